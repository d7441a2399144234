"""Every question that the framework leaves open, wherever it stands, and who has to answer it by when."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.analysis.golden_thread import Node
from generator.analysis.lifecycle import stages_of
from generator.model.document import Chapter
from generator.model.element import OpenQuestion
from generator.problems import Location
from generator.project import Project
from generator.text import Text


@dataclass(frozen=True)
class AskedQuestion:
    """A question, the thing that asks it, who answers (the thing's owner where it names nobody), and its lateness."""

    question: OpenQuestion
    node: Node
    owner: str
    overdue: bool

    @property
    def place(self) -> Location:
        """Where the question is written."""
        return self.question.source

    @property
    def urgency(self) -> tuple[bool, str, str, str]:
        """Order questions: those that block first, then by due date, those without one last."""
        return not self.question.blocking, self.question.due or "9999", self.owner, self.place.path


def measure_questions(project: Project) -> tuple[AskedQuestion, ...]:
    """Return every question of the framework and of real villages, the most urgent first, answered ones too."""
    return tuple(sorted(_questions(project), key=lambda one: one.urgency))


def open_questions(asked: tuple[AskedQuestion, ...]) -> tuple[AskedQuestion, ...]:
    """Return those that still wait for an answer."""
    return tuple(one for one in asked if one.question.is_open)


def questions_in(value: Any) -> Iterator[OpenQuestion]:
    """Yield every question inside a thing; a chapter's are its own and not of the file it stands in."""
    if isinstance(value, OpenQuestion):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            if not isinstance(one, Chapter):
                yield from questions_in(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Text | Location | Mapping | type):
        for field in dataclasses.fields(value):
            yield from questions_in(getattr(value, field.name))


def _questions(project: Project) -> Iterator[AskedQuestion]:
    today = project.as_of.isoformat()

    def asked(thing: Any, node: Node, owner: str) -> Iterator[AskedQuestion]:
        for one in questions_in(thing):
            yield AskedQuestion(one, node, one.owner or owner, one.is_open and one.due is not None and one.due < today)

    for stage in stages_of(project.programme):
        yield from asked(stage.thing, stage.node, stage.lifecycle.owner)
    frame = project.register.frame
    invented = set(frame.loc[frame["synthetic"] == "true", "code"])
    for code, profile in project.profiles.items():
        if code not in invented:
            yield from asked(profile, ("village", code), project.programme.document.owner)
