"""The learning agenda: questions, cycles, and lessons with the change each led to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.element import OpenQuestion, Status
from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class LearningQuestion:
    """What the programme wants to learn, and the decision the answer informs."""

    id: str
    question: Text
    why: Text
    evidence: Text
    method: Text
    owner: str
    due: str
    informs: Text
    indicators: tuple[str, ...] = ()
    interventions: tuple[str, ...] = ()
    state: Literal["open", "under-way", "answered"]
    source: Location


@dataclass(frozen=True, kw_only=True)
class LearningCycle:
    """A recurring moment at which evidence is read and the design changed."""

    id: str
    title: Text
    frequency: str
    description: Text
    participants: tuple[str, ...]
    product: Text
    source: Location


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """What was learned, from which source, and the change it led to (none yet: proposed)."""

    id: str
    date: str
    lesson: Text
    change: Text
    touches: tuple[str, ...] = ()
    sources: tuple[str, ...]
    source: Location


@dataclass(frozen=True, kw_only=True)
class Learning:
    """framework/learning.yml."""

    title: Text
    status: Status
    introduction: Text
    questions: tuple[LearningQuestion, ...]
    cycles: tuple[LearningCycle, ...]
    lessons: tuple[Lesson, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    source: Location
