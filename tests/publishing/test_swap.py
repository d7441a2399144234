"""Swapping a site in leaves exactly one whole site, whatever was there before."""

from __future__ import annotations

from pathlib import Path

import pytest

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
