"""What a new version of the base means for a region: every change of the base, sorted by what it asks of people."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, cast, get_args

from generator.drafting.change import Change, Consequence
from generator.drafting.change_report import Report, Sentence
from generator.model.upgrade import UpgradeDecision
from generator.problems import Location, Told
from generator.reading.adaptation.permission import ABSENT
from generator.reading.layers import OWN
from generator.reading.schema import written
from generator.replication.three_way import BaseFile, Lookup, Meeting, overlaps, steps_of

TEMPLATE = "replication/upgrade-report.md.j2"
BASE = "base/"

Sort = Literal["decision", "incomparable", "touches", "silent"]
SORTS: tuple[Sort, ...] = get_args(Sort)
"""What a change of the base asks of a region, the most first; a change is of the first sort that fits it."""


@dataclass(frozen=True)
class BaseChange:
    """A change of the base in plain words, its sort, and the places where it meets adaptations."""

    change: Change
    sentence: Sentence
    sort: Sort
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, eq=False)
class UpgradeReport:
    """A move to another version of the base in one language, before anything is written.

    `base` compares the two versions, `region` the region before and after; `replaced` are pages of the base that
    changed and that the region has replaced; `problems` are those that the region has only afterwards.
    """

    before: str
    after: str
    sha256: str
    base: Report
    region: Report
    meetings: tuple[Meeting, ...]
    replaced: tuple[str, ...]
    problems: tuple[Told, ...]
    old: Lookup
    new: Lookup

    @cached_property
    def changes(self) -> tuple[BaseChange, ...]:
        """Every change of the base that reaches a region."""
        return tuple(self._sorted(one) for one in self.base.comparison.changes if _reaches(one))

    @cached_property
    def counts(self) -> Mapping[Sort, int]:
        """How many changes there are of each sort."""
        found = [one.sort for one in self.changes]
        return MappingProxyType({sort: found.count(sort) for sort in SORTS})

    @property
    def decisions(self) -> tuple[Meeting, ...]:
        """The places on which a person has to decide."""
        return tuple(one for one in self.meetings if one.is_to_decide)

    @property
    def repeated(self) -> tuple[Meeting, ...]:
        """The places where the base now says what we say, so that our change goes."""
        return tuple(one for one in self.meetings if one.outcome == "same")

    @property
    def consequences(self) -> tuple[Consequence, ...]:
        """What follows for the region's own villages and data."""
        return self.region.comparison.consequences

    @cached_property
    def _broken(self) -> Mapping[Any, frozenset[str]]:
        """Why figures of indicators from before no longer mean the same."""
        broken = (one for one in self.consequences if one.kind == "series-broken")
        return {one.node: frozenset(cast("tuple[str, ...]", one.facts["reasons"])) for one in broken}

    def _sorted(self, change: Change) -> BaseChange:
        met = tuple(one for one in self.meetings if self._touches(change, one))
        if any(one.is_to_decide for one in met):
            sort: Sort = "decision"
        elif self._breaks(change):
            sort = "incomparable"
        else:
            sort = "touches" if met or self._is_replaced(change) else "silent"
        return BaseChange(change, self.base.sentence(change), sort, met)

    def _touches(self, change: Change, meeting: Meeting) -> bool:
        path = meeting.deviation.path
        for leaf in change.leaves:
            for here, lookup in ((leaf.before_at, self.old), (leaf.after_at, self.new)):
                if here is not None and f"{BASE}{here.path}" == path and _meets(lookup(path), here, meeting):
                    return True
        return False

    def _breaks(self, change: Change) -> bool:
        whole = any("poverty-measure" in reasons for reasons in self._broken.values())
        reasons = self._broken.get(change.node, frozenset())
        return (whole and change.part == "poverty-measure") or any(leaf.path and leaf.path[0] in reasons for leaf in change.leaves)

    def _is_replaced(self, change: Change) -> bool:
        places = {_below_language(place.path) for leaf in change.leaves for place in (leaf.before_at, leaf.after_at) if place}
        return bool(places & {_below_language(path) for path in self.replaced})

    def told(self, value: Any) -> str:
        """Return a value as an author would write it, or that there is none."""
        return self.region.view.say(id="tidak ada", en="nothing") if value is ABSENT else written(value)


def _meets(file: BaseFile | None, here: Location, meeting: Meeting) -> bool:
    is_around = meeting.outcome == "nearby" and len(meeting.steps) > 1
    return file is not None and overlaps(steps_of(file, here), meeting.steps[:-1] if is_around else meeting.steps)


def _below_language(path: str) -> str:
    top, _, rest = path.partition("/")
    return rest.partition("/")[2] if top == "docs" else path


def _reaches(change: Change) -> bool:
    """Tell whether a region inherits what changed: not who the base is and which version it has."""
    return change.node != ("part", "programme") or any(leaf.path[0] not in OWN for leaf in change.leaves)


def as_markdown(report: UpgradeReport) -> str:
    """Return the report as Markdown, the changes that need a person first."""
    return report.region.view.render(TEMPLATE, "", report=report, sorts=SORTS)


def as_data(report: UpgradeReport) -> str:
    """Return the report as JSON."""
    return json.dumps(
        {
            "from": report.before, "to": report.after, "sha256": report.sha256, "counts": dict(report.counts),
            "changes": [
                {"id": one.sentence.id, "kind": one.change.kind, "sort": one.sort, "sentence": one.sentence.text}
                for one in report.changes
            ],
            "decisions": [decision_of(one) for one in report.decisions],
            "repeated": [_named(one) for one in report.repeated],
            "consequences": [" ".join(report.region.consequence(one).split()) for one in report.consequences],
            "replaced": list(report.replaced),
            "problems": [{"code": one.code, "path": one.path, "line": one.line, "fact": one.fact} for one in report.problems],
        },
        ensure_ascii=False, indent=2, default=str,
    )  # fmt: skip


FORMS: Mapping[str, Callable[[UpgradeReport], str]] = MappingProxyType({"markdown": as_markdown, "json": as_data})


def decision_of(meeting: Meeting) -> dict[str, Any]:
    """Return an undecided entry of the record of an upgrade; see `UpgradeDecision`."""
    values = {"base_before": meeting.before, "base_after": meeting.after, "ours": meeting.ours}
    return {
        **_named(meeting), "case": meeting.outcome,
        **{name: value for name, value in values.items() if value is not ABSENT},
        "decision": "open",
    }  # fmt: skip


def _named(meeting: Meeting) -> dict[str, Any]:
    deviation = meeting.deviation
    field = {"field": ".".join(meeting.steps)} if meeting.steps else {}
    return {"adaptation": deviation.adaptation, "change": deviation.number + 1, "target": deviation.target, **field}


def is_undecided(decision: UpgradeDecision) -> bool:
    """Tell whether nobody has decided yet."""
    return decision.decision == "open"
