"""Primary rules: which cell of a table may not be published, by what it rests on.

Counts are unweighted households (a weighted share still rests on the households that were asked).
Every function takes whole numbers or arrays of them (`Counts`) and compares exactly.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, overload

import numpy as np
from numpy.typing import NDArray

Sensitivity = Literal["general", "specific", "money"]
Rule = Literal["small-count", "all-or-none", "small-base", "dominance", "p-percent"]
Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]

SUB_VILLAGE = ("dusun", "lingkungan", "rt", "rw")
"""Columns and disaggregations that divide a village into places where everybody knows everybody."""


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The numbers of the primary rules.

    `specific`, `money` and `general` are the fewest households behind the "yes" and behind the "no"
    of a value: ten is the practice of the ONS Longitudinal Study and of the UK LLC guidebook, whose
    low counts include percentages; five is for what is no specific personal data under Law 27/2022.
    An indicator sheet may ask for more, and for `general` data for less, never for less than `floor`.
    `breakdown_base` and `hamlet_base` are the fewest households of a category and of a part of a
    village. The money rules are those of the tau-ARGUS manual: the `leading` largest contributors may
    not hold more than `leading_share` of a total (it calls 3 and 75 % popular), and what is left
    without the two largest may not be less than `remainder` of the largest (10 % is typical).
    """

    general: int = 5
    specific: int = 10
    money: int = 10
    floor: int = 3
    breakdown_base: int = 30
    hamlet_base: int = 50
    leading: int = 3
    leading_share: Fraction = Fraction(75, 100)
    remainder: Fraction = Fraction(10, 100)

    def usual(self, sensitivity: Sensitivity) -> int:
        """Return the fewest households where no sheet says otherwise."""
        return {"general": self.general, "specific": self.specific, "money": self.money}[sensitivity]

    def lowest(self, sensitivity: Sensitivity) -> int:
        """Return the lowest number of households that a sheet may ask for."""
        return self.floor if sensitivity == "general" else self.usual(sensitivity)


POLICY = Policy()


@dataclass(frozen=True)
class Protection:
    """What one cell asks for: `least` households on either side, `base` in all; whether 0 and 100 % tell."""

    least: int
    base: int
    all_or_none: bool


def strictest(sensitivities: Collection[Sensitivity]) -> Sensitivity:
    """Return the sensitivity of a cell that joins several: of its indicator and of its disaggregations."""
    order: tuple[Sensitivity, ...] = ("money", "specific", "general")
    return next((one for one in order if one in sensitivities), "general")


def protection(
    sensitivity: Sensitivity, minimum: int | None = None, splits: Collection[str] = (), policy: Policy = POLICY
) -> Protection:
    """Return what a cell asks for.

    `minimum` is the sheet's fewest households (None: the policy's), `splits` the ids of the
    disaggregations of the cell, none for a whole village.
    """
    asked = policy.usual(sensitivity) if minimum is None else minimum
    least = max(asked, policy.lowest(sensitivity))
    base = least
    if splits:
        base = max(base, policy.hamlet_base if set(splits) & set(SUB_VILLAGE) else policy.breakdown_base)
    return Protection(least, base, all_or_none=sensitivity != "general")


@overload
def is_few(count: int, least: int) -> bool: ...
@overload
def is_few(count: Counts, least: int) -> Flags: ...
def is_few(count: int | Counts, least: int) -> bool | Flags:
    """Tell whether a count is of somebody, but of fewer than `least`."""
    return (count > 0) & (count < least)


@overload
def hides_count(count: int, asked: Protection) -> bool: ...
@overload
def hides_count(count: Counts, asked: Protection) -> Flags: ...
def hides_count(count: int | Counts, asked: Protection) -> bool | Flags:
    """Tell whether a number of people must be hidden; that there are none tells of nobody."""
    return is_few(count, asked.least)


@overload
def hides_share(true: int, untrue: int, households: int, asked: Protection) -> bool: ...
@overload
def hides_share(true: Counts, untrue: Counts, households: Counts, asked: Protection) -> Flags: ...
def hides_share(
    true: int | Counts, untrue: int | Counts, households: int | Counts, asked: Protection
) -> bool | Flags:
    """Tell whether a share must be hidden.

    `true` and `untrue` are the households with at least one unit for which it is, or is not, true (a
    household of several persons may be on both sides), `households` those behind the share.
    """
    few = is_few(true, asked.least) | is_few(untrue, asked.least)
    none = (true == 0) | (untrue == 0)
    return few | (none & asked.all_or_none) | (households < asked.base)


@overload
def hides_mean(households: int, asked: Protection) -> bool: ...
@overload
def hides_mean(households: Counts, asked: Protection) -> Flags: ...
def hides_mean(households: int | Counts, asked: Protection) -> bool | Flags:
    """Tell whether a mean must be hidden because of the households behind it."""
    return households < asked.base


@overload
def is_dominated(leading: int, total: int, policy: Policy = POLICY) -> bool: ...
@overload
def is_dominated(leading: Counts, total: Counts, policy: Policy = POLICY) -> Flags: ...
def is_dominated(leading: int | Counts, total: int | Counts, policy: Policy = POLICY) -> bool | Flags:
    """Tell by the (n, k) rule whether a sum of money is that of a few: `leading` > k of `total`.

    `leading` is the sum of the `policy.leading` largest contributions; exactly k is safe.
    """
    share = policy.leading_share
    return leading * share.denominator > total * share.numerator


@overload
def is_estimable(largest: int, second: int, total: int, policy: Policy = POLICY) -> bool: ...
@overload
def is_estimable(largest: Counts, second: Counts, total: Counts, policy: Policy = POLICY) -> Flags: ...
def is_estimable(
    largest: int | Counts, second: int | Counts, total: int | Counts, policy: Policy = POLICY
) -> bool | Flags:
    """Tell by the p % rule whether the second contributor can estimate the largest too closely.

    What is left of `total` without the two largest is less than p % of the largest; exactly p % is safe.
    """
    part = policy.remainder
    return (total - largest - second) * part.denominator < largest * part.numerator


def rule_of_share(true: int, untrue: int, households: int, asked: Protection) -> Rule | None:
    """Return the first rule by which `hides_share` hides a share, None where it may be shown."""
    if is_few(true, asked.least) or is_few(untrue, asked.least):
        return "small-count"
    if asked.all_or_none and (true == 0 or untrue == 0):
        return "all-or-none"
    return "small-base" if households < asked.base else None


def rule_of_money(contributions: Collection[int], policy: Policy = POLICY) -> Rule | None:
    """Return the rule by which a sum of money must be hidden, from what each household adds to it (≥ 0)."""
    ordered = sorted(contributions, reverse=True)
    total = sum(ordered)
    if is_dominated(sum(ordered[: policy.leading]), total, policy):
        return "dominance"
    largest, second = [*ordered, 0, 0][:2]
    return "p-percent" if is_estimable(largest, second, total, policy) else None
