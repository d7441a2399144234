"""What a sentence about a change needs: names, labels, values as a reader would write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from typing import Any

from generator.analysis.golden_thread import Node
from generator.analysis.lifecycle import LISTED
from generator.drafting.change import Change, Leaf
from generator.model.indicator import Indicator
from generator.model.period import is_written_well
from generator.model.results import PlannedValue
from generator.pages.titles import KINDS, titles_of
from generator.pages.view import View
from generator.project import Project
from generator.reading.layout import schema_of
from generator.reading.schema import Schemas, label_of
from generator.text import Text

AROUND = 3
"""Words shown on each side of the words that an edit changed."""

MOST_WORDS = 24
"""Words shown of a text; the page of the element has the rest."""

NAMING = ("title", "name", "term", "question", "task", "text", "item", "label", "change", "lesson", "description")
"""Fields by which an entry without a title is called, the best first."""

class Measure(str):
    """A value that is written out, as a day or a fraction, and no wording of an author."""

    __slots__ = ()
    is_written_out = True


@dataclass(frozen=True)
class State:
    """One side of the comparison: what was read and the schemas it was read with."""

    project: Project
    schemas: Schemas


@dataclass(frozen=True)
class ToldLeaf:
    """A changed value in words: what it is called, whose it is, and its two values.

    Values are exact numbers or text; `unit` is that of the indicator they belong to. `field` is the name
    of the field, for what no schema has a label for.
    """

    leaf: Leaf
    label: str
    field: str
    owner: str
    before: object
    after: object
    unit: str | None


@dataclass(frozen=True, eq=False)
class ToldChange:
    """A change with what its sentence names; `id` stays the same as long as the change does."""

    change: Change
    id: str
    title: str
    label: str
    field: str
    owner: str
    leaves: tuple[ToldLeaf, ...]
    indicator: Indicator | None
    language: str
    deadline: str | None = None
    cost: str = ""

    @property
    def kind(self) -> str:
        """The kind of the change, which chooses the sentence."""
        return self.change.kind

    @property
    def first(self) -> ToldLeaf:
        """The value that stands for a change of one value."""
        return self.leaves[0]

    @property
    def added(self) -> tuple[ToldLeaf, ...]:
        """Values that were not there before."""
        return tuple(one for one in self.leaves if one.leaf.before is None)

    @property
    def removed(self) -> tuple[ToldLeaf, ...]:
        """Values that are gone."""
        return tuple(one for one in self.leaves if one.leaf.after is None)

    @property
    def kept(self) -> tuple[ToldLeaf, ...]:
        """Values that are others now."""
        return tuple(one for one in self.leaves if None not in (one.leaf.before, one.leaf.after))

    def at(self, *names: str) -> ToldLeaf | None:
        """Return the value of the first of these fields that changed."""
        return next((one for name in names for one in self.leaves if one.leaf.path[-1] == name), None)

    @property
    def percent(self) -> Fraction | None:
        """By how many per cent a number moved."""
        value = self.at("amount_idr", "value", "quantity_per_village")
        before, after = (None, None) if value is None else (value.leaf.before, value.leaf.after)
        if not isinstance(before, int | Decimal) or not isinstance(after, int | Decimal) or not before:
            return None
        return (Fraction(after) / Fraction(before) - 1) * 100

    @property
    def ambition(self) -> bool | None:
        """Whether a moved target asks for more than before; None where nothing says so."""
        value, direction = self.at("value"), self.indicator and self.indicator.direction
        before, after = (None, None) if value is None else (value.leaf.before, value.leaf.after)
        if not direction or not isinstance(before, int | Decimal) or not isinstance(after, int | Decimal):
            return None
        return (after > before) == (direction == "increase")

    @property
    def shown(self) -> ToldLeaf:
        """The value of a text in the language of the sentence, else the first one."""
        return next((one for one in self.leaves if one.leaf.path[-1] == self.language), self.leaves[0])

    @property
    def former(self) -> str:
        """The id an element had before it was renamed."""
        return next((str(one.leaf.before or one.leaf.after) for one in self.leaves), "")

    def of_row(self, row: tuple[str, ...]) -> ToldLeaf | None:
        """Return the value of an observation by the key of its row."""
        return self.values.get(row)

    @cached_property
    def values(self) -> Mapping[tuple[str, ...], ToldLeaf]:
        """The values of observations by the keys of their rows."""
        return {one.leaf.path[1:-1]: one for one in self.leaves if one.leaf.path[-1] == "value"}

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The keys of the rows of a table whose cells changed."""
        return tuple(dict.fromkeys(one.leaf.path[1:-1] for one in self.leaves))


