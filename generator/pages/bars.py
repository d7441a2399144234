"""A number in a row of numbers, with its bar: what a row chart of any page is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from markupsafe import Markup

from generator.charts.scale import Scale
from generator.charts.value_bar import draw_part


@dataclass(frozen=True)
class Bar:
    """What a bar stands for, its number (None where it is not known), and the bar."""

    of: Any
    number: Fraction | None
    picture: Markup


def bars(numbers: Iterable[tuple[Any, Fraction | int | None]], whole: Fraction | int | None = None) -> tuple[Bar, ...]:
    """Draw numbers on one scale, from nought to `whole`, or to the largest of them."""
    found = [(of, None if number is None else Fraction(number)) for of, number in numbers]
    end = Fraction(whole) if whole is not None else max((number for _, number in found if number is not None), default=Fraction(0))
    scale = Scale(Fraction(0), end or Fraction(1))
    return tuple(
        Bar(of, number, Markup("" if number is None else draw_part(scale, number)))  # noqa: S704 - numbers only
        for of, number in found
    )
