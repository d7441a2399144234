"""Scorecards such as the PPI: points of a few answers, and how likely a household with so many is poor.

The poverty rate of a group is the mean of its households' likelihoods. It is never read from the
mean score: likelihoods do not fall in a straight line. Method: Kshirsagar et al. (2017); IPA's PPI
user guide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Scorecard:
    """Points by question and answer, and likelihoods (0 to 1) by total score."""

    points: Mapping[str, Mapping[str, int]]
    likelihoods: Mapping[int, Fraction]


def measure_score(card: Scorecard, answers: Mapping[str, str]) -> int | None:
    """Add up the points of a household's answers; None where one is missing or not on the card."""
    points = [card.points[question].get(answers.get(question, "")) for question in card.points]
    return None if None in points else sum(one for one in points if one is not None)


def measure_likelihood(card: Scorecard, score: int) -> Fraction:
    """Return how likely a household with a score is poor; a score that the card lacks is a KeyError."""
    return card.likelihoods[score]


def measure_poverty_rate(card: Scorecard, households: Iterable[tuple[int, Fraction]]) -> Fraction | None:
    """Return the weighted mean of the likelihoods of households given as (score, weight); None without weight."""
    weighed = [(measure_likelihood(card, score), weight) for score, weight in households]
    total = sum((weight for _, weight in weighed), Fraction(0))
    return sum((likelihood * weight for likelihood, weight in weighed), Fraction(0)) / total if total else None
