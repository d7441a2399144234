"""The same households give the same figures in DuckDB, PostgreSQL and Spark."""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.households.conftest import Figures, write_csv

Aggregate = Callable[..., Figures]
Rows = list[dict[str, Any]]
MEASURE: dict[str, Any] = {
    "counted_unit": "person", "size": "anggota", "sampling_weight": "bobot", "strata": "strata", "clusters": "klaster",
    "household_id": "id", "income": {"column": "belanja", "line": 580349}, "poverty_cutoff": "1/3",
    "bands": {"vulnerable": "1/5", "severe": "1/2"},
    "dimensions": [
        {"id": "hidup", "weight": "1/2", "indicators": [
            {"id": "air", "weight": "1/4", "deprived": {"column": "air", "in": ["sungai", "hujan"]}},
            {"id": "jamban", "weight": "1/4", "deprived": {"any": [
                {"column": "jamban", "equals": "tidak_ada"}, {"not": {"column": "kloset", "equals": "leher_angsa"}}]}},
        ]},
        {"id": "sekolah", "weight": "1/2", "indicators": [
            {"id": "lama", "weight": "1/3", "deprived": {"column": "sekolah", "below": 7.5}},
            {"id": "motor", "weight": "1/6", "deprived": {"all": [
                {"column": "motor", "equals": 0}, {"column": "ternak", "at_most": 1}]}},
        ]},
    ],
}  # fmt: skip
TYPES = {
    "id": "varchar", "desa": "varchar", "strata": "varchar", "klaster": "integer", "anggota": "integer",
    "bobot": "numeric(18, 9)", "belanja": "double precision", "air": "varchar", "jamban": "varchar", "kloset": "varchar",
    "sekolah": "double precision", "motor": "integer", "ternak": "integer",
}  # fmt: skip


@pytest.fixture(scope="module")
def rows() -> Rows:
    """Some 600 households of three villages, with missing answers and weights of nine places."""
    chance = random.Random(20261124)
    found = []
    for number in range(600):
        stratum = chance.choice("AB")
        found.append({
            "id": f"rt-{number}", "desa": f"99.01.01.200{chance.randint(1, 3)}", "strata": stratum,
            "klaster": chance.randint(1, 9), "anggota": chance.randint(1, 8),
            "bobot": f"{chance.uniform(0.1, 900):.9f}", "belanja": chance.choice([None, chance.randint(200000, 1500000)]),
            "air": chance.choice(["sungai", "hujan", "leding", None]), "jamban": chance.choice(["sendiri", "tidak_ada"]),
            "kloset": chance.choice(["leher_angsa", "cemplung", None]), "sekolah": chance.choice([0.0, 6.0, 7.5, 9.0, 12.0]),
            "motor": chance.randint(0, 1), "ternak": chance.choice([0, 1, 2, None]),
        })  # fmt: skip
    return found


def _count(aggregate: Aggregate, rows: Rows | Path, **options: Any) -> tuple[Figures, Figures]:
    return aggregate(rows, MEASURE, ["desa"], **options), aggregate(rows, MEASURE, **options)


def _same(one: tuple[Figures, Figures], other: tuple[Figures, Figures]) -> None:
    """Whole numbers are equal; errors and gaps agree to 1e-10."""
    for mine, theirs in zip(one, other, strict=True):
        assert mine.keys() == theirs.keys()
        for key, figure in mine.items():
            for name, value in figure.items():
                close = name in {"standard_error", "lower", "upper"} or key[-2] in {"fgt1", "fgt2"}
                if close and isinstance(value, float):
                    assert theirs[key][name] == pytest.approx(value, rel=1e-10, abs=1e-10), (key, name)
                else:
                    assert theirs[key][name] == value, (key, name)
    assert any(figure["standard_error"] for figure in one[0].values())


