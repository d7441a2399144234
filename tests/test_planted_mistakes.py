"""Every planted mistake is told with an edit, and the edit alone brings the framework back."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.pipeline import run_check
from generator.problems import Severity, Told
from generator.reading.yaml_file import read_yaml
from generator.writing.line_changes import write_line_changes
from tests.conftest import ROOT
from tests.planted_mistakes import MEANING, WRITING, Mistake

PARTS = ("framework", "schemas", "docs", "villages")


@dataclass(frozen=True)
class Mended:
    """A copy of the project after all mistakes were planted and mended, what was told before, and after."""

    root: Path
    before: Mapping[Mistake, tuple[Told, ...]]
    after: tuple[Told, ...]


def _mended(root: Path, mistakes: tuple[Mistake, ...]) -> Mended:
    for part in PARTS:
        shutil.copytree(ROOT / part, root / part)
    for mistake in mistakes:
        file = root / mistake.path
        text = file.read_text(encoding="utf-8")
        assert mistake.find in text, mistake
        file.write_text(text.replace(mistake.find, mistake.put, 1), encoding="utf-8", newline="\n")
    told = run_check(root).told("id")
    before = {one: tuple(t for t in told if (t.code, _about(t, one)) == (one.code, True)) for one in mistakes}
    write_line_changes(root, (change for found in before.values() for one in found for change in one.changes))
    return Mended(root, before, run_check(root).told("id"))


def _about(told: Told, mistake: Mistake) -> bool:
    return mistake.path in {told.path, *(change.path for change in told.changes)}


@pytest.fixture(scope="module")
def writing(tmp_path_factory: pytest.TempPathFactory) -> Mended:
    """The mistakes of writing, planted and mended."""
    return _mended(tmp_path_factory.mktemp("writing"), WRITING)


@pytest.fixture(scope="module")
def meaning(tmp_path_factory: pytest.TempPathFactory) -> Mended:
    """The mistakes of meaning, planted and mended."""
    return _mended(tmp_path_factory.mktemp("meaning"), MEANING)


@pytest.mark.parametrize("mistake", WRITING, ids=lambda one: one.name)
def test_a_mistake_of_writing_is_mended_by_its_edit(mistake: Mistake, writing: Mended) -> None:
    _is_mended(mistake, writing)


@pytest.mark.parametrize("mistake", MEANING, ids=lambda one: one.name)
def test_a_mistake_of_meaning_is_mended_by_its_edit(mistake: Mistake, meaning: Mended) -> None:
    _is_mended(mistake, meaning)


def _is_mended(mistake: Mistake, mended: Mended) -> None:
    told = mended.before[mistake]
    assert told, mistake.code
    assert any(one.changes for one in told), told
    left = [one for one in mended.after if one.path == mistake.path and one.severity is Severity.ERROR]
    assert not left
    if not mistake.exact:
        return
    if mistake.path.endswith(".csv"):
        assert (mended.root / mistake.path).read_text(encoding="utf-8") == (ROOT / mistake.path).read_text(encoding="utf-8")
    else:
        assert read_yaml(mended.root, mistake.path) == read_yaml(ROOT, mistake.path)


def test_at_least_thirty_mistakes_are_planted() -> None:
    assert len({(one.code, one.name) for one in (*WRITING, *MEANING)}) >= 30


def test_nothing_wrong_is_left(writing: Mended, meaning: Mended) -> None:
    assert [one for one in (*writing.after, *meaning.after) if one.severity is Severity.ERROR] == []
