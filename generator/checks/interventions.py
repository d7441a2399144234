"""What an intervention counts fits together: a share, and the number of units it is a share of."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.intervention import Reach
from generator.model.programme import Programme
from generator.problems import Problem
from generator.project import Project
from generator.text import Text


def check_reach(project: Project) -> Iterator[Problem]:
    """The reach of an intervention multiplies a percentage with a direction by a count of the same units."""
    for intervention in project.programme.interventions.values():
        if intervention.reach is not None:
            yield from _reach(project.programme, intervention.reach)


def _reach(programme: Programme, reach: Reach) -> Iterator[Problem]:
    counter = programme.indicators.get(reach.counted_by)
    if reach.counted_by in programme.index_parts or (counter is not None and counter.unit != "count"):
        rule = Text({"id": "satuannya harus count", "en": "its unit has to be count"})
        yield Problem("jangkauan-tidak-terhitung", reach.source.at("counted_by"), {"value": reach.counted_by, "rule": rule})
        return
    share = programme.indicators.get(reach.indicator or "")
    if reach.indicator in programme.index_parts or (share is not None and (share.unit != "percent" or not share.direction)):
        rule = Text({"id": "harus berpersen dan punya arah", "en": "it has to be in per cent and have a direction"})
    elif share is not None and counter is not None and share.counted_unit != counter.counted_unit:
        rule = Text({
            "id": f"satuan hitungnya {share.counted_unit}, sedangkan {counter.id} menghitung {counter.counted_unit}",
            "en": f"its counted unit is {share.counted_unit}, but {counter.id} counts {counter.counted_unit}",
        })  # fmt: skip
    else:
        return
    yield Problem("jangkauan-tidak-terhitung", reach.source.at("indicator"), {"value": reach.indicator, "rule": rule})
