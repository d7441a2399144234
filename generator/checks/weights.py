"""Weights add up to exactly 1, in fractions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Protocol

from generator.problems import Edits, Location, Problem, replacing
from generator.project import Project
from generator.text import Text


class Weighted(Protocol):
    """Anything of the model with a weight."""

    @property
    def weight(self) -> Fraction:
        """Its part of the whole."""

    @property
    def source(self) -> Location:
        """Where it is written."""


def check_weights(project: Project) -> Iterator[Problem]:
    """The weights of everything that is weighed together add up to exactly 1."""
    assessment = project.programme.assessment
    yield from add_up(
        assessment.dimensions,
        assessment.source.at("dimensions"),
        Text({"id": "semua dimensi asesmen", "en": "all dimensions of the assessment"}),
    )
    for dimension in assessment.dimensions:
        yield from add_up(
            dimension.indicators,
            dimension.source.at("indicators"),
            _inside(dimension.id),
        )
    yield from add_up(
        project.programme.pilot_selection.criteria,
        project.programme.pilot_selection.source.at("criteria"),
        Text({"id": "semua kriteria desa percontohan", "en": "all criteria of the pilot selection"}),
    )


def add_up(weighted: Sequence[Weighted], here: Location, what: Text) -> Iterator[Problem]:
    """Yield a problem where weights that stand together do not make exactly 1; no weights are no problem."""
    total = sum((one.weight for one in weighted), Fraction(0))
    if weighted and total != 1:
        difference = abs(1 - total)
        change = (
            Text({"id": f"kurang {difference}", "en": f"{difference} is missing"})
            if total < 1
            else Text({"id": f"lebih {difference}", "en": f"{difference} too much"})
        )
        parameters = {"what": what, "sum": str(total), "difference": change}
        yield Problem("bobot-tidak-satu", here, parameters, odd_weight(weighted, Fraction(1)))


def odd_weight(weighted: Sequence[Weighted], total: Fraction) -> Edits:
    """Return the edit of the one weight unlike the others, where with theirs all would add up to `total`."""
    even = total / len(weighted)
    odd = [one for one in weighted if one.weight != even]
    return replacing(odd[0].source.at("weight"), str(even)) if len(odd) == 1 and len(weighted) > 1 else ()


def _inside(dimension: str) -> Text:
    return Text({"id": f'indikator dimensi "{dimension}"', "en": f'the indicators of dimension "{dimension}"'})
