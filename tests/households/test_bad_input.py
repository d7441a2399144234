"""A mistake in a table of households is told with its row, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.pipeline.households import Aggregated, AggregateRequest, run_aggregate
from generator.reading.messages import read_messages
from generator.reading.telling import tell_all
from tests.conftest import run_kerangka
from tests.households.conftest import write_measure

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = sorted((ROOT / "tests" / "cases" / "households" / "invalid").iterdir())


def _case(folder: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load((folder / "case.yml").read_text(encoding="utf-8"))
    return case


def _run(folder: Path) -> Aggregated:
    case = _case(folder)
    engine = case.get("engine")
    name = case.get("households", "households.csv")
    request = AggregateRequest(
        households=name if engine else str(folder / name),
        measure=str(folder / "measure.yml"),
        by=tuple(case["by"].split(",")) if "by" in case else (),
        size=case.get("size"), weight=case.get("weight"), engine=engine,
        form=case.get("format", "csv"), period="2026-10", source="survei-dasar-rekaan-3",
    )  # fmt: skip
    return run_aggregate(ROOT, request)


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_mistake_is_told_with_its_row_in_both_languages(folder: Path) -> None:
    expected, result = _case(folder)["expect"], _run(folder)
    assert not "".join(result.pieces)
    messages = read_messages()
    for language in ("id", "en"):
        told = [one for one in tell_all(ROOT, result.problems, messages, language) if one.code == expected["code"]]
        assert told, result.problems
        assert all(one.fact and one.fix for one in told)
        assert expected.get("line") in {None, *(one.line for one in told)}
        if language == "id":
            assert any(expected["hint"].strip('"') in one.fact + one.fix for one in told), told
    assert folder.name.split("--")[0] == expected["code"]


def test_every_code_of_the_households_has_a_case() -> None:
    codes = {folder.name.split("--")[0] for folder in CASES}
    words = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "generator" / "households").glob("*.py"))
    told_below = {"jawaban-di-luar-kode"}
    assert {code for code in read_messages() if f'"{code}"' in words} <= codes | told_below


def test_all_mistakes_of_a_table_are_told_in_one_run(tmp_path: Path) -> None:
    folder = ROOT / "tests" / "cases" / "households" / "invalid" / "ukuran-rumah-tangga-salah"
    table = (folder / "households.csv").read_text(encoding="utf-8").replace(",semen,9", ",semen,sembilan")
    (tmp_path / "h.csv").write_text(table, encoding="utf-8")
    request = AggregateRequest(households=str(tmp_path / "h.csv"), measure=str(folder / "measure.yml"))
    codes = {problem.code for problem in run_aggregate(ROOT, request).problems}
    assert codes == {"ukuran-rumah-tangga-salah", "jawaban-bukan-angka"}


def test_a_file_that_was_there_stays_as_it_was(tmp_path: Path) -> None:
    folder = ROOT / "tests" / "cases" / "households" / "invalid" / "bobot-sampel-salah"
    out = tmp_path / "out.csv"
    out.write_text("yang lama", encoding="utf-8")
    words = ("aggregate", str(folder / "households.csv"), "--measure", str(folder / "measure.yml"), "--out", str(out))
    done = run_kerangka(*words, "--project", str(ROOT), cwd=tmp_path)
    assert done.returncode == 1
    assert "bobot-sampel-salah" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert out.read_text(encoding="utf-8") == "yang lama"
    assert [file.name for file in tmp_path.iterdir()] == ["out.csv"]


def test_answers_outside_the_questionnaire_are_refused_for_the_measure_of_the_framework(tmp_path: Path) -> None:
    header = (
        "jumlah_anggota,bobot,dusun,tahun_sekolah_tertinggi,anak_7_15_tidak_sekolah,balita_tengkes,peserta_jkn,"
        "sumber_air,jamban_pemakaian,jamban_kloset,lantai,punya_motor,jumlah_ternak_besar\n"
    )
    row = "4,1,I,9,0,0,4,sungai,sendiri,leher_angsa,{floor},1,{cattle}\n"
    file = tmp_path / "h.csv"
    file.write_text(
        header + row.format(floor="tanah", cattle=0) + row.format(floor="99", cattle=0) + row.format(floor="tanah", cattle=-1),
        encoding="utf-8",
    )
    request = AggregateRequest(households=str(file), measure="framework/poverty-measure.yml")
    told = tell_all(ROOT, run_aggregate(ROOT, request).problems, read_messages(), "id")
    assert {(one.code, one.line) for one in told} == {("jawaban-di-luar-kode", 3), ("jawaban-di-luar-kode", 4)}


GOOD = "d1,d2\n" + "1,0\n" * 50_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("h.csv", (GOOD + "1,0,1,1\n").encode()),
        ("h.csv", GOOD.encode() + b"1,\xff\xfe\n"),
        ("h.csv", GOOD.encode() + b'1,"0\n'),
        ("h.csv", b""),
        ("h.parquet", b"PAR1 is not all there"),
        ("h.parquet", b""),
        ("h.xlsx", b"PK"),
    ],
    ids=["too many cells", "bytes that are no text", "open quote", "empty", "cut off", "no parquet", "other format"],
)
def test_a_file_that_turns_out_unreadable_is_told_without_a_traceback(name: str, content: bytes, tmp_path: Path) -> None:
    """Some of it only shows while the engine reads, long after the file was opened."""
    (tmp_path / name).write_bytes(content)
    indicators = [{"id": one, "weight": "1/2", "deprived": {"column": one, "equals": 1}} for one in ("d1", "d2")]
    measure = {"poverty_cutoff": "1/2", "dimensions": [{"id": "all", "weight": 1, "indicators": indicators}]}
    request = AggregateRequest(
        households=str(tmp_path / name), measure=str(write_measure(tmp_path / "m.yml", measure)), raw=True
    )
    result = run_aggregate(ROOT, request)
    assert not "".join(result.pieces)
    assert {one.code for one in result.problems} <= {
        "data-rumah-tangga-tidak-terbaca", "jawaban-bukan-angka", "kolom-rumah-tangga-tidak-ada",
    }  # fmt: skip
    assert result.problems
