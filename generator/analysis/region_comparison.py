"""Regions side by side: which indicators compare, with the figure of each region, and which do not and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.analysis.comparability import Obstacle, RegionalFigure, measurement_of, obstacle_between, obstacle_of
from generator.analysis.rollup import PUBLISHED, Figures, figures_of, roll_up
from generator.model.composite_index import CompositeIndex
from generator.model.indicator import Indicator
from generator.model.programme import Programme
from generator.project import Project, RegionPackage
from generator.text import Text

COLLECTED = {"reported": "reported", "measured": "collected", "estimated": "collected"}
"""How a value came about: an estimate from a sample is the programme's own, as a measurement is."""


@dataclass(frozen=True)
class Comparison:
    """Figures of one indicator that may stand side by side, in the order of the regions.

    `of_base` tells that they measure what the base framework at hand measures.
    """

    indicator: str
    title: Text
    figures: tuple[RegionalFigure, ...]
    of_base: bool


@dataclass(frozen=True)
class RefusedFigure:
    """A region that is left out of an indicator, and why; `figure` is None where it does not have the indicator."""

    region: str
    order: int
    obstacle: Obstacle
    figure: RegionalFigure | None = None


@dataclass(frozen=True)
class Refusal:
    """An indicator with the regions that stand beside no other; `against` is what the rest was held against."""

    indicator: str
    title: Text
    regions: tuple[RefusedFigure, ...]
    against: RegionalFigure | None


@dataclass(frozen=True)
class RegionComparison:
    """All indicators that the regions have, as far as they compare; indicators in alphabetical order of their ids."""

    comparisons: tuple[Comparison, ...]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, eq=False)
class _Ground:
    """What the figures of one region are made from, found once."""

    package: RegionPackage
    order: int
    figures: Figures
    real: tuple[str, ...]
    invented: tuple[str, ...]
    statuses: Mapping[tuple[str, str], frozenset[tuple[str, str]]]


def compare_regions(project: Project) -> RegionComparison:
    """Hold the figures of the listed regions against each other, indicator by indicator."""
    grounds = [_ground(package, number) for number, package in enumerate(project.region_packages)]
    measured = _measurements(project.programme)
    comparisons: list[Comparison] = []
    refusals: list[Refusal] = []
    for id_ in sorted({id_ for one in grounds for id_, row in one.package.indicators.items() if not row.part_of}):
        figures = [_figure(one, id_) for one in grounds if id_ in one.package.indicators]
        title = _title(project.programme, id_, figures)
        groups, left, against = _grouped(figures, measured.get(id_, ""))
        left += [
            RefusedFigure(one.package.listed.id, one.order, "not-there")
            for one in grounds if id_ not in one.package.indicators
        ]
        comparisons += [
            Comparison(id_, title, tuple(sorted(group, key=lambda one: one.order)), group[0].indicator.measurement == measured.get(id_))
            for group in groups
        ]
        if left:
            refusals.append(Refusal(id_, title, tuple(sorted(left, key=lambda one: one.order)), against))
    return RegionComparison(tuple(comparisons), tuple(refusals))


def _measurements(programme: Programme) -> dict[str, str]:
    known: tuple[Indicator | CompositeIndex, ...] = (*programme.indicators.values(), *programme.indices.values())
    return {one.id: measurement_of(one, programme) for one in known}


def _title(programme: Programme, id_: str, figures: Sequence[RegionalFigure]) -> Text:
    known = programme.indicators.get(id_) or programme.indices.get(id_)
    return known.title if known else figures[0].indicator.title


def _grouped(
    figures: Sequence[RegionalFigure], of_base: str
) -> tuple[list[list[RegionalFigure]], list[RefusedFigure], RegionalFigure | None]:
    """Return the groups that compare, the largest first, what is left over, and what that was held against.

    A group is led by its newest figure, and all of it compares with the leader: so no two of it are too far
    apart in time.
    """
    alone = {one.region: why for one in figures if (why := obstacle_of(one)) is not None}
    waiting = [one for one in figures if one.region not in alone]
    waiting.sort(key=lambda one: (one.indicator.measurement != of_base, one.invented, -one.end, one.order))
    groups: list[list[RegionalFigure]] = []
    while waiting:
        group = [one for one in waiting if one is waiting[0] or obstacle_between(waiting[0], one) is None]
        groups.append(group)
        waiting = [one for one in waiting if one not in group]
    groups.sort(key=len, reverse=True)
    against = groups[0][0] if groups else None
    left = [RefusedFigure(one.region, one.order, alone[one.region], one) for one in figures if one.region in alone]
    single = [group[0] for group in groups if len(group) == 1]
    left += [
        RefusedFigure(one.region, one.order, (obstacle_between(against, one) if against else None) or "no-other", one)
        for one in single
    ]
    return [group for group in groups if len(group) > 1], left, against


def _ground(package: RegionPackage, order: int) -> _Ground:
    frame = package.observations.frame
    rows = frame[(frame["disaggregation"] == "") & frame["status"].isin(PUBLISHED) & frame["number"].notna()]
    statuses: dict[tuple[str, str], set[tuple[str, str]]] = {}
    columns = (rows[name].tolist() for name in ("indicator", "period", "village_code", "status"))
    for indicator, period, code, status in zip(*columns, strict=True):
        kind = "invented" if package.villages.get(code) else "real"
        statuses.setdefault((indicator, period), set()).add((kind, COLLECTED[status]))
    return _Ground(
        package, order, figures_of(package.observations, package.indicators.values()),
        tuple(code for code, invented in package.villages.items() if not invented),
        tuple(code for code, invented in package.villages.items() if invented),
        {key: frozenset(found) for key, found in statuses.items()},
    )  # fmt: skip


def _figure(ground: _Ground, id_: str) -> RegionalFigure:
    """Return what a region has of an indicator: of its real villages, of invented ones only where no real one has any."""
    package, row = ground.package, ground.package.indicators[id_]
    real = roll_up(row, ground.figures, ground.real)
    rolled = real or roll_up(row, ground.figures, ground.invented)
    is_invented = rolled is not None and real is None
    weight = package.indicators.get(row.aggregation.weight or "")
    told = ground.statuses.get((id_, rolled.period), frozenset()) if rolled else frozenset()
    return RegionalFigure(
        region=package.listed.id,
        order=ground.order,
        indicator=row,
        weight_measurement=weight.measurement if weight else "",
        weight_adapted_by=weight.adapted_by if weight else (),
        version=package.framework.version,
        rolled=rolled,
        invented=is_invented,
        kinds=frozenset(kind for whose, kind in told if (whose == "invented") == is_invented),
        source_units=_source_units(package, rolled.sources if rolled else ()),
    )


def _source_units(package: RegionPackage, sources: Iterable[str]) -> frozenset[str]:
    known = (package.sources.get(id_) for id_ in sources)
    return frozenset(one.unit for one in known if one is not None and one.unit)
