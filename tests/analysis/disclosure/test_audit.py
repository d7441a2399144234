"""The audit finds what published examples find, the same by both its ways, and never less from more."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.disclosure.audit import (
    UNKNOWN,
    Cell,
    Component,
    Interval,
    Relation,
    audit,
    components,
    passed_bounds,
    solved_bounds,
)


@pytest.fixture(scope="module")
def examples(shared: Path) -> dict[str, Any]:
    """The published examples by their id."""
    held = json.loads((shared / "worked_examples.json").read_text(encoding="utf-8"))
    rows = held if isinstance(held, list) else next(value for value in held.values() if isinstance(value, list))
    return {one["id"]: one for one in rows}


def shown(id_: str, value: int) -> Cell:
    return Cell(id_, Interval(value, value))


def hidden(id_: str, most: int = UNKNOWN) -> Cell:
    return Cell(id_, Interval(0, most), hidden=True)


def _tau_argus(given_: Any) -> tuple[list[Cell], list[Relation]]:
    cells = [shown(f"r{row}", value) for row, value in given_["row_totals"].items()]
    cells += [shown(f"c{column}", value) for column, value in given_["col_totals"].items()]
    cells += [shown(one, value) for one, value in given_["published"].items()]
    cells += [hidden(one) for one in given_["suppressed"]]
    rows = [Relation(f"r{row}", tuple(f"{row},{one}" for one in given_["cols"])) for row in given_["rows"]]
    columns = [Relation(f"c{one}", tuple(f"{row},{one}" for row in given_["rows"])) for one in given_["cols"]]
    return cells, rows + columns


def test_the_example_of_the_tau_argus_manual_is_found_exactly(examples: dict[str, Any]) -> None:
    example = examples["SDC-TAU-AUDIT"]
    found = audit(*_tau_argus(example["inputs"]))
    assert {id_: [one.lower, one.upper] for id_, one in found.items()} == example["expected"]


def test_differencing_finds_the_small_counts_of_the_example(examples: dict[str, Any]) -> None:
    example = examples["SDC-DIFFERENCING"]
    told = example["inputs"]
    cells = [shown("all", told["female_headed_total"]), hidden("C")]
    cells += [shown("A", told["female_headed_dusun_A"]), shown("B", told["female_headed_dusun_B"])]
    assert audit(cells, [Relation("all", ("A", "B", "C"))])["C"] == Interval(1, 1)
    base = told["households"]
    printed = Fraction(str(told["disabled_percent_printed"]))
    half = Fraction(1, 20)
    disabled = Cell("disabled", Interval((printed - half) * base / 100, (printed + half) * base / 100), hidden=True)
    assert audit([disabled], []) == {"disabled": Interval(2, 2)}
    assert example["expected"] == {"disabled_count_inferred": 2, "dusun_C_inferred": 1}


def test_whole_numbers_pin_down_more_than_fractions() -> None:
    """Twice a count and three of another make seven: only 2 and 1 do that in whole numbers."""
    cells = [shown("all", 7), hidden("a"), hidden("b")]
    relation = Relation("all", ("a", "b"), (2, 3))
    assert audit(cells, [relation]) == {"a": Interval(2, 2), "b": Interval(1, 1)}
    (component,) = components(cells, [relation])
    assert solved_bounds(component, in_whole_numbers=False)["a"] == Interval(0, 3)


def test_figures_that_contradict_each_other_are_loosened_and_not_believed() -> None:
    cells = [shown("all", 10), shown("a", 12), hidden("b"), hidden("c")]
    found = audit(cells, [Relation("all", ("a", "b", "c"))])
    assert all(one.lower == 0 and one.upper <= 2 for one in found.values())


def test_a_total_links_two_tables_through_a_hidden_cell() -> None:
    cells = [hidden("all"), shown("a", 4), shown("b", 6), shown("x", 9), hidden("y")]
    found = audit(cells, [Relation("all", ("a", "b")), Relation("all", ("x", "y"))])
    assert found == {"all": Interval(10, 10), "y": Interval(1, 1)}


@st.composite
def stars(draw: st.DrawFn) -> tuple[list[Cell], list[Relation]]:
    """A total with one to three splits of it, some cells hidden, all true to one population."""
    total = draw(st.integers(0, 40))
    cells, relations = [_drawn(draw, "all", total)], []
    for split in range(draw(st.integers(1, 3))):
        cuts = sorted(draw(st.lists(st.integers(0, total), min_size=1, max_size=3)))
        values = [high - low for low, high in zip([0, *cuts], [*cuts, total], strict=True)]
        parts = [_drawn(draw, f"{split}-{number}", value) for number, value in enumerate(values)]
        cells += parts
        relations.append(Relation("all", tuple(one.id for one in parts)))
    return cells, relations


def _drawn(draw: st.DrawFn, id_: str, value: int) -> Cell:
    if draw(st.booleans()):
        return hidden(id_, draw(st.sampled_from([value, value + 3, UNKNOWN])))
    blur = draw(st.integers(0, 1))
    return Cell(id_, Interval(max(0, value - blur), value + blur))


@given(stars())
def test_passing_bounds_finds_the_same_as_linear_programmes(table: tuple[list[Cell], list[Relation]]) -> None:
    for component in components(*table):
        passed = passed_bounds(component)
        assert passed is not None
        assert component.is_tree or not component.relations or not any(one.known.width for one in component.cells)
        for whole in (False, True):
            solved = solved_bounds(component, in_whole_numbers=whole)
            assert solved == {one.id: passed[one.id] for one in component.cells if one.hidden}


@st.composite
def grids(draw: st.DrawFn) -> tuple[dict[str, int], list[Relation]]:
    """Values of a crossed table with its totals, and its sums."""
    rows, columns = draw(st.integers(2, 3)), draw(st.integers(2, 3))
    values = {f"{row}{column}": draw(st.integers(0, 9)) for row in range(rows) for column in range(columns)}
    relations = []
    for row in range(rows):
        parts = tuple(f"{row}{column}" for column in range(columns))
        values[f"r{row}"] = sum(values[one] for one in parts)
        relations.append(Relation(f"r{row}", parts))
    for column in range(columns):
        parts = tuple(f"{row}{column}" for row in range(rows))
        values[f"c{column}"] = sum(values[one] for one in parts)
        relations.append(Relation(f"c{column}", parts))
    values["all"] = sum(values[f"r{row}"] for row in range(rows))
    relations.append(Relation("all", tuple(f"r{row}" for row in range(rows))))
    return values, relations


def seen(values: dict[str, int], away: set[str]) -> list[Cell]:
    return [hidden(id_) if id_ in away else shown(id_, value) for id_, value in values.items()]


@given(grids(), st.data())
def test_hiding_more_never_narrows_what_can_be_inferred(
    table: tuple[dict[str, int], list[Relation]], data: st.DataObject
) -> None:
    values, relations = table
    away = data.draw(st.sets(st.sampled_from(sorted(values)), min_size=1, max_size=5))
    more = away | data.draw(st.sets(st.sampled_from(sorted(values)), max_size=3))
    before, after = audit(seen(values, away), relations), audit(seen(values, more), relations)
    for id_, value in values.items():
        if id_ in more:
            assert after[id_].holds(before.get(id_, Interval(value, value)))


@given(grids(), st.data())
def test_the_true_value_is_always_possible_and_order_does_not_matter(
    table: tuple[dict[str, int], list[Relation]], data: st.DataObject
) -> None:
    values, relations = table
    away = data.draw(st.sets(st.sampled_from(sorted(values)), min_size=1, max_size=5))
    cells = seen(values, away)
    found = audit(cells, relations)
    assert all(one.lower <= values[id_] <= one.upper for id_, one in found.items())
    shuffled = audit(data.draw(st.permutations(cells)), data.draw(st.permutations(relations)))
    assert shuffled == found


def test_nothing_is_asked_of_a_table_that_hides_nothing() -> None:
    assert audit([shown("all", 2), shown("a", 2)], [Relation("all", ("a",))]) == {}
    assert not Component((shown("a", 1),), ()).hides
