"""The chapters of the project document and the decisions taken on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.element import Element, OpenQuestion, Status
from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class SignOff:
    """One network's approval of one version: role, not person; `decision` open until it is given."""

    actor: str
    role: Text
    decision: Literal["open", "approved", "rejected"]
    date: str | None = None
    version: str | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class CommentAnswer:
    """What was done with a comment, by which actor and why."""

    date: str
    by: str
    result: Literal["accepted", "partly", "declined"]
    text: Text
    change: Text | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Comment:
    """A comment of an organisation or role on the part of the framework that `about` names."""

    id: str
    date: str
    author: Text
    about: str
    text: Text
    answer: CommentAnswer | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Consultation:
    """The window in which comments are taken, both days included, and what came."""

    opens: str
    closes: str
    note: Text | None = None
    comments: tuple[Comment, ...] = ()
    source: Location


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A chapter; its prose is docs/<language>/dokumen/<id>.md, its page parts follow `parts`."""

    id: str
    title: Text
    summary: Text
    owner: str
    status: Status
    superseded_by: str | None = None
    version: str
    date: str
    parts: tuple[str, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    source: Location


@dataclass(frozen=True, kw_only=True)
class ProjectDocument:
    """framework/document.yml; `owner` also looks after what belongs to no chapter."""

    title: Text
    status: Status
    owner: str
    chapters: tuple[Chapter, ...]
    sign_off: tuple[SignOff, ...]
    consultation: Consultation | None = None
    open_questions: tuple[OpenQuestion, ...] = ()
    source: Location


@dataclass(frozen=True, kw_only=True)
class Decision(Element):
    """framework/decisions/<id>.yml: what was agreed, by whom, when, why, what it touches."""

    date: str
    decided_by: tuple[str, ...]
    decision: Text
    reason: Text
    touches: tuple[str, ...]
    sources: tuple[str, ...]
