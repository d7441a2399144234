"""A new folder is there as a whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.writing.new_folder import is_free, write_new_folder

FILES = {"a.txt": b"a", "dalam/b.txt": b"b", ".c": b"c"}


def _all(folder: Path) -> list[str]:
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*"))


@pytest.mark.parametrize("place", ["baru", "baru/di/dalam"])
def test_a_folder_that_was_not_there_holds_everything(tmp_path: Path, place: str) -> None:
    folder = tmp_path / place
    assert write_new_folder(folder, FILES, lambda stage: (stage / "dalam" / "b.txt").is_file())
    assert _all(folder) == [".c", "a.txt", "dalam", "dalam/b.txt"]
    assert [one.name for one in folder.parent.iterdir()] == [folder.name]


def test_a_cloned_repository_without_files_is_filled(tmp_path: Path) -> None:
    (tmp_path / "baru" / ".git").mkdir(parents=True)
    assert is_free(tmp_path / "baru")
    assert write_new_folder(tmp_path / "baru", FILES, lambda _: True)
    assert _all(tmp_path / "baru") == [".c", ".git", "a.txt", "dalam", "dalam/b.txt"]


@pytest.mark.parametrize("place", ["baru", "baru/di/dalam"])
def test_what_is_not_accepted_leaves_no_trace(tmp_path: Path, place: str) -> None:
    assert not write_new_folder(tmp_path / place, FILES, lambda _: False)
    assert _all(tmp_path) == []


def test_an_error_while_writing_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "baru").mkdir()
    with pytest.raises(OSError, match=r".*"):
        write_new_folder(tmp_path / "baru", {**FILES, "a.txt/b": b"b"}, lambda _: True)
    assert _all(tmp_path) == ["baru"]


def test_an_error_while_moving_takes_back_what_was_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "baru" / ".git").mkdir(parents=True)
    rename = Path.rename

    def broken(self: Path, target: Path) -> Path:
        if self.name == "dalam":
            raise OSError("penuh")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", broken)
    with pytest.raises(OSError, match="penuh"):
        write_new_folder(tmp_path / "baru", FILES, lambda _: True)
    assert _all(tmp_path) == ["baru", "baru/.git"]


def test_a_folder_with_something_in_it_is_not_free(tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("x", encoding="utf-8")
    assert not is_free(tmp_path)
    assert not is_free(tmp_path / "catatan.txt")
    assert is_free(tmp_path / "baru")
