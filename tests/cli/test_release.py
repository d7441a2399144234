"""A draft is refused with all reasons; an approved version is written once and published unchanged."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest

from generator.reading.yaml_file import read_yaml
from generator.replication.package import files_of_package
from generator.replication.package_source import open_package
from tests.conftest import copy_project, run_kerangka

DOCUMENT = "framework/document.yml"
APPROVED = 'decision: approved\n    date: "2026-11-23"\n    version: "{version}"'


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=uji", "-c", "user.email=uji@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def _commit(folder: Path, tag: str = "") -> None:
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message", "keadaan")
    if tag:
        _git(folder, "tag", tag)


def _approve(folder: Path, version: str) -> None:
    """Make the copied project one that may be released as `version`."""
    for file in sorted((folder / "framework").rglob("*.yml")):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("blocking: true", "blocking: false"), encoding="utf-8")
    text = (folder / DOCUMENT).read_text(encoding="utf-8")
    text = text.replace("status: draft", "status: agreed").replace("decision: open", APPROVED.format(version=version))
    if "consultation:" not in text:
        text += 'consultation:\n  opens: "2026-10-01"\n  closes: "2026-11-20"\n'
    (folder / DOCUMENT).write_text(text, encoding="utf-8")


def test_the_shipped_draft_is_refused_with_every_reason_at_once(root: Path) -> None:
    done = run_kerangka("release", "2026.7", "--dry-run", "--project", str(root), cwd=root)
    assert done.returncode == 1
    reasons = set(re.findall(r"\[(rilis-[a-z-]+)\]", done.stdout))
    assert {
        "rilis-nomor-salah", "rilis-belum-disepakati", "rilis-belum-disetujui", "rilis-terhalang-pertanyaan",
        "rilis-konsultasi-terbuka",
    } <= reasons  # fmt: skip
    assert f"{DOCUMENT}:" in done.stdout


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project that released 2026.1, and then the correction 2026.1.1."""
    folder = tmp_path_factory.mktemp("release") / "project"
    copy_project(folder)
    _approve(folder, "2026.1")
    _git(folder, "init", "--quiet")
    _commit(folder)
    done = run_kerangka("release", "2026.1", "--project", ".", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    _commit(folder, tag="v2026.1")
    return folder


def test_a_release_holds_prose_documents_and_the_framework_with_their_checksums(released: Path) -> None:
    folder = released / "docs" / "v" / "2026.1"
    record, problems = read_yaml(released, "docs/v/2026.1/release.yml")
    assert record is not None
    assert problems == ()
    named = {one["name"]: one["sha256"] for one in record.data["files"]}
    assert set(named) == {
        "index.html", "index.en.html", "dokumen.id.pdf", "dokumen.id.docx", "dokumen.en.pdf", "dokumen.en.docx", "framework.json",
        "base.tar.gz",
    }  # fmt: skip
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == sum_ for name, sum_ in named.items())
    framework = json.loads((folder / "framework.json").read_text(encoding="utf-8"))
    assert framework["$id"].endswith("/v/2026.1/framework.json")
    assert framework["version"] == framework["framework"]["programme"]["version"] == "2026.1"
    assert {one["version"] for one in framework["framework"]["document"]["chapters"]} == {"2026.1"}
    canonical = json.dumps(framework["framework"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert framework["sha256"] == hashlib.sha256(canonical.encode()).hexdigest()
    assert "versi 2026.1-draft," not in (folder / "index.html").read_text(encoding="utf-8")
    assert len(record.data["changes"]) > len(list((released / "framework" / "decisions").iterdir()))
    assert framework["framework"]["indicators"]["sanitasi-layak"]["direction"] == "increase"
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "2026.1" in page
    assert "<script" not in page
    assert page.count("<table") > 20
    assert page.count("<figure") > 5
    assert not re.search(r'(?:src|href)="(?!https?://|#|mailto:)', page)
    identity = (released / "framework" / "programme.yml").read_text(encoding="utf-8")
    assert 'version: "2026.1"\n' in identity
    assert "2026.1-draft" not in (released / DOCUMENT).read_text(encoding="utf-8")
    assert "## Kerangka 2026.1 (2026-11-24)" in (released / "CHANGELOG.md").read_text(encoding="utf-8")


def test_a_release_carries_the_base_that_regions_take_over(released: Path) -> None:
    record, _ = read_yaml(released, "docs/v/2026.1/release.yml")
    assert record is not None
    with open_package(str(released / "docs" / "v" / "2026.1" / "base.tar.gz"), "2026.1", record.data["base_sha256"]) as package:
        assert files_of_package(package.folder) == files_of_package(released)


def test_a_released_version_is_published_byte_for_byte_and_told_in_the_history(released: Path) -> None:
    done = run_kerangka("build", "--project", ".", cwd=released)
    assert done.returncode == 0, done.stdout + done.stderr
    for file in (released / "docs" / "v" / "2026.1").iterdir():
        if file.name != "release.yml":
            assert (released / "site" / "v" / "2026.1" / file.name).read_bytes() == file.read_bytes()
    history = (released / "site" / "en" / "riwayat" / "index.html").read_text(encoding="utf-8")
    assert "v/2026.1/index.html" in history
    assert re.search(r"kerangka upgrade 2026\.1 --sha256 [0-9a-f]{64}<", history)


def test_what_was_released_cannot_be_released_again_nor_changed_in_silence(released: Path) -> None:
    again = run_kerangka("release", "2026.1", "--dry-run", "--project", ".", cwd=released)
    assert (again.returncode, "rilis-nomor-salah" in again.stdout) == (1, True)
    page = released / "docs" / "v" / "2026.1" / "index.html"
    before = page.read_bytes()
    page.write_bytes(before + b" ")
    try:
        checked = run_kerangka("check", "--project", ".", cwd=released)
        assert (checked.returncode, "rilis-berubah" in checked.stdout) == (1, True)
    finally:
        page.write_bytes(before)


def test_a_correction_carries_the_report_of_changes_and_leaves_the_first_alone(released: Path) -> None:
    first = {one.name: one.read_bytes() for one in (released / "docs" / "v" / "2026.1").iterdir()}
    text = (released / DOCUMENT).read_text(encoding="utf-8").replace('    version: "2026.1"\n    date: "2026-11-24"', "@")
    text = re.sub(r'(date: "2026-11-23"\n    version: )"2026\.1"', r'\1"2026.1.1"', text).replace("@", '    version: "2026.1"\n    date: "2026-11-24"')
    (released / DOCUMENT).write_text(text, encoding="utf-8")
    _commit(released)
    done = run_kerangka("release", "2026.1.1", "--project", ".", cwd=released)
    assert done.returncode == 0, done.stdout + done.stderr
    folder = released / "docs" / "v" / "2026.1.1"
    assert json.loads((folder / "perubahan.json").read_text(encoding="utf-8"))["base"] == "v2026.1"
    assert {one.name: one.read_bytes() for one in (released / "docs" / "v" / "2026.1").iterdir()} == first
