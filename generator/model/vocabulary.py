"""Shared word lists: disaggregations with their categories, answer choices of questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One category or answer."""

    id: str
    title: Text
    source: Location


@dataclass(frozen=True, kw_only=True)
class Disaggregation:
    """A way of splitting a total; `adds_up` where the categories cover it without overlap."""

    id: str
    title: Text
    sensitivity: Literal["general", "specific"]
    adds_up: bool
    categories: tuple[Choice, ...]
    source: Location


@dataclass(frozen=True, kw_only=True)
class ChoiceList:
    """The answers of a question."""

    id: str
    title: Text
    choices: tuple[Choice, ...]
    source: Location


@dataclass(frozen=True, kw_only=True)
class Disaggregations:
    """framework/disaggregations.yml."""

    disaggregations: tuple[Disaggregation, ...]
    source: Location


@dataclass(frozen=True, kw_only=True)
class Choices:
    """framework/choices.yml."""

    lists: tuple[ChoiceList, ...]
    source: Location