def _parquet(rows: Rows, folder: Path) -> Path:
    """Write the rows with types, as a statistics office would."""
    table = write_csv(folder / "rows.csv", rows)
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in TYPES.items())
    target = folder / "rows.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"copy (from read_csv('{table}', columns = {{{columns}}})) to '{target}' (format parquet)")
    return target


def test_csv_and_parquet_give_the_same(rows: Rows, aggregate: Aggregate, tmp_path: Path) -> None:
    _same(_count(aggregate, rows), _count(aggregate, _parquet(rows, tmp_path)))


def test_a_glob_of_files_is_one_table(rows: Rows, aggregate: Aggregate, tmp_path: Path) -> None:
    for number, part in enumerate((rows[:200], rows[200:])):
        write_csv(tmp_path / f"part-{number}.csv", part)
    _same(_count(aggregate, rows), _count(aggregate, rows, households=tmp_path / "part-*.csv"))


def test_a_table_in_a_duckdb_file(rows: Rows, aggregate: Aggregate, tmp_path: Path) -> None:
    parquet = _parquet(rows, tmp_path)
    with duckdb.connect(str(tmp_path / "survei.duckdb")) as connection:
        connection.execute(f"create table rumah_tangga as from '{parquet}'")
    engine = f"duckdb://{tmp_path / 'survei.duckdb'}"
    _same(_count(aggregate, rows), _count(aggregate, rows, households="rumah_tangga", engine=engine))


def _debian_postgresql() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@pytest.fixture(scope="module")
def postgresql(rows: Rows) -> Iterator[str]:
    """The URL of a server started for this test, with the households in a table."""
    programs = _debian_postgresql()
    if programs is None:
        pytest.skip("PostgreSQL of Debian's package is not on this machine")
    import psycopg

    folder = Path(tempfile.mkdtemp(prefix="kerangka-postgresql-"))
    user: dict[str, Any] = {}
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        user = {"user": "postgres", "group": "postgres", "extra_groups": []}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"

    def run(program: str, *words: str) -> None:
        command = [str(programs / program), "-D", str(data), *words]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **user)

    run("initdb", "-U", "kerangka", "--auth=trust", "--locale=C.UTF-8")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        with psycopg.connect(host="127.0.0.1", port=port, user="kerangka", dbname="postgres", autocommit=True) as connection:
            columns = ", ".join(f"{name} {kind}" for name, kind in TYPES.items())
            connection.execute(f"create table rumah_tangga ({columns})")
            insert = "insert into rumah_tangga values (" + ", ".join(["%s"] * len(TYPES)) + ")"  # noqa: S608 - our own names
            with connection.cursor() as cursor:
                cursor.executemany(insert, [tuple(row.values()) for row in rows])
        yield f"postgres://kerangka@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def test_postgresql_gives_the_same(rows: Rows, aggregate: Aggregate, postgresql: str) -> None:
    _same(_count(aggregate, rows), _count(aggregate, rows, households="rumah_tangga", engine=postgresql))


def test_a_table_that_postgresql_does_not_have_is_told(postgresql: str, aggregate: Aggregate, rows: Rows) -> None:
    with pytest.raises(AssertionError, match="data-rumah-tangga-tidak-terbaca"):
        aggregate(rows, MEASURE, households="tabel_lain", engine=postgresql)


@pytest.mark.filterwarnings("ignore")
def test_spark_gives_the_same(rows: Rows, aggregate: Aggregate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if find_spec("pyspark") is None or shutil.which("java") is None:
        pytest.skip("the extra `spark` or Java is not on this machine")
    from pyspark.sql import SparkSession

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    parquet = str(_parquet(rows, tmp_path))

    def counted(by: list[str]) -> Figures:
        """A command ends its session, and with it what the session knew of."""
        settings = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        session = settings.config("spark.sql.shuffle.partitions", "4").getOrCreate()
        session.read.parquet(parquet).createOrReplaceTempView("rumah_tangga")
        return aggregate(rows, MEASURE, by, households="rumah_tangga", engine="pyspark://")

    _same(_count(aggregate, rows), (counted(["desa"]), counted([])))
