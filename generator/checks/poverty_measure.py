"""The poverty measure: weights that make one, cutoffs in order, conditions on household columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from generator.checks.references import some_of
from generator.checks.weights import add_up, odd_weight
from generator.model.condition import Condition
from generator.model.poverty_measure import PovertyDimension, PovertyMeasure
from generator.model.programme import Programme
from generator.problems import Edits, Location, Problem, in_rows, nearest, replacing
from generator.project import Project
from generator.text import Text


def check_poverty_measure(project: Project) -> Iterator[Problem]:
    """The measure of the framework is one that can be computed."""
    if "poverty_measure" not in project.programme.unreadable:
        yield from problems_of_measure(project.programme.poverty_measure)


def problems_of_measure(measure: PovertyMeasure) -> Iterator[Problem]:
    """Yield what keeps a measure from being computed, in whatever file it is written."""
    yield from add_up(
        measure.indicators,
        measure.source.at("dimensions"),
        Text({"id": "semua indikator ukuran kemiskinan", "en": "all indicators of the poverty measure"}),
    )
    yield from _dimension_weights(measure)
    yield from _cutoffs(measure)
    for indicator in measure.indicators:
        yield from _without_column(indicator.deprived)
    yield from _repeated_ids(measure)


def problems_of_publication(measure: PovertyMeasure, programme: Programme, source: str) -> Iterator[Problem]:
    """Yield what keeps figures of a measure from being written as observations of a programme."""
    if not measure.published:
        yield Problem("ukuran-tanpa-terbitan", measure.source, {})
    for (name, deprivation), id_ in measure.published.items():
        if id_ not in programme.indicators:
            near = nearest(id_, sorted(programme.indicators))
            yield Problem(
                "indikator-tidak-dikenal", _named_at(measure, name, deprivation), _unknown(id_, near, programme.indicators)
            )
    if source not in programme.sources:
        near = nearest(source, sorted(programme.sources))
        yield Problem("sumber-tidak-dikenal", measure.source, _unknown(source, near, programme.sources))


def _named_at(measure: PovertyMeasure, name: str, deprivation: str) -> Location:
    """Return where a figure's indicator is named."""
    for one in measure.indicators:
        if one.id == deprivation:
            return one.source.at("published_as")
    return measure.source.at("publishes", name)


def _unknown(value: str, near: str | None, known: Collection[str]) -> Mapping[str, object]:
    good = near or min(known, default="...")
    return {"value": value, "rows": in_rows(1), "nearest": near, "known": some_of(known), "good": good}


def _dimension_weights(measure: PovertyMeasure) -> Iterator[Problem]:
    for dimension in measure.dimensions:
        total = sum((one.weight for one in dimension.indicators), Fraction(0))
        if total != dimension.weight:
            parameters = {"dimension": dimension.id, "value": str(dimension.weight), "sum": str(total)}
            here = dimension.source.at("weight")
            yield Problem("bobot-dimensi-tidak-cocok", here, parameters, _weight_meant(measure, dimension, total))


def _weight_meant(measure: PovertyMeasure, dimension: PovertyDimension, total: Fraction) -> Edits:
    """The side whose weights make one over all dimensions is right."""
    if sum(one.weight for one in measure.indicators) == 1:
        return replacing(dimension.source.at("weight"), str(total))
    if sum(one.weight for one in measure.dimensions) == 1:
        return odd_weight(dimension.indicators, dimension.weight)
    return ()


def _cutoffs(measure: PovertyMeasure) -> Iterator[Problem]:
    """The poverty cutoff lies between 0 and 1, `vulnerable` below it and `severe` not below it."""
    cutoff, bands = measure.poverty_cutoff, measure.bands
    if not 0 < cutoff <= 1:
        parameters = {
            "value": str(cutoff),
            "rule": Text({"id": "lebih dari 0 dan paling besar 1", "en": "above 0 and at most 1"}),
        }
        yield Problem("batas-kemiskinan-salah", measure.source.at("poverty_cutoff"), parameters)
        return
    if bands is not None and bands.vulnerable is not None and not 0 < bands.vulnerable < cutoff:
        rule = Text({"id": f"lebih dari 0 dan kurang dari {cutoff}", "en": f"above 0 and below {cutoff}"})
        parameters = {"value": str(bands.vulnerable), "rule": rule}
        yield Problem("batas-kemiskinan-salah", bands.source.at("vulnerable"), parameters)
    if bands is not None and bands.severe is not None and not cutoff <= bands.severe <= 1:
        rule = Text({"id": f"paling kecil {cutoff} dan paling besar 1", "en": f"at least {cutoff} and at most 1"})
        yield Problem("batas-kemiskinan-salah", bands.source.at("severe"), {"value": str(bands.severe), "rule": rule})


def _without_column(condition: Condition) -> Iterator[Problem]:
    inner = (*(condition.all or ()), *(condition.any or ()), *((condition.not_,) if condition.not_ else ()))
    if not inner and condition.column is None:
        parameters = {"wanted": "column", "found": "indicator", "value": condition.indicator or ""}
        yield Problem("syarat-salah-subjek", condition.source, parameters)
    for one in inner:
        yield from _without_column(one)


def _repeated_ids(measure: PovertyMeasure) -> Iterator[Problem]:
    seen: dict[str, Location] = {}
    for one in measure.indicators:
        if one.id in seen:
            yield Problem("id-ganda", one.source.at("id"), {"value": one.id}, related=seen[one.id])
        seen.setdefault(one.id, one.source.at("id"))
