"""Swapping a site in leaves exactly one whole site, whatever was there before."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import GeneratorError
from generator.publishing import swap


def _folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("atomic", [True, False])
def test_the_new_site_replaces_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, atomic: bool) -> None:
    if not atomic:
        monkeypatch.setattr(swap, "_exchanged", lambda *_: False)
    site, new = _folder(tmp_path / "site", "old"), _folder(tmp_path / "new", "new")
    swap.swap_in(new, site)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (site / "index.html").read_text(encoding="utf-8") == "new"


def test_the_first_site_has_nothing_to_replace(tmp_path: Path) -> None:
    swap.swap_in(_folder(tmp_path / "new", "new"), tmp_path / "there" / "site")
    assert (tmp_path / "there" / "site" / "index.html").is_file()


def test_a_swap_cut_off_between_two_renames_is_repaired(tmp_path: Path) -> None:
    _folder(tmp_path / "site.old", "old")
    swap.repair(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "old"


def test_a_swap_cut_off_after_both_renames_is_cleaned_up(tmp_path: Path) -> None:
    _folder(tmp_path / "site.old", "old")
    _folder(tmp_path / "site", "new")
    swap.repair(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "new"


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "foto").mkdir()
    (tmp_path / "foto" / "a.jpg").write_bytes(b"x")
    for folder in (tmp_path, tmp_path.parent, tmp_path / "foto", tmp_path / "foto" / "a.jpg"):
        with pytest.raises(GeneratorError, match="not a site"):
            swap.refuse_foreign_folder(folder, tmp_path)


def test_a_new_an_empty_and_an_old_site_are_accepted(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    _folder(tmp_path / "site", "old")
    for name in ("baru", "kosong", "site"):
        swap.refuse_foreign_folder(tmp_path / name, tmp_path)
