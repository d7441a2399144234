"""Collaborative governance: actors, bodies, mechanisms, responsibilities, grievances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.element import OpenQuestion, Standing, Status
from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class Actor:
    """An organisation or role that carries responsibility; `standing` says whether it is agreed.

    `github` is the team or account that reviews what the actor owns.
    """

    id: str
    name: Text
    kind: Literal["alliance", "programme-role", "village", "community", "regency", "ministry", "partner"]
    description: Text
    standing: Standing
    sources: tuple[str, ...] = ()
    github: str | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Body:
    """A standing body: who sits on it, how often it meets, what it decides."""

    id: str
    title: Text
    level: Literal["national", "regency", "village"]
    members: tuple[str, ...]
    meets: Text
    mandate: Text
    standing: Standing
    source: Location


@dataclass(frozen=True, kw_only=True)
class Mechanism:
    """A way of working together that repeats."""

    id: str
    title: Text
    description: Text
    bodies: tuple[str, ...] = ()
    standing: Standing
    source: Location


@dataclass(frozen=True, kw_only=True)
class Responsibility:
    """One task and its RACI row: exactly one accountable, at least one responsible."""

    id: str
    task: Text
    responsible: tuple[str, ...]
    accountable: str
    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    source: Location


@dataclass(frozen=True, kw_only=True)
class GrievanceStep:
    """A step of the grievance mechanism; `within` is an ISO 8601 duration."""

    id: str
    title: Text
    description: Text
    responsible: str
    within: str
    source: Location


@dataclass(frozen=True, kw_only=True)
class Grievance:
    """How people complain, what happens then, and how they are protected."""

    introduction: Text
    channels: tuple[Text, ...]
    principles: tuple[Text, ...]
    steps: tuple[GrievanceStep, ...]
    indicator: str | None = None
    standing: Standing
    source: Location


@dataclass(frozen=True, kw_only=True)
class Governance:
    """framework/governance.yml."""

    title: Text
    status: Status
    introduction: Text
    actors: tuple[Actor, ...]
    bodies: tuple[Body, ...]
    mechanisms: tuple[Mechanism, ...]
    responsibilities: tuple[Responsibility, ...]
    grievance: Grievance
    open_questions: tuple[OpenQuestion, ...] = ()
    source: Location
