"""Cutting a shell and stamping pages into it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.page import Stamp
from generator.pages.slots import NAMES, slot
from generator.problems import GeneratorError
from generator.publishing.stamping import cut_shell, stamp_pages

SHELL = "<title>{}</title><meta content='{}'><meta content='{}'><meta content='{}'><link href='/{}'>{}<nav>{}</nav><main>{}</main>".format(
    slot("TITLE"), slot("TITLE"), slot("DESCRIPTION"), slot("DESCRIPTION"), slot("ADDRESS"), slot("ADDRESS"), slot("CONTENTS"), slot("BODY")
)
ONE = 1


@given(st.text(), st.text(), st.text(), st.text())
def test_every_part_reaches_its_slot(title: str, description: str, contents: str, body: str) -> None:
    page = cut_shell(SHELL, ONE).stamped(Stamp("desa/1/", title, description, contents, body))
    assert page.endswith(f"<nav>{contents}</nav><main>{body}</main>")
    assert "<link href='/desa/1/'>" in page


def test_titles_are_escaped() -> None:
    assert "<title>a &lt;b&gt; &amp; c</title>" in cut_shell(SHELL, ONE).stamped(Stamp("x/", "a <b> & c", "", "", ""))


@pytest.mark.parametrize("name", NAMES)
def test_a_shell_without_a_slot_fails(name: str) -> None:
    with pytest.raises(GeneratorError, match=name):
        cut_shell(SHELL.replace(slot(name), ""), ONE)


@pytest.mark.parametrize("name", NAMES)
def test_a_shell_with_a_slot_once_too_often_fails(name: str) -> None:
    with pytest.raises(GeneratorError, match=name):
        cut_shell(SHELL + slot(name), ONE)


def test_the_shell_goes_and_the_pages_come(tmp_path: Path) -> None:
    (tmp_path / "desa" / "lembar").mkdir(parents=True)
    (tmp_path / "desa" / "lembar" / "index.html").write_text(SHELL, encoding="utf-8")
    stamps = [Stamp(f"desa/{number}/", "judul", "uraian", "", "isi") for number in range(3)]
    assert stamp_pages(tmp_path, "desa/lembar/", ONE, stamps) == 3
    assert sorted(path.name for path in (tmp_path / "desa").iterdir()) == ["0", "1", "2"]
