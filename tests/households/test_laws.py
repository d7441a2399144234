"""Laws of the Alkire-Foster method, on households drawn at random and counted by the engine."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.analysis.poverty import PovertyFigures, measure_poverty
from generator.analysis.poverty_decomposition import decompose_by_dimension, decompose_by_group
from generator.households.question import Question
from generator.households.source import open_households
from generator.households.sums import aggregate_households
from generator.households.validation import validate_households
from generator.pipeline.households import AggregateRequest, run_aggregate
from generator.reading.measure_file import read_measure_file
from generator.reading.schema import read_schemas
from tests.households.conftest import ROOT, Figures, figures_of, write_csv, write_measure

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SHARES = ("1/2", "1/3", "1/6")
MEASURE: dict[str, Any] = {
    "counted_unit": "person", "size": "n", "sampling_weight": "w", "poverty_cutoff": "1/2",
    "bands": {"vulnerable": "1/3", "severe": "5/6"}, "missing": "drop",
    "dimensions": [
        {"id": "x", "weight": "5/6", "indicators": [
            {"id": "a", "weight": "1/2", "deprived": {"column": "a", "equals": 1}},
            {"id": "b", "weight": "1/3", "deprived": {"column": "b", "below": 6}},
        ]},
        {"id": "y", "weight": "1/6", "indicators": [{"id": "c", "weight": "1/6", "deprived": {"column": "c", "in": ["q", "r"]}}]},
    ],
}  # fmt: skip
Household = dict[str, Any]


def households() -> st.SearchStrategy[list[Household]]:
    one = st.fixed_dictionaries({
        "g": st.sampled_from("XYZ"),
        "a": st.sampled_from([0, 1, None]),
        "b": st.one_of(st.none(), st.integers(0, 12)),
        "c": st.sampled_from(["p", "q", "r", None]),
        "n": st.integers(1, 9),
        "w": st.decimals(0, 1000, places=9).map("{:f}".format),
    })
    return st.lists(one, min_size=1, max_size=30)


def counted(rows: Sequence[Mapping[str, Any]], measure: Mapping[str, Any] = MEASURE, by: Sequence[str] = ()) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        request = AggregateRequest(
            households=str(write_csv(Path(folder) / "h.csv", rows)),
            measure=str(write_measure(Path(folder) / "m.yml", measure)), by=tuple(by), form="json", raw=True,
        )  # fmt: skip
        result = run_aggregate(ROOT, request)
    assert not result.problems, result.problems
    return figures_of("".join(result.pieces), by)


def exact(figures: Figures, *key: str) -> Fraction | None:
    text = figures[key if len(key) > 1 else (*key, "")]["exact"]
    return None if text is None else Fraction(text)


def by_hand(rows: Sequence[Household]) -> Iterator[tuple[Fraction, int, tuple[bool, bool, bool]]]:
    """Yield weight, persons and deprivations of every complete household, in plain Python."""
    for row in rows:
        if None not in (row["a"], row["b"], row["c"]):
            yield Fraction(row["w"]) * row["n"], row["n"], (row["a"] == 1, row["b"] < 6, row["c"] in "qr")


@FEW
@given(households())
def test_the_engine_counts_what_plain_fractions_count(rows: list[Household]) -> None:
    figures, weights = counted(rows), [Fraction(one) for one in SHARES]
    complete = [(w, sum((x for x, d in zip(weights, deprived, strict=True) if d), Fraction())) for w, _, deprived in by_hand(rows)]
    total = sum((w for w, _ in complete), Fraction())
    poor = sum((w for w, score in complete if score >= Fraction(1, 2)), Fraction())
    score = sum((w * s for w, s in complete if s >= Fraction(1, 2)), Fraction())
    assert exact(figures, "headcount_ratio") == (poor / total if total else None)
    assert exact(figures, "intensity") == (score / poor if poor else None)
    assert exact(figures, "adjusted_headcount_ratio") == (score / total if total else None)
    vulnerable = sum((w for w, s in complete if Fraction(1, 3) <= s < Fraction(1, 2)), Fraction())
    assert exact(figures, "vulnerable") == (vulnerable / total if total else None)
    assert figures["households_dropped", ""]["value"] == len(rows) - len(complete)


@FEW
@given(households())
def test_m0_is_h_times_a_and_contributions_add_up_to_one(rows: list[Household]) -> None:
    figures = counted(rows)
    h, a, m0 = (exact(figures, name) for name in ("headcount_ratio", "intensity", "adjusted_headcount_ratio"))
    if not h or a is None or m0 is None:
        assert all(exact(figures, "contribution", name) is None for name in "abc")
        return
    assert m0 == h * a
    shares = [exact(figures, "contribution", name) or Fraction() for name in "abc"]
    assert sum(shares) == 1
    censored = [exact(figures, "censored_headcount", name) or Fraction() for name in "abc"]
    assert [w * c / m0 for w, c in zip(map(Fraction, SHARES), censored, strict=True)] == shares


@FEW
@given(households())
def test_groups_add_up_to_the_whole_by_their_weights(rows: list[Household]) -> None:
    whole, groups = counted(rows), counted(rows, by=["g"])
    weight: dict[str, Fraction] = {}
    for row in rows:
        for w, *_ in by_hand([row]):
            weight[row["g"]] = weight.get(row["g"], Fraction()) + w
    total = sum(weight.values(), Fraction())
    for measure in ("headcount_ratio", "adjusted_headcount_ratio"):
        parts = [(exact(groups, g, measure, "") or Fraction()) * w for g, w in weight.items()]
        assert exact(whole, measure) == (sum(parts, Fraction()) / total if total else None)


def measured(rows: Sequence[Household], by: Sequence[str] = ()) -> PovertyFigures:
    """Return the figures themselves, without the table they are written to."""
    with tempfile.TemporaryDirectory() as folder:
        file = write_csv(Path(folder) / "h.csv", rows)
        path = write_measure(Path(folder) / "m.yml", MEASURE)
        measure, problems = read_measure_file(ROOT, str(path), read_schemas(ROOT), {})
        assert measure is not None, problems
        question = Question(measure, tuple(by))
        with open_households(str(file), None) as opened:
            extent, problems = validate_households(question, opened)
            assert not problems
            return measure_poverty(measure, aggregate_households(question, opened.table, extent))


@FEW
@given(households())
def test_dimensions_and_groups_share_all_of_m0(rows: list[Household]) -> None:
    whole, groups = measured(rows), measured(rows, ["g"])
    dimensions = decompose_by_dimension(whole, 0)
    shares = decompose_by_group(groups)
    m0 = whole.of("adjusted_headcount_ratio").exact(0)
    if not m0:
        assert set(dimensions.values()) == {None}
        assert {one.contribution for one in shares} == {None}
        return
    assert sum(one or Fraction() for one in dimensions.values()) == 1
    assert sum(one.contribution or Fraction() for one in shares) == sum(one.population_share for one in shares) == 1
    for one in shares:
        assert one.contribution == one.population_share * (one.adjusted_headcount_ratio or 0) / m0


@FEW
@given(households(), st.integers(2, 4))
def test_replication_changes_nothing(rows: list[Household], times: int) -> None:
    once, again = counted(rows), counted(rows * times)
    for key in once:
        if key[0] != "households_dropped":
            assert once[key]["exact"] == again[key]["exact"]


@FEW
@given(households(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_of_indicators_never_matters(rows: list[Household], chance: random.Random) -> None:
    mixed = chance.sample(rows, len(rows))
    measure = json.loads(json.dumps(MEASURE))
    measure["dimensions"] = chance.sample(measure["dimensions"], 2)
    for dimension in measure["dimensions"]:
        chance.shuffle(dimension["indicators"])
    assert counted(rows) == counted(mixed, measure)


@FEW
@given(households(), st.data())
def test_who_becomes_deprived_never_lowers_m0(rows: list[Household], data: st.DataObject) -> None:
    complete = [row for row in rows if None not in (row["a"], row["b"], row["c"])]
    if not complete:
        return
    before = exact(counted(complete), "adjusted_headcount_ratio")
    hit = data.draw(st.integers(0, len(complete) - 1))
    worse = [{**row, "a": 1} if position == hit else row for position, row in enumerate(complete)]
    after = exact(counted(worse), "adjusted_headcount_ratio")
    assert before is None or (after is not None and after >= before)


@FEW
@given(households())
def test_households_and_persons_are_counted_apart(rows: list[Household]) -> None:
    persons = counted([{**row, "n": 1} for row in rows])
    alone = counted(rows, {**MEASURE, "counted_unit": "household"})
    assert exact(persons, "headcount_ratio") == exact(alone, "headcount_ratio")
    assert alone["headcount_ratio", ""]["counted_unit"] == "household"
