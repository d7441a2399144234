"""Conditions on a column of household data or on an indicator of a village, without code."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.problems import Location

Operand = str | int | Decimal | bool


@dataclass(frozen=True, kw_only=True)
class Condition:
    """Either one comparison (a subject and one operator) or one of `all`, `any`, `not_`.

    The subject is `column` (household data) or `indicator` (village observations). In files the
    keys `in` and `not` are written without the underscore that Python asks for.
    """

    column: str | None = None
    indicator: str | None = None
    equals: Operand | None = None
    not_equals: Operand | None = None
    in_: tuple[Operand, ...] | None = None
    not_in: tuple[Operand, ...] | None = None
    below: Decimal | None = None
    at_most: Decimal | None = None
    above: Decimal | None = None
    at_least: Decimal | None = None
    all: tuple[Condition, ...] | None = None
    any: tuple[Condition, ...] | None = None
    not_: Condition | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Otherwise:
    """When `when` holds, the intervention `first` has to come before this one."""

    when: Condition
    first: str
    source: Location


@dataclass(frozen=True, kw_only=True)
class Triggers:
    """When an intervention is suggested to a village; exactly one of `all` and `any`."""

    all: tuple[Condition, ...] | None = None
    any: tuple[Condition, ...] | None = None
    otherwise: tuple[Otherwise, ...] = ()
    source: Location
