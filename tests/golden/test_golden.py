"""Whole pages, one of each kind in both languages, are what they were when somebody last looked.

`pytest tests/golden --update-golden` writes them anew; look at the difference before you commit it.
The pages are those of the small project in tests/cases/valid/minimal.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.pages.site import engine_text
from generator.pages.village import render_villages
from generator.pipeline import Checked, run_check, run_pages, view_of

FOLDER = Path(__file__).parent
MINIMAL = FOLDER.parent / "cases" / "valid" / "minimal"


@pytest.fixture(scope="module")
def minimal(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Checked:
    project = tmp_path_factory.mktemp("minimal") / "project"
    shutil.copytree(MINIMAL, project)
    shutil.copytree(root / "schemas", project / "schemas")
    return run_check(project)


def _kind(address: str) -> str:
    """The section, and whether it is the section's own page or that of a thing in it."""
    section, _, rest = address.partition("/")
    return f"{section}-satu" if rest else section or "beranda"


def _pages(checked: Checked, language: str) -> Iterator[tuple[str, str]]:
    """Return the first page of each kind, and both kinds of village."""
    seen = set()
    for page in run_pages(checked, language).pages:
        kind = _kind(page.address)
        if kind not in seen:
            seen.add(kind)
            yield f"{kind}.md", engine_text(page)
    for stamp in render_villages(view_of(checked.project, language)):
        yield f"desa-{stamp.address.split('/')[1]}.html", f"{stamp.title}\n{stamp.description}\n{stamp.contents}\n{stamp.body}"


@pytest.mark.parametrize("language", ["id", "en"])
def test_pages_are_as_they_were(minimal: Checked, language: str, request: pytest.FixtureRequest) -> None:
    folder = FOLDER / language
    pages = dict(_pages(minimal, language))
    if request.config.getoption("--update-golden"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, text in pages.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    expected = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert sorted(pages) == sorted(expected)
    for name, text in pages.items():
        assert text == expected[name], f"{language}/{name} differs; see --update-golden"


def test_there_is_a_golden_page_of_every_kind(minimal: Checked) -> None:
    kinds = {_kind(page.address) for page in run_pages(minimal, "id").pages}
    assert {path.stem for path in (FOLDER / "id").glob("*.md")} == kinds
