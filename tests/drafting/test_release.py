"""A release: refused with every reason at once, or written whole, and never changed afterwards."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from generator.drafting.release_record import with_entry, with_version
from generator.model.version import edition_of, following
from generator.pipeline import run_check
from generator.pipeline.release import Released, prepare_release, run_release
from tests.case_projects import lay_out_minimal
from tests.conftest import copy_project, run_kerangka

DAY = date(2026, 11, 24)
EDITS = (
    ("framework/programme.yml", "status: draft", "status: agreed"),
    ("framework/programme.yml", 'version: "0.1"', 'version: "2026.1-draft"  # the year and the edition'),
    ("framework/document.yml", "en: Document}\nstatus: draft", "en: Document}\nstatus: agreed"),
    ("framework/document.yml", "    status: draft", "    status: agreed"),
    ("framework/document.yml", 'version: "0.1"', 'version: "2026.1-draft"'),
    ("framework/document.yml", "decision: open", 'decision: approved, date: "2026-11-20", version: "2026.1"'),
    ("framework/decisions/kerangka-disetujui.yml", "touches: [", "touches: [programme, "),
)
CONSULTATION = """
consultation:
  opens: "2026-10-01"
  closes: "2026-10-31"
  comments:
    - id: terlalu-singkat
      date: "2026-10-12"
      author: {id: Pemerintah desa contoh, en: An example village government}
      about: pendahuluan
      text: {id: Terlalu singkat., en: Too short.}
      answer: {date: "2026-11-02", by: pfi, result: accepted, text: {id: Ditambah., en: Expanded.}}
