"""Every problem code has its wording, in both languages, with parameters that exist."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from generator.pipeline import run_check
from generator.problems import Message, Problem
from generator.reading.messages import read_messages
from generator.text import Text
from tests.case_projects import cases, lay_out

GENERATOR = Path(__file__).parent.parent / "generator"
MESSAGES = sorted(read_messages().values(), key=lambda message: message.code)


def _nodes() -> Iterator[ast.AST]:
    for file in sorted(GENERATOR.rglob("*.py")):
        yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def test_every_code_that_is_yielded_has_a_message() -> None:
    """No problem is told without words."""
    yielded = {
        node.args[0].value
        for node in _nodes()
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Problem"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert yielded <= set(read_messages())


def test_every_message_is_yielded_somewhere() -> None:
    """No wording is left over from a code that is gone."""
    words = {node.value for node in _nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert set(read_messages()) <= words


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_a_message_is_complete_in_both_languages(message: Message) -> None:
    """Fact, fix and explanation are there in Indonesian and English, examples too."""
    for text in (message.fact, message.fix, message.explanation, *((message.fix_near,) if message.fix_near else ())):
        assert set(text.languages) == {"id", "en"}
        assert text.has("id")
        assert text.has("en")
    assert _names(message.fact, "id") == _names(message.fact, "en")
    assert _names(message.fix, "id") == _names(message.fix, "en")
    assert message.good.strip()
    assert message.bad.strip()
    assert message.good != message.bad
    assert set(message.see) <= set(read_messages()) - {message.code}


def test_every_parameter_of_a_message_is_given_by_its_problems(tmp_path: Path) -> None:
    """A brace in a message never stays empty-handed."""
    messages = read_messages()
    for number, case in enumerate(cases("invalid")):
        for problem in run_check(lay_out(case, tmp_path / str(number))).problems:
            message = messages[problem.code]
            used = _names(message.fact, "id") | _names(message.fix, "id")
            if message.fix_near is not None:
                used |= _names(message.fix_near, "id")
            given = {*problem.parameters, *(("related",) if problem.related else ())}
            assert used <= given, _told(problem)


def _names(text: Text, language: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text.within(language)) if name}


def _told(problem: Problem) -> str:
    return f"{problem.code}: {sorted(problem.parameters)}"
