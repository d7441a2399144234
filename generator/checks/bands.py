"""Bands cover their range from end to end, without gap or overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.indicator import Bounds
from generator.problems import Edit, EditKind, Location, Problem
from generator.project import Project

ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)


@dataclass(frozen=True)
class _Step:
    """The upper end of a band and where it is written; None is without end."""

    end: Decimal | None
    source: Location
    key: str


def check_bands(project: Project) -> Iterator[Problem]:
    """Bands rise, only the last has no end, and all ends lie inside the range they divide."""
    for indicator in project.programme.indicators.values():
        steps = [_Step(band.below, band.source, "below") for band in indicator.bands]
        yield from _cover(steps, _range(indicator.bounds))
    need = [_Step(band.below, band.source, "below") for band in project.programme.assessment.bands]
    yield from _cover(need, (ZERO, HUNDRED))
    for index in project.programme.indices.values():
        steps = [_Step(band.at_most, band.source, "at_most") for band in index.bands]
        yield from _cover(steps, (ZERO, ONE) if index.method == "mean_of_parts" else (None, None))


def _range(bounds: Bounds | None) -> tuple[Decimal | None, Decimal | None]:
    return (None, None) if bounds is None else (bounds.minimum, bounds.maximum)


def _cover(steps: Sequence[_Step], limits: tuple[Decimal | None, Decimal | None]) -> Iterator[Problem]:
    lowest, highest = limits
    previous: Decimal | None = None
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        if step.end is None:
            if not last:
                yield Problem("jenjang-tanpa-batas", step.source, {"key": step.key})
            continue
        here = step.source.at(step.key)
        if last:
            edits = (Edit(here, EditKind.REMOVE),) if highest is not None and step.end >= highest else ()
            yield Problem("jenjang-terakhir-berbatas", here, {"key": step.key, "value": step.end}, edits)
        if previous is not None and step.end <= previous:
            yield Problem("jenjang-tidak-urut", here, {"value": step.end, "previous": previous})
        elif (lowest is not None and step.end <= lowest) or (highest is not None and step.end > highest):
            yield Problem("jenjang-di-luar-batas", here, {"value": step.end, "limits": limits_text(lowest, highest)})
        previous = step.end


def limits_text(lowest: Decimal | None, highest: Decimal | None) -> str:
    """Write a range that may be open at either end: `0 - 100`, `>= 0`, `<= 100`."""
    if lowest is None:
        return f"<= {highest}"
    return f">= {lowest}" if highest is None else f"{lowest} - {highest}"
