"""kerangka import table, as a person at the keyboard meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import kerangka
from tests.exchange.conftest import FOLDER, Place, small_project

GOOD = "KODE,NAMA,IDM\n18.02.01.2001,SRI WAY LANGSEP,0.693\n18.02.01.2002,WAYAKRUI,0.6849\n"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return small_project(tmp_path)


def run(place: Place, *options: str) -> tuple[int, str]:
    """Run the command in the project and return its exit code and all it says."""
    files = [str(place.root / "data.csv"), "--mapping", str(place.root / "mapping.yml"), "--project", str(place.root)]
    result = CliRunner().invoke(kerangka, ["import", "table", *files, *options])
    return result.exit_code, result.output


def test_a_dry_run_says_what_would_be_written_and_writes_nothing(place: Place) -> None:
    place.plan(GOOD)
    code, said = run(place, "--dry-run", "--language", "en")
    assert code == 0
    assert f"{FOLDER}/observations.csv: 2 row(s) new, 0 replaced, 0 there already." in said
    assert "Dry run" in said
    assert place.text("observations.csv") == ""


def test_the_command_ends_with_1_for_content_and_2_for_a_file_that_is_not_there(place: Place) -> None:
    place.plan(GOOD.replace("0.693", "0,693").replace(",", ";").replace("0;693", "0,693"))
    code, said = run(place)
    assert code == 1
    assert "data.csv:2:1: galat[impor-desimal-koma]" in said
    assert "Tidak ada yang ditulis." in said
    (place.root / "mapping.yml").unlink()
    assert run(place)[0] == 2


def test_the_command_writes_once_and_then_finds_nothing_new(place: Place) -> None:
    place.plan(GOOD)
    assert run(place)[0] == 0
    before = (place.root / FOLDER / "observations.csv").stat().st_mtime_ns
    code, said = run(place)
    assert code == 0
    assert "Tidak ada yang berubah." in said
    assert (place.root / FOLDER / "observations.csv").stat().st_mtime_ns == before
