"""Decisions on an upgrade of the base: all are made, and the adaptations are as they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.adaptation import AdaptationChange
from generator.model.programme import Programme
from generator.model.upgrade import Upgrade, UpgradeDecision
from generator.problems import Location, Problem
from generator.project import Project
from generator.reading.adaptation.permission import is_same
from generator.reading.schema import written
from generator.text import Text

NOTHING = Text({"id": "tidak ada", "en": "nothing"})
UNTRUE = {
    "take": Text({"id": "perubahannya masih ada di penyesuaian", "en": "the change still stands in the adaptation"}),
    "keep": Text({"id": "penyesuaian tidak lagi memuat nilai kita", "en": "the adaptation no longer has our value"}),
    "adjust": Text({"id": "penyesuaian masih memuat nilai yang sama", "en": "the adaptation still has the same value"}),
}  # fmt: skip


def check_upgrade_decisions(project: Project) -> Iterator[Problem]:
    """Every decision that the move to the present base asked for is made and carried out."""
    programme = project.programme
    if "adaptations" in programme.unreadable:
        return
    for upgrade in present_upgrades(programme):
        for one in upgrade.decisions:
            found = standing_change(programme, one)
            parameters = _parameters(one)
            related = None if found is None else found[0]
            if one.decision == "open":
                yield Problem("keputusan-pemutakhiran-belum", one.source.at("decision"), parameters, (), related)
            elif not _is_true(one, found):
                parameters |= {"decision": one.decision, "untrue": UNTRUE[one.decision]}
                yield Problem("keputusan-pemutakhiran-tidak-cocok", one.source.at("decision"), parameters, (), related)


def present_upgrades(programme: Programme) -> tuple[Upgrade, ...]:
    """Return the records of the move to the present base: of several to one version those with its checksum."""
    extends = programme.identity.extends
    found = tuple(one for one in programme.upgrades.values() if extends is not None and one.to == extends.version)
    exact = tuple(one for one in found if extends is not None and one.sha256 == extends.sha256)
    return exact or found


def standing_change(programme: Programme, decision: UpgradeDecision) -> tuple[Location, Any] | None:
    """Return where the adaptations say something about the place of a decision, and what; None where nothing is said."""
    for adaptation in programme.adaptations.values():
        for change in adaptation.changes:
            if change.target == decision.target:
                found = _said(change, decision.field)
                if found is not None:
                    return change.source.at("value" if change.operation != "remove" else "operation"), found[0]
    return None


def _said(change: AdaptationChange, field: str) -> tuple[Any] | None:
    """Return what a change says about a field: its value, or the part of it that lies there."""
    if change.field == field:
        return (change.value,)
    if not field.startswith(f"{change.field}.") or change.operation == "remove":
        return None
    value = change.value
    for step in field.removeprefix(f"{change.field}.").split("."):
        if isinstance(value, Mapping) and step in value:
            value = value[step]
            continue
        entries = [one for one in value if _is_named(one, step)] if isinstance(value, list) else []
        if len(entries) != 1:
            return None
        value = entries[0]
    return (value,)


def _is_named(entry: Any, name: str) -> bool:
    """Tell whether an entry of a list goes by a name: its id, else one of its values, or itself."""
    if not isinstance(entry, Mapping):
        return str(entry) == name
    return entry["id"] == name if "id" in entry else name in {str(one) for one in entry.values()}


def _is_true(one: UpgradeDecision, found: tuple[Location, Any] | None) -> bool:
    if one.decision == "take":
        return found is None
    is_ours = found is not None and is_same(found[1], one.ours)
    return is_ours if one.decision == "keep" else not is_ours


def _parameters(one: UpgradeDecision) -> dict[str, object]:
    place = f"{one.target}: {one.field}" if one.field else one.target
    values = {"before": one.base_before, "after": one.base_after, "ours": one.ours}
    return {"place": place, **{name: NOTHING if value is None else written(value) for name, value in values.items()}}
