"""Pilot villages that come in or drop out, ranks that move, rules that no longer hold together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.analysis.golden_thread import Node
from generator.analysis.pilot_checksum import checksum_of
from generator.analysis.pilot_evidence import POOLS, PoolEvidence, measure_evidence
from generator.analysis.pilot_selection import PoolSelection, Standing, select_in
from generator.drafting.change import Consequence
from generator.drafting.likeness import Moved, is_same, is_same_register
from generator.drafting.village_groups import Example, grouped
from generator.project import Project

SELECTION: Node = ("part", "pilot-selection")
_Pair = tuple[Standing | None, Standing | None]


def measure_selection_consequences(before: Project, after: Project, moved: Moved) -> Iterator[Consequence]:
    """Run the selection in both states, in each pool whose evidence or rules are not the same."""
    if not moved and _rests_on_the_same(before, after):
        return
    old, new = measure_evidence(before), measure_evidence(after)
    for pool in POOLS:
        if _inputs(old[pool]) != _inputs(new[pool]):
            yield from _of_pool(select_in(old[pool]), select_in(new[pool]), invented=pool == "invented")
            yield from _of_stored_test(before, after, old[pool], new[pool])


def _rests_on_the_same(before: Project, after: Project) -> bool:
    """Tell at little cost whether nothing that the selection takes in can have changed."""
    return (
        is_same_register(before.register, after.register)
        and is_same(before.programme.pilot_selection, after.programme.pilot_selection)
        and is_same(before.programme.indicators, after.programme.indicators)
        and is_same(before.programme.indices, after.programme.indices)
    )


def _inputs(evidence: PoolEvidence) -> tuple[object, ...]:
    """Return what decides a selection: what the stored test rests on, and what only one run uses."""
    selection = evidence.selection
    return checksum_of(evidence), selection.normalisation, selection.reserves, tuple(one.id for one in selection.quotas)


def _of_pool(old: PoolSelection, new: PoolSelection, *, invented: bool) -> Iterator[Consequence]:
    pairs = _pairs(old, new)
    chosen = [one for one in pairs.items() if _is_selected(one[1][1]) and not _is_selected(one[1][0])]
    dropped = [one for one in pairs.items() if _is_selected(one[1][0]) and not _is_selected(one[1][1])]
    if chosen:
        yield grouped("pilot-selected", SELECTION, [_told(code, pair, pair[0]) for code, pair in chosen], invented=invented)
    if dropped:
        yield grouped("pilot-dropped", SELECTION, [_told(code, pair, pair[1]) for code, pair in dropped], invented=invented)
    turned = {*(code for code, _ in chosen), *(code for code, _ in dropped)}
    yield from _states({code: pair for code, pair in pairs.items() if code not in turned}, invented=invented)
    ranks = [
        {"village": code, "before": one.rank, "after": other.rank}
        for code, (one, other) in pairs.items()
        if code not in turned and one and other and one.rank and other.rank and one.rank != other.rank
    ]
    if ranks:
        yield grouped("pilot-rank", SELECTION, ranks, invented=invented)
    if bool(old.conflict) != bool(new.conflict):
        rules = tuple({"rule": one.kind, "quota": one.quota} for one in new.conflict or old.conflict)
        facts = {"invented": invented, "rules": rules, "selected": len(new.of("selected"))}
        yield Consequence("pilot-conflict" if new.conflict else "pilot-conflict-solved", SELECTION, facts)


def _pairs(old: PoolSelection, new: PoolSelection) -> Mapping[str, _Pair]:
    """Return the standings of every village, by rank after the change and then by code."""
    before = {one.village.code: one for one in old.standings}
    after = {one.village.code: one for one in new.standings}
    gone = sorted(code for code in before if code not in after)
    return {code: (before.get(code), after.get(code)) for code in (*after, *gone)}


def _is_selected(standing: Standing | None) -> bool:
    return standing is not None and standing.state == "selected"


def _told(code: str, pair: _Pair, outside: Standing | None) -> Example:
    """Return ranks and scores before and after, and why the village is, or was, not chosen."""
    old, new = pair
    reason = None if outside is None else outside.reason
    return {
        "village": code,
        "before": None if old is None else old.rank,
        "after": None if new is None else new.rank,
        "score_before": None if old is None or old.score is None else old.score.exact,
        "score_after": None if new is None or new.score is None else new.score.exact,
        "state": None if outside is None else outside.state,
        "reason": None if reason is None else reason.kind,
        "quota": "" if reason is None else reason.quota,
        "instead": () if reason is None else reason.villages,
        "barriers": () if outside is None else tuple({"barrier": one.kind, "rule": one.rule} for one in outside.barriers),
    }


def _states(pairs: Mapping[str, _Pair], *, invented: bool) -> Iterator[Consequence]:
    """Yield other turns: onto the reserve list or off it, villages that may no longer be chosen, or may now."""
    found: dict[tuple[str, str], list[Example]] = {}
    for code, (old, new) in pairs.items():
        if old is not None and new is not None and old.state != new.state:
            found.setdefault((old.state, new.state), []).append({"village": code, "before": old.rank, "after": new.rank})
    for (left, entered), examples in found.items():
        yield grouped("pilot-state", SELECTION, examples, invented=invented, before=left, after=entered)


def _of_stored_test(
    before: Project, after: Project, old: PoolEvidence, new: PoolEvidence
) -> Iterator[Consequence]:
    """Say that the stored test of sensitivity fitted the state before and no longer fits; it is not run anew."""
    if before.pilot_sensitivity is None or after.pilot_sensitivity is None or checksum_of(old) == checksum_of(new):
        return
    if _stored_fits(before, old) and not _stored_fits(after, new):
        yield Consequence("sensitivity-outdated", SELECTION, {"invented": new.pool == "invented"})


def _stored_fits(project: Project, evidence: PoolEvidence) -> bool:
    table = project.pilot_sensitivity
    if table is None:
        return False
    rows = table.frame[table.frame["pool"] == evidence.pool]
    return bool(len(rows)) and bool(rows["inputs_sha256"].eq(checksum_of(evidence)).all())
