"""What the questionnaire allows in a column of household data, and when it asks a question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.model.condition import Condition
from generator.model.indicator import Question
from generator.model.programme import Programme

ONE_OF = re.compile(r"(\w+) in \[([^\[\]]+)\]")
COMPARED = re.compile(r"(\w+) (>=|<=|>|<) (-?\d+(?:\.\d+)?)")
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


def condition_to_ask(question: Question) -> Condition | None:
    """Return when a question is asked; None where it always is, or where its condition has another form."""
    written = question.relevant or ""
    if found := ONE_OF.fullmatch(written):
        codes = tuple(code.strip() for code in found[2].split(","))
        if len(codes) == 1:
            return Condition(column=found[1], equals=codes[0], source=question.source)
        return Condition(column=found[1], in_=codes, source=question.source)
    if found := COMPARED.fullmatch(written):
        sign, value = found[2], Decimal(found[3])
        return Condition(
            column=found[1], source=question.source,
            at_least=value if sign == ">=" else None, at_most=value if sign == "<=" else None,
            above=value if sign == ">" else None, below=value if sign == "<" else None,
        )  # fmt: skip
    return None
