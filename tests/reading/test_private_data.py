"""Personal data in the inputs: whatever is planted is found, nothing is found in what is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import Checked, run_check
from generator.privacy.kinds import TITLES
from generator.reading.private_data import contacts_of, find_private_data
from tests.case_projects import lay_out_minimal
from tests.conftest import run_kerangka
from tests.privacy.planted import CARRIERS, MAKERS, plant

CODES = {"data-pribadi", "kolom-data-pribadi", "data-rumah-tangga", "berkas-tidak-terperiksa"}


def test_two_hundred_planted_identifiers_of_eight_kinds_are_all_found(tmp_path: Path, checked: Checked) -> None:
    planted = plant(tmp_path, 200, seed=18)
    assert len(MAKERS) == 8
    assert {one.kind for one in planted} == set(MAKERS)
    assert len({one.file for one in planted}) == 200
    found = {(one.location.path, one.parameters.get("kind")) for one in find_private_data(tmp_path, checked.project.programme.identity)}
    assert [one for one in planted if (one.file, TITLES[one.kind]) not in found] == []


@pytest.mark.parametrize("seed", range(3))
def test_every_kind_is_found_in_every_carrier(tmp_path: Path, checked: Checked, seed: int) -> None:
    planted = plant(tmp_path, len(MAKERS) * len(CARRIERS), seed=100 + seed)
    found = {(one.location.path, one.parameters.get("kind")) for one in find_private_data(tmp_path, checked.project.programme.identity)}
    assert [one for one in planted if (one.file, TITLES[one.kind]) not in found] == []


def test_nothing_is_found_in_the_shipped_repository(root: Path, checked: Checked) -> None:
    assert find_private_data(root, checked.project.programme.identity) == ()
    assert not CODES & {one.code for one in checked.problems}


def test_no_planted_number_is_ever_told_whole(tmp_path: Path) -> None:
    """Neither by the gate nor by another check that quotes what it found, such as a cell of the wrong form."""
    root = lay_out_minimal(tmp_path)
    number = "3171" + "011708450001"
    table = root / "villages" / "18-lampung" / "18.02-lampung-tengah" / "villages.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("-5.249", number), encoding="utf-8")
    (root / "docs" / "id" / f"{number}.md").write_text("# Catatan\n", encoding="utf-8")
    for words in (("check",), ("check", "--format", "json"), ("check", "--format", "github", "--language", "en"), ("build",)):
        done = run_kerangka(*words, cwd=root)
        assert done.returncode == 1, done.stderr
        assert number not in done.stdout + done.stderr
        assert "3171••••••••••01" in done.stdout + done.stderr


def test_declared_contacts_pass_and_only_they(tmp_path: Path) -> None:
    root = lay_out_minimal(tmp_path)
    account, other = "7001" + "234567", "7001" + "234568"
    programme = root / "framework" / "programme.yml"
    programme.write_text(
        programme.read_text(encoding="utf-8")
        + f"public_contacts:\n  - {{kind: bank_account, value: '{account[:4]}-{account[4:]}', owner: pfi}}\n",
        encoding="utf-8",
    )
    story = root / "docs" / "id" / "panduan" / "mengubah.md"
    text = story.read_text(encoding="utf-8")
    story.write_text(f"{text}\nRekening zakat: {account}\n", encoding="utf-8")
    assert not CODES & {one.code for one in run_check(root).problems}
    story.write_text(f"{text}\nRekening zakat: {other}\n", encoding="utf-8")
    assert [one.location.line for one in run_check(root).problems if one.code == "data-pribadi"] == [8]


def test_feedback_addresses_are_public(checked: Checked) -> None:
    feedback = checked.project.programme.identity.feedback
    public = contacts_of(checked.project.programme.identity)
    assert public.has("email", (feedback.email or "").encode()) is bool(feedback.email)


@pytest.mark.parametrize("folder", ["lampiran", "docs/id", "villages/99-rekaan", "tests"])
def test_household_microdata_is_refused_in_every_folder(tmp_path: Path, checked: Checked, folder: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / folder / "a.csv").write_text("id_rumah_tangga,skor\n1,0.5\n", encoding="utf-8")
    (tmp_path / folder / "b.csv").write_text("desa,jumlah_art,luas_lantai,sumber_air\nx,4,36,sumur\n", encoding="utf-8")
    (tmp_path / folder / "c.dta").write_bytes(b"\x00")
    found = {one.location.path for one in find_private_data(tmp_path, checked.project.programme.identity) if one.code == "data-rumah-tangga"}
    assert found == {f"{folder}/{name}" for name in ("a.csv", "b.csv", "c.dta")}


@pytest.mark.parametrize("folder", [".git", ".venv", "site", ".build"])
def test_what_is_no_part_of_the_project_is_passed_by(tmp_path: Path, checked: Checked, folder: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "a.csv").write_text("id_rumah_tangga,skor\n1,0.5\n", encoding="utf-8")
    assert find_private_data(tmp_path, checked.project.programme.identity) == ()


def test_a_file_that_cannot_be_looked_into_is_refused(tmp_path: Path, checked: Checked) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.zip").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "docs" / "b.7z").write_bytes(b"7z\xbc\xaf\x27\x1c\x00")
    found = find_private_data(tmp_path, checked.project.programme.identity)
    assert [(one.code, one.location.path) for one in found] == [
        ("berkas-tidak-terperiksa", "docs/a.zip"),
        ("berkas-tidak-terperiksa", "docs/b.7z"),
    ]
