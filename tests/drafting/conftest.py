"""The shipped project and an edited copy of it, compared."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.drafting.states import Compared
from generator.pipeline.comparison import run_diff

PARTS = ("framework", "schemas", "docs/id", "docs/en", "villages")

class Copies:
    """Two copies of the shipped project: one as it is, one to be changed."""

    def __init__(self, root: Path, folder: Path) -> None:
        """Copy the project twice."""
        self.before, self.after = folder / "before", folder / "after"
        for target in (self.before, self.after):
            for part in PARTS:
                shutil.copytree(root / part, target / part)

    def edit(self, path: str, *edits: tuple[str, str]) -> Copies:
        """Replace the one place where each text stands in a file of the later copy."""
        file = self.after / path
        text = file.read_text(encoding="utf-8")
        for find, put in edits:
            assert text.count(find) == 1, f"{path}: {find!r} stands {text.count(find)} times"
            text = text.replace(find, put)
        file.write_text(text, encoding="utf-8", newline="\n")
        return self

    def change(self, path: str, change: Callable[[str], str]) -> Copies:
        """Rewrite a file of the later copy."""
        file = self.after / path
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
        return self

    def write(self, path: str, text: str) -> Copies:
        """Write a file of the later copy."""
        (self.after / path).write_text(text, encoding="utf-8", newline="\n")
        return self

    def compare(self) -> Compared:
        """Compare the two."""
        return run_diff(self.after, str(self.before), None)

    def kinds(self) -> list[str]:
        """Return the kinds of all changes."""
        return [one.kind for one in self.compare().comparison.changes]

    def sentences(self, language: str = "en") -> list[str]:
        """Return the sentences of all changes."""
        compared = self.compare()
        report = compared.report(language)
        return [report.sentence(one).text for one in compared.comparison.changes]


@pytest.fixture
def copies(root: Path, tmp_path: Path) -> Copies:
    return Copies(root, tmp_path)
