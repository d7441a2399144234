"""Ten million households to all measures of 80,000 villages, against the same by hand in one DuckDB statement.

`python -m benchmarks.households` prints seconds, ratios and peak memory. All run in processes of their
own, in turn, and the fastest run counts; validation is timed apart. `command` is the whole of
`kerangka aggregate`, from its start to the last byte of a table of 2.4 million rows.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from generator.analysis.poverty import measure_poverty
from generator.households.question import Question
from generator.households.source import MEMORY_LIMIT, open_households
from generator.households.sums import aggregate_households
from generator.households.validation import validate_households
from generator.reading.measure_file import read_measure_file
from generator.reading.schema import read_schemas

ROOT = Path(__file__).resolve().parent.parent
HOUSEHOLDS, VILLAGES, RUNS = 10_000_000, 80_000, 3
INDICATORS = (
    ("sekolah", "below", 6, 2), ("c0", "equals", 1, 2), ("c1", "equals", 1, 2), ("c2", "equals", 1, 2),
    ("air", "in", ["sungai", "hujan"], 1), ("lantai", "equals", "tanah", 1), ("c3", "equals", 1, 1), ("c4", "equals", 1, 1),
)  # fmt: skip
PARTS, POOR, VULNERABLE, SEVERE = 12, 4, 3, 6


def main() -> None:
    """Make the table, measure both sides in turn, print."""
    with tempfile.TemporaryDirectory() as folder:
        table, measure = Path(folder) / "households.parquet", Path(folder) / "measure.yml"
        _make(table)
        measure.write_text(json.dumps(_measure()), encoding="utf-8")
        found: dict[str, list[dict[str, float]]] = {"by hand": [], "kerangka": [], "command": []}
        for _ in range(RUNS):
            for side, runs in found.items():
                command = [sys.executable, "-m", "benchmarks.households", side, str(table), str(measure)]
                done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
                runs.append(json.loads(done.stdout.strip().splitlines()[-1]))
    best = {side: min(runs, key=lambda one: one["seconds"]) for side, runs in found.items()}
    for side, one in best.items():
        told = ", ".join(f"{name} {value:.2f}" for name, value in one.items())
        sys.stdout.write(f"{side}: {told}\n")
    sys.stdout.write(f"ratio: {best['kerangka']['seconds'] / best['by hand']['seconds']:.2f}\n")


def _measure() -> dict[str, object]:
    indicators = [
        {"id": column, "weight": f"{parts}/{PARTS}", "deprived": {"column": column, operator: value}}
        for column, operator, value, parts in INDICATORS
    ]
    return {
        "counted_unit": "person", "size": "anggota", "sampling_weight": "bobot", "poverty_cutoff": f"{POOR}/{PARTS}",
        "bands": {"vulnerable": "1/4", "severe": "1/2"}, "dimensions": [{"id": "all", "weight": 1, "indicators": indicators}],
    }  # fmt: skip


def _make(table: Path) -> None:
    """Write the table: 25 columns, the same bytes at every run."""
    yes_no = ", ".join(f"(hash(i * 31 + {k}) % 100 < {8 + 3 * k})::tinyint as c{k}" for k in range(16))
    with duckdb.connect() as connection:
        connection.execute(f"""
            copy (select i as id, lpad((hash(i) % {VILLAGES})::varchar, 8, '0') as desa,
                1 + (hash(i * 7) % 8)::int as anggota, round(0.5 + (hash(i * 13) % 100000) / 50000.0, 4) as bobot,
                (200000 + hash(i * 17) % 1500000)::double as belanja, (hash(i * 19) % 12)::int as sekolah,
                ['sungai', 'hujan', 'leding', 'sumur_bor'][1 + (hash(i * 23) % 4)::int] as air,
                ['tanah', 'keramik'][1 + (hash(i * 29) % 2)::int] as lantai, (hash(i * 37) % 3)::int as klaster, {yes_no}
            from range({HOUSEHOLDS}) t(i)) to '{table}' (format parquet)
        """)


def by_hand(table: str) -> dict[str, float]:
    """Compute the same figures, exact sums and household counts as one statement of DuckDB."""
    tests = ("sekolah < 6", "c0 = 1", "c1 = 1", "c2 = 1", "air in ('sungai', 'hujan')", "lantai = 'tanah'", "c3 = 1", "c4 = 1")
    weights = [parts for *_, parts in INDICATORS]
    score = " + ".join(f"case when d{i} then {parts} when not d{i} then 0 end" for i, parts in enumerate(weights))
    each = ", ".join(
        f"count(*) filter (d{i} and score is not null), sum(w) filter (d{i} and score is not null) / sum(w), "
        f"count(*) filter (d{i} and poor), sum(w) filter (d{i} and poor) / sum(w), "
        f"{parts} * sum(w) filter (d{i} and poor) / sum(w * score) filter (poor)"
        for i, parts in enumerate(weights)
    )
    statement = f"""
        with a as (select desa, anggota, anggota * round(bobot * 1e9)::bigint as w,
                {', '.join(f'{one} as d{i}' for i, one in enumerate(tests))} from '{table}'),
            b as (select *, {score} as score from a), c as (select *, score >= {POOR} as poor from b)
        select desa, count(*), count(score), count(*) filter (poor), sum(anggota) filter (score is not null),
            sum(anggota) filter (poor), sum(w) filter (poor) / sum(w) filter (score is not null),
            sum(w * score) filter (poor) / {PARTS} / sum(w) filter (poor),
            sum(w * score) filter (poor) / {PARTS} / sum(w) filter (score is not null),
            count(*) filter (score >= {VULNERABLE} and score < {POOR}), sum(w) filter (score >= {VULNERABLE} and score < {POOR}) / sum(w),
            count(*) filter (score >= {SEVERE}), sum(w) filter (score >= {SEVERE}) / sum(w), {each}
        from c group by desa order by desa
    """
    with duckdb.connect() as connection:
        connection.execute(f"set memory_limit = '{MEMORY_LIMIT}'")
        start = time.perf_counter()
        connection.sql(statement).to_arrow_table()
        return {"seconds": time.perf_counter() - start, "peak MB": _peak()}


def by_kerangka(table: str, measure: str) -> dict[str, float]:
    """Time validation and aggregation, up to the figures of every group."""
    found, problems = read_measure_file(ROOT, measure, read_schemas(ROOT), {})
    if found is None:
        raise SystemExit(str(problems))
    question = Question(found, ("desa",))
    with open_households(table, None) as households:
        start = time.perf_counter()
        extent, wrong = validate_households(question, households)
        validated = time.perf_counter()
        figures = measure_poverty(found, aggregate_households(question, households.table, extent))
        for one in figures.figures:
            one.values.sum()
        done = time.perf_counter()
    if wrong or len(figures.groups) != VILLAGES:
        raise SystemExit("the table is not what it should be")
    return {"seconds": done - validated, "validation": validated - start, "peak MB": _peak()}


def by_command(table: str, measure: str) -> dict[str, float]:
    """Time the command line, with everything hidden that has to be, and its memory."""
    words = ("aggregate", table, "--measure", measure, "--by", "desa", "--out", f"{table}.csv")
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "generator", *words], cwd=ROOT, check=True)
    return {"seconds": time.perf_counter() - start, "peak MB": _peak(of_children=True)}


def _peak(*, of_children: bool = False) -> float:
    """Return the most memory this process, or one it started, has held, in MB; NaN where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return float("nan")
    return resource.getrusage(resource.RUSAGE_CHILDREN if of_children else resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        side, table, measure = sys.argv[1:]
        sides = {"by hand": lambda: by_hand(table), "kerangka": lambda: by_kerangka(table, measure)}
        result = sides.get(side, lambda: by_command(table, measure))()
        sys.stdout.write(json.dumps(result) + "\n")
