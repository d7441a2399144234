"""Weights add up to exactly 1, in fractions."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.problems import Location, Problem
from generator.project import Project
from generator.text import Text


def check_weights(project: Project) -> Iterator[Problem]:
    """The weights of everything that is weighed together add up to exactly 1."""
    assessment, measure = project.programme.assessment, project.programme.poverty_measure
    yield from _add_up(
        [one.weight for one in assessment.dimensions],
        assessment.source.at("dimensions"),
        Text({"id": "semua dimensi asesmen", "en": "all dimensions of the assessment"}),
    )
    for dimension in assessment.dimensions:
        yield from _add_up(
            [one.weight for one in dimension.indicators],
            dimension.source.at("indicators"),
            _inside(dimension.id),
        )
    yield from _add_up(
        [one.weight for dimension in measure.dimensions for one in dimension.indicators],
        measure.source.at("dimensions"),
        Text({"id": "semua indikator ukuran kemiskinan", "en": "all indicators of the poverty measure"}),
    )
    yield from _add_up(
        [one.weight for one in project.programme.pilot_selection.criteria],
        project.programme.pilot_selection.source.at("criteria"),
        Text({"id": "semua kriteria desa percontohan", "en": "all criteria of the pilot selection"}),
    )


def check_dimension_weights(project: Project) -> Iterator[Problem]:
    """A dimension of the poverty measure weighs as much as its indicators together."""
    for dimension in project.programme.poverty_measure.dimensions:
        total = sum((one.weight for one in dimension.indicators), Fraction(0))
        if total != dimension.weight:
            parameters = {"dimension": dimension.id, "value": str(dimension.weight), "sum": str(total)}
            yield Problem("bobot-dimensi-tidak-cocok", dimension.source.at("weight"), parameters)


def check_poverty_cutoffs(project: Project) -> Iterator[Problem]:
    """The poverty cutoff lies between 0 and 1, `vulnerable` below it and `severe` not below it."""
    measure = project.programme.poverty_measure
    if "poverty_measure" in project.programme.unreadable:
        return
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


def _add_up(weights: list[Fraction], here: Location, what: Text) -> Iterator[Problem]:
    total = sum(weights, Fraction(0))
    if weights and total != 1:
        difference = abs(1 - total)
        change = (
            Text({"id": f"kurang {difference}", "en": f"{difference} is missing"})
            if total < 1
            else Text({"id": f"lebih {difference}", "en": f"{difference} too much"})
        )
        yield Problem("bobot-tidak-satu", here, {"what": what, "sum": str(total), "difference": change})


def _inside(dimension: str) -> Text:
    return Text({"id": f'indikator dimensi "{dimension}"', "en": f'the indicators of dimension "{dimension}"'})
