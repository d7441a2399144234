"""Edits change the stretch of a file that they name, and what is not certain has no edit."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Edit, EditKind, Location, Problem, surely
from generator.reading.mending import mend_all
from generator.reading.slips import only_reading, readings
from generator.reading.yaml_file import parse_yaml
from generator.reading.yaml_mending import as_yaml

YAML = """\
# kepala
id: a   # tetap
title: {id: "Satu", en: "One"}
list:
  - x  # tetap
  - y
inner:
  - name: b
    empty:
flow: [p, q]
"""


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Edit(Location("f.yml", ("id",)), EditKind.REPLACE, "b"), "id: a   # tetap", "id: b   # tetap"),
        (Edit(Location("f.yml", ("title", "id")), EditKind.REPLACE, "Dua kali"), '"Satu"', '"Dua kali"'),
        (Edit(Location("f.yml", ("title", "en")), EditKind.RENAME, key="fr"), "en:", "fr:"),
        (Edit(Location("f.yml", ("list", 0)), EditKind.REMOVE), "  - x  # tetap\n", ""),
        (Edit(Location("f.yml", ("flow", 1)), EditKind.REMOVE), "[p, q]", "[p]"),
        (Edit(Location("f.yml", ("flow", 0)), EditKind.REMOVE), "[p, q]", "[q]"),
        (Edit(Location("f.yml", ("title", "en")), EditKind.REMOVE), ', en: "One"', ""),
        (Edit(Location("f.yml", ("inner", 0)), EditKind.INSERT, 1, "code"), "  - name: b", "  - code: 1\n    name: b"),
        (Edit(Location("f.yml", ("inner", 0, "empty")), EditKind.REPLACE, Decimal("1.50")), "empty:", "empty: 1.50"),
        (Edit(Location("f.yml", ("inner", 0, "name")), EditKind.REMOVE), "name: b\n    empty:", "empty:"),
        (Edit(Location("f.yml", line=10), EditKind.LINE, "flow: []"), "flow: [p, q]", "flow: []"),
    ],
)  # fmt: skip
def test_an_edit_of_yaml_keeps_everything_else(tmp_path: Path, edit: Edit, old: str, new: str) -> None:
    assert _after(tmp_path, "f.yml", YAML, edit) == YAML.replace(old, new, 1)


CSV = 'code,name,note\n18.02,"Satu, dua",a\n\n18.03,Tiga,"b ""c"""\n'


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Edit(Location("f.csv", (0, "name")), EditKind.REPLACE, "Dua"), '"Satu, dua"', "Dua"),
        (Edit(Location("f.csv", (1, "name")), EditKind.REPLACE, "Tiga, empat"), "Tiga", '"Tiga, empat"'),
        (Edit(Location("f.csv", (1, "note")), EditKind.REPLACE, "d"), '"b ""c"""', "d"),
        (Edit(Location("f.csv", (0,)), EditKind.REMOVE), '18.02,"Satu, dua",a\n', ""),
        (Edit(Location("f.csv", ("name",)), EditKind.RENAME, key="nama"), "name", "nama"),
    ],
)  # fmt: skip
def test_an_edit_of_a_table_keeps_everything_else(tmp_path: Path, edit: Edit, old: str, new: str) -> None:
    assert _after(tmp_path, "f.csv", CSV, edit) == CSV.replace(old, new, 1)


def test_an_edit_that_does_not_fit_its_file_is_not_offered(tmp_path: Path) -> None:
    (tmp_path / "f.yml").write_text(YAML, encoding="utf-8")
    edits = (Edit(Location("f.yml", ("id",)), EditKind.REPLACE, "b"), Edit(Location("f.yml", ("no",)), EditKind.REMOVE))
    assert mend_all(tmp_path, [Problem("kode", Location("f.yml"), {}, edits)]) == {}


def _after(root: Path, path: str, text: str, edit: Edit) -> str:
    (root / path).write_text(text, encoding="utf-8", newline="\n")
    (changes,) = mend_all(root, [Problem("kode", Location(path), {}, (edit,))]).values()
    lines = text.split("\n")
    for change in reversed(changes):
        lines[change.line - 1 : change.line - 1 + len(change.old)] = change.new
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("24-11-2026", "2026-11-24"), ("24 November 2026", "2026-11-24"), ("2026/5", "2026-05"), ("Q3 2024", "2024-Q3"),
        ("12 bulan", "P12M"), ("2 minggu", "P2W"), ("Sanitasi Layak", "sanitasi-layak"), ("1 / 4", "1/4"),
    ],
)  # fmt: skip
def test_a_form_of_ones_own_is_understood(found: str, meant: str) -> None:
    assert meant in list(readings(found))


@pytest.mark.parametrize("found", ["03-04-2026", "12,345"])
def test_what_can_be_read_in_two_ways_is_not_certain(found: str) -> None:
    """The third of April or the fourth of March; twelve or twelve thousand."""
    assert only_reading(found, lambda one: isinstance(one, int | Decimal) or (isinstance(one, str) and one[:4] == "2026")) is None


def test_another_year_or_two_near_words_are_not_certain() -> None:
    assert surely("idm-2025", ["idm-2024", "idm-2023"]) is None
    assert surely("survei-dasar-rekan-1", ["survei-dasar-rekaan-1", "survei-dasar-rekaan-2"]) == "survei-dasar-rekaan-1"
    assert surely("banjr", ["banjir", "banjar"]) is None


VALUES = st.recursive(
    st.one_of(st.text(alphabet="ab: #,'\"01-\n.", max_size=8), st.integers(), st.booleans()),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(st.sampled_from(["id", "en"]), inner, min_size=1),
    max_leaves=4,
)  # fmt: skip


@given(VALUES)
def test_what_is_written_is_read_back(value: Any) -> None:
    document, problems = parse_yaml("f.yml", f"key: {as_yaml(value)}\n")
    assert not problems
    assert document is not None
    assert document.data["key"] == value
