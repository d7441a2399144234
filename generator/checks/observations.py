"""Observations: who and what they are about exists, and the row says one consistent thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from generator.checks.periods import days_of, is_written_well
from generator.checks.references import UNKNOWN_CODES, old_ids, some_of
from generator.checks.rows import each_value, in_all, unknown_values
from generator.model.vocabulary import Disaggregation
from generator.problems import Edit, EditKind, Location, Problem, in_rows, nearest, surely
from generator.project import Project
from generator.tables import Observations

REGION_CODE = r"\d{2}(\.\d{2}){0,2}"
VILLAGE_CODE = r"\d{2}\.\d{2}\.\d{2}\.\d{4}"
ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
SPLIT = rf"{ID}=[a-z0-9_-]+(?:;{ID}=[a-z0-9_-]+)*"
INVENTED = "99"


def check_observed_villages(project: Project) -> Iterator[Problem]:
    """Every observation is of a village that a register names."""
    if "village" in project.programme.unreadable:
        return
    observations = project.observations
    codes = observations.frame["village_code"]
    known = frozenset(project.register.frame["code"])
    successor = {
        old: row.code for row in project.register.frame.itertuples() for old in str(row.predecessors).split(";") if old
    }

    def tell(position: int, value: str, rows: int) -> Problem:
        same = [code for code in known if code[:8] == value[:8]] or [code for code in known if code[:5] == value[:5]]
        near = successor.get(value) or nearest(value, sorted(same))
        parameters = {"value": value, "rows": in_rows(rows), "nearest": near}
        return Problem("desa-tidak-dikenal", observations.at(position, "village_code"), parameters)

    yield from each_value(observations, unknown_values(codes, known, VILLAGE_CODE), "village_code", tell)


def check_observed_ids(project: Project) -> Iterator[Problem]:
    """The indicator and the source of every observation exist."""
    for table in (project.observations, project.context):
        for column in ("indicator", "source"):
            yield from _unknown(project, table, column)


def check_context_regions(project: Project) -> Iterator[Problem]:
    """Figures of regions are of regions that the national list or a region.yml names."""
    if "region" in project.programme.unreadable:
        return
    context = project.context

    def tell(position: int, value: str, rows: int) -> Problem:
        parameters = {"value": value, "rows": in_rows(rows)}
        return Problem("kode-wilayah-tidak-dikenal", context.at(position, "region_code"), parameters)

    known = {*project.programme.regions, *project.national_names}
    codes = context.frame["village_code"]
    yield from each_value(context, unknown_values(codes, known, REGION_CODE), "village_code", tell)


def check_observed_periods(project: Project) -> Iterator[Problem]:
    """The day of every observation exists."""
    for table in (project.observations, project.context):
        periods = table.frame["period"]
        bad = [one for one in periods.unique() if is_written_well(one) and days_of(one) is None]

        def tell(position: int, value: str, rows: int, table: Observations = table) -> Problem:
            return Problem("tanggal-tidak-ada", table.at(position, "period"), {"value": value})

        yield from each_value(table, periods.isin(bad), "period", tell)


def check_disaggregations(project: Project) -> Iterator[Problem]:
    """A disaggregation names known splits and categories, each once, in alphabetical order."""
    known = project.programme.known("disaggregation")
    observations = project.observations
    if known is None:
        return
    splits = {one.id: one for one in project.programme.disaggregations.disaggregations}
    cells = observations.frame["disaggregation"]
    found = {cell: _split_problem(cell, splits) for cell in cells.unique() if re.fullmatch(SPLIT, cell)}
    bad = {cell: problem for cell, problem in found.items() if problem is not None}

    def tell(position: int, value: str, rows: int) -> Problem:
        problem = bad[value]
        here = observations.at(position, "disaggregation")
        edits = in_all(observations, cells == value, "disaggregation", _split_meant(value, splits))
        return Problem(problem.code, here, {**problem.parameters, "rows": in_rows(rows)}, edits)

    yield from each_value(observations, cells.isin(list(bad)), "disaggregation", tell)


def check_invented_and_real(project: Project) -> Iterator[Problem]:
    """Real places carry only real sources, invented places only invented ones."""
    sources = project.programme.sources
    invented = [id_ for id_, source in sources.items() if source.synthetic]
    real = [id_ for id_, source in sources.items() if not source.synthetic]
    for table in (project.observations, project.context):
        in_invented_place = table.frame["village_code"].str.startswith(INVENTED)
        for code, wrong in (
            ("sumber-rekaan-di-tempat-nyata", ~in_invented_place & table.frame["source"].isin(invented)),
            ("sumber-nyata-di-tempat-rekaan", in_invented_place & table.frame["source"].isin(real)),
        ):

            def tell(position: int, value: str, rows: int, table: Observations = table, code: str = code) -> Problem:
                place = str(table.frame["village_code"].iloc[position])
                parameters = {"value": value, "place": place, "rows": in_rows(rows)}
                there = sources[value].source.at("synthetic")
                return Problem(code, table.at(position, "source"), parameters, related=there)

            yield from each_value(table, wrong, "source", tell)


def check_repeated_observations(project: Project) -> Iterator[Problem]:
    """A village has one value for an indicator, period, disaggregation and source."""
    keys = ["village_code", "indicator", "period", "disaggregation", "source"]
    for table in (project.observations, project.context):
        again = table.frame.duplicated(keys, keep="first")
        if not again.any():
            continue
        alike = table.frame[table.frame.duplicated(keys, keep=False)]
        first = alike.index.to_series().groupby([alike[key] for key in keys], sort=False).transform("first")

        copies = table.frame.drop(columns="row").duplicated(keep="first") & again

        def tell(
            position: int, value: str, rows: int,
            table: Observations = table, first: pd.Series = first, copies: pd.Series = copies,
        ) -> Problem:  # fmt: skip
            where = table.at(int(first.loc[position]))
            alike = (copies & (table.frame["indicator"] == value)).to_numpy(dtype=bool).nonzero()[0]
            edits = tuple(Edit(table.at(int(one)), EditKind.REMOVE) for one in alike)
            return Problem("pengamatan-ganda", table.at(position), {"value": value, "rows": in_rows(rows)}, edits, where)

        yield from each_value(table, again, "indicator", tell)


def _unknown(project: Project, table: Observations, column: str) -> Iterator[Problem]:
    known = project.programme.known(column)
    if known is None:
        return
    old = old_ids(project.programme, column)

    def tell(position: int, value: str, rows: int) -> Problem:
        near = old.get(value) or nearest(value, sorted(known))
        parameters = {
            "value": value, "rows": in_rows(rows), "nearest": near, "known": some_of(known),
            "good": near or min(known, default="..."),
        }  # fmt: skip
        edits = in_all(table, cells == value, column, old.get(value) or surely(value, known))
        return Problem(UNKNOWN_CODES[column], table.at(position, column), parameters, edits)

    cells = table.frame[column]
    yield from each_value(table, unknown_values(cells, known, ID), column, tell)


def _split_meant(cell: str, splits: Mapping[str, Disaggregation]) -> str | None:
    """Return the disaggregation that a cell is surely a slip of, in the right order."""
    meant = []
    for name, _, category in (part.partition("=") for part in cell.split(";")):
        split = splits.get(surely(name, splits) or "")
        known = split and surely(category, [one.id for one in split.categories])
        if split is None or known is None:
            return None
        meant.append(f"{split.id}={known}")
    return ";".join(sorted(set(meant)))


def _split_problem(cell: str, splits: Mapping[str, Disaggregation]) -> Problem | None:
    nowhere = Location("")
    parts = [part.partition("=") for part in cell.split(";")]
    names = [name for name, _, _ in parts]
    for name, _, category in parts:
        if name not in splits:
            near = nearest(name, sorted(splits))
            parameters = {
                "value": name, "nearest": near, "known": some_of(splits),
                "good": f"{near or min(splits, default='...')}={category}",
            }  # fmt: skip
            return Problem("pemilahan-tidak-dikenal", nowhere, parameters)
        categories = [one.id for one in splits[name].categories]
        if category not in categories:
            parameters = {
                "value": category, "split": name, "nearest": nearest(category, categories),
                "known": ", ".join(categories),
            }  # fmt: skip
            return Problem("kategori-tidak-dikenal", nowhere, parameters)
    if names != sorted(set(names)):
        ordered = ";".join(f"{name}={category}" for name, _, category in sorted(dict.fromkeys(parts)))
        return Problem("pemilahan-tidak-urut", nowhere, {"value": cell, "ordered": ordered})
    return None
