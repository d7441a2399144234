"""A base travels as a folder, an archive or a repository, and is always known by the same version and checksum."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import http.server
import io
import os
import subprocess
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.problems import GeneratorError
from generator.replication.archive import packed, unpack
from generator.replication.package import files_of_package, package_of, vendor, with_checksums
from generator.replication.package_source import open_package
from generator.writing.whole_file import write_files
from tests.replication.conftest import run_git, set_version

DAY = date(2026, 11, 24)


def _archive(base: Path, file: Path) -> Path:
    file.write_bytes(packed(with_checksums(files_of_package(base)), "base", DAY))
    return file


def _tar(file: Path, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(file, "w:gz") as archive:
        for member, content in members:
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return file


def test_a_package_holds_framework_schemas_and_prose_and_nothing_of_the_place(base: Path) -> None:
    (base / "framework" / "pilot-sensitivity.csv").write_text("x", encoding="utf-8")
    (base / "framework" / ".DS_Store").write_text("x", encoding="utf-8")
    (base / "docs" / "fr").mkdir()
    (base / "docs" / "fr" / "page.md").write_text("x", encoding="utf-8")
    files = files_of_package(base)
    assert {path.split("/")[0] for path in files} == {"framework", "schemas", "docs"}
    assert "framework/indicators/sanitasi-layak.yml" in files
    assert "docs/en/tentang/index.md" in files
    assert not [path for path in files if "pilot-sensitivity.csv" in path or "/." in path or path.startswith(("docs/fr", "villages"))]


def test_the_checksum_of_a_base_is_that_of_its_list_which_sha256sum_reads(base: Path, tmp_path: Path) -> None:
    write_files(vendor(base, tmp_path / "base"))
    sums = (tmp_path / "base" / "SHA256SUMS").read_bytes()
    assert package_of(base).sha256 == hashlib.sha256(sums).hexdigest()
    assert sums.decode() == "".join(sorted(sums.decode().splitlines(keepends=True), key=lambda line: line[66:]))
    done = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path / "base", check=False)
    assert done.returncode == 0


def test_folder_archives_and_repository_give_the_same_package(base: Path, tmp_path: Path) -> None:
    run_git(base, "init", "--quiet")
    run_git(base, "add", "--all")
    run_git(base, "commit", "--quiet", "--message", "dasar")
    run_git(base, "tag", "v0.1")
    commit = run_git(base, "rev-parse", "HEAD")
    archive = _archive(base, tmp_path / "base.tar.gz")
    zipped = tmp_path / "base.zip"
    with zipfile.ZipFile(zipped, "w") as file:
        for path, content in files_of_package(base).items():
            file.writestr(path, content)
    expected = package_of(base)
    sources = (
        (str(base), "0.1"), (str(archive), "0.1"), (str(tmp_path / "{version}.tar.gz").replace("{version}", "base"), "0.1"),
        (archive.as_uri(), "0.1"), (str(zipped), "0.1"), (base.as_uri(), "0.1"), (base.as_uri(), "main"), (base.as_uri(), commit),
    )  # fmt: skip
    for source, version in sources:
        with open_package(source, version, expected.sha256) as package:
            assert (package.version, package.sha256) == ("0.1", expected.sha256), source
            assert files_of_package(package.folder) == files_of_package(base)
            folder = package.folder
        assert folder == base.resolve() or not folder.exists()


def test_a_bare_repository_gives_the_tag_and_not_the_newest_state(base: Path, tmp_path: Path) -> None:
    run_git(base, "init", "--quiet")
    run_git(base, "add", "--all")
    run_git(base, "commit", "--quiet", "--message", "dasar")
    run_git(base, "tag", "v0.1")
    set_version(base, "0.2")
    run_git(base, "commit", "--quiet", "--all", "--message", "dasar")
    run_git(tmp_path, "clone", "--quiet", "--bare", str(base), "dasar.git")
    with open_package(str(tmp_path / "dasar.git"), "0.1") as package:
        assert package.version == "0.1"
    with pytest.raises(GeneratorError, match=r"there is no v0\.2 or 0\.2"), open_package(str(tmp_path / "dasar.git"), "0.2"):
        pass


def test_another_version_or_checksum_is_refused_with_both_names(base: Path, tmp_path: Path) -> None:
    archive = _archive(base, tmp_path / "base.tar.gz")
    with pytest.raises(GeneratorError, match=r"version 0\.1, not 0\.2"), open_package(str(base), "0.2"):
        pass
    with pytest.raises(GeneratorError, match=f"{package_of(base).sha256}, not {'0' * 64}"), open_package(str(archive), "0.1", "0" * 64):
        pass


def test_a_list_of_checksums_that_does_not_fit_is_refused(base: Path) -> None:
    (base / "SHA256SUMS").write_text("0" * 64 + "  framework/programme.yml\n", encoding="utf-8")
    with pytest.raises(GeneratorError, match="SHA256SUMS"), open_package(str(base), "0.1"):
        pass


def test_an_archive_has_the_same_bytes_every_time_and_unpacks_as_base(base: Path, tmp_path: Path) -> None:
    first = _archive(base, tmp_path / "a.tar.gz").read_bytes()
    for file in base.rglob("*"):
        os.utime(file, (1, 1))
    assert _archive(base, tmp_path / "b.tar.gz").read_bytes() == first
    with tarfile.open(tmp_path / "a.tar.gz") as archive:
        members = archive.getmembers()
    assert [one.name for one in members] == sorted(one.name for one in members)
    assert {(one.uid, one.gid, one.uname, one.gname, one.mode) for one in members} == {(0, 0, "", "", 0o644)}
    assert all(one.name.startswith("base/") for one in members)


def test_nothing_of_an_archive_lands_outside_or_as_a_link(tmp_path: Path) -> None:
    link = tarfile.TarInfo("framework/link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
    device = tarfile.TarInfo("framework/device")
    device.type = tarfile.CHRTYPE
    bad = [(tarfile.TarInfo(name), b"x") for name in ("/absolute", "../above", "a/../../b", "C:/windows", "a\\b")]
    twice = [(tarfile.TarInfo("a"), b"1"), (tarfile.TarInfo("a"), b"2")]
    for number, members in enumerate([[(link, b"")], [(device, b"")], *([one] for one in bad), twice]):
        file = _tar(tmp_path / f"{number}.tar.gz", *members)
        target = tmp_path / f"out-{number}"
        target.mkdir()
        with pytest.raises(GeneratorError, match="refused"):
            unpack(file, file.name, target)
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as archive:
        entry = zipfile.ZipInfo("framework/link")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/hostname")
    (tmp_path / "out-zip").mkdir()
    with pytest.raises(GeneratorError, match="refused"):
        unpack(tmp_path / "link.zip", "link.zip", tmp_path / "out-zip")
    assert not (tmp_path / "above").exists()


def test_an_archive_that_grows_too_large_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.replication.archive.LARGEST", 1000)
    file = _tar(tmp_path / "bomb.tgz", (tarfile.TarInfo("framework/zeros"), b"0" * 100_000))
    (tmp_path / "out").mkdir()
    with pytest.raises(GeneratorError, match="too large"):
        unpack(file, file.name, tmp_path / "out")


@pytest.mark.parametrize("name", ["cut.tar.gz", "cut.zip", "words.tar.gz", "words.zip"])
def test_a_broken_archive_is_said_to_be_one(base: Path, tmp_path: Path, name: str) -> None:
    whole = _archive(base, tmp_path / "base.tar.gz").read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2] if name.startswith("cut") else b"no archive")
    with pytest.raises(GeneratorError, match="cannot be read"), open_package(str(tmp_path / name), "0.1"):
        pass


@pytest.mark.parametrize(
    "source", ["nothing-here", "https://127.0.0.1:9/base.tar.gz", "http://127.0.0.1:9/base.tar.gz", "ext::sh -c true", "ftp://example.org/x", "nothing.git"]
)
def test_a_source_that_gives_nothing_is_refused_in_one_sentence(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GeneratorError, match=r"\|"), open_package(source, "0.1"):
        pass


def test_a_folder_without_a_framework_and_a_region_are_no_base(base: Path, tmp_path: Path) -> None:
    with pytest.raises(GeneratorError, match="this is no base"), open_package(str(tmp_path), "0.1"):
        pass
    (base / "programme.yml").write_text("id: daerah\n", encoding="utf-8")
    with pytest.raises(GeneratorError, match="folder of a region"), open_package(str(base), "0.1"):
        pass


def test_a_released_archive_is_fetched_from_its_address(base: Path, tmp_path: Path) -> None:
    (tmp_path / "v" / "0.1").mkdir(parents=True)
    _archive(base, tmp_path / "v" / "0.1" / "base.tar.gz")
    with _served(tmp_path) as address:
        with open_package(f"{address}v/{{version}}/base.tar.gz", "0.1", package_of(base).sha256) as package:
            assert package.version == "0.1"
        with pytest.raises(GeneratorError, match="--sha256"), open_package(f"{address}v/0.1/base.tar.gz", "0.1"):
            pass


@contextlib.contextmanager
def _served(folder: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


def test_a_clone_runs_nothing_and_has_no_links(base: Path, tmp_path: Path) -> None:
    (base / "framework" / "link.yml").symlink_to("/etc/hostname")
    run_git(base, "init", "--quiet")
    run_git(base, "add", "--all")
    run_git(base, "commit", "--quiet", "--message", "dasar")
    run_git(base, "tag", "v0.1")
    with open_package(base.as_uri(), "0.1") as package:
        assert (package.folder / "framework" / "link.yml").read_text(encoding="utf-8") == "/etc/hostname"
        assert not (package.folder / "framework" / "link.yml").is_symlink()
    with pytest.raises(GeneratorError, match=r"link\.yml"), open_package(str(base), "0.1"):
        pass
