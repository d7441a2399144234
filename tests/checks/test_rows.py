"""A mistake in many rows is told once, with their number."""

from __future__ import annotations

import pandas as pd

from generator.checks.rows import TOLD_ONE_BY_ONE, each_value, unknown_values
from generator.problems import Problem
from generator.tables import Register


def _register(names: list[str]) -> Register:
    return Register(pd.DataFrame({"name": pd.Series(names, dtype="str"), "path": "x.csv", "row": range(len(names))}))


def _told(names: list[str]) -> list[Problem]:
    register = _register(names)
    wrong = register.frame["name"] != "good"

    def make(position: int, value: str, rows: int) -> Problem:
        return Problem("code", register.at(position, "name"), {"value": value, "rows": rows})

    return list(each_value(register, wrong, "name", make))


def test_each_value_is_told_at_its_first_row_with_its_rows() -> None:
    """Two values in five rows are two problems."""
    told = _told(["good", "b", "a", "b", "b"])
    assert [(one.location.pointer, one.parameters["value"], one.parameters["rows"]) for one in told] == [
        ((1, "name"), "b", 3),
        ((2, "name"), "a", 1),
    ]


def test_many_values_are_counted() -> None:
    """After ten the rest is one problem."""
    *_, last = told = _told([f"wrong-{number}" for number in range(25)])
    assert len(told) == TOLD_ONE_BY_ONE + 1
    assert last.code == "kekeliruan-serupa"
    assert dict(last.parameters) == {"column_name": "name", "values": 15, "rows": 15}


def test_no_wrong_row_is_no_problem() -> None:
    """An empty selection yields nothing."""
    assert _told(["good", "good"]) == []


def test_a_value_without_the_form_is_left_to_the_schema() -> None:
    """One cause is told once."""
    cells = pd.Series(["known", "other", "Not A Word", ""], dtype="str")
    assert list(unknown_values(cells, {"known"}, "[a-z]+")) == [False, True, False, False]
