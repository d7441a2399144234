"""The base of the shipped project as one file, with the version and checksum that a region names."""

from __future__ import annotations

from pathlib import Path

from generator.replication.package import package_of
from generator.replication.package_source import open_package
from tests.case_projects import lay_out_minimal
from tests.conftest import run_kerangka


def test_the_archive_is_what_its_printed_checksum_says(root: Path, tmp_path: Path) -> None:
    done = run_kerangka("export", "base", "--out", str(tmp_path / "base.tar.gz"), cwd=root)
    assert done.returncode == 0, done.stderr
    version, sha256 = (line.partition(": ")[2] for line in done.stdout.splitlines())
    assert (version, sha256) == (package_of(root).version, package_of(root).sha256)
    with open_package(str(tmp_path / "base.tar.gz"), version, sha256) as package:
        assert sorted(one.name for one in package.folder.iterdir()) == ["SHA256SUMS", "docs", "framework", "schemas"]


def test_a_base_with_mistakes_does_not_travel(tmp_path: Path) -> None:
    project = lay_out_minimal(tmp_path / "p")
    file = project / "framework" / "risks" / "kekeringan.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("title:", "titel:"), encoding="utf-8")
    done = run_kerangka("export", "base", "--out", "base.tar.gz", cwd=project)
    assert (done.returncode, "kekeringan.yml" in done.stdout) == (1, True)
    assert not (project / "base.tar.gz").exists()


def test_a_wrong_name_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    done = run_kerangka("export", "base", "--out", "base.zip", cwd=tmp_path)
    assert (done.returncode, ".tar.gz" in done.stderr) == (2, True)
