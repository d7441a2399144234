"""What a change asks for before it may be merged: that somebody answers for it, or that it was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.analysis.lifecycle import stages_of
from generator.drafting.change import Change, Leaf
from generator.drafting.elements import renamed_ids
from generator.drafting.rules import WITHOUT_WEIGHT
from generator.model.acknowledgement import Acknowledgement
from generator.problems import Location, Problem
from generator.project import Project

WITHOUT_DECISION = frozenset(
    {"translation-added", "translation-removed", "translation-edited", "sign-off-changed", "sensitivity-renewed", "boundaries-changed"}
)
"""What may happen to an agreed element without a new decision: translating it, signing it, what is computed from it."""

EVERYWHERE = "*"


@dataclass(frozen=True)
class Demand:
    """A problem of a change; `is_gone` where its place is in the earlier state alone."""

    problem: Problem
    is_gone: bool


def demands(before: Project, after: Project, changes: Iterable[Change]) -> Iterator[Demand]:
    """Yield every change that was not acknowledged or decided between the two states.

    What was acknowledged earlier is history: it excuses nothing that happened since.
    """
    known = {(one.kind, one.target, one.date) for one in before.programme.acknowledgements.acknowledgements}
    written = after.programme.acknowledgements.acknowledgements
    fresh = tuple(one for one in written if (one.kind, one.target, one.date) not in known)
    changes = tuple(changes)
    for change in changes:
        yield from _deletions(change, fresh)
        yield from _redefinitions(before, after, change, fresh)
    yield from _undecided(before, after, changes)


def _deletions(change: Change, fresh: tuple[Acknowledgement, ...]) -> Iterator[Demand]:
    if change.kind == "village-dropped":
        code = change.node[1]
        if not _is_answered(("village-dropped",), (code,), fresh):
            yield _demand("nilai-dihapus-tanpa-pengakuan", change.leaves[0], change.kind, code, 1)
    if change.part != "observations" or change.kind not in {"observation-removed", "observation-emptied"}:
        return
    kinds = (change.kind, "village-dropped")
    open_rows: dict[tuple[str, ...], Leaf] = {}
    for leaf in change.leaves:
        row = leaf.path[1:4]
        if row not in open_rows and not _is_answered(kinds, row, fresh):
            open_rows[row] = leaf
    if open_rows:
        row, leaf = next(iter(open_rows.items()))
        yield _demand("nilai-dihapus-tanpa-pengakuan", leaf, change.kind, "/".join(row), len(open_rows))


def _redefinitions(
    before: Project, after: Project, change: Change, fresh: tuple[Acknowledgement, ...]
) -> Iterator[Demand]:
    kind, id_ = change.node
    if kind != "indicator" or change.part != "indicators" or change.kind not in {"indicator-redefined", "element-removed"}:
        return
    former = {new: old for old, new in renamed_ids(before.programme, after.programme).items()}
    was = before.programme.indicators.get(former.get(id_, id_))
    now = after.programme.indicators.get(id_)
    is_core = any(one is not None and one.core for one in (was, now))
    if is_core and not _is_answered((change.kind,), (id_,), fresh):
        yield _demand("indikator-inti-diubah-tanpa-pengakuan", change.leaves[0], change.kind, id_, 1)


def _demand(code: str, leaf: Leaf, kind: str, target: str, count: int) -> Demand:
    place = leaf.after_at or leaf.before_at
    return Demand(Problem(code, place or Location(""), {"kind": kind, "target": target, "count": count}), leaf.after_at is None)


def _is_answered(kinds: tuple[str, ...], row: tuple[str, ...], fresh: tuple[Acknowledgement, ...]) -> bool:
    return any(one.kind in kinds and _is_about(one.target, row) for one in fresh)


def _is_about(target: str, row: tuple[str, ...]) -> bool:
    """Tell whether a target names a row: a village or region, an indicator, a period; what it leaves out is any."""
    first, *rest = target.split("/")
    place = row[0] == first or row[0].startswith(f"{first}.") or first == EVERYWHERE
    return place and tuple(rest) == row[1 : len(rest) + 1]


def _undecided(before: Project, after: Project, changes: tuple[Change, ...]) -> Iterator[Demand]:
    """Yield each agreed element that is another now although no new decision touches it."""
    old = before.programme.decisions.keys() | renamed_ids(before.programme, after.programme).values()
    decided = {
        touched for id_, decision in after.programme.decisions.items() if id_ not in old for touched in decision.touches
    }
    agreed = {stage.node for stage in stages_of(before.programme) if stage.lifecycle.status == "agreed"}
    told = set()
    for change in changes:
        names = {change.part, change.node[1]}
        is_bound = not agreed.isdisjoint({change.node, ("part", change.part)})
        if not is_bound or change.node in told or names & decided or change.kind in WITHOUT_DECISION:
            continue
        leaf = next((one for one in change.leaves if not WITHOUT_WEIGHT.fullmatch(one.path[0])), None)
        if leaf is not None:
            told.add(change.node)
            yield _demand("disepakati-diubah-tanpa-keputusan", leaf, change.kind, change.node[1], 1)
