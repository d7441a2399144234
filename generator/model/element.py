"""What every element of the framework carries: identity, title, standing, history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.problems import Location
from generator.text import Text

Status = Literal["draft", "consultation", "agreed", "superseded"]
"""Standing of an element or chapter in drafting."""

Standing = Literal["proposed", "agreed"]
"""Standing of one figure: proposed figures say which question they leave open."""


@dataclass(frozen=True, kw_only=True)
class QuestionAnswer:
    """What was settled about a question, and when."""

    date: str
    text: Text
    decision: str | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class OpenQuestion:
    """A question, who answers it and by when; it is open until it has an answer.

    Nothing that holds an open `blocking` question may be agreed or released.
    """

    question: Text
    owner: str | None = None
    due: str | None = None
    blocking: bool = False
    answer: QuestionAnswer | None = None
    source: Location

    @property
    def is_open(self) -> bool:
        """Tell whether the question still waits for its answer."""
        return self.answer is None


@dataclass(frozen=True, kw_only=True)
class Change:
    """One dated entry of an element's change log."""

    date: str
    change: Text
    decision: str | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Element:
    """A thing with a file and a page of its own; `id` is the file's stem and the page's slug."""

    id: str
    title: Text
    status: Status
    owner: str | None = None
    superseded_by: str | None = None
    open_questions: tuple[OpenQuestion, ...] = ()
    changes: tuple[Change, ...] = ()
    formerly: tuple[str, ...] = ()
    source: Location
