"""Weights add up to exactly 1, in fractions."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.problems import Location, Problem
from generator.project import Project
from generator.text import Text


def check_weights(project: Project) -> Iterator[Problem]:
    """The weights of everything that is weighed together add up to exactly 1."""
    assessment = project.programme.assessment
    yield from add_up(
        [one.weight for one in assessment.dimensions],
        assessment.source.at("dimensions"),
        Text({"id": "semua dimensi asesmen", "en": "all dimensions of the assessment"}),
    )
    for dimension in assessment.dimensions:
        yield from add_up(
            [one.weight for one in dimension.indicators],
            dimension.source.at("indicators"),
            _inside(dimension.id),
        )
    yield from add_up(
        [one.weight for one in project.programme.pilot_selection.criteria],
        project.programme.pilot_selection.source.at("criteria"),
        Text({"id": "semua kriteria desa percontohan", "en": "all criteria of the pilot selection"}),
    )


def add_up(weights: list[Fraction], here: Location, what: Text) -> Iterator[Problem]:
    """Yield a problem where weights that stand together do not make exactly 1; no weights are no problem."""
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
