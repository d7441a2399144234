"""Which answers the questionnaire allows in a column of household data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.programme import Programme

ONE_ANSWER = ("select_one", "observation")


@dataclass(frozen=True)
class Answers:
    """The codes of columns that have them, and the columns that hold whole numbers from 0."""

    codes: Mapping[str, tuple[str, ...]]
    whole: frozenset[str]


def measure_answers(programme: Programme) -> Answers:
    """Return what the questions of all indicators allow, by column."""
    lists = {one.id: tuple(choice.id for choice in one.choices) for one in programme.choices.lists}
    questions = [one for indicator in programme.indicators.values() for one in indicator.collection.questions]
    codes = {
        one.id: lists[one.choices] for one in questions if one.type in ONE_ANSWER and one.choices and one.choices in lists
    }
    return Answers(codes, frozenset(one.id for one in questions if one.type == "integer"))
