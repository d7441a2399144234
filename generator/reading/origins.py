"""Problems told where their author can mend them: at a region's adaptation, with the place in the base beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.model.adaptation import Origins
from generator.problems import Edit, Location, Problem
from generator.reading.region_folder import is_of_base


def told_at_origin(problems: Iterable[Problem], origins: Mapping[str, Origins]) -> Iterator[Problem]:
    """Move problems of adapted values to where these were written; a file of the base is never offered for mending."""
    for problem in problems:
        here = origin_of(problem.location, origins)
        related = problem.related or (problem.location if here != problem.location else None)
        edits = tuple(_moved(edit, origins) for edit in problem.edits)
        if any(is_of_base(edit.location) for edit in edits):
            edits = ()
        yield replace(problem, location=here, related=related, edits=edits) if here != problem.location or problem.edits else problem


def origin_of(here: Location, origins: Mapping[str, Origins]) -> Location:
    """Return where what stands at a place was written."""
    known = origins.get(here.path)
    return here if known is None or here.line is not None else known.of(here)


def _moved(edit: Edit, origins: Mapping[str, Origins]) -> Edit:
    return replace(edit, location=origin_of(edit.location, origins))
