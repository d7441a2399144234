"""The same rows give the same bytes, whoever wrote them in whatever order."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.writing.csv_file import WrittenTable, canonical, canonical_csv, write_tables

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(',;"\n'), max_size=8)
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=8)
COLUMNS = ("a", "b")


def frame(rows: list[tuple[str, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="object")


@given(ROWS)
def test_order_does_not_matter_and_nothing_is_lost(rows: list[tuple[str, str]]) -> None:
    text = canonical(frame(rows), COLUMNS)
    assert text == canonical(frame(rows[::-1]), COLUMNS)
    back = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, skip_blank_lines=False)
    assert sorted(back.itertuples(index=False, name=None)) == sorted(rows)


def test_only_cells_that_need_quotes_get_them(tmp_path: Path) -> None:
    table = WrittenTable("new/folder/a.csv", frame([("x, y", "é"), ('"q"', "")]), (*COLUMNS, "c"))
    write_tables(tmp_path, [table])
    assert (tmp_path / "new/folder/a.csv").read_bytes() == 'a,b,c\n"""q""",,\n"x, y",é,\n'.encode()


def test_a_number_is_refused_because_it_would_be_written_in_a_form_of_its_own(tmp_path: Path) -> None:
    table = WrittenTable("a.csv", pd.DataFrame({"a": [11.1], "b": ["x"]}), COLUMNS)
    with pytest.raises(TypeError):
        write_tables(tmp_path, [table])
    assert list(tmp_path.iterdir()) == []


@given(ROWS)
def test_a_table_in_form_stays_and_any_other_writing_of_it_comes_to_the_same(rows: list[tuple[str, str]]) -> None:
    tidy = [(one.strip(), other.strip()) for one, other in rows]
    text = canonical(frame(tidy), COLUMNS)
    assert canonical_csv(text, COLUMNS) == text
    quoted = frame([(other, one) for one, other in tidy[::-1]]).set_axis(["b", "a"], axis=1).to_csv(index=False, quoting=1)
    assert canonical_csv(quoted, COLUMNS) == text


def test_a_row_of_empty_cells_is_a_row_and_stays_as_reading_keeps_it_too() -> None:
    assert canonical_csv("a,b\n1,2\n\n,\n", COLUMNS) == "a,b\n,\n1,2\n"


def test_rows_whose_order_means_something_keep_it() -> None:
    assert canonical_csv("b,a\n2,2\n1,1\n", COLUMNS, is_sorted=False) == "a,b\n2,2\n1,1\n"


def test_columns_nobody_knows_are_kept_behind_the_known_ones() -> None:
    assert canonical_csv("x,b,a\n1,2,3\n", COLUMNS) == "a,b,x\n3,2,1\n"


@pytest.mark.parametrize("text", ["a,b\n1\n", "a,a\n1,2\n", "", "a,b\n1,2,3\n"])
def test_a_table_that_is_no_table_is_left_alone(text: str) -> None:
    assert canonical_csv(text, COLUMNS) == text
