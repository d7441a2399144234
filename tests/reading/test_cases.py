"""Every drop-in project of tests/cases says what it should: file, line, code and hint."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from generator.cli.report import as_text
from generator.pipeline import run_check
from generator.problems import Severity, Told
from generator.reading.messages import read_messages
from tests.case_projects import MINIMAL, Case, Expected, cases, lay_out, lay_out_minimal

GENERATOR = Path(__file__).parent.parent.parent / "generator"
SHOWING = ("ontoh", "ungkin", "isalnya", "ilihannya", "boleh ada", "ikenal", "ategorinya", "Tulis", "ganti baris", "hapus baris")
"""Words of which one shows what would be right: an example, the nearest match, what is allowed, the mended line."""
HOUSEHOLDS = Path(__file__).parent.parent / "cases" / "households" / "invalid"


def test_the_minimal_project_has_no_problems(tmp_path: Path) -> None:
    """The smallest complete project passes, without a single warning."""
    assert MINIMAL.is_dir()
    assert run_check(lay_out_minimal(tmp_path)).told("id") == ()


@pytest.mark.parametrize("case", cases("valid"), ids=lambda case: case.name)
def test_a_valid_project_has_no_problems(case: Case, tmp_path: Path) -> None:
    """What editors and spreadsheets write in good faith is accepted."""
    assert run_check(lay_out(case, tmp_path)).told("id") == ()


@pytest.mark.parametrize("case", cases("invalid"), ids=lambda case: case.name)
def test_an_invalid_project_tells_its_mistake(case: Case, tmp_path: Path) -> None:
    """The mistake is told at its file and line, with a hint, in both languages; nothing else is."""
    checked = run_check(lay_out(case, tmp_path))
    indonesian, english = checked.told("id"), checked.told("en")
    assert case.expected
    for expected in case.expected:
        told = [one for one in indonesian if _is(one, expected)]
        assert told, f"{expected} not among {indonesian}"
        assert [one for one in english if _place(one) == _place(told[0]) and one.fact and one.fix]
        text = as_text((told[0],), "id", str)
        assert text.startswith(f"{expected.path}:{expected.line}:{told[0].column}: ")
        good = read_messages()[expected.code].good.strip()
        assert good in text or any(words in text for words in SHOWING), text
    codes = {expected.code for expected in case.expected}
    others = {one.code for one in indonesian if one.severity is Severity.ERROR} - codes
    assert not (case.is_only and others), others


def test_every_case_starts_with_the_code_it_is_about() -> None:
    """The folder's name says which code to look for."""
    for case in cases("invalid"):
        assert case.name.split("--")[0] in {expected.code for expected in case.expected}, case.name


def test_every_code_of_reading_and_checks_has_a_case() -> None:
    """No message exists that no case shows."""
    words = {
        node.value
        for room in ("reading", "checks")
        for file in (GENERATOR / room).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    shown = {expected.code for case in cases("invalid") for expected in case.expected}
    of_households = {folder.name.split("--")[0] for folder in HOUSEHOLDS.iterdir()}
    assert words & set(read_messages()) <= shown | of_households


def test_a_file_that_fails_does_not_hide_the_others(tmp_path: Path) -> None:
    """Mistakes in five files of four kinds are all told in one run."""
    root = lay_out_minimal(tmp_path)
    (root / "framework/results.yml").write_bytes(b"\xff\xfe\x00")
    (root / "framework/choices.yml").write_text("lists: [", encoding="utf-8")
    (root / "framework/risks/kekeringan.yml").write_text("id: kekeringan\n", encoding="utf-8")
    (root / "docs/id/index.md").write_text("Tanpa judul.\n", encoding="utf-8")
    register = root / "villages/18-lampung/18.02-lampung-tengah/villages.csv"
    register.write_text(register.read_text(encoding="utf-8").replace("desa,", "kota,"), encoding="utf-8")
    wrong = {one.path for one in run_check(root).told("id") if one.severity is Severity.ERROR}
    assert wrong == {
        "framework/results.yml",
        "framework/choices.yml",
        "framework/risks/kekeringan.yml",
        "docs/id/index.md",
        "villages/18-lampung/18.02-lampung-tengah/villages.csv",
    }


def _is(told: Told, expected: Expected) -> bool:
    place = (told.path, told.line, told.code) == (expected.path, expected.line, expected.code)
    return place and expected.hint.casefold() in f"{told.fact} {told.fix}".casefold()


def _place(told: Told) -> tuple[str, int, int, str]:
    return told.path, told.line, told.column, told.code
