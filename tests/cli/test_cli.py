"""The command line as a user meets it: help, exit codes, forms of the report, no traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.pages.problem_code import report_schema
from tests.conftest import copy_project, run_kerangka

COMMANDS = ("check", "review", "build", "serve", "pages", "stamp", "select", "release", "import", "upgrade", "explain")


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with one mistake in one indicator."""
    project = copy_project(tmp_path_factory.mktemp("wrong"))
    file = project / "framework" / "indicators" / "sanitasi-layak.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("dimension: layanan-dasar", "dimension: layanan-dasr"), encoding="utf-8")
    return project


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_both_languages(command: str, tmp_path: Path) -> None:
    done = run_kerangka(command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    first, second = [line for line in done.stdout.splitlines() if line.strip()][1:3]
    assert first.strip()[0].isupper()
    assert second.strip()


def test_the_overview_names_every_command(tmp_path: Path) -> None:
    told = run_kerangka("--help", cwd=tmp_path).stdout
    assert all(f"  {command} " in told for command in COMMANDS)


def test_a_good_project_exits_0(root: Path) -> None:
    done = run_kerangka("check", cwd=root)
    assert done.returncode == 0, done.stdout
    assert "0 galat" in done.stdout


def test_a_mistake_is_told_with_place_code_fix_and_explanation(wrong: Path) -> None:
    done = run_kerangka("check", cwd=wrong)
    assert done.returncode == 1
    assert "framework/indicators/sanitasi-layak.yml:7:12: galat[dimensi-tidak-dikenal]:" in done.stdout
    assert '"layanan-dasr"' in done.stdout
    assert '"layanan-dasar"' in done.stdout
    assert "kerangka explain dimensi-tidak-dikenal" in done.stdout


def test_messages_come_in_english_too(wrong: Path) -> None:
    done = run_kerangka("check", "--language", "en", cwd=wrong)
    assert "error[dimensi-tidak-dikenal]:" in done.stdout
    assert "explanation: kerangka explain" in done.stdout


def test_json_is_for_machines(wrong: Path) -> None:
    problems = json.loads(run_kerangka("check", "--format", "json", cwd=wrong).stdout)["problems"]
    told = next(one for one in problems if one["code"] == "dimensi-tidak-dikenal")
    assert told["severity"] == "error"
    assert (told["path"], told["line"], told["column"]) == ("framework/indicators/sanitasi-layak.yml", 7, 12)


def test_github_gets_annotations(wrong: Path) -> None:
    told = run_kerangka("check", "--format", "github", cwd=wrong).stdout
    assert "::error file=framework/indicators/sanitasi-layak.yml,line=7,col=12,title=dimensi-tidak-dikenal::" in told


def test_a_folder_that_is_no_project_exits_2_without_a_traceback(tmp_path: Path) -> None:
    done = run_kerangka("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "framework/" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_option_exits_2(tmp_path: Path) -> None:
    assert run_kerangka("check", "--tidak-ada", cwd=tmp_path).returncode == 2


def test_a_code_is_explained(root: Path) -> None:
    done = run_kerangka("explain", "dimensi-tidak-dikenal", cwd=root)
    assert done.returncode == 0
    assert "Contoh benar:" in done.stdout


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("indicator.publication.minimum_households", "Wilayah boleh memperketat: hanya nilai yang lebih besar."),
        ("indicator.definition", "Tetap di semua wilayah."),
    ],
)
def test_a_field_is_explained_with_what_a_region_may_do(field: str, told: str, root: Path) -> None:
    done = run_kerangka("explain", field, cwd=root)
    assert done.returncode == 0
    assert told in done.stdout.splitlines()


def test_an_id_is_explained_by_what_it_is_connected_with(root: Path) -> None:
    done = run_kerangka("explain", "sanitasi-layak", cwd=root)
    assert done.returncode == 0
    assert "arisan-jamban" in done.stdout


def test_an_unknown_word_gets_the_nearest_code(root: Path) -> None:
    done = run_kerangka("explain", "dimensi-tidak-dikena", cwd=root)
    assert done.returncode == 1
    assert "dimensi-tidak-dikenal" in done.stderr


def test_pages_are_not_written_over_something_else(root: Path, tmp_path: Path) -> None:
    (tmp_path / "berkas.txt").write_text("milik orang lain", encoding="utf-8")
    done = run_kerangka("pages", "--to", str(tmp_path), "--project", str(root), cwd=tmp_path)
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["berkas.txt"]


@pytest.mark.parametrize("command", [("check",), ("explain", "sanitasi-layak"), ("pages", "--to", "baru")])
def test_a_language_the_programme_does_not_have_is_refused(root: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    done = run_kerangka(*command, "--language", "xx", "--project", str(root), cwd=tmp_path)
    assert done.returncode == 2
    assert "id, en" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("target", [".", "..", "docs", "README.md"])
def test_a_build_never_replaces_a_folder_that_is_no_site(tmp_path: Path, target: str) -> None:
    project = copy_project(tmp_path / "proyek")
    (project / "README.md").write_text("milik orang", encoding="utf-8")
    before = sorted(path.relative_to(project) for path in project.rglob("*"))
    done = run_kerangka("build", "--site-dir", target, cwd=project)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert sorted(path.relative_to(project) for path in project.rglob("*")) == before


def test_a_folder_that_cannot_be_written_is_told_without_a_traceback(root: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("bukan folder", encoding="utf-8")
    done = run_kerangka("pages", "--to", str(blocked / "dalam"), "--project", str(root), cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_report_for_machines_follows_its_published_schema(wrong: Path) -> None:
    told = json.loads(run_kerangka("check", "--format", "json", cwd=wrong).stdout)
    schema = json.loads(report_schema().content)
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(told)) == []
    one = next(one for one in told["problems"] if one["code"] == "dimensi-tidak-dikenal")
    assert one["edit"][0]["new"] == ["dimension: layanan-dasar"]
    assert one["explanation"].endswith("galat/#dimensi-tidak-dikenal")


def test_an_annotation_says_the_line_that_mends_it(wrong: Path) -> None:
    told = run_kerangka("check", "--format", "github", cwd=wrong).stdout
    assert "%0Aganti baris 7 menjadi: dimension: layanan-dasar" in told


def test_what_is_certain_is_mended_and_told(wrong: Path, root: Path, tmp_path: Path) -> None:
    copy = copy_project(tmp_path / "proyek")
    file = "framework/indicators/sanitasi-layak.yml"
    (copy / file).write_bytes((wrong / file).read_bytes())
    done = run_kerangka("check", "--fix", cwd=copy)
    assert done.returncode == 0, done.stdout
    assert f"{file}:7: dibetulkan" in done.stderr
    assert "+ dimension: layanan-dasar" in done.stderr
    assert (copy / file).read_bytes() == (root / file).read_bytes()


def test_a_field_is_explained_from_its_schema(root: Path) -> None:
    told = run_kerangka("explain", "indicator.direction", cwd=root).stdout
    for part in ("Arah membaik", "increase", "Naik berarti membaik", "naik (", "Tetap di semua wilayah."):
        assert part in told


def test_a_field_without_its_file_gets_the_nearest(root: Path) -> None:
    assert '"indicator.direction"' in run_kerangka("explain", "direction", cwd=root).stderr


def test_codes_that_are_often_confused_are_named(root: Path) -> None:
    assert "kecamatan-beda-kode" in run_kerangka("explain", "kode-beda-jenis", cwd=root).stdout
