"""kerangka aggregate, as a custodian of household data uses it."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path

import pytest

from tests.conftest import copy_project, run_kerangka
from tests.households.conftest import equal_measure, write_csv, write_measure


@pytest.fixture
def survey(tmp_path: Path) -> tuple[str, str]:
    """A table of 300 households in two villages, and a measure that says where its figures go."""
    chance = random.Random(7)
    rows = [
        {"desa": f"99.01.01.200{1 + number % 2}", "kepala": chance.choice(["ya", "tidak"]), "n": chance.randint(1, 6),
         "a": chance.randint(0, 1), "b": int(chance.random() < 0.4)}
        for number in range(300)
    ]  # fmt: skip
    rows += [{"desa": "99.01.01.2003", "kepala": "ya", "n": 2, "a": 1, "b": 1}] * 12
    publishes = {
        "headcount_ratio": "kemiskinan-multidimensi", "intensity": "intensitas-kemiskinan",
        "adjusted_headcount_ratio": "indeks-kemiskinan-multidimensi",
    }  # fmt: skip
    measure = equal_measure(["a", "b"], "1", counted_unit="person", size="n", strata="kepala", publishes=publishes)
    return str(write_csv(tmp_path / "survei.csv", rows)), str(write_measure(tmp_path / "ukuran.yml", measure))


def _run(survey: tuple[str, str], *words: str, root: Path, cwd: Path) -> str:
    done = run_kerangka("aggregate", survey[0], "--measure", survey[1], "--project", str(root), *words, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr
    return done.stdout


def test_the_long_table_names_every_figure_once(survey: tuple[str, str], root: Path, tmp_path: Path) -> None:
    text = _run(survey, "--by", "desa", root=root, cwd=tmp_path)
    assert text.splitlines()[0] == "desa,measure,indicator,counted_unit,value,standard_error,lower,upper,base,n,status"
    rows = list(csv.DictReader(io.StringIO(text)))
    keys = [(row["desa"], row["measure"], row["indicator"]) for row in rows]
    assert len(keys) == len(set(keys)) == 3 * (3 + 3 * 2 + 1)
    assert {row["measure"] for row in rows} == {
        "headcount_ratio", "intensity", "adjusted_headcount_ratio", "uncensored_headcount", "censored_headcount",
        "contribution", "households_dropped",
    }  # fmt: skip


def test_a_village_of_twelve_is_hidden_and_never_shown_as_zero(survey: tuple[str, str], root: Path, tmp_path: Path) -> None:
    rows = json.loads(_run(survey, "--by", "desa", "--format", "json", root=root, cwd=tmp_path))["rows"]
    small = [row for row in rows if row["desa"] == "99.01.01.2003"]
    assert {row["status"] for row in small} == {"suppressed"}
    assert all(row[name] is None for row in small for name in ("value", "exact", "base", "n", "lower", "standard_error"))
    assert any(row["value"] for row in rows if row["desa"] != "99.01.01.2003")


def test_raw_figures_never_go_into_the_project(survey: tuple[str, str], tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    words = ("aggregate", survey[0], "--measure", survey[1], "--raw")
    inside = run_kerangka(*words, "--out", str(project / "villages" / "bocor.csv"), cwd=project)
    assert inside.returncode == 2
    assert not (project / "villages" / "bocor.csv").exists()
    outside = run_kerangka(*words, "--out", str(tmp_path / "aman.csv"), cwd=project)
    assert outside.returncode == 0, outside.stderr
    assert (tmp_path / "aman.csv").read_text(encoding="utf-8").startswith("measure,")


def test_observations_are_rows_that_the_project_accepts(survey: tuple[str, str], root: Path, tmp_path: Path) -> None:
    words = ("--by", "desa", "--format", "observations", "--period", "2026-10", "--source", "survei-rekaan-3")
    source = next((root / "framework" / "sources").glob("survei-dasar-rekaan-3.yml")).stem
    text = _run(survey, *words[:-1], source, root=root, cwd=tmp_path)
    rows = list(csv.DictReader(io.StringIO(text)))
    shown = [row for row in rows if row["status"] == "measured"]
    assert {row["indicator"] for row in shown} == {
        "kemiskinan-multidimensi", "intensitas-kemiskinan", "indeks-kemiskinan-multidimensi",
    }  # fmt: skip
    share = next(row for row in shown if row["indicator"] == "kemiskinan-multidimensi")
    assert 1 < float(share["value"]) < 100
    assert float(share["lower"]) < float(share["value"]) < float(share["upper"])
    assert {row["missing_reason"] for row in rows if row["status"] == "suppressed"} == {"small-count"}
    project = copy_project(tmp_path / "project")
    file = project / "villages" / "99-rekaan" / "99.01-nusa-harapan" / "observations.csv"
    file.write_text(text.replace("99.01.01.2003", "99.01.02.2001"), encoding="utf-8")
    checked = run_kerangka("check", "--format", "json", cwd=project)
    wrong = [one for one in json.loads(checked.stdout)["problems"] if one["path"] == file.relative_to(project).as_posix()]
    assert not wrong


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--by", "desa", "--format", "observations", "--period", "2026-10", "--source", "tidak-ada"), "sumber-tidak-dikenal"),
        (("--by", "kepala", "--format", "observations", "--period", "2026-10", "--source", "{}"), "isi-sel-salah"),
        (("--by", "desa", "--format", "observations", "--period", "besok", "--source", "{}"), "isi-sel-salah"),
    ],
)
def test_observations_that_would_be_refused_are_not_written(
    survey: tuple[str, str], root: Path, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    source = next((root / "framework" / "sources").glob("survei-dasar-rekaan-3.yml")).stem
    given = [word.format(source) for word in words]
    done = run_kerangka("aggregate", survey[0], "--measure", survey[1], "--project", str(root), *given, cwd=tmp_path)
    assert done.returncode == 1
    assert f"[{told}]" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_format_without_its_options_is_refused(survey: tuple[str, str], root: Path, tmp_path: Path) -> None:
    words = ("aggregate", survey[0], "--measure", survey[1], "--project", str(root), "--format", "observations")
    done = run_kerangka(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert "--period" in done.stderr


def test_a_group_may_not_be_named_like_a_column_of_the_result(survey: tuple[str, str], root: Path, tmp_path: Path) -> None:
    words = ("aggregate", survey[0], "--measure", survey[1], "--project", str(root), "--by", "desa,value")
    done = run_kerangka(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert "value" in done.stderr


def test_a_group_named_twice_is_one_group(survey: tuple[str, str], root: Path, tmp_path: Path) -> None:
    once = _run(survey, "--by", "desa", root=root, cwd=tmp_path)
    assert _run(survey, "--by", "desa, desa", root=root, cwd=tmp_path) == once
