"""The figures of a village one by one: how sure each is, and the observation it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from generator.analysis.observed import Observed
from generator.charts.interval import draw_interval
from generator.model.indicator import Indicator
from generator.pages.view import View
from generator.text import as_number


@dataclass(frozen=True)
class Sureness:
    """The 95 % interval of a figure in words, and drawn where its scale has two ends."""

    words: str
    drawing: Markup


def show_sureness(view: View, latest: Mapping[str, Observed]) -> dict[str, Sureness]:
    """Return how sure the newest figure of each indicator is, for those that say so."""
    found = {}
    for id_, one in latest.items():
        indicator = view.programme.indicators.get(id_)
        if indicator is not None and one.number is not None and one.lower and one.upper:
            found[id_] = _sureness(view, indicator, one, one.number)
    return found


def _sureness(view: View, indicator: Indicator, one: Observed, number: Decimal) -> Sureness:
    lower, upper = Decimal(one.lower), Decimal(one.upper)
    decimals = one.decimals
    low, high = (as_number(end, view.language, decimals) for end in (lower, upper))
    label = f"{as_number(number, view.language, decimals)} ({view.say(id='selang 95%', en='95% interval')}: {low}–{high})"
    bounds = indicator.bounds
    if bounds is None or bounds.minimum is None or bounds.maximum is None:
        return Sureness(f"{low}–{high}", Markup())
    ends = Fraction(bounds.minimum), Fraction(bounds.maximum)
    drawn = draw_interval(label, Fraction(number), (Fraction(lower), Fraction(upper)), ends)
    return Sureness(f"{low}–{high}", Markup(drawn))  # noqa: S704 - our own drawing, its label escaped


def list_totals(view: View, observed: Iterable[Observed]) -> list[tuple[str, list[Observed]]]:
    """Return all observed totals of indicators, newest first, in the order of the framework; no parts of indices."""
    found: dict[str, list[Observed]] = {}
    for one in observed:
        if not one.disaggregation and one.indicator in view.programme.indicators:
            found.setdefault(one.indicator, []).append(one)
    return [(id_, found[id_]) for id_ in view.programme.indicators if id_ in found]
