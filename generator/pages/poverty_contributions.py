"""The deprivations of the poor, drawn: how many live with each, and what it adds to M0."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from generator.analysis.observed import Observed
from generator.analysis.poverty_contributions import Contribution, Contributions, measure_contributions
from generator.charts.scale import Scale
from generator.charts.value_bar import draw_part, draw_value_bar
from generator.pages.view import View
from generator.pages.village_rounds import interval_of
from generator.text import as_number

ROUND_ENDS = (10, 20, 50, 100)
"""Where a scale of shares in per cent may end."""


@dataclass(frozen=True)
class DrawnContribution:
    """A row of the chart: the bar of the censored headcount, its words, and the part of M0 beside it."""

    deprivation: str
    indicator: str
    picture: Markup
    value: str
    interval: str
    share: int | None
    part: Markup


@dataclass(frozen=True)
class DrawnContributions:
    """The chart with what its title may say; rows without a share have no value, the others make `shown` per cent.

    `doubtful` is whether another known deprivation may be the largest, by the intervals.
    """

    rows: tuple[DrawnContribution, ...]
    largest: tuple[DrawnContribution, ...]
    of_all: bool
    doubtful: bool
    shown: int
    period: str
    source: str


def show_contributions(view: View, observed: Iterable[Observed]) -> DrawnContributions | None:
    """Draw the newest contributions of a village; None where it publishes none."""
    found = measure_contributions(view.programme, observed)
    if found is None:
        return None
    scale = _scale(found)
    parts = Scale(Fraction(0), Fraction(1) if any((one.printed or 0) > 50 for one in found.known) else Fraction(1, 2))
    rows = tuple(_row(view, one, scale, parts, Fraction(found.headcount.number or 0)) for one in found.rows)
    shown = int(sum((one.share or Fraction(0) for one in found.known), Fraction(0)) * 100 + Fraction(1, 2))
    return DrawnContributions(
        rows, rows[: len(found.largest)], found.of_all, not found.certain and len(found.known) > len(found.largest),
        shown, found.headcount.period, found.headcount.source,
    )  # fmt: skip


def _scale(found: Contributions) -> Scale:
    """Return one scale for all bars: from nought to the next of `ROUND_ENDS` that the poor and all intervals fit in."""
    ends = [end for one in found.known if (end := interval_of(one.observed)) is not None]
    most = max([Fraction(found.headcount.number or 0), *(end[1] for end in ends)])
    return Scale(Fraction(0), Fraction(next((end for end in ROUND_ENDS if end >= most), ROUND_ENDS[-1])))


def _row(view: View, one: Contribution, scale: Scale, parts: Scale, poor: Fraction) -> DrawnContribution:
    observed, number = one.observed, one.observed.number
    name = one.deprivation.id if one.deprivation.title is None else view.within(one.deprivation.title)
    known = number is not None and observed.is_known
    interval = interval_of(observed) if known else None
    value = as_number(number, view.language, observed.decimals) + "%" if number is not None and known else ""
    between = "" if interval is None else "–".join(as_number(end, view.language, observed.decimals) for end in interval)
    picture = "" if number is None or not known else draw_value_bar(
        scale, Fraction(number), observed.status, name, interval=interval, comparison=poor
    )  # what stands beside it says the numbers
    part = "" if one.printed is None else draw_part(parts, Fraction(one.printed, 100))
    return DrawnContribution(
        name, observed.indicator, Markup(picture), value, between, one.printed, Markup(part)  # noqa: S704 - our own drawing, its label escaped
    )
