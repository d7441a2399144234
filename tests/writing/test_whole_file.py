"""All files are written or none, and what is the same is not touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.writing.whole_file import write_files


def test_a_file_that_holds_the_bytes_already_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    write_files({file: b"one"})
    before = file.stat()
    write_files({file: b"one"})
    after = file.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_a_failure_leaves_every_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new, stuck = tmp_path / "old.csv", tmp_path / "new.csv", tmp_path / "stuck.csv"
    old.write_bytes(b"before")
    replace = Path.replace

    def fail_at_last(self: Path, target: Path) -> Path:
        if target == stuck:
            raise OSError("no space left")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_at_last)
    with pytest.raises(OSError, match="no space left"):
        write_files({old: b"after", new: b"new", stuck: b"never"})
    assert old.read_bytes() == b"before"
    assert [file.name for file in tmp_path.iterdir()] == ["old.csv"]


def test_the_permissions_of_a_file_stay(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"one")
    file.chmod(0o640)
    write_files({file: b"two"})
    assert file.stat().st_mode & 0o777 == 0o640
