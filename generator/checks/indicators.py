"""The reference sheet of an indicator agrees with itself and with the assessment."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.analysis.disclosure.rules import POLICY
from generator.checks.direction import other_direction
from generator.model.indicator import Indicator
from generator.problems import Location, Problem, replacing
from generator.project import Project
from generator.text import Text


def check_indicator_sheets(project: Project) -> Iterator[Problem]:
    """Unit, bounds, goalposts, direction, aggregation and publication rule fit together."""
    for indicator in project.programme.indicators.values():
        yield from _bounds(indicator)
        yield from _goalposts(project, indicator)
        yield from _aggregation(project, indicator)
        least = POLICY.lowest(indicator.publication.sensitivity)
        if indicator.publication.minimum_households < least:
            parameters = {
                "value": indicator.publication.minimum_households,
                "sensitivity": indicator.publication.sensitivity,
                "minimum": least,
            }
            here = indicator.publication.source.at("minimum_households")
            yield Problem("batas-terbit-terlalu-rendah", here, parameters, replacing(here, least))


def check_scales(project: Project) -> Iterator[Problem]:
    """Every indicator of the assessment can be turned into a score: by goalposts, or by its categories."""
    for dimension in project.programme.assessment.dimensions:
        for weighted in dimension.indicators:
            indicator = project.programme.indicators.get(weighted.indicator)
            if indicator is not None and not indicator.is_scorable:
                parameters = {"value": indicator.id, "dimension": dimension.id, "lacking": _lacking(indicator)}
                yield Problem("indikator-tanpa-skala", indicator.source.at("unit"), parameters)


def check_places_in_assessment(project: Project) -> Iterator[Problem]:
    """An indicator is listed once, under the dimension that its own file names."""
    programme = project.programme
    if "assessment" in programme.unreadable:
        return
    listed: dict[str, tuple[str, Location]] = {}
    dimensions = {dimension.id for dimension in programme.assessment.dimensions}
    for dimension in programme.assessment.dimensions:
        for weighted in dimension.indicators:
            here = weighted.source.at("indicator")
            if weighted.indicator in listed:
                there = listed[weighted.indicator][1]
                yield Problem("indikator-asesmen-ganda", here, {"value": weighted.indicator}, related=there)
                continue
            listed[weighted.indicator] = (dimension.id, here)
            indicator = programme.indicators.get(weighted.indicator)
            if indicator is not None and indicator.dimension in {*dimensions, None} - {dimension.id}:
                parameters = {"value": indicator.id, "dimension": dimension.id, "named": _named(indicator.dimension)}
                there = indicator.source.at("dimension")
                edits = replacing(there, dimension.id) if indicator.dimension else ()
                yield Problem("dimensi-tidak-cocok", here, parameters, edits, there)
    places = {dimension.id: dimension.source for dimension in programme.assessment.dimensions}
    for indicator in programme.indicators.values():
        if indicator.dimension in places and indicator.id not in listed:
            parameters = {"value": indicator.id, "dimension": indicator.dimension}
            there = places[indicator.dimension].at("indicators")
            yield Problem("indikator-tidak-dalam-asesmen", indicator.source.at("dimension"), parameters, (), there)


def _lacking(indicator: Indicator) -> Text:
    if indicator.unit != "category":
        return Text({"id": "tonggak (`goalposts`)", "en": "goalposts (`goalposts`)"})
    names = ", ".join(one.id for one in indicator.categories if one.score is None)
    return Text({"id": f"skor kategori ({names})", "en": f"scores of categories ({names})"})


def _named(dimension: str | None) -> Text:
    if dimension is None:
        return Text({"id": "tidak menyebut dimensi", "en": "names no dimension"})
    return Text({"id": f'menyebut "{dimension}"', "en": f'says "{dimension}"'})


def _bounds(indicator: Indicator) -> Iterator[Problem]:
    bounds = indicator.bounds
    if bounds is None:
        return
    if indicator.unit == "category":
        yield Problem("kategori-dengan-batas", bounds.source, {"value": indicator.id})
        return
    if bounds.minimum is not None and bounds.maximum is not None and bounds.minimum > bounds.maximum:
        parameters: dict[str, object] = {"minimum": bounds.minimum, "maximum": bounds.maximum}
        here = bounds.source.at("maximum")
        edits = (*replacing(here, bounds.minimum), *replacing(bounds.source.at("minimum"), bounds.maximum))
        fits = all(is_inside(one, bounds.maximum, bounds.minimum) for one in _ends(indicator))
        yield Problem("batas-terbalik", here, parameters, edits if fits else ())
    elif indicator.unit == "percent" and (bounds.minimum, bounds.maximum) != (Decimal(0), Decimal(100)):
        parameters = {"minimum": _or_open(bounds.minimum), "maximum": _or_open(bounds.maximum)}
        ends = _ends(indicator)
        sure = all(is_inside(one, Decimal(0), Decimal(100)) for one in ends) and any(one > 1 for one in ends)
        edits = replacing(bounds.source, {"minimum": 0, "maximum": 100}) if sure else ()
        yield Problem("batas-persen-salah", bounds.source, parameters, edits)


def _ends(indicator: Indicator) -> tuple[Decimal, ...]:
    """Return the goalposts and the ends of bands, which lie inside the bounds that were meant."""
    goalposts = indicator.goalposts
    ends = () if goalposts is None else (goalposts.worst, goalposts.best)
    return (*ends, *(band.below for band in indicator.bands if band.below is not None))


def _or_open(value: Decimal | None) -> str:
    return "-" if value is None else str(value)


def _goalposts(project: Project, indicator: Indicator) -> Iterator[Problem]:
    goalposts, bounds = indicator.goalposts, indicator.bounds
    if goalposts is None:
        return
    rising = goalposts.best > goalposts.worst
    if goalposts.best == goalposts.worst or (
        indicator.direction is not None and rising != (indicator.direction == "increase")
    ):
        parameters: dict[str, object] = {
            "worst": goalposts.worst,
            "best": goalposts.best,
            "direction": indicator.direction or "-",
        }
        edits, there = other_direction(project, indicator), indicator.source.at("direction")
        yield Problem("arah-tidak-cocok", goalposts.source, parameters, edits, there)
    for name, value in (("worst", goalposts.worst), ("best", goalposts.best)):
        if bounds is not None and not is_inside(value, bounds.minimum, bounds.maximum):
            parameters = {"value": value, "minimum": _or_open(bounds.minimum), "maximum": _or_open(bounds.maximum)}
            yield Problem("tonggak-di-luar-batas", goalposts.source.at(name), parameters)


def is_inside(value: Decimal, minimum: Decimal | None, maximum: Decimal | None) -> bool:
    """Tell whether a value lies in a range, both ends included, open where None."""
    return (minimum is None or value >= minimum) and (maximum is None or value <= maximum)


def _aggregation(project: Project, indicator: Indicator) -> Iterator[Problem]:
    weight = project.programme.indicators.get(indicator.aggregation.weight or "")
    if weight is not None and weight.unit != "count":
        parameters = {"value": weight.id, "unit": weight.unit}
        yield Problem("bobot-agregasi-bukan-jumlah", indicator.aggregation.source.at("weight"), parameters)
