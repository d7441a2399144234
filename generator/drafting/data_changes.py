"""Changes of the tables: observations, the register of villages, distributions to stand a village against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain

import pandas as pd

from generator.analysis.golden_thread import Node
from generator.drafting.change import Change, Gravity, Leaf
from generator.drafting.table_changes import RowDifference, differing_rows
from generator.project import Project
from generator.tables import OBSERVATION_COLUMNS, REGISTER_COLUMNS, Table

OBSERVATION_KEY = ("village_code", "indicator", "period", "disaggregation")
OBSERVATION_CELLS = tuple(name for name in OBSERVATION_COLUMNS if name not in OBSERVATION_KEY)
VILLAGES_APART = 5
"""In how many villages of a regency the same is told village by village."""

WEIGHTS: Mapping[str, Gravity] = {
    "observation-added": "substantive",
    "observation-removed": "breaking",
    "observation-emptied": "breaking",
    "observation-hidden": "substantive",
    "observation-shown": "substantive",
    "observation-corrected": "substantive",
    "observation-annotated": "editorial",
}


def table_changes(before: Project, after: Project, renamed: Mapping[str, str]) -> Iterator[Change]:
    """Yield every change of a table, with the rows and cells that differ."""
    recoded = _recoded(before, after)
    yield from _register(before, after, recoded)
    for name, part in (("observations", "observations"), ("context", "context")):
        old, new = (getattr(one, name).frame for one in (before, after))
        rows = differing_rows(_keyed(old, renamed, recoded), _keyed(new, {}, {}), OBSERVATION_KEY, OBSERVATION_CELLS)
        yield from _observations(rows, part)
    yield from _reference(before, after, renamed)
    yield from _sensitivity(before.pilot_sensitivity, after.pilot_sensitivity)
    yield from _boundaries(before, after)
    yield from _pictures(before, after)


def _keyed(frame: pd.DataFrame, renamed: Mapping[str, str], recoded: Mapping[str, str]) -> pd.DataFrame:
    """Return observations under present ids and codes, the categories of a breakdown in one order."""
    split = frame["disaggregation"]
    several = split.str.contains(";", regex=False)
    if several.any():
        one_order = split[several].map(lambda cell: ";".join(sorted(part.strip() for part in cell.split(";"))))
        split = split.where(~several, one_order)
    return frame.assign(
        disaggregation=split,
        indicator=frame["indicator"].replace(dict(renamed)),
        village_code=frame["village_code"].replace(dict(recoded)),
    )


def _recoded(before: Project, after: Project) -> dict[str, str]:
    """Return new codes of villages by old ones: a new village that takes the place of one that is gone."""
    was, now = set(before.register.frame["code"]), after.register.frame
    heirs: dict[str, list[str]] = {}
    for code, cell in zip(now["code"], now["predecessors"], strict=True):
        gone = [old for old in cell.split(";") if old in was] if cell and code not in was else []
        if len(gone) == 1:
            heirs.setdefault(gone[0], []).append(code)
    present = set(now["code"])
    return {old: codes[0] for old, codes in heirs.items() if len(codes) == 1 and old not in present}


def _register(before: Project, after: Project, recoded: Mapping[str, str]) -> Iterator[Change]:
    was = before.register.frame.assign(former=before.register.frame["code"])
    was["code"] = was["code"].replace(dict(recoded))
    now = after.register.frame.assign(former=after.register.frame["code"])
    cells = [*(name for name in REGISTER_COLUMNS if name != "code"), "former"]
    for row in differing_rows(was, now, ["code"], cells):
        node = ("village", row.key[0])
        if row.state != "changed":
            kind, gravity = _COMING_AND_GOING[row.state]
            yield Change(kind, gravity, "villages", node, row.leaves("register"))
            continue
        leaves = row.leaves("register")
        for kind, gravity, names in (
            ("village-recoded", "breaking", {"former", "predecessors"} if "former" in row.columns else set()),
            ("village-renamed", "substantive", {"name"}),
        ):
            these = tuple(leaf for leaf in leaves if leaf.path[-1] in names)
            leaves = tuple(leaf for leaf in leaves if leaf not in these)
            if these:
                yield Change(kind, gravity, "villages", node, these)
        yield from (Change("village-detail-changed", "substantive", "villages", node, (leaf,)) for leaf in leaves)


_COMING_AND_GOING: Mapping[str, tuple[str, Gravity]] = {
    "added": ("village-added", "substantive"),
    "removed": ("village-dropped", "breaking"),
}


@dataclass(frozen=True)
class _Group:
    kind: str
    indicator: str
    place: str


def _observations(rows: Iterable[RowDifference], part: str) -> Iterator[Change]:
    """Tell of each village on its own, or of a regency where the same happened to many villages."""
    wide: dict[_Group, dict[str, list[RowDifference]]] = {}
    for row in rows:
        code, indicator = row.key[:2]
        group = _Group(_kind_of(row), indicator, code[:5])
        wide.setdefault(group, {}).setdefault(code, []).append(row)
    for group, villages in wide.items():
        gravity = WEIGHTS[group.kind]
        kind = "village" if part == "observations" else "region"
        if len(villages) <= VILLAGES_APART:
            for code, these in villages.items():
                yield Change(group.kind, gravity, part, (kind, code), _leaves(these, part))
        else:
            node: Node = ("indicator", group.indicator)
            yield Change(group.kind, gravity, part, node, _leaves(chain.from_iterable(villages.values()), part))


def _leaves(rows: Iterable[RowDifference], part: str) -> tuple[Leaf, ...]:
    return tuple(leaf for row in rows for leaf in row.leaves(part))


def _kind_of(row: RowDifference) -> str:
    if row.state != "changed":
        return f"observation-{row.state}"
    was, now = row.before.get("status"), row.after.get("status")
    if now in {"suppressed", "missing"}:
        return "observation-hidden" if now == "suppressed" else "observation-emptied"
    if was in {"suppressed", "missing"}:
        return "observation-shown"
    if row.before.get("value") and not row.after["value"]:
        return "observation-emptied"
    return "observation-corrected" if "value" in row.columns else "observation-annotated"


REFERENCES = (
    ("bins", ("indicator", "period", "region_code", "lower")),
    ("summaries", ("indicator", "period", "region_code")),
)


def _reference(before: Project, after: Project, renamed: Mapping[str, str]) -> Iterator[Change]:
    found: dict[tuple[str, ...], list[Leaf]] = {}
    for name, keys in REFERENCES:
        was, now = (_numbered(getattr(one.reference, name)) for one in (before, after))
        was["indicator"] = was["indicator"].replace(dict(renamed))
        names = dict.fromkeys([*map(str, now.columns), *map(str, was.columns)])
        cells = [name for name in names if name not in {*keys, "path", "row"}]
        for row in differing_rows(was, now, keys, cells):
            found.setdefault(row.key[:3], []).extend(row.leaves(name))
    for (indicator, *_), leaves in found.items():
        yield Change("reference-changed", "substantive", "reference", ("indicator", indicator), tuple(leaves))


def _numbered(table: Table) -> pd.DataFrame:
    return table.frame.assign(path=table.path, row=range(len(table.frame)))


def _sensitivity(before: Table | None, after: Table | None) -> Iterator[Change]:
    some = before or after
    if some is None:
        return
    empty = replace(some, frame=some.frame.iloc[:0])
    was, now = (_numbered(one or empty) for one in (before, after))
    cells = [column for column in some.frame.columns if column not in {"pool", "village_code"}]
    leaves = [
        leaf for row in differing_rows(was, now, ["pool", "village_code"], cells) for leaf in row.leaves("sensitivity")
    ]
    if leaves:
        yield Change("sensitivity-renewed", "editorial", "pilot-selection", ("part", "pilot-selection"), tuple(leaves))


def _boundaries(before: Project, after: Project) -> Iterator[Change]:
    """Outlines are told by a checksum: nobody reads a thousand points."""
    was, now = before.boundaries.shapes, after.boundaries.shapes
    codes = [code for code in sorted(was.keys() | now.keys()) if was.get(code) != now.get(code)]
    leaves = tuple(Leaf(("boundaries", code), _checksum(was.get(code)), _checksum(now.get(code))) for code in codes)
    if leaves:
        yield Change("boundaries-changed", "editorial", "programme", ("part", "programme"), leaves)


def _checksum(rings: object) -> str | None:
    return None if rings is None else sha256(repr(rings).encode()).hexdigest()[:12]


def _pictures(before: Project, after: Project) -> Iterator[Change]:
    """Yield pictures beside the prose that came or went; what they show nobody can compare."""
    was, now = ({(one.language, one.path) for one in state.pictures} for state in (before, after))
    gone = [Leaf(("pictures", language, path), path, None) for language, path in sorted(was - now)]
    come = [Leaf(("pictures", language, path), None, path) for language, path in sorted(now - was)]
    if gone or come:
        yield Change("pictures-changed", "editorial", "prose", ("part", "prose"), (*gone, *come))
