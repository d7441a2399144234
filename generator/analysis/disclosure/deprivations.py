"""What the published rows of single deprivations tell beside H and M0: too few, a hidden one, or a contradiction.

A censored headcount counts the poor who are deprived in one thing. So the poor less those deprived are
people as well, and M0 is the weighted sum of all censored headcounts: what the shown ones leave of it
is what the hidden ones add.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.analysis.disclosure.audit import Interval
from generator.analysis.disclosure.breaches import PUBLISHED, Breach, Leak
from generator.analysis.disclosure.published import Row, counts_behind, protection_of
from generator.analysis.disclosure.rules import Protection
from generator.model.poverty_measure import Deprivation
from generator.project import Project

CELL = ("village_code", "period", "disaggregation", "source")


@dataclass(frozen=True)
class Contradiction:
    """A row that cannot be right beside H (`above-headcount`) or M0 (`not-the-sum`)."""

    position: int
    rule: Literal["above-headcount", "not-the-sum"]


@dataclass(frozen=True)
class _Cell:
    """One village, period and group: the poor and the sum of their scores in counted units, and the deprivations."""

    poor: Interval
    score: Interval
    index: Row
    shown: Mapping[str, tuple[Row, Interval]]
    hidden: Mapping[str, Row | None]

    def left(self, deprivations: tuple[Deprivation, ...]) -> Interval:
        """Return what the shown deprivations leave of the sum of scores."""
        known = [(one.weight, self.shown[one.id][1]) for one in deprivations if one.id in self.shown]
        return Interval(
            self.score.lower - sum(weight * count.upper for weight, count in known),
            self.score.upper - sum(weight * count.lower for weight, count in known),
        )


def few_among_poor(project: Project) -> Iterator[Breach]:
    """Yield the rows beside which H tells that only few of the poor, or none, are not deprived."""
    measure = project.programme.poverty_measure
    for cell in _cells(project):
        for one in measure.indicators:
            row, count = cell.shown.get(one.id, (None, None))
            if row is None or count is None:
                continue
            asked, most = _asked(project, row), cell.poor.upper - count.lower
            is_needed = one.weight > 1 - measure.poverty_cutoff
            if 0 <= most < asked.least and not (is_needed and cell.poor.lower <= count.upper):
                yield Breach(row.position, "small-count", max(0, int(most)), asked.least)


def pinned_by_sum(project: Project) -> Iterator[Leak]:
    """Yield the hidden deprivations that the weighted sum gives away; one without a row is told at M0."""
    deprivations = project.programme.poverty_measure.indicators
    for cell in _cells(project):
        left = cell.left(deprivations)
        hidden = [one for one in deprivations if one.id not in cell.shown]
        most = sum((one.weight for one in hidden), Fraction(0)) * cell.poor.upper
        for one in hidden:
            others = most - one.weight * cell.poor.upper
            lower, upper = max(Fraction(0), (left.lower - others) / one.weight), min(cell.poor.upper, left.upper / one.weight)
            row = cell.hidden.get(one.id) or cell.index
            asked = _asked(project, row)
            if 0 <= upper - lower < min(asked.least, cell.poor.upper):
                given = tuple(sorted([cell.index.position, *(found.position for found, _ in cell.shown.values())]))
                yield Leak(row.position, "true", Interval(int(lower), int(upper)), asked.least, given)


def contradictions(project: Project) -> Iterator[Contradiction]:
    """Yield headcounts above H, and values of M0 that the headcounts do not add up to, beyond rounding."""
    deprivations = project.programme.poverty_measure.indicators
    for cell in _cells(project):
        for row, count in cell.shown.values():
            if count.lower > cell.poor.upper:
                yield Contradiction(row.position, "above-headcount")
        left = cell.left(deprivations)
        if left.upper < 0 or (left.lower > 0 and len(cell.shown) == len(deprivations)):
            yield Contradiction(cell.index.position, "not-the-sum")


def _cells(project: Project) -> Iterator[_Cell]:
    """Yield the cells that show H, M0 and at least one deprivation, all in persons or households."""
    published = project.programme.poverty_measure.published
    names = {id_: key for key, id_ in published.items()}
    known = {id_ for key, id_ in published.items() if key[0] == "censored_headcount"}
    frame = project.observations.frame
    if not known or not set(known) & set(frame["indicator"].unique()):
        return
    frame = frame[frame["indicator"].isin([id_ for id_ in names if id_ in project.programme.indicators])]
    for _, rows in frame.groupby(list(CELL), sort=False):
        columns = [rows[name].tolist() for name in Row._fields[1:]]
        found = {names[row.indicator]: row for row in (Row(*one) for one in zip(rows.index.tolist(), *columns, strict=True))}
        cell = _cell(project, found)
        if cell is not None and cell.shown:
            yield cell


def _cell(project: Project, rows: Mapping[tuple[str, str], Row]) -> _Cell | None:
    head, index = rows.get(("headcount_ratio", "")), rows.get(("adjusted_headcount_ratio", ""))
    poor, score = _count(project, head), _count(project, index)
    if index is None or poor is None or score is None:
        return None
    own = {key[1]: row for key, row in rows.items() if key[0] == "censored_headcount"}
    counts = {id_: (row, count) for id_, row in own.items() if (count := _count(project, row)) is not None}
    return _Cell(poor, score, index, counts, {id_: row for id_, row in own.items() if id_ not in counts})


def _count(project: Project, row: Row | None) -> Interval | None:
    """Return the counted units that a shown share or index stands for; None where it is not shown."""
    if row is None or row.status not in PUBLISHED or not row.base:
        return None
    try:
        if project.programme.indicators[row.indicator].unit == "percent":
            return counts_behind(row.value, row.base)[1]
        half = Fraction(1, 2 * 10 ** len(row.value.partition(".")[2]))
        return Interval((Fraction(row.value) - half) * int(row.base), (Fraction(row.value) + half) * int(row.base))
    except ValueError:
        return None


def _asked(project: Project, row: Row) -> Protection:
    return protection_of(project.programme, project.programme.indicators[row.indicator], row.disaggregation)
