"""Weighted ratios of a stratified sample and their standard error, in integers until the last step.

The error is the linearised one of a ratio, with hamlets as strata and households as clusters of their
members; without a correction for the finite village, which makes it a little too wide rather than too
narrow. The interval is the value plus and minus 1.96 errors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from tests.synthetic.households import Household, Interviewed
from tests.synthetic.members import Member
from tests.synthetic.questions import Counted, Question

Group = Callable[[Household, Member | None], bool]
EXACT = Context(prec=40)


@dataclass(frozen=True)
class Estimate:
    """A ratio, its error (None for a full count), and what disclosure rules ask for.

    `units` are the counted persons or households, `households` those behind the value, `true` and
    `untrue` the households with at least one unit for which it is, or is not, true, `contributions`
    what each household adds to the sum above the line.
    """

    value: Fraction
    error: Decimal | None
    units: int
    households: int
    true: int
    untrue: int
    contributions: tuple[int, ...]


def everybody(_household: Household, _member: Member | None) -> bool:
    """Count the whole village."""
    return True


@dataclass(frozen=True)
class Answer:
    """What one household answered to one question; `weight` is 1 in a count of the whole village."""

    household: Household
    weight: int
    counted: tuple[Counted, ...]


def answers(sample: Iterable[Interviewed], question: Question) -> tuple[Answer, ...]:
    """Ask a question in all interviews."""
    return tuple(Answer(one.household, one.weight, tuple(question(one.household))) for one in sample)


def estimate(asked: Sequence[Answer], group: Group = everybody) -> Estimate | None:
    """Estimate a ratio for a group from interviews; None where nobody of the group is counted."""
    found = _ratio(asked, group)
    if found is None:
        return None
    value, rows = found
    whole, true = sum(one.weight * one.whole for one in rows), sum(one.weight * one.true for one in rows)
    strata: dict[int, list[int]] = {}
    for one in rows:
        strata.setdefault(one.hamlet, []).append(one.weight * (one.true * whole - true * one.whole))
    variance = Fraction()
    for residuals in strata.values():
        number, total = len(residuals), sum(residuals)
        squares = sum(one * one for one in residuals)
        variance += Fraction(number * squares - total * total, number - 1)
    error = EXACT.divide(EXACT.sqrt(_decimal(variance)), Decimal(whole * whole))
    return replace(value, error=error)


def count(asked: Sequence[Answer], group: Group = everybody) -> Estimate | None:
    """Count a ratio for a group in the whole village; there is no error."""
    found = _ratio(asked, group)
    return None if found is None else found[0]


@dataclass(frozen=True)
class _Total:
    """What a household adds to a ratio; `units` of it are counted."""

    hamlet: int
    weight: int
    true: int
    whole: int
    units: int


def _ratio(asked: Sequence[Answer], group: Group) -> tuple[Estimate, list[_Total]] | None:
    rows = [_total(one, group) for one in asked]
    whole, true = sum(one.weight * one.whole for one in rows), sum(one.weight * one.true for one in rows)
    if not whole:
        return None
    inside = [one for one in rows if one.units]
    found = Estimate(
        Fraction(true, whole), None, sum(one.units for one in inside), len(inside),
        sum(one.true > 0 for one in inside), sum(one.true < one.whole for one in inside),
        tuple(one.weight * one.true for one in inside),
    )  # fmt: skip
    return found, rows


def _total(asked: Answer, group: Group) -> _Total:
    household = asked.household
    true = whole = units = 0
    for one in asked.counted:
        if group(household, one.member):
            true, whole = true + one.true, whole + one.whole
            units += 1 if one.member is not None or one.whole == 1 else len(household.members)
    return _Total(household.hamlet, asked.weight, true, whole, units)


def written(value: Fraction | Decimal, decimals: int) -> str:
    """Write a number half up with fixed decimals."""
    exact = _decimal(value) if isinstance(value, Fraction) else value
    return str(exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))


def _decimal(value: Fraction) -> Decimal:
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
