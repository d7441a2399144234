"""Targets of the programme that villages meet today: how many, before any of them is in the programme."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal, InvalidOperation

from generator.analysis.rollup import PUBLISHED
from generator.drafting.change import Consequence
from generator.drafting.likeness import Moved, later_ids
from generator.drafting.village_groups import apart, grouped
from generator.model.results import Target
from generator.project import Project

Values = Mapping[str, Decimal]
"""The newest published number of each village."""


def measure_met_targets(before: Project, after: Project, moved: Moved) -> Iterator[Consequence]:
    """Yield targets that more villages than before meet by their newest value, and which these are.

    Sums over all villages say nothing of one village and are left out.
    """
    later = later_ids(before.programme.indicators, after.programme.indicators)
    old = {(result.id, later.get(one.indicator, one.indicator)): one for result in before.programme.results.results for one in result.targets}
    for result in after.programme.results.results:
        for target in result.targets:
            earlier = old.get((result.id, target.indicator))
            if target.indicator not in moved and earlier is not None and earlier.target.value == target.target.value:
                continue
            yield from _newly_met(before, after, (result.id, earlier), target)


def _newly_met(
    before: Project, after: Project, earlier: tuple[str, Target | None], target: Target
) -> Iterator[Consequence]:
    result, old = earlier
    values = _newest(after, target.indicator)
    meet = _meeting(after, target, values)
    met = frozenset() if old is None else _meeting(before, old, _newest(before, old.indicator))
    for invented, known in apart(after, values):
        new = [code for code in known if code in meet and code not in met]
        if new:
            examples = [{"village": code, "value": values[code]} for code in new]
            yield grouped(
                "target-met-in-villages", ("result", result), examples, invented=invented,
                indicator=target.indicator, unit=after.programme.indicators[target.indicator].unit,
                value=target.target.value, period=target.target.period, known=len(known),
                meeting=sum(1 for code in known if code in meet),
            )  # fmt: skip


def _newest(project: Project, indicator: str) -> Values:
    sheet = project.programme.indicators.get(indicator)
    if sheet is None or sheet.unit == "category" or sheet.direction is None or sheet.aggregation.method == "sum":
        return {}
    frame = project.observations.frame
    rows = frame[(frame["indicator"] == indicator) & (frame["disaggregation"] == "")]
    latest = rows.sort_values("period", kind="stable").drop_duplicates("village_code", keep="last")
    shown = latest[latest["status"].isin(PUBLISHED) & latest["number"].notna()]
    return dict(_numbers(shown["village_code"].tolist(), shown["value"].tolist()))


def _numbers(codes: Collection[str], values: Collection[str]) -> Iterator[tuple[str, Decimal]]:
    for code, value in zip(codes, values, strict=True):
        try:
            yield code, Decimal(value)
        except InvalidOperation:
            continue


def _meeting(project: Project, target: Target, values: Values) -> frozenset[str]:
    wanted, sheet = target.target.value, project.programme.indicators.get(target.indicator)
    if wanted is None or sheet is None:
        return frozenset()
    sign = 1 if sheet.direction == "increase" else -1
    return frozenset(code for code, value in values.items() if (value - wanted) * sign >= 0)