@dataclass(frozen=True, eq=False)
class Words:
    """The words of two states in the language of a view; what is gone is named as it was."""

    before: State
    after: State
    view: View

    @cached_property
    def titles(self) -> Mapping[Node, Text]:
        """Titles of both states, the present ones first."""
        return {**_titles(self.before.project), **_titles(self.after.project)}

    @cached_property
    def by_id(self) -> Mapping[str, Text]:
        """Titles by id alone; where kinds share an id the first of `KINDS` has it."""
        order = {kind: number for number, kind in enumerate(KINDS)}
        nodes = sorted(self.titles, key=lambda node: order.get(node[0], len(order)), reverse=True)
        return {node[1]: self.titles[node] for node in nodes}

    def title(self, node: Node) -> str:
        """Return the title of an element, or its id where it has none."""
        title = self.titles.get(node)
        return node[1] if title is None else self.view.within(title)

    def named(self, id_: str) -> str:
        """Return the title of whatever has an id, or the id."""
        title = self.by_id.get(id_)
        return id_ if title is None else self.view.within(title)

    def indicator(self, id_: str) -> Indicator | None:
        """Return an indicator as it is, or as it was."""
        indicators = (one.project.programme.indicators for one in (self.after, self.before))
        return next((known[id_] for known in indicators if id_ in known), None)

    def tell(self, change: Change) -> ToldChange:
        """Return a change with everything its sentence names."""
        leaves = tuple(self._leaf(change, leaf) for leaf in change.leaves)
        return ToldChange(
            change=change,
            id=id_of(change),
            title=self.title(change.node),
            label=leaves[0].label,
            field=leaves[0].field,
            owner=self._naming(leaves) or leaves[0].owner,
            leaves=leaves,
            indicator=self._indicator_of(change, change.leaves[0]),
            language=self.view.language,
            deadline=self._deadline(change),
            cost=self._cost(change),
        )

    def _deadline(self, change: Change) -> str | None:
        """Return the period of a planned value that moved."""
        path = change.leaves[0].path
        if "targets" not in path:
            return None
        indicator, what = path[path.index("targets") + 1], path[path.index("targets") + 2]
        if what == "milestones":
            return path[path.index("targets") + 3]
        for state in (self.after, self.before):
            profile = state.project.profiles.get(change.node[1])
            results = (one for one in state.project.programme.results.results if one.id == change.node[1])
            for holder in (*results, *((profile,) if profile else ())):
                for target in holder.targets:
                    if target.indicator == indicator:
                        planned: PlannedValue = target.baseline if what == "baseline" else target.target
                        return planned.period
        return None

    def _cost(self, change: Change) -> str:
        """Return what a cost that moved is for."""
        path = change.leaves[0].path
        intervention = self.after.project.programme.interventions.get(change.node[1])
        if intervention is None or path[0] != "costs" or not path[1].removeprefix("#").isdecimal():
            return ""
        return self.view.within(intervention.costs[int(path[1].removeprefix("#")) - 1].item)

    def _leaf(self, change: Change, leaf: Leaf) -> ToldLeaf:
        indicator = self._indicator_of(change, leaf)
        before, after = shortened(leaf.before, leaf.after)
        owner = next((step for step in reversed(leaf.path[:-1]) if step in self.by_id), "")
        return ToldLeaf(
            leaf=leaf,
            label=self._label(change, leaf),
            field=leaf.path[-2] if leaf.path[-1] in self.view.languages and len(leaf.path) > 1 else leaf.path[-1],
            owner=self.named(owner),
            before=self._value(leaf, before),
            after=self._value(leaf, after),
            unit=_unit(leaf, indicator),
        )

    def _naming(self, leaves: tuple[ToldLeaf, ...]) -> str:
        """Return what an entry that came or went is called by its own words."""
        language = self.view.language
        for name in NAMING:
            for one in leaves:
                path = one.leaf.path
                if path[-2:] == (name, language) or path[-1] == name:
                    return str(one.after if one.leaf.after is not None else one.before)
        return ""

    def _indicator_of(self, change: Change, leaf: Leaf) -> Indicator | None:
        steps = (change.node[1], *leaf.path) if change.node[0] == "indicator" else leaf.path
        found = (self.indicator(step) for step in steps)
        return next((one for one in found if one is not None), None)

    def _label(self, change: Change, leaf: Leaf) -> str:
        """Return the names that the schema gives to the fields that lead to a value, '' where it has none."""
        state, place = (self.before, leaf.before_at) if leaf.after_at is None else (self.after, leaf.after_at)
        name = None if place is None else schema_of(place.path)
        if name is None or place is None or name not in state.schemas.by_name:
            return ""
        pointer = place.pointer[1:] if place.path.endswith(".csv") else place.pointer
        steps = [number for number, step in enumerate(pointer) if isinstance(step, str)]
        if change.node[0] in LISTED.values():
            steps = steps[1:]
        words = (self.view.within(label_of(state.schemas.field_at(name, pointer[: number + 1]))) for number in steps)
        return " › ".join(dict.fromkeys(_lowered(one) for one in words if one))

    def _value(self, leaf: Leaf, value: object) -> object:
        """Return a value as it is read: words of the schema, titles of ids, days in full."""
        if isinstance(value, Fraction):
            return _as_decimal(value)
        if not isinstance(value, str) or leaf.path[-1] == "id" or "\n" in value:
            return value
        if leaf.path[0] in {"observations", "context"} and NUMBER.match(value):
            return Decimal(value)
        if is_written_well(value):
            return Measure(self.view.day(value))
        if DURATION.match(value):
            return Measure(self.view.duration(value))
        return self._meaning(leaf, value) or self.named(value)

    def _meaning(self, leaf: Leaf, value: str) -> str:
        place = leaf.after_at or leaf.before_at
        name = None if place is None else schema_of(place.path)
        if place is None or name is None or not place.pointer:
            return ""
        words = self.after.schemas.field_at(name, place.pointer).get("x-values", {}).get(value, {})
        return self.view.within(Text(words)) if words else ""


