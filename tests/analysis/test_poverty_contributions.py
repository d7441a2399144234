"""Contributions of deprivations to M0, from what villages publish."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.observed import Observed, by_village
from generator.analysis.poverty_contributions import measure_contributions
from generator.pipeline import Checked

CODE = "99.01.01.2002"


def _row(indicator: str, value: str, lower: str = "", upper: str = "") -> Observed:
    return Observed(indicator, "2026-10", "", value, "measured" if value else "suppressed", "s", "600", lower, upper, "", "")


def _rows(checked: Checked, values: list[str], index: str) -> list[Observed]:
    ids = [one.published_as or "" for one in checked.project.programme.poverty_measure.indicators]
    whole = [_row("kemiskinan-multidimensi", "60.0"), _row("indeks-kemiskinan-multidimensi", index)]
    return [*whole, *(_row(id_, value) for id_, value in zip(ids, values, strict=True))]


@given(st.lists(st.integers(0, 600), min_size=8, max_size=8).filter(any))
def test_all_contributions_add_up_to_one_in_spite_of_rounding(checked: Checked, tenths: list[int]) -> None:
    values = [f"{one / 10:.1f}" for one in tenths]
    found = measure_contributions(checked.project.programme, _rows(checked, values, "0.2"))
    assert found is not None
    assert sum((one.share or Fraction(0) for one in found.rows), Fraction(0)) == 1
    assert found.of_all


def test_a_hidden_deprivation_may_be_the_largest_where_m0_leaves_room(checked: Checked) -> None:
    """30 % of the sanitation weight is 0.025; M0 of 0.03 leaves less than that, M0 of 0.2 leaves more."""
    values = ["", "", "", "", "", "30.0", "", ""]
    programme = checked.project.programme
    near, far = (measure_contributions(programme, _rows(checked, values, index)) for index in ("0.03", "0.2"))
    assert near is not None
    assert far is not None
    assert near.of_all
    assert not far.of_all
    assert near.largest[0].deprivation.id == "sanitasi"
    assert near.largest[0].share == Fraction(5, 6)


def test_the_order_is_certain_only_where_intervals_do_not_meet(checked: Checked) -> None:
    rows = _rows(checked, ["30.0", *["5.0"] * 7], "0.1")
    wide = [replace(one, lower="4.0", upper="35.0") for one in rows]
    narrow = [replace(one, lower=f"{float(one.value) - 0.5}", upper=f"{float(one.value) + 0.5}") for one in rows]
    found = [measure_contributions(checked.project.programme, one) for one in (wide, narrow)]
    assert [one is not None and one.certain for one in found] == [False, True]


def test_nothing_is_told_without_m0(checked: Checked) -> None:
    observed = by_village(checked.project.observations).of(CODE)
    assert measure_contributions(checked.project.programme, observed) is not None
    without = [one for one in observed if one.indicator != "indeks-kemiskinan-multidimensi"]
    assert measure_contributions(checked.project.programme, without) is None
