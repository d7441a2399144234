"""Rows of a project that publish what a rule hides, or that let a hidden cell be found."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from generator.analysis.disclosure.audit import UNKNOWN, Interval
from generator.analysis.disclosure.inference import Side, exposures
from generator.analysis.disclosure.published import counts_behind, kind_of, protection_of, published
from generator.analysis.disclosure.rules import Protection, Rule, hides_count
from generator.analysis.disclosure.screen import Kind
from generator.project import Project

PUBLISHED = ("reported", "measured", "estimated")
PLAIN_NUMBER = r"-?\d+(?:\.\d+)?"


@dataclass(frozen=True)
class Breach:
    """A published row that a rule hides: `found` units where the rule asks for `least`."""

    position: int
    rule: Rule
    found: int
    least: int


@dataclass(frozen=True)
class Leak:
    """A hidden row that is found: to `found` units on one side; `given_away` by published rows."""

    position: int
    side: Side
    found: Interval
    least: int
    given_away: tuple[int, ...]


def breaches(project: Project) -> Iterator[Breach]:
    """Yield the published rows that rest on too few, on all or none, or on too small a group.

    What is printed is judged: a share by the whole counts its base allows, so that only what is
    certainly too small is a breach. Values outside their bounds are not judged.
    """
    programme = project.programme
    frame = project.observations.frame
    frame = frame[frame["status"].isin(PUBLISHED) & frame["number"].abs().lt(UNKNOWN)]
    for (id_, disaggregation), rows in frame.groupby(["indicator", "disaggregation"], sort=True):
        sheet = programme.indicators.get(str(id_))
        kind = None if sheet is None else kind_of(programme, sheet)
        if sheet is not None and kind is not None:
            yield from _of_rows(kind, rows, protection_of(programme, sheet, str(disaggregation)))


def hidden_apart(project: Project) -> tuple[int, ...]:
    """Return the rows of H, A, M0 or a deprivation that are published while one of the first three is hidden.

    M0 = H × A, so two of them give the third; the base of A is the number of the poor; and the poor who
    are deprived in something are never more than the poor.
    """
    published = project.programme.poverty_measure.published
    three = [id_ for (measure, _), id_ in published.items() if measure != "censored_headcount"]
    frame = project.observations.frame
    frame = frame[frame["indicator"].isin(list(published.values()))]
    hidden = frame["status"].eq("suppressed") & frame["indicator"].isin(three)
    cell = [frame[name] for name in ("village_code", "period", "disaggregation")]
    apart = hidden.groupby(cell, sort=False).transform("any") & frame["status"].isin(PUBLISHED)
    return tuple(int(str(one)) for one in frame.index[apart])


def leaks(project: Project) -> Iterator[Leak]:
    """Yield the hidden rows that everything published pins down too closely."""
    table = published(project)
    asked = {one.id: one.asked for one in table.cells}
    shown = {one.id for one in table.cells if not one.hidden}
    found = exposures(table.cells, table.relations)
    sums: dict[str, set[str]] = {one.id: set() for one in found}
    for relation in table.relations:
        ids = (relation.total, *relation.parts)
        for id_ in sums.keys() & set(ids):
            sums[id_].update(ids)
    for exposure in found:
        beside = {table.rows[id_] for id_ in sums[exposure.id] & shown if id_ in table.rows}
        protection = asked[exposure.id]
        least = protection.least if protection else 0
        yield Leak(table.rows[exposure.id], exposure.side, exposure.found, least, tuple(sorted(beside)))


def printed_breach(kind: Kind, value: str, base: str, asked: Protection) -> tuple[Rule, int, int] | None:
    """Return the rule that a printed cell breaks, what was found and what the rule asks for; None where it breaks none.

    `base` is "" where none is printed.
    """
    if base.isdigit() and int(base) < asked.base:
        return "small-base", int(base), asked.base
    number = Fraction(value)
    if kind == "count" and hides_count(math.floor(number), asked):
        return "small-count", math.floor(number), asked.least
    if kind != "share" or not 0 <= number <= 100:
        return None
    if number in {0, 100}:
        return ("all-or-none", int(number), asked.least) if asked.all_or_none else None
    whole, true = counts_behind(value, base if base.isdigit() else "")
    fewest = min(true.upper, whole.upper - true.lower)
    return ("small-count", int(fewest), asked.least) if fewest < asked.least else None


def _of_rows(kind: Kind, rows: pd.DataFrame, asked: Protection) -> Iterator[Breach]:
    numbers = rows["number"].to_numpy(dtype=np.float64)
    bases = pd.to_numeric(rows["base"], errors="coerce").to_numpy(dtype=np.float64)
    # A rough look first: only what comes near a limit is worked out exactly.
    suspicious = bases < asked.base
    if kind == "count":
        suspicious |= (numbers > 0) & (numbers < asked.least + 1)
    elif kind == "share":
        side = np.minimum(numbers, 100 - numbers)
        suspicious |= (side * bases / 100 < asked.least + 1) | (side <= 0)
    positions, values, printed = rows.index.tolist(), rows["value"].tolist(), rows["base"].tolist()
    for place in np.flatnonzero(suspicious).tolist():
        is_plain = re.fullmatch(PLAIN_NUMBER, values[place]) is not None
        found = printed_breach(kind, values[place], printed[place], asked) if is_plain else None
        if found is not None:
            yield Breach(positions[place], *found)
