"""Two folders read and compared, with all that has to be told before either is gone."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checks import problems_of_figures
from generator.drafting.acknowledgement import demands
from generator.drafting.change_report import Comparison, Report
from generator.drafting.change_words import State
from generator.drafting.comparison import measure_changes
from generator.drafting.consequences import measure_consequences
from generator.problems import Location, Problem, Told
from generator.project import Project
from generator.reading.messages import read_messages
from generator.reading.origins import told_at_origin
from generator.reading.project import read_project
from generator.reading.schema import read_schemas
from generator.reading.telling import has_errors, locate, tell_all


@dataclass(frozen=True, eq=False)
class Compared:
    """A comparison, what it asks for before it may be merged, and what could not be read on either side."""

    comparison: Comparison
    problems: tuple[Problem, ...]
    unread: tuple[Problem, ...]

    def report(self, language: str) -> Report:
        """Return the report in one language."""
        return Report(self.comparison, language, self.told(language), _told(self.unread, language))

    def told(self, language: str) -> tuple[Told, ...]:
        """Return in words what the comparison asks for."""
        return _told(self.problems, language)


def compare_states(old: Path, new: Path, base: str, head: str) -> Compared:
    """Read two folders, each with its own schemas, and compare what can be read of both."""
    with _uncollected():
        (before, old_problems), (after, new_problems) = (_read(root) for root in (old, new))
    unread = tuple(dict.fromkeys((*_in_place(old, old_problems), *_in_place(new, new_problems))))
    changes = measure_changes(before.project, after.project, frozenset(one.location.path for one in unread))
    found = tuple(demands(before.project, after.project, changes))
    problems = (
        *_in_place(old, told_at_origin((one.problem for one in found if one.is_gone), before.project.origins)),
        *_in_place(new, told_at_origin((one.problem for one in found if not one.is_gone), after.project.origins)),
    )
    is_measured = not unread and bool(changes) and all(_is_sound(one.project) for one in (before, after))
    consequences = tuple(measure_consequences(before.project, after.project, changes)) if is_measured else ()
    return Compared(Comparison(base, head, before, after, changes, consequences, is_measured), problems, unread)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from looking again and again through two models of which nothing goes away."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _is_sound(project: Project) -> bool:
    """Tell whether figures of a project can be measured."""
    return not has_errors(problems_of_figures(project), read_messages())


def _read(root: Path) -> tuple[State, tuple[Problem, ...]]:
    schemas = replace(read_schemas(root), judge=False)
    project, problems = read_project(root, schemas)
    return State(project, schemas), tuple(one for one in problems if one.code not in NO_MATTER)


NO_MATTER = frozenset(
    {
        "berkas-wajib-hilang",
        "berkas-tidak-dipakai",
        "id-beda-dengan-nama-berkas",
        "kode-beda-dengan-folder",
        "kolom-tidak-dikenal",
        "kunci-ganda",
        "adaptasi-bagian-tetap",
        "adaptasi-hanya-menambah",
        "adaptasi-melonggarkan",
        "adaptasi-mengulang-dasar",
        "adaptasi-salah-operasi",
        "adaptasi-tanpa-sasaran",
        "unsur-sudah-ada-di-dasar",
    }
)
"""Problems of files that are read nevertheless, that nothing reads, or that are simply not there.

Changes of adaptations that the base does not allow are left out of what is read, and `kerangka check` tells them.
"""


def _in_place(root: Path, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems with their lines, which nobody can look up once the state is gone."""
    problems = tuple(problems)
    places = locate(root, (one.location for one in problems))
    return tuple(
        replace(one, location=Location(one.location.path, line=places[one.location][0], column=places[one.location][1]))
        for one in problems
    )


def _told(problems: tuple[Problem, ...], language: str) -> tuple[Told, ...]:
    return tell_all(Path(), problems, read_messages(), language)
