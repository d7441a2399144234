"""What of an estimate may be shown, by the rules of the product and as an attacker would see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.analysis.disclosure.audit import Interval, Relation
from generator.analysis.disclosure.breaches import printed_breach
from generator.analysis.disclosure.inference import TableCell
from generator.analysis.disclosure.published import PEOPLE, counts_behind, kind_of, protection_of
from generator.analysis.disclosure.rules import Rule, hides_count, hides_mean, rule_of_money, rule_of_share
from generator.analysis.disclosure.suppression import suppress
from generator.model.indicator import Indicator
from generator.model.programme import Programme
from tests.synthetic.estimate import Estimate


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its disaggregation ("" for the whole village), its estimate and what would be printed."""

    disaggregation: str
    estimate: Estimate | None
    printed: str


def hidden_together(programme: Programme, tables: Mapping[str, Sequence[Cell]]) -> frozenset[str]:
    """Return what to hide of several tables where a cell hidden in one is hidden in all."""
    hidden: frozenset[str] = frozenset()
    while True:
        sheets = [(programme.indicators[id_], cells) for id_, cells in tables.items()]
        found = hidden.union(*(hidden_cells(programme, sheet, cells, hidden) for sheet, cells in sheets))
        if found == hidden:
            return hidden
        hidden = found


def hidden_cells(
    programme: Programme, sheet: Indicator, cells: Iterable[Cell], already: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return the disaggregations of a table to hide: by a rule, or to protect another cell.

    `already` are hidden elsewhere, and here with it.
    Every disaggregation is taken to cover the whole, also one that does not add up for certain.
    """
    counted = {one.disaggregation: one for one in cells if one.estimate is not None and one.estimate.units}
    primary: dict[str, Rule] = {name: rule for name, one in counted.items() if (rule := primary_rule(programme, sheet, one))}
    primary |= dict.fromkeys(sorted(already & counted.keys() - primary.keys()), "small-count")
    if "" in primary or "" not in counted:
        return frozenset(counted)
    parts: dict[str, list[str]] = {}
    for name in counted:
        parts.setdefault(name.partition("=")[0], []).append(name)
    relations = [Relation("", tuple(names)) for split, names in parts.items() if split]
    table = [_table_cell(programme, sheet, one) for one in counted.values()]
    return frozenset(suppress(table, relations, primary))


def primary_rule(programme: Programme, sheet: Indicator, cell: Cell) -> Rule | None:
    """Return the rule that hides a cell: by the households behind it, or by what its print would tell."""
    found, kind = cell.estimate, kind_of(programme, sheet)
    if found is None or kind is None:
        return None
    asked = protection_of(programme, sheet, cell.disaggregation)
    printed = printed_breach(kind, cell.printed, str(found.units), asked)
    if printed is not None:
        return printed[0]
    if kind == "share":
        return rule_of_share(found.true, found.untrue, found.households, asked)
    if hides_mean(found.households, asked):
        return "small-base"
    return rule_of_money(found.contributions) if sheet.unit == "idr" else None


def may_show_count(programme: Programme, sheet: Indicator, count: int, disaggregation: str = "") -> bool:
    """Tell whether a number of people or households may be shown: none, or enough of them."""
    return sheet.counted_unit not in PEOPLE or not hides_count(count, protection_of(programme, sheet, disaggregation))


def _table_cell(programme: Programme, sheet: Indicator, cell: Cell) -> TableCell:
    found = cell.estimate
    units = 0 if found is None else found.units
    whole, true = counts_behind(cell.printed, str(units)) if sheet.unit == "percent" else (Interval(units, units), None)
    kind = kind_of(programme, sheet)
    asked = protection_of(programme, sheet, cell.disaggregation)
    return TableCell(cell.disaggregation, asked, whole, true if kind == "share" else None, hidden=False)
