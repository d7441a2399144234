"""Conditions are judged in three values, and what decides them is named."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.condition import judge
from generator.analysis.observed import Observed
from generator.model.condition import Condition
from generator.problems import Location
from tests.analysis.observations import observation

HERE = Location("framework/interventions/contoh.yml")
NAMES = ("a", "b", "c", "d")


def _below(name: str, limit: int) -> Condition:
    return Condition(indicator=name, below=Decimal(limit), source=HERE)


LEAVES = st.builds(_below, st.sampled_from(NAMES), st.integers(0, 4)) | st.builds(
    lambda name, limit: Condition(indicator=name, at_least=Decimal(limit), source=HERE),
    st.sampled_from(NAMES), st.integers(0, 4),
)  # fmt: skip


def _joined(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return (
        several.map(lambda parts: Condition(all=parts, source=HERE))
        | several.map(lambda parts: Condition(any=parts, source=HERE))
        | inner.map(lambda part: Condition(not_=part, source=HERE))
    )


CONDITIONS = st.recursive(LEAVES, _joined, max_leaves=8)
KNOWN = st.fixed_dictionaries({name: st.integers(0, 4) for name in NAMES})


def _observed(values: Mapping[str, int]) -> dict[str, Observed]:
    return {name: observation(name, str(value)) for name, value in values.items()}


def _two_valued(condition: Condition, values: Mapping[str, int]) -> bool:
    if condition.all is not None:
        return all(_two_valued(part, values) for part in condition.all)
    if condition.any is not None:
        return any(_two_valued(part, values) for part in condition.any)
    if condition.not_ is not None:
        return not _two_valued(condition.not_, values)
    value = values[condition.indicator or ""]
    return value < condition.below if condition.below is not None else value >= (condition.at_least or 0)


@given(CONDITIONS, KNOWN)
def test_where_everything_is_known_it_is_ordinary_logic(condition: Condition, values: dict[str, int]) -> None:
    assert judge(condition, _observed(values)).holds is _two_valued(condition, values)


@given(CONDITIONS, KNOWN, st.sets(st.sampled_from(NAMES)))
def test_a_verdict_is_never_changed_by_what_becomes_known(
    condition: Condition, values: dict[str, int], unknown: set[str]
) -> None:
    less = judge(condition, {name: one for name, one in _observed(values).items() if name not in unknown}).holds
    assert less is None or less is judge(condition, _observed(values)).holds


@given(CONDITIONS, KNOWN, st.sets(st.sampled_from(NAMES)))
def test_what_decides_is_enough_to_decide_the_same(
    condition: Condition, values: dict[str, int], unknown: set[str]
) -> None:
    latest = {name: one for name, one in _observed(values).items() if name not in unknown}
    verdict = judge(condition, latest)
    named = {one.comparison.indicator for one in verdict.deciding}
    assert set(verdict.deciding) <= set(verdict.evidence)
    assert verdict.deciding
    if verdict.holds is None:
        assert named & unknown
        assert all(one.holds is None for one in verdict.deciding)
    else:
        assert judge(condition, {name: one for name, one in latest.items() if name in named}).holds is verdict.holds


@pytest.mark.parametrize("status", ["suppressed", "missing"])
def test_a_hidden_value_decides_nothing_even_where_a_number_stands(status: str) -> None:
    verdict = judge(_below("a", 3), {"a": observation("a", "1", status=status)})
    assert verdict.holds is None
    assert verdict.deciding[0].observed is not None


def test_limits_are_exact() -> None:
    latest = {"a": observation("a", "10.0")}
    limit = Decimal("10.0")
    asked = {
        "below": Condition(indicator="a", below=limit, source=HERE), "at_most": Condition(indicator="a", at_most=limit, source=HERE),
        "above": Condition(indicator="a", above=limit, source=HERE), "at_least": Condition(indicator="a", at_least=limit, source=HERE),
    }  # fmt: skip
    assert {name: judge(one, latest).holds for name, one in asked.items()} == {
        "below": False, "at_most": True, "above": False, "at_least": True,
    }  # fmt: skip


def test_categories_are_compared_by_their_id() -> None:
    latest = {"a": observation("a", "berdiri", status="reported")}
    assert judge(Condition(indicator="a", in_=("belum-ada", "berdiri"), source=HERE), latest).holds is True
    assert judge(Condition(indicator="a", not_in=("berdiri",), source=HERE), latest).holds is False
    assert judge(Condition(indicator="a", equals="sehat", source=HERE), latest).holds is False
    assert judge(Condition(indicator="a", not_equals="sehat", source=HERE), latest).holds is True
    assert judge(_below("a", 3), latest).holds is None