WITH_UNIT = frozenset({"value", "below", "minimum", "maximum", "worst", "best", "standard_error", "lower", "upper"})
NUMBER = re.compile(r"-?\d+(\.\d+)?$")
DURATION = re.compile(r"P(\d+[YMWD])+$")


def _unit(leaf: Leaf, indicator: Indicator | None) -> str | None:
    if leaf.path[-1] == "amount_idr":
        return "idr"
    return indicator.unit if indicator and leaf.path[-1] in WITH_UNIT else None


def _lowered(label: str) -> str:
    """Return a label as it stands within a sentence; abbreviations keep their letters."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def id_of(change: Change) -> str:
    """Return a short id made of what the change is about, not of when or in which order it is told."""
    about = repr((change.kind, change.node, sorted(leaf.path for leaf in change.leaves)))
    return f"{change.kind}-{sha256(about.encode()).hexdigest()[:8]}"


def shortened(before: object, after: object) -> tuple[object, object]:
    """Return two texts with no more than the words that differ and some around them."""
    if isinstance(before, str) and isinstance(after, str):
        old, new = before.split(), after.split()
        shared = 0
        while shared < min(len(old), len(new)) and old[shared] == new[shared]:
            shared += 1
        tail = 0
        while tail < min(len(old), len(new)) - shared and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        return _window(old, shared, tail), _window(new, shared, tail)
    return _cut(before) if isinstance(before, str) else before, _cut(after) if isinstance(after, str) else after


def _window(words: list[str], shared: int, tail: int) -> str:
    start, end = max(0, shared - AROUND), len(words) - max(0, tail - AROUND)
    if start <= AROUND:
        start = 0
    middle = _cut(" ".join(words[start:end]))
    return ("… " if start else "") + middle + (" …" if end < len(words) and not middle.endswith("…") else "")


def _cut(text: str) -> str:
    words = re.split(r"\s+", text)
    return text if len(words) <= MOST_WORDS else " ".join(words[:MOST_WORDS]) + " …"


def _as_decimal(value: Fraction) -> object:
    """Return a share exactly: as a decimal where it has one, else as the fraction it is."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return (
        Decimal(value.numerator) / Decimal(value.denominator) if rest == 1 else Measure(value)
    )


def _titles(project: Project) -> dict[Node, Text]:
    programme = project.programme
    found: dict[Node, Any] = dict(titles_of(programme))
    found |= {("undertaking", one.id): one.title for one in programme.undertakings}
    found |= {("choice-list", one.id): one.title for one in programme.choices.lists}
    found |= {("adaptation", one.id): one.title for one in programme.adaptations.values()}
    register = project.register.frame
    found |= {
        ("village", code): Text({"id": name}) for code, name in zip(register["code"], register["name"], strict=True)
    }
    found |= {("region", code): Text({"id": one.name}) for code, one in programme.regions.items()}
    found |= {
        ("region", code): Text({"id": name})
        for code, name in project.national_names.items()
        if ("village", code) not in found
    }
    paths = {one.path for one in project.prose}
    wordings = {path: {one.language: one.title for one in project.prose if one.path == path} for path in paths}
    return found | {("prose", path): Text(languages) for path, languages in wordings.items()}
