"""When a region's change of a value is tighter than what the base says."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.adaptation.tightening import RULES, is_tighter

SENSITIVITY = ("general", "specific", "money")
DIRECTIONS = ("increase", "decrease", None)

WORDS = st.sampled_from(["general", "specific", "money", "P1M", "P30D", "1/6", "0.5", "", "sanitasi-layak", "id", "all"])
NUMBERS = st.integers(-200, 200) | st.decimals(-200, 200, places=2) | st.decimals() | st.integers()
KEYS = st.sampled_from(["id", "en", "all", "any", "not", "in", "not_in", "below", "at_least", "indicator", "column"])
PLAIN = st.recursive(
    st.none() | st.booleans() | NUMBERS | WORDS | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
"""Whatever YAML may hold, leaning to what the rules look for."""

DURATIONS = st.builds(
    lambda years, months, weeks, days: f"P{years}Y{months}M{weeks}W{days}D",
    *(st.integers(0, most) for most in (3, 14, 6, 70)),
)
TEXTS = st.dictionaries(st.sampled_from(["id", "en"]), st.sampled_from(["a", "a b", "a b c", "ab", "b"]), max_size=2)
SHARES = st.sampled_from(["1/6", "0.5", "1/2", "3/4", "1"]) | st.fractions(0, 1, max_denominator=9).map(str)
VALUES = {
    "larger": NUMBERS | SHARES,
    "direction": NUMBERS,
    "ambitious": NUMBERS | st.none(),
    "later": st.sampled_from(SENSITIVITY),
    "true": st.sampled_from([True, False, None]),
    "shorter": DURATIONS,
    "more": st.lists(st.sampled_from(["a", "b", 1, True, "1"]), max_size=4),
    "fewer": st.lists(st.sampled_from(["a", "b", 1, True, "1"]), max_size=4),
    "added": TEXTS,
}
"""Values of the kind that each rule is for; the conditions have tests of their own."""

ORDERED = [(rule, direction) for rule in sorted(VALUES) for direction in ("increase", "decrease")]


def _tighter(rule: str, before: Any, after: Any, direction: str | None) -> bool:
    return is_tighter(rule, before, after, allowed=SENSITIVITY, direction=direction)


@given(PLAIN, PLAIN, st.sampled_from([*sorted(RULES), "", "no rule"]), st.sampled_from(DIRECTIONS))
@settings(max_examples=600, deadline=None)
def test_no_data_is_too_strange_and_no_change_is_tighter_in_both_ways(
    before: Any, after: Any, rule: str, direction: str | None
) -> None:
    forth, back = _tighter(rule, before, after, direction), _tighter(rule, after, before, direction)
    assert isinstance(forth, bool)
    assert not (forth and back)


@given(PLAIN, st.sampled_from(sorted(RULES)), st.sampled_from(DIRECTIONS))
@settings(max_examples=300, deadline=None)
def test_what_is_equal_is_never_tighter(value: Any, rule: str, direction: str | None) -> None:
    assert not _tighter(rule, value, copy.deepcopy(value), direction)


@pytest.mark.parametrize(("rule", "direction"), ORDERED)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_tighter_than_tighter_is_tighter(rule: str, direction: str, data: st.DataObject) -> None:
    first, second, third = (data.draw(VALUES[rule]) for _ in range(3))
    if _tighter(rule, first, second, direction) and _tighter(rule, second, third, direction):
        assert _tighter(rule, first, third, direction)


@given(st.lists(DURATIONS, min_size=3, max_size=3))
@settings(max_examples=300, deadline=None)
def test_lengths_of_time_that_can_be_compared_are_in_an_order(lengths: Sequence[str]) -> None:
    first, second, third = lengths
    if is_tighter("shorter", first, second) and is_tighter("shorter", second, third):
        assert is_tighter("shorter", first, third)


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("larger", 5, 10),
        ("larger", "1/2", "0.6"),
        ("larger", "1/3", Decimal("0.3334")),
        ("later", "general", "money"),
        ("true", False, True),
        ("true", None, True),
        ("shorter", "P1M", "P27D"),
        ("shorter", "P1Y", "P11M"),
        ("shorter", "P1Y", "P52W"),
        ("shorter", "P3M", "P88D"),
        ("shorter", "P1M3D", "P1M2D"),
        ("more", ["a"], ["b", "a"]),
        ("fewer", [{"id": "Pangan", "en": "Food"}, {"id": "Obat"}], [{"en": "Food", "id": "Pangan"}]),
        ("added", {"id": "Satu", "en": "One"}, {"id": "Satu\n\nDua", "en": "One"}),
        ("added", "Satu", "Satu dua"),
        ("ambitious", None, 80),
    ],
)  # fmt: skip
def test_what_binds_more_is_tighter(rule: str, before: Any, after: Any) -> None:
    assert is_tighter(rule, before, after, allowed=SENSITIVITY)
    assert not is_tighter(rule, after, before, allowed=SENSITIVITY)


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("larger", "1/2", Decimal("0.50")),  # the same, written differently
        ("larger", False, True),
        ("larger", 5, "banyak"),
        ("larger", None, 10),
        ("larger", 1, Decimal("NaN")),
        ("later", "general", "secret"),
        ("true", "false", True),
        ("true", 0, True),
        ("shorter", "P1M", "P30D"),  # February is shorter
        ("shorter", "P1M", "30 hari"),
        ("shorter", "P2Y", "P24M"),
        ("more", ["a", "b"], ["a", "c", "d"]),
        ("more", [1], [True, 2]),
        ("fewer", ["a", "b"], ["c"]),
        ("added", {"id": "24 bulan"}, {"id": "24 bulanan"}),  # another word, not a longer text
        ("added", {"id": "Satu"}, {"id": "Satu", "en": "One"}),  # a translation binds nobody more
        ("added", {"id": "Satu", "en": "One"}, {"id": "Satu dua"}),
        ("added", "Satu", "Satu  "),
        ("ambitious", None, None),
        ("inside", {"a": 1}, {"a": 2}),
        ("no rule", 1, 2),
    ],
)  # fmt: skip
def test_what_no_rule_can_vouch_for_is_not_tighter(rule: str, before: Any, after: Any) -> None:
    assert not is_tighter(rule, before, after, allowed=SENSITIVITY, direction="increase")


@pytest.mark.parametrize("rule", ["direction", "ambitious"])
def test_the_direction_of_the_indicator_says_which_way_is_tighter(rule: str) -> None:
    assert is_tighter(rule, 80, 90, direction="increase")
    assert not is_tighter(rule, 80, 90, direction="decrease")
    assert is_tighter(rule, 80, Decimal("79.5"), direction="decrease")
    assert not is_tighter(rule, 80, 90)
