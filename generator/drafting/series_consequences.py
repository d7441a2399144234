"""Series that a new definition breaks, and values that a new publication rule hides or may open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

import pandas as pd

from generator.analysis.comparability import counting_of
from generator.analysis.disclosure.breaches import breaches
from generator.analysis.disclosure.published import kind_of, protection_of
from generator.drafting.change import Change, Consequence
from generator.drafting.village_groups import invented_of
from generator.model.indicator import Indicator
from generator.model.programme import Programme
from generator.project import Project

WORDED = ("definition", "numerator", "denominator")
"""What an indicator is in words: a new wording of the same thing is an editorial change."""
MEASURED = ("unit", "counted_unit")


def measure_series_consequences(
    before: Project, after: Project, changes: Collection[Change]
) -> Iterator[Consequence]:
    """Yield the indicators whose earlier observations no longer mean the same, with how many there are."""
    editorial = {
        (one.node, leaf.path[0]) for one in changes if one.gravity == "editorial" for leaf in one.leaves if leaf.path
    }
    breaks = dict.fromkeys(_published_otherwise(before.programme, after.programme), ("poverty-measure",))
    for indicator in after.programme.indicators.values():
        old = _predecessor(before.programme, indicator)
        changed = () if old is None else tuple(_redefined(old, indicator))
        kept = tuple(one for one in changed if (("indicator", indicator.id), one) not in editorial)
        if kept:
            breaks[indicator.id] = (*kept, *breaks.get(indicator.id, ()))
    for id_, reasons in breaks.items():
        rows = _observed(before, id_, after)
        if len(rows):
            periods = sorted(set(rows["period"]))
            yield Consequence("series-broken", ("indicator", id_), {
                "reasons": reasons, "observations": len(rows), **_places(before, rows["village_code"]),
                "first": periods[0], "last": periods[-1],
            })  # fmt: skip


def measure_publication_consequences(before: Project, after: Project) -> Iterator[Consequence]:
    """Yield how many published values a stricter rule hides, and how many hidden ones a looser rule may open."""
    old, new = before.programme, after.programme
    for id_, strictness in _changed_rules(before, after).items():
        node = ("indicator", id_)
        if strictness > 0:
            rows = _to_hide(after, id_) - _to_hide(before, id_)
            if rows:
                facts = {"count": sum(rows.values()), **_places(after, [code for code, *_ in rows])}
                yield Consequence("values-to-hide", node, {**facts, **_least(old, new, id_)})
        else:
            frame = after.observations.frame
            hidden = frame[(frame["indicator"] == id_) & (frame["status"] == "suppressed")]
            if len(hidden):
                facts = {"count": len(hidden), **_places(after, hidden["village_code"])}
                yield Consequence("values-may-open", node, {**facts, **_least(old, new, id_)})


def _predecessor(programme: Programme, indicator: Indicator) -> Indicator | None:
    names = (indicator.id, *indicator.formerly)
    return next((programme.indicators[one] for one in names if one in programme.indicators), None)


def _redefined(old: Indicator, new: Indicator) -> Iterator[str]:
    for name in WORDED:
        before, after = getattr(old, name), getattr(new, name)
        words = [None if one is None else one.within("id").split() for one in (before, after)]
        if words[0] != words[1]:
            yield name
    yield from (name for name in MEASURED if getattr(old, name) != getattr(new, name))
    if {one.id for one in old.categories} != {one.id for one in new.categories}:
        yield "categories"


def _published_otherwise(old: Programme, new: Programme) -> tuple[str, ...]:
    """Return the indicators as which a poverty measure is published that counts otherwise than before."""
    publishes = new.poverty_measure.publishes
    if publishes is None or counting_of(old.poverty_measure) == counting_of(new.poverty_measure):
        return ()
    three = (publishes.headcount_ratio, publishes.intensity, publishes.adjusted_headcount_ratio)
    return tuple(one for one in three if one is not None)


def _observed(before: Project, id_: str, after: Project) -> pd.DataFrame:
    """Return the observations from before the change, under the name the indicator had then."""
    indicator = after.programme.indicators.get(id_)
    names = [id_] if indicator is None else [id_, *indicator.formerly]
    frame = before.observations.frame
    return frame[frame["indicator"].isin(names) & (frame["status"] != "missing")]


def _changed_rules(before: Project, after: Project) -> dict[str, int]:
    """Return 1 for indicators of which a cell needs more protection than before, -1 where it needs less."""
    found = {}
    for id_, sheet in after.programme.indicators.items():
        earlier = before.programme.indicators.get(id_)
        if earlier is None or kind_of(after.programme, sheet) is None:
            continue
        cells = ("", *(f"{one}=" for one in sheet.disaggregations))
        old = [protection_of(before.programme, earlier, one) for one in cells]
        new = [protection_of(after.programme, sheet, one) for one in cells]
        for one, other in zip(old, new, strict=True):
            if one != other:
                found[id_] = 1 if (other.least, other.base, other.all_or_none) > (one.least, one.base, one.all_or_none) else -1
                break
    return found


def _to_hide(project: Project, id_: str) -> Counter[tuple[str, ...]]:
    """Return the published cells of an indicator that the rules of the project hide."""
    frame = project.observations.frame
    chosen = frame[frame["indicator"] == id_]
    narrowed = replace(project, observations=replace(project.observations, frame=chosen))
    cells = chosen[["village_code", "period", "disaggregation"]].itertuples(index=False, name=None)
    cell_at = dict(zip(chosen.index.tolist(), cells, strict=True))
    return Counter(cell_at[one.position] for one in breaches(narrowed))


def _places(project: Project, codes: Iterable[str]) -> dict[str, int]:
    """Return how many villages there are, and how many of them are invented."""
    villages = frozenset(codes)
    return {"villages": len(villages), "invented_villages": len(villages & invented_of(project))}


def _least(old: Programme, new: Programme, id_: str) -> dict[str, int]:
    before, after = (protection_of(one, one.indicators[id_], "").least for one in (old, new))
    return {"before": before, "after": after}
