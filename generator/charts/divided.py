"""One whole divided: weights as whole parts of one length, and stretches of a scale between its limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm


def whole_parts(shares: Iterable[Fraction]) -> list[int]:
    """Return shares as the smallest whole numbers in the same proportion, so that a row is divided exactly."""
    found = list(shares)
    whole = lcm(*(one.denominator for one in found)) if found else 1
    parts = [int(one * whole) for one in found]
    common = gcd(*parts) if parts else 1
    return [part // common for part in parts] if common else parts


def stretches(limits: Sequence[Fraction], end: Fraction) -> list[int]:
    """Return the lengths between 0, the limits (rising) and the end, as whole numbers in the same proportion."""
    return whole_parts(after - before for before, after in pairwise([Fraction(0), *limits, end]))
