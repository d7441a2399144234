"""Someone else's CSV or XLSX into a regency's own tables, led by a mapping, all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.exchange.table_cells import taken
from generator.exchange.table_file import SourceTable, read_source_table
from generator.exchange.table_mapping import ImportMapping, read_mapping
from generator.exchange.table_merge import Count, Merged, merge_observations, merge_register
from generator.exchange.table_places import build_register, place_rows
from generator.exchange.table_values import build_observations, source_problems
from generator.problems import Problem
from generator.project import Project
from generator.reading.schema import Schemas
from generator.writing.csv_file import WrittenTable, write_tables


@dataclass(frozen=True, eq=False)
class TableImport:
    """What an import would write; with any problem `tables` is empty."""

    tables: tuple[WrittenTable, ...]
    counts: tuple[Count, ...]
    problems: tuple[Problem, ...]


def import_table(
    root: Path, schemas: Schemas, project: Project, reading: tuple[Problem, ...],
    file: str, mapping_file: str, *, replace: bool,
) -> TableImport:  # fmt: skip
    """Work out what the table at `file` adds to the project; nothing is written.

    `reading` are the problems met when the project was read: a target that could not be read
    whole is not touched.
    """
    mapping, problems = read_mapping(root, mapping_file, schemas)
    if mapping is None:
        return TableImport((), (), problems)
    targets = {f"{mapping.into}/villages.csv", f"{mapping.into}/observations.csv"}
    broken = tuple(problem for problem in reading if problem.location.path in targets)
    table, problems = read_source_table(root, file, mapping.sheet, mapping.header_row)
    if table is None or broken:
        return TableImport((), (), (*broken, *problems))
    merged, problems = _merged(table, mapping, project, schemas, replace=replace)
    counts = tuple(one.count for one in merged)
    problems += tuple(conflict for one in merged for conflict in one.conflicts)
    if problems:
        return TableImport((), counts, problems)
    return TableImport(tuple(one.table for one in merged if one.table is not None), counts, ())


def write_import(root: Path, imported: TableImport) -> None:
    """Write the tables of an import, all or none."""
    write_tables(root, imported.tables)


def _merged(
    table: SourceTable, mapping: ImportMapping, project: Project, schemas: Schemas, *, replace: bool
) -> tuple[list[Merged], tuple[Problem, ...]]:
    placed = place_rows(table, mapping, project.register)
    problems = placed.problems
    merged: list[Merged] = []
    if mapping.register:
        register = build_register(table, mapping, schemas, placed.codes)
        sources, found = taken(table, mapping.source_id, placed.codes.index)
        problems += (*register.problems, *found, *source_problems(mapping.source_id, sources, project.programme))
        if not problems:
            path = f"{mapping.into}/villages.csv"
            merged.append(merge_register(table, register, project.register, path, replace=replace))
    if mapping.entries:
        observations = build_observations(table, mapping, project.programme, schemas, placed.codes)
        problems += observations.problems
        if not problems:
            path = f"{mapping.into}/observations.csv"
            merged.append(merge_observations(table, observations, project.observations, path, replace=replace))
    return merged, tuple(dict.fromkeys(problems))
