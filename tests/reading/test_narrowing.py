"""When a condition holds in fewer villages than another."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.condition import judge
from generator.analysis.observed import Observed
from generator.model.condition import Condition
from generator.problems import Location
from generator.reading.adaptation.tightening import is_tighter

HERE = Location("x.yml")
A, B = "sanitasi-layak", "air-minum-layak"
GRID = [None, *range(-1, 6), Decimal("1.5"), Decimal("2.5")]
"""Values that tell apart all comparisons with the operands below; None: no observation."""

OPERANDS = st.integers(0, 4) | st.just(Decimal("1.5"))
COMPARISONS = st.builds(
    lambda indicator, operator, operand: {"indicator": indicator, operator: operand},
    st.sampled_from([A, B]),
    st.sampled_from(["below", "at_most", "above", "at_least", "equals", "not_equals"]),
    OPERANDS,
) | st.builds(
    lambda indicator, operator, operands: {"indicator": indicator, operator: operands},
    st.sampled_from([A, B]), st.sampled_from(["in", "not_in"]), st.lists(OPERANDS, min_size=1, max_size=3),
)  # fmt: skip
CONDITIONS = st.recursive(
    COMPARISONS,
    lambda inner: st.builds(
        lambda key, parts: {key: parts}, st.sampled_from(["all", "any"]), st.lists(inner, min_size=1, max_size=3)
    )
    | inner.map(lambda one: {"not": one}),
    max_leaves=5,
)


def _condition(data: Any) -> Condition:
    """Build the condition that a file would give."""
    named = {"in": "in_", "not": "not_"}
    values: dict[str, Any] = {
        key: tuple(_condition(one) for one in value) if key in ("all", "any")
        else _condition(value) if key == "not"
        else tuple(value) if isinstance(value, list)
        else value
        for key, value in data.items()
    }  # fmt: skip
    return Condition(**{named.get(key, key): value for key, value in values.items()}, source=HERE)


def _village(first: Any, second: Any) -> dict[str, Observed]:
    values = {A: first, B: second}
    rest = dict.fromkeys(("period", "disaggregation", "source", "base", "lower", "upper", "missing_reason", "note"), "")
    return {
        name: Observed(indicator=name, value=str(value), status="measured", **rest)
        for name, value in values.items()
        if value is not None
    }


def _holding(data: Any) -> set[tuple[Any, Any]]:
    condition = _condition(data)
    return {(one, two) for one in GRID for two in GRID if judge(condition, _village(one, two)).holds is True}


@given(CONDITIONS, CONDITIONS)
@settings(max_examples=600, deadline=None)
def test_a_narrower_condition_holds_in_no_village_that_the_other_leaves_out(before: Any, after: Any) -> None:
    if is_tighter("narrower", before, after):
        assert _holding(after) <= _holding(before)
        assert not is_tighter("narrower", after, before)


@given(st.lists(CONDITIONS, min_size=1, max_size=3), CONDITIONS)
@settings(max_examples=200, deadline=None)
def test_adding_to_all_and_taking_from_any_never_widens(conditions: list[Any], more: Any) -> None:
    longer = [*conditions, more]
    assert not is_tighter("narrower_all", longer, conditions)
    assert not is_tighter("narrower_any", conditions, longer)


SANITATION = {"indicator": A, "below": 60}
WATER = {"indicator": B, "below": 80}


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("narrower", {"indicator": "idm", "at_most": Decimal("0.8155")}, {"indicator": "idm", "at_most": Decimal("0.7")}),
        ("narrower", SANITATION, {"indicator": A, "below": 50}),
        ("narrower", {"indicator": A, "at_most": 60}, SANITATION),
        ("narrower", {"indicator": A, "at_least": 60}, {"indicator": A, "above": 60}),
        ("narrower", {"indicator": A, "above": 60}, {"indicator": A, "above": 70}),
        ("narrower", {"indicator": A, "in": ["belum", "pratama"]}, {"indicator": A, "equals": "belum"}),
        ("narrower", {"indicator": A, "not_equals": "utama"}, {"indicator": A, "not_in": ["utama", "madya"]}),
        ("narrower", {"not": {"indicator": A, "below": 50}}, {"not": SANITATION}),
        ("narrower", SANITATION, {"all": [WATER, SANITATION]}),
        ("narrower_all", [SANITATION], [WATER, SANITATION]),
        ("narrower_all", [WATER, SANITATION], [WATER, {"indicator": A, "below": 40}]),
        ("narrower_any", [WATER, SANITATION], [SANITATION]),
        ("narrower_any", [WATER, SANITATION], [WATER, {"indicator": A, "below": 40}]),
    ],
)
def test_a_condition_that_holds_in_fewer_villages_is_tighter(rule: str, before: Any, after: Any) -> None:
    assert is_tighter(rule, before, after)
    assert not is_tighter(rule, after, before)


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("narrower", SANITATION, {"indicator": B, "below": 50}),  # about something else
        ("narrower", SANITATION, {"indicator": A, "above": 10}),  # neither contains the other
        ("narrower", SANITATION, {"indicator": A, "below": Decimal("60.0")}),
        ("narrower", SANITATION, {"any": [SANITATION]}),
        ("narrower", SANITATION, {"indicator": A}),
        ("narrower", SANITATION, {"indicator": A, "below": 50, "above": 10}),
        ("narrower_all", [SANITATION, WATER], [WATER, SANITATION]),
        ("narrower_all", [SANITATION], [WATER]),
        ("narrower_all", [SANITATION], []),
        ("narrower_any", [SANITATION], []),
        ("narrower_any", [SANITATION], SANITATION),
    ],
)
def test_a_condition_that_may_hold_elsewhere_is_not_tighter(rule: str, before: Any, after: Any) -> None:
    assert not is_tighter(rule, before, after)


def test_conditions_too_large_to_compare_are_not_tighter() -> None:
    deep: Any = {"indicator": A, "below": 1}
    for _ in range(15):
        deep = {"all": [{"any": [deep, WATER]}, SANITATION]}
    assert not is_tighter("narrower", {"any": [deep] * 9}, {"all": [deep] * 9})
