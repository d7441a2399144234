"""What of two states of a project is the same: values of the model wherever they stand, and rows of observations."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass

import pandas as pd

from generator.model.element import Element
from generator.problems import Location
from generator.tables import REGISTER_COLUMNS, Observations, Register
from generator.text import Text

HISTORY = frozenset({"changes", "formerly", "open_questions"})
"""Fields that tell how an element came about and not what it is."""


def substance(value: object, without: Collection[str] = ()) -> object:
    """Return a value as plain tuples, without the places it was read from and the fields named in `without`."""
    if isinstance(value, Text):
        return tuple(sorted(value.languages.items()))
    if is_dataclass(value) and not isinstance(value, type):
        parts = ((one.name, getattr(value, one.name)) for one in fields(value) if one.name not in without)
        return tuple((name, substance(part, without)) for name, part in parts if not isinstance(part, Location))
    if isinstance(value, Mapping):
        return tuple((key, substance(part, without)) for key, part in value.items())
    if isinstance(value, tuple | list):
        return tuple(substance(part, without) for part in value)
    return value


def is_same(before: object, after: object, without: Collection[str] = ()) -> bool:
    """Tell whether two values of the model say the same, wherever they stand; the first difference ends the look."""
    if before is after or before == after:
        return True
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return list(before) == list(after) and all(is_same(before[key], after[key], without) for key in before)
    if isinstance(before, tuple | list) and isinstance(after, tuple | list):
        return len(before) == len(after) and all(is_same(*pair, without) for pair in zip(before, after, strict=True))
    return substance(before, without) == substance(after, without)


def later_ids(old: Mapping[str, Element], new: Mapping[str, Element]) -> Mapping[str, str]:
    """Return the later id of each element that is renamed, by the id it had; one that was there before took no name over."""
    return {
        former: id_
        for id_ in new.keys() - old.keys()
        for former in new[id_].formerly
        if former in old and former not in new
    }


Moved = Mapping[str, frozenset[str]]
"""By indicator, the villages of which a total came, went or is another."""


def changed_totals(before: Observations, after: Observations) -> Moved:
    """Compare the totals of two tables, whatever the order of files and rows; only indicators with a difference are there."""
    if before is after:
        return {}
    old, new = (_totals(one) for one in (before, after))
    if old.equals(new):
        return {}
    both = pd.concat([old.drop_duplicates(), new.drop_duplicates()])
    differ = both[~both.duplicated(keep=False)]
    return {str(id_): frozenset(rows["village_code"]) for id_, rows in differ.groupby("indicator", sort=True)}


def villages_of(moved: Moved, indicators: Collection[str]) -> frozenset[str]:
    """Return the villages of which a total of one of the indicators is another."""
    return frozenset().union(*(moved.get(one, frozenset()) for one in indicators))


def is_same_register(before: Register, after: Register) -> bool:
    """Tell whether two registers name the same villages and say the same of them."""
    columns = list(REGISTER_COLUMNS)
    return before is after or before.frame[columns].equals(after.frame[columns])


def _totals(observations: Observations) -> pd.DataFrame:
    frame = observations.frame
    columns = ["village_code", "indicator", "period", "value", "status"]
    return frame.loc[frame["disaggregation"] == "", columns].reset_index(drop=True)
