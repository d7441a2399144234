"""Changed lines go into their files and touch nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import LineChange
from generator.reading.spans import Span, changed, lines_changed
from generator.writing.line_changes import write_line_changes


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path, ending: str) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(f"\ufeffid: a{ending}# tetap{ending}status: drfat".encode())
    changes = (LineChange("a.yml", 1, ("id: a",), ("id: b",)), LineChange("a.yml", 3, ("status: drfat",), ("status: draft",)))
    assert write_line_changes(tmp_path, changes) == changes
    assert file.read_bytes() == f"\ufeffid: b{ending}# tetap{ending}status: draft".encode()


def test_a_line_that_has_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("id: c\n", encoding="utf-8")
    assert write_line_changes(tmp_path, (LineChange("a.yml", 1, ("id: a",), ("id: b",)),)) == ()
    assert (tmp_path / "a.yml").read_text(encoding="utf-8") == "id: c\n"


def test_of_two_changes_of_one_line_one_is_made(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("id: a\n", encoding="utf-8")
    changes = (LineChange("a.yml", 1, ("id: a",), ("id: b",)), LineChange("a.yml", 1, ("id: a",), ("id: c",)))
    assert len(write_line_changes(tmp_path, changes)) == 1


def test_a_line_can_go_and_lines_can_come(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a: 1\nb: 2\n", encoding="utf-8")
    write_line_changes(tmp_path, (LineChange("a.yml", 1, ("a: 1",), ()), LineChange("a.yml", 2, ("b: 2",), ("b: 2", "c: 3"))))
    assert (tmp_path / "a.yml").read_text(encoding="utf-8") == "b: 2\nc: 3\n"


@given(st.text(alphabet="ab\n", max_size=40), st.data())
def test_changed_lines_make_the_same_text_as_the_stretches(text: str, data: st.DataObject) -> None:
    """Whatever is replaced: making the line changes one by one gives the text with all stretches replaced."""
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True)))
    spans = [Span(start, end, data.draw(st.text(alphabet="xy\n", max_size=4))) for start, end in zip(ends[::2], ends[1::2], strict=False)]
    lines = text.split("\n")
    for change in reversed(lines_changed("a", text, spans)):
        assert tuple(lines[change.line - 1 : change.line - 1 + len(change.old)]) == change.old
        lines[change.line - 1 : change.line - 1 + len(change.old)] = change.new
    whole = changed(text, spans)
    assert "\n".join(lines).rstrip("\n") == whole.rstrip("\n")
