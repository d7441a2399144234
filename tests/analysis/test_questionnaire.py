"""When the questionnaire asks a question, read from its short form."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.questionnaire import condition_to_ask
from generator.model.indicator import Question
from generator.pipeline import Checked
from generator.problems import Location
from generator.text import Text

QUESTION = Question(id="q", type="integer", label=Text({"id": "Berapa?"}), source=Location("framework/indicators/x.yml"))


def test_a_question_without_a_condition_is_always_asked() -> None:
    assert condition_to_ask(QUESTION) is None


@given(st.lists(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), min_size=2, max_size=6))
def test_a_list_of_codes_is_read_in_its_order(codes: list[str]) -> None:
    found = condition_to_ask(replace(QUESTION, relevant=f"jamban in [{', '.join(codes)}]"))
    assert found is not None
    assert (found.column, found.in_) == ("jamban", tuple(codes))


@pytest.mark.parametrize(
    ("sign", "name"), [(">=", "at_least"), ("<=", "at_most"), (">", "above"), ("<", "below")]
)
def test_a_comparison_holds_one_limit(sign: str, name: str) -> None:
    found = condition_to_ask(replace(QUESTION, relevant=f"bencana_kali {sign} 2.5"))
    assert found is not None
    limits = {one: getattr(found, one) for one in ("at_least", "at_most", "above", "below")}
    assert {one: value for one, value in limits.items() if value is not None} == {name: Decimal("2.5")}


def test_every_condition_of_the_shipped_questionnaire_is_understood_and_asks_a_known_column(checked: Checked) -> None:
    questions = [
        one for indicator in checked.project.programme.indicators.values() for one in indicator.collection.questions
    ]
    columns = {one.id for one in questions}
    conditions = {one.id: condition_to_ask(one) for one in questions if one.relevant}
    assert conditions
    assert [name for name, one in conditions.items() if one is None or one.column not in columns] == []
