"""A scorecard's poverty rate is the mean of likelihoods, on the card for Indonesia of 2020."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.scorecard import Scorecard, measure_likelihood, measure_poverty_rate, measure_score

LINE = "npl100"
WEIGHTS = st.fractions(min_value=Fraction(1, 9), max_value=9)


@pytest.fixture(scope="module")
def card(shared: Path) -> Scorecard:
    points: dict[str, dict[str, int]] = {}
    with (shared / "data/ppi/ppi_idn_2020_scorecard.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            points.setdefault(row["question"], {})[row["option"]] = int(row[LINE])
    with (shared / "data/ppi/ppi_idn_2020_lookup.csv").open(encoding="utf-8", newline="") as stream:
        likelihoods = {int(row["score"]): Fraction(row[LINE]) for row in csv.DictReader(stream)}
    return Scorecard(points, likelihoods)


def test_likelihoods_are_those_of_the_published_table(card: Scorecard) -> None:
    assert measure_likelihood(card, 0) == Fraction("0.89150607")
    assert measure_likelihood(card, 18) == Fraction("0.67633831")


def test_more_points_mean_less_poverty(card: Scorecard) -> None:
    likelihoods = [measure_likelihood(card, score) for score in range(101)]
    assert likelihoods == sorted(likelihoods, reverse=True)


def test_a_score_is_the_sum_of_the_points_of_all_answers(card: Scorecard) -> None:
    answers = {question: min(options, key=lambda one: options[one]) for question, options in card.points.items()}
    assert measure_score(card, answers) == sum(min(options.values()) for options in card.points.values())
    assert measure_score(card, dict(list(answers.items())[1:])) is None


def test_likelihoods_are_averaged_and_never_scores(card: Scorecard) -> None:
    """Half at 0 and half at 60 points is not a group at 30 points."""
    rate = measure_poverty_rate(card, [(0, Fraction(1)), (60, Fraction(1))])
    assert rate == (card.likelihoods[0] + card.likelihoods[60]) / 2
    assert rate != card.likelihoods[30]


@given(st.lists(st.tuples(st.integers(0, 3), WEIGHTS), min_size=1))
def test_a_rate_lies_between_its_likelihoods_in_any_order(households: list[tuple[int, Fraction]]) -> None:
    card = Scorecard({}, {score: Fraction(9 - 3 * score, 10) for score in range(4)})
    rate = measure_poverty_rate(card, households)
    found = [card.likelihoods[score] for score, _ in households]
    assert rate is not None
    assert min(found) <= rate <= max(found)
    assert rate == measure_poverty_rate(card, households[::-1])


def test_nobody_has_no_rate() -> None:
    assert measure_poverty_rate(Scorecard({}, {}), []) is None
