"""Figures of a village over its rounds or years: small pictures side by side, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from markupsafe import Markup

from generator.analysis.composite_index import IndexReading
from generator.analysis.observed import Observed
from generator.charts.rounds import Round, draw_rounds
from generator.charts.scale import Scale
from generator.model.indicator import Indicator
from generator.model.period import period_end
from generator.pages.view import View
from generator.text import Text, as_number

Change = Literal["up", "down", "same"]


@dataclass(frozen=True)
class Series:
    """One figure over at least two rounds, oldest first, with its picture.

    `certain` is whether the 95 % intervals of first and last round lie apart; None without intervals.
    """

    title: Text
    observed: tuple[Observed, ...]
    words: tuple[str, ...]
    picture: Markup
    change: Change
    certain: bool | None

    @property
    def indicator(self) -> str:
        """The id of the figure."""
        return self.observed[-1].indicator

    @property
    def peak(self) -> Observed | None:
        """The highest value where it lies between the first and the last round and above both."""
        best = max(self.observed[1:-1], key=_number, default=None)
        ends = max(_number(self.observed[0]), _number(self.observed[-1]))
        return best if best is not None and _number(best) > ends else None


def show_index_series(view: View, periods: Sequence[IndexReading]) -> tuple[Series, ...]:
    """Return the published values of an index and of its parts by year, on one scale."""
    if not periods:
        return ()
    index = periods[0].index
    years = periods[::-1]
    rows = [(index.title, [one.published for one in years])]
    rows += [
        (sub.title, [one.parts[number].published for one in years]) for number, sub in enumerate(index.sub_indices)
    ]  # fmt: skip
    known = [(title, [one for one in values if one is not None and one.number is not None]) for title, values in rows]
    drawable = [(title, values) for title, values in known if len(values) > 1]
    if not drawable:
        return ()
    top = 1 if max(_number(one) for _, values in drawable for one in values) <= 1 else 100
    tenth = Fraction(top, 10)
    low = min(_number(one) for _, values in drawable for one in values) // tenth * tenth
    return tuple(_series(view, title, values, Scale(low, Fraction(top)), 4, "") for title, values in drawable)


def show_indicator_series(view: View, ids: Iterable[str | None], observed: Iterable[Observed]) -> tuple[Series, ...]:
    """Return the totals of indicators over their rounds, each on its own scale from nought."""
    totals: dict[str, list[Observed]] = {}
    for one in observed:
        if not one.disaggregation and one.is_known and one.number is not None:
            totals.setdefault(one.indicator, []).insert(0, one)
    found = []
    for id_ in ids:
        indicator, values = view.programme.indicators.get(id_ or ""), totals.get(id_ or "", [])
        if indicator is None or len(values) < 2:
            continue
        ends = [_number(one) for one in values] + [interval[1] for one in values if (interval := interval_of(one))]
        decimals = max(one.decimals for one in values)
        found.append(_series(view, indicator.title, values, Scale(Fraction(0), max(ends) or Fraction(1)), decimals, _sign(indicator)))
    return tuple(found)


def interval_of(one: Observed) -> tuple[Fraction, Fraction] | None:
    """Return the ends of a figure's 95 % interval, if the table says them."""
    return (Fraction(Decimal(one.lower)), Fraction(Decimal(one.upper))) if one.lower and one.upper else None


def _sign(indicator: Indicator) -> str:
    return "%" if indicator.unit == "percent" else ""


def _number(one: Observed) -> Fraction:
    return Fraction(one.number or 0)


def _series(view: View, title: Text, values: Sequence[Observed], scale: Scale, decimals: int, sign: str) -> Series:
    words = [as_number(_number(one), view.language, decimals) + sign for one in values]
    names = [view.short_day(one.period) for one in values]
    rounds = [
        Round(period_end(one.period) or Fraction(number), name, _number(one), word, interval_of(one))
        for number, (one, name, word) in enumerate(zip(values, names, words, strict=True))
    ]
    label = f"{view.within(title)}: " + "; ".join(f"{name} {word}" for name, word in zip(names, words, strict=True))
    first, last = _number(values[0]), _number(values[-1])
    change: Change = "up" if last > first else "down" if last < first else "same"
    ends = (interval_of(values[0]), interval_of(values[-1]))
    certain = None
    if ends[0] is not None and ends[1] is not None:
        certain = ends[0][1] < ends[1][0] or ends[1][1] < ends[0][0]
    picture = Markup(draw_rounds(rounds, scale, label))  # noqa: S704 - drawn from numbers; the label is escaped
    return Series(title, tuple(values), tuple(words), picture, change, certain)
