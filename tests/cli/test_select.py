"""kerangka select prints the selection with its reasons, and stores the test of sensitivity."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.case_projects import lay_out_minimal
from tests.conftest import copy_project, run_kerangka


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("select"))


def test_the_selection_is_told_with_reasons_in_the_language_asked_for(root: Path) -> None:
    told = run_kerangka("select", cwd=root)
    assert told.returncode == 0, told.stderr
    assert "Memilih 10 desa belum mungkin" in told.stdout
    assert "Paling banyak lima desa tiap kabupaten" in told.stdout
    english = run_kerangka("select", "--language", "en", cwd=root).stdout
    assert "1. Pasir Panjang (99.01.02.2004)" in english
    assert "cannot be assessed yet: " in english


def test_json_has_every_village_with_its_state_and_exact_score(root: Path) -> None:
    told = json.loads(run_kerangka("select", "--format", "json", cwd=root).stdout)
    assert set(told) == {"real", "invented"}
    states = {one["code"]: one["state"] for one in told["invented"]["villages"]}
    assert states["99.01.02.2002"] == "selected"
    assert states["99.01.03.2002"] == "excluded"
    (batu_putih,) = [one for one in told["invented"]["villages"] if one["code"] == "99.01.02.2002"]
    assert batu_putih["score"] == "76131/200000"


def test_draws_are_stored_and_the_same_seed_writes_the_same_bytes(project: Path) -> None:
    file = project / "framework" / "pilot-sensitivity.csv"
    for _ in range(2):
        done = run_kerangka("select", "--draws", "200", "--seed", "5", cwd=project)
        assert done.returncode == 0, done.stderr
        assert "6 desa calon, 200 undian, benih 5" in done.stdout
    first = file.read_bytes()
    assert run_kerangka("select", "--draws", "200", "--seed", "5", cwd=project).returncode == 0
    assert file.read_bytes() == first
    assert run_kerangka("check", cwd=project).stdout.count("uji-kepekaan-usang") == 0
    assert not list(file.parent.glob(".pilot-sensitivity*"))


def test_a_project_with_mistakes_is_not_selected_from(tmp_path: Path) -> None:
    root = lay_out_minimal(tmp_path / "project")
    file = root / "framework" / "pilot-selection.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("weight: 1", 'weight: "1/2"'), encoding="utf-8")
    done = run_kerangka("select", cwd=root)
    assert done.returncode == 1
    assert "bobot-tidak-satu" in done.stdout
