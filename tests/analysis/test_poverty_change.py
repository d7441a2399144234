"""A change of M0 is split into fewer poor and poor who lack less."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.observed import by_village
from generator.analysis.poverty_change import Poverty, PovertyChange, measure_poverty_change
from generator.pipeline import Checked

SHARES = st.fractions(min_value=0, max_value=1)


@given(SHARES, SHARES, SHARES, SHARES)
def test_the_parts_add_up_and_turn_around_with_time(h0: Fraction, a0: Fraction, h1: Fraction, a1: Fraction) -> None:
    change = PovertyChange(Poverty("2026-02", h0, a0), Poverty("2026-10", h1, a1))
    back = PovertyChange(change.after, change.before)
    assert change.incidence + change.intensity == change.total == -back.total
    assert (change.incidence, change.intensity) == (-back.incidence, -back.intensity)


def test_the_two_matrices_of_the_book_differ_only_in_their_mix() -> None:
    """X has H 1/2 and A 3/4, X' has H 3/4 and A 1/2: the same M0, one part undoes the other."""
    change = PovertyChange(Poverty("1", Fraction(1, 2), Fraction(3, 4)), Poverty("2", Fraction(3, 4), Fraction(1, 2)))
    assert change.total == 0
    assert change.incidence == -change.intensity == Fraction(5, 32)


def test_an_invented_village_with_three_rounds_is_compared_from_first_to_last(checked: Checked) -> None:
    project = checked.project
    observed = by_village(project.observations).of("99.01.02.2004")
    change = measure_poverty_change(project.programme, observed)
    assert change is not None
    assert (change.before.period, change.after.period) == ("2026-02", "2026-10")
    published = {
        one.period: one.number for one in observed
        if one.indicator == "indeks-kemiskinan-multidimensi" and not one.disaggregation
    }  # fmt: skip
    for poverty in (change.before, change.after):
        exact = published[poverty.period]
        assert exact is not None
        assert abs(poverty.adjusted_headcount_ratio - Fraction(exact)) < Fraction(1, 1000)


def test_a_place_without_two_rounds_has_no_change(checked: Checked) -> None:
    project = checked.project
    observed = by_village(project.observations).of("18.02.01.2006")
    assert observed
    assert measure_poverty_change(project.programme, observed) is None
