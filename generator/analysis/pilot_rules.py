"""The rules of pilot-selection.yml as rows over the candidates of a pool."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.analysis.pilot_contest import Row, Rule
from generator.analysis.pilot_evidence import VillageEvidence
from generator.model.pilot_selection import PilotSelection, Quota


def rules_of(
    selection: PilotSelection, candidates: Sequence[VillageEvidence], *, hopeful: bool = False
) -> tuple[Rule, ...]:
    """Return number, budget and quotas, in that order.

    A quota per group has a row for each group with a candidate. Where it is not known whether a
    village belongs to a set, it counts towards an upper limit and not towards a lower one, so that
    the rule holds whatever turns out; `hopeful` is the other way round and leaves costs aside, to
    see whether the rules could hold once everything is known.
    """
    everybody = tuple(range(len(candidates)))
    rules = []
    if selection.number is not None:
        rules.append(Rule("number", (Row(everybody, selection.number, selection.number),)))
    if selection.budget is not None and not hopeful:
        costs = tuple(one.cost or 0 for one in candidates)
        rules.append(Rule("budget", (Row(everybody, at_most=selection.budget.total_idr, coefficients=costs),)))
    for quota in selection.quotas:
        if quota.at_least is not None:
            rows = tuple(Row(members, at_least=quota.at_least, group=name) for name, members in _groups(quota, candidates, unknown=hopeful))
            rules.append(Rule("at_least", rows, quota.id))
        if quota.at_most is not None:
            rows = tuple(Row(members, at_most=quota.at_most, group=name) for name, members in _groups(quota, candidates, unknown=not hopeful))
            rules.append(Rule("at_most", rows, quota.id))
    return tuple(rules)


def _groups(
    quota: Quota, candidates: Sequence[VillageEvidence], *, unknown: bool
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Return the groups of a quota by name, with the positions of their candidates."""
    if quota.per is None:
        wanted = {True, None} if unknown else {True}
        yield "", tuple(number for number, one in enumerate(candidates) if one.sets.get(quota.id) in wanted)
        return
    members: dict[str, list[int]] = {}
    for number, one in enumerate(candidates):
        if one.groups[quota.per]:
            members.setdefault(one.groups[quota.per], []).append(number)
    yield from ((name, tuple(members[name])) for name in sorted(members))
