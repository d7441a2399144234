"""The work plan 2026-2027: activities, months, owners, milestones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.element import OpenQuestion, Standing, Status
from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class PlannedActivity:
    """An activity from month `start` to month `end` (YYYY-MM, both included)."""

    id: str
    title: Text
    phase: Literal["prepare", "assess", "design", "implement", "learn", "replicate"]
    start: str
    end: str
    owner: str
    supports: tuple[str, ...] = ()
    standing: Standing
    source: Location


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """A dated result of the plan (YYYY-MM) and how one sees that it was reached."""

    id: str
    title: Text
    month: str
    owner: str
    evidence: Text
    standing: Standing
    sources: tuple[str, ...] = ()
    source: Location


@dataclass(frozen=True, kw_only=True)
class Workplan:
    """framework/workplan.yml."""

    title: Text
    status: Status
    introduction: Text
    activities: tuple[PlannedActivity, ...]
    milestones: tuple[Milestone, ...]
    open_questions: tuple[OpenQuestion, ...] = ()
    source: Location
