"""Every byte of a vendored base that is not as it came is told with its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import Problem
from generator.reading.base_files import changed_files, checksum, checksums_of, written_checksums
from generator.reading.messages import read_messages
from generator.reading.telling import tell_all

FILES = {"framework/a.yml": b"id: a\n", "framework/b/c.yml": b"id: c\n", "schemas/a.schema.json": b"{}\n", "docs/id/x.md": b"x\n"}


@pytest.fixture
def vendored(tmp_path: Path) -> tuple[Path, str]:
    base = tmp_path / "base"
    for path, content in FILES.items():
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_bytes(content)
    sums = written_checksums(checksums_of(base))
    (base / "SHA256SUMS").write_bytes(sums)
    return base, checksum(sums)


def _told(base: Path, found: list[Problem]) -> list[tuple[str, str, str]]:
    return [(one.code, one.path, one.fact) for one in tell_all(base.parent, found, read_messages(), "en")]


def test_a_whole_base_has_no_problems(vendored: tuple[Path, str]) -> None:
    base, sha256 = vendored
    assert list(changed_files(base, sha256)) == []


def test_a_changed_a_missing_and_a_foreign_file_are_told_each_at_its_place(vendored: tuple[Path, str]) -> None:
    base, sha256 = vendored
    (base / "framework" / "a.yml").write_bytes(b"id: b\n")
    (base / "docs" / "id" / "x.md").write_bytes(b"x\r\n")
    (base / "schemas" / "a.schema.json").unlink()
    (base / "framework" / "mine.yml").write_bytes(b"id: mine\n")
    told = _told(base, list(changed_files(base, sha256)))
    assert [(code, path) for code, path, _ in told] == [
        ("dasar-berubah", "base/docs/id/x.md"), ("dasar-berubah", "base/framework/a.yml"),
        ("dasar-berubah", "base/framework/mine.yml"), ("dasar-berubah", "base/schemas/a.schema.json"),
    ]  # fmt: skip
    ways = ["line ends", "content was changed", "does not belong", "is missing"]
    assert all(way in fact for way, (_, _, fact) in zip(ways, told, strict=True))


def test_each_problem_leads_to_the_checksum_in_programme_yml(vendored: tuple[Path, str]) -> None:
    base, sha256 = vendored
    (base / "framework" / "a.yml").write_bytes(b"")
    (found,) = changed_files(base, sha256)
    assert found.related is not None
    assert (found.related.path, found.related.pointer) == ("programme.yml", ("extends", "sha256"))


def test_a_list_made_anew_after_an_edit_does_not_hide_it(vendored: tuple[Path, str]) -> None:
    base, sha256 = vendored
    (base / "framework" / "a.yml").write_bytes(b"id: b\n")
    (base / "SHA256SUMS").write_bytes(written_checksums(checksums_of(base)))
    assert [path for _, path, _ in _told(base, list(changed_files(base, sha256)))] == ["base/SHA256SUMS"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"no checksums here\n"])
def test_a_broken_list_is_told_and_every_file_with_it(vendored: tuple[Path, str], content: bytes) -> None:
    base, sha256 = vendored
    (base / "SHA256SUMS").write_bytes(content)
    assert len(list(changed_files(base, sha256))) == 1 + len(FILES)


def test_without_a_base_or_its_list_nothing_else_is_said(vendored: tuple[Path, str]) -> None:
    base, sha256 = vendored
    (base / "SHA256SUMS").unlink()
    assert [(code, path) for code, path, _ in _told(base, list(changed_files(base, sha256)))] == [("dasar-hilang", "programme.yml")]
    assert [one.code for one in changed_files(base.parent / "none", sha256)] == ["dasar-hilang"]


def test_files_that_systems_lay_beside_do_not_matter(vendored: tuple[Path, str]) -> None:
    base, sha256 = vendored
    (base / "framework" / ".DS_Store").write_bytes(b"x")
    assert list(changed_files(base, sha256)) == []
