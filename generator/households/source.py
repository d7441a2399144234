"""Where household microdata is: files read in place by DuckDB, or a table of the custodian's own engine."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING

import ibis

from generator.problems import Location, Problem

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends import BaseBackend

MEMORY_LIMIT = "400MB"
"""What DuckDB may keep in memory; beyond it sorts and groups go to a temporary folder on disk."""

ENGINES = frozenset({"duckdb", "_duckdb", "ibis", "psycopg", "pyspark", "py4j", "trino", "google"})
"""Packages whose exceptions say that data could not be read."""


@dataclass(frozen=True, eq=False)
class Households:
    """A table of households, one row each; `label` is how problems name it.

    Rows of files have numbers that a person can look up; `is_csv` says that row 1 is on line 2.
    """

    table: ir.Table
    label: str
    in_files: bool
    is_csv: bool = False


class UnreadableHouseholdsError(Exception):
    """The households cannot be opened; carries the problem to tell."""

    def __init__(self, problem: Problem) -> None:
        """Carry a problem to whoever asked for the households."""
        super().__init__(problem.code)
        self.problem = problem


@contextmanager
def open_households(name: str, engine: str | None) -> Iterator[Households]:
    """Open a CSV or Parquet file or glob, or with `engine` (an Ibis URL) a table of that engine.

    Raises UnreadableHouseholdsError, also for what an engine finds only while it reads: a row with
    too many cells, a file cut off. What DuckDB cannot hold in memory goes to a temporary folder
    that is removed at the end, never to the folder of the project.
    """
    with tempfile.TemporaryDirectory() as scratch:
        backend = _connect(engine, name, scratch)
        try:
            yield _open_table(backend, name) if engine else _open_files(backend, name)
        except Exception as error:
            if _is_of_engine(error):
                raise _unreadable(name, _first_line(error)) from error
            raise
        finally:
            backend.disconnect()


def _is_of_engine(error: Exception) -> bool:
    """Tell whether an exception is one of an engine or of the way to it, and not a mistake of ours."""
    return type(error).__module__.partition(".")[0] in ENGINES


def _connect(engine: str | None, name: str, scratch: str) -> BaseBackend:
    if engine is None:
        return ibis.duckdb.connect(memory_limit=MEMORY_LIMIT, temp_directory=scratch)
    try:
        return ibis.connect(engine)
    except Exception as error:  # each engine has exceptions of its own
        raise _unreadable(name, f"{_without_password(engine)}: {_first_line(error)}") from error


def _open_files(backend: BaseBackend, name: str) -> Households:
    files = sorted(glob(name, recursive=True))  # noqa: PTH207 - a pattern may be absolute
    if not files:
        raise UnreadableHouseholdsError(Problem("data-rumah-tangga-tidak-ada", Location(name), {"value": name}))
    suffixes = {Path(file).suffix.lower() for file in files}
    try:
        if suffixes <= {".parquet", ".pq"}:
            return Households(backend.read_parquet(files), name, in_files=True)
        if suffixes <= {".csv", ".tsv", ".txt"}:
            table = backend.read_csv(files, all_varchar=True, header=True, nullstr="", union_by_name=True)
            return Households(table, name, in_files=True, is_csv=len(files) == 1)
    except Exception as error:  # a file that is not what its name says, a folder, no permission
        raise _unreadable(name, _first_line(error)) from error
    raise _unreadable(name, ", ".join(sorted(suffixes)))


def _open_table(backend: BaseBackend, name: str) -> Households:
    *schema, table = name.split(".")
    try:
        return Households(backend.table(table, database=".".join(schema) or None), name, in_files=False)
    except Exception as error:
        raise _unreadable(name, _first_line(error)) from error


def _unreadable(name: str, reason: str) -> UnreadableHouseholdsError:
    return UnreadableHouseholdsError(
        Problem("data-rumah-tangga-tidak-terbaca", Location(name), {"value": name, "reason": reason})
    )


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]


def _without_password(engine: str) -> str:
    """Return the engine's URL as it may be printed: without user and password."""
    scheme, _, rest = engine.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
