"""An id stands for one thing only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.checks.model_files import field_names, model_files, objects_in
from generator.problems import Location, Problem
from generator.project import Project


def check_ids_in_lists(project: Project) -> Iterator[Problem]:
    """The entries of one list have ids of their own."""
    for file in model_files(project):
        for owner in objects_in(file):
            for name in field_names(type(owner)):
                value = getattr(owner, name)
                if isinstance(value, tuple):
                    yield from _repeated(
                        (one.id, one.source.at("id")) for one in value if hasattr(one, "id") and one.id
                    )
    yield from _repeated((one.id, one.source.at("id")) for one in project.programme.undertakings)


def check_observable_ids(project: Project) -> Iterator[Problem]:
    """Indicators, indices and all their parts share the column `indicator`, so no two share an id."""
    programme = project.programme
    everything = [(one.id, one.source.at("id")) for one in programme.indicators.values()]
    for index in programme.indices.values():
        everything.append((index.id, index.source.at("id")))
        for sub in index.sub_indices:
            everything.append((sub.id, sub.source.at("id")))
            everything.extend((part.id, part.source.at("id")) for part in sub.components)
    yield from _repeated(everything)


def check_question_ids(project: Project) -> Iterator[Problem]:
    """A question of the questionnaire is asked once: its id is a column of the household data."""
    yield from (
        replace(problem, code="pertanyaan-ganda")
        for problem in _repeated(
            (question.id, question.source.at("id"))
            for one in project.programme.indicators.values()
            for question in one.collection.questions
        )
    )


def _repeated(ids: Iterable[tuple[str, Location]]) -> Iterator[Problem]:
    first: dict[str, Location] = {}
    for id_, here in ids:
        if id_ in first:
            yield Problem("id-ganda", here, {"value": id_}, related=first[id_])
        else:
            first[id_] = here


def check_former_ids(project: Project) -> Iterator[Problem]:
    """A former id is not the id of another element: its old address leads to the new page."""
    programme = project.programme
    for elements in (
        programme.sources, programme.indicators, programme.vulnerable_groups, programme.risks,
        programme.potentials, programme.interventions, programme.decisions,
    ):  # fmt: skip
        for one in elements.values():
            for number, old in enumerate(one.formerly):
                if old in elements:
                    here, there = one.source.at("formerly", number), elements[old].source.at("id")
                    yield Problem("id-lama-masih-dipakai", here, {"value": old}, related=there)