"""


def _edit(project: Path, path: str, find: str, put: str) -> None:
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert text.count(find) == 1, (path, find)
    file.write_text(text.replace(find, put), encoding="utf-8", newline="\n")


def _commit(project: Path) -> None:
    for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qm", "x"]):
        subprocess.run(["git", *words], cwd=project, check=True)


@pytest.fixture
def agreed(tmp_path: Path, root: Path) -> Path:
    """The smallest project with everything that a release asks for, committed."""
    project = lay_out_minimal(tmp_path / "project")
    for edit in EDITS:
        _edit(project, *edit)
    with (project / "framework" / "document.yml").open("a", encoding="utf-8") as file:
        file.write(CONSULTATION)
    for name in ("mkdocs.yml", "mkdocs.en.yml", ".gitignore"):
        shutil.copy(root / name, project / name)
    (project / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n\n- Something.\n", encoding="utf-8")
    _commit(project)
    return project


def _codes(released: Released) -> list[str]:
    return [one.code for one in released.checked.problems if one.code.startswith("rilis-")]


def test_the_shipped_draft_is_refused_with_every_reason_at_once(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    released = prepare_release(project, "2026.1", None)
    assert released.is_refused
    assert not released.files
    found = _codes(released)
    document = released.checked.project.programme.document
    assert found.count("rilis-belum-disepakati") == 2 + len(document.chapters)
    assert found.count("rilis-belum-disetujui") == len(document.sign_off)
    assert {"rilis-terhalang", "rilis-konsultasi-belum-selesai", "rilis-tanpa-git"} <= set(found)
    assert "rilis-versi-tidak-berurut" not in found


def test_the_command_tells_the_reasons_with_their_lines_and_writes_nothing(agreed: Path) -> None:
    _edit(agreed, "framework/document.yml", "decision: approved", "decision: rejected")
    done = run_kerangka("release", "2026.1", cwd=agreed)
    assert done.returncode == 1
    assert re.search(r"framework/document.yml:12:\d+: galat\[rilis-belum-disetujui\]", done.stdout)
    assert "galat[rilis-belum-disimpan]" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert not (agreed / "docs" / "v").exists()


@pytest.mark.parametrize(
    ("version", "day", "path", "find", "put", "code"),
    [
        ("1.0-final", DAY, "", "", "", "rilis-versi-salah"),
        ("2026.2", DAY, "", "", "", "rilis-versi-tidak-berurut"),
        ("2026.1", date(2026, 11, 19), "", "", "", "rilis-tanggal-mundur"),
        ("2026.1", date(2026, 10, 31), "", "", "", "rilis-konsultasi-belum-selesai"),
        ("2026.1", DAY, "framework/document.yml", 'version: "2026.1"', 'version: "2025.1"', "rilis-belum-disetujui"),
        ("2026.1", DAY, "framework/document.yml", "    status: agreed", "    status: draft", "rilis-belum-disepakati"),
        ("2026.1", DAY, "framework/document.yml", CONSULTATION.splitlines()[-1] + "\n", "", "rilis-tanggapan-belum-dijawab"),
        (
            "2026.1", DAY, "framework/potentials/padi.yml", "status: draft",
            'status: draft\nopen_questions: [{question: {id: "Apa?", en: "What?"}, blocking: true}]', "rilis-terhalang",
        ),
    ],
)  # fmt: skip
def test_each_thing_that_is_missing_is_named(
    agreed: Path, version: str, day: date, path: str, find: str, put: str, code: str
) -> None:
    if path:
        _edit(agreed, path if (agreed / path).is_file() else _any_potential(agreed), find, put)
        _commit(agreed)
    released = prepare_release(agreed, version, day)
    assert code in _codes(released)
    assert released.is_refused


def _any_potential(project: Path) -> str:
    return next((project / "framework" / "potentials").glob("*.yml")).relative_to(project).as_posix()


def test_a_release_is_written_whole_and_the_site_keeps_it(agreed: Path) -> None:
    assert "docs/v/2026.1/index.html" in run_kerangka("release", "2026.1", "--dry-run", cwd=agreed).stdout
    assert not (agreed / "docs" / "v").exists()
    done = run_kerangka("release", "2026.1", cwd=agreed)
    assert done.returncode == 0, done.stdout + done.stderr
    folder = agreed / "docs" / "v" / "2026.1"
    record = yaml.safe_load((folder / "release.yml").read_text(encoding="utf-8"))
    names = {one["name"] for one in record["files"]}
    assert {"index.html", "en/index.html", "framework.json"} <= names
    assert {Path(name).suffix for name in names} == {".html", ".json", ".pdf", ".docx"}
    assert record["sign_off"][0]["version"] == "2026.1"
    assert 'version: "2026.1"  # the year and the edition' in (agreed / "framework" / "programme.yml").read_text("utf-8")
    assert run_check(agreed).project.programme.document.chapters[0].version == "2026.1"
    assert "### 2026.1 (2026-11-24)" in (agreed / "CHANGELOG.md").read_text(encoding="utf-8")
    _commit(agreed)
    built = run_kerangka("build", cwd=agreed)
    assert built.returncode == 0, built.stdout + built.stderr
    for name in (*names, "release.yml"):
        assert (agreed / "site" / "v" / "2026.1" / name).read_bytes() == (folder / name).read_bytes()
    assert "v/2026.1/index.html" in (agreed / "site" / "riwayat" / "index.html").read_text(encoding="utf-8")


def test_the_whole_framework_is_one_json_with_its_own_checksum(agreed: Path) -> None:
    files = prepare_release(agreed, "2026.1", DAY).files
    whole = json.loads(files["docs/v/2026.1/framework.json"])
    assert whole["$id"] == "https://example.org/contoh/v/2026.1/framework.json"
    assert whole["framework"]["programme"]["version"] == "2026.1"
    assert whole["framework"]["indicators"]["sanitasi-layak"]["unit"] == "percent"
    text = json.dumps(whole["framework"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert whole["sha256"] == hashlib.sha256(text.encode()).hexdigest()


def test_a_second_release_needs_the_next_number_and_leaves_the_first_as_it_was(agreed: Path) -> None:
    run_release(prepare_release(agreed, "2026.1", DAY))
    _commit(agreed)
    before = {file: file.read_bytes() for file in (agreed / "docs" / "v" / "2026.1").rglob("*") if file.is_file()}
    assert "rilis-versi-tidak-berurut" in _codes(prepare_release(agreed, "2026.1", DAY))
    _edit(agreed, "framework/document.yml", 'date: "2026-11-20", version: "2026.1"', 'date: "2026-11-23", version: "2026.1.1"')
    _edit(agreed, "framework/indicators/sanitasi-layak.yml", "{id: Belum tentu dipakai., en: May not be used.}", "{id: Dapat rusak., en: May break.}")
    _commit(agreed)
    second = prepare_release(agreed, "2026.1.1", DAY)
    assert not second.is_refused, [one.code for one in second.checked.problems]
    report = json.loads(second.files["docs/v/2026.1.1/changes.json"])
    assert report["changes"]
    run_release(second)
    assert {file: file.read_bytes() for file in before} == before
    assert [one.release.version for one in run_check(agreed).project.releases] == ["2026.1", "2026.1.1"]


def test_a_file_of_a_release_that_was_edited_stops_the_build(agreed: Path) -> None:
    run_release(prepare_release(agreed, "2026.1", DAY))
    with (agreed / "docs" / "v" / "2026.1" / "index.html").open("a", encoding="utf-8") as file:
        file.write("<!-- edited -->")
    done = run_kerangka("build", cwd=agreed)
    assert done.returncode == 1
    assert "galat[rilis-berubah]" in done.stdout
    assert not (agreed / "site").exists()


@given(some.integers(2020, 2099), some.integers(1, 99), some.integers(0, 98), some.integers(0, 3))
def test_whatever_may_follow_a_version_is_greater_and_well_written(year: int, edition: int, fix: int, later: int) -> None:
    version = f"{year}.{edition}" + (f".{fix}" if fix else "")
    here = edition_of(version)
    assert here is not None
    for one in following(version, year + later):
        after = edition_of(one)
        assert after is None or after > here  # an edition past 99 has no form


def test_setting_the_version_leaves_comments_and_released_versions() -> None:
    text = '# version: later\nversion: "2026.2-draft" # note\nsign_off:\n  - {version: "2026.1"}\n'
    assert with_version(text, "2026.2") == '# version: later\nversion: "2026.2" # note\nsign_off:\n  - {version: "2026.1"}\n'


def test_the_newest_entry_stands_first_in_the_changelog() -> None:
    once = with_entry("# Changelog\n\n## Unreleased\n\n- a\n", "### 2026.1")
    twice = with_entry(once, "### 2026.2")
    assert twice == "# Changelog\n\n## Unreleased\n\n- a\n\n## Framework\n\n### 2026.2\n\n### 2026.1\n"
