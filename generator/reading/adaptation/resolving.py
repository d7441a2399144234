"""From the words of a change to the place in the base that it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.adaptation import Adaptation, AdaptationChange
from generator.problems import Location, Problem, nearest
from generator.reading.adaptation.parts import Part, data_of
from generator.reading.adaptation.permission import ABSENT, Ground, Steps, is_judged_whole
from generator.reading.adaptation.spots import ENTRY, Spot, names_in


@dataclass(frozen=True)
class Asked:
    """A change and the adaptation it belongs to; `number` is its place there, from 0."""

    adaptation: Adaptation
    number: int

    @property
    def change(self) -> AdaptationChange:
        """The change itself."""
        return self.adaptation.changes[self.number]

    @property
    def order(self) -> tuple[str, int]:
        """What changes are sorted by, whatever file they stand in."""
        return self.adaptation.id, self.number


@dataclass(frozen=True, eq=False)
class Around:
    """A part of a file that holds the place of a change, with its schema and rule; `depth` steps lead to it."""

    spot: Spot
    ground: Ground
    part: Part
    depth: int


@dataclass(frozen=True, eq=False)
class Meant:
    """The place that a change means: its schema, what it is in, and what stands there, if anything.

    `trail` is all that it is in, from the whole file on. `base_at` is the place in the base or the nearest around it.
    """

    asked: Asked
    spot: Spot
    trail: tuple[Around, ...]
    part: Part | None
    base_at: Location

    @property
    def parent(self) -> Part:
        """What the place is directly in."""
        return self.trail[-1].part

    @property
    def step(self) -> str:
        """The last step to the place."""
        return self.steps[-1]

    @property
    def judged(self) -> Around:
        """The part that is judged: what the place is in, or further out what has one rule for all that is inside."""
        return next((one for one in self.trail if is_judged_whole(one.spot, one.ground)), self.trail[-1])

    def changed(self, around: Around, after: Any) -> Any:
        """Return the data of a part around the place with `after` in its place, `ABSENT` to leave it out."""
        inner = after if around is self.trail[-1] else self.changed(self.trail[around.depth + 1], after)
        data, step = data_of(around.part), self.steps[around.depth]
        if isinstance(data, Mapping):
            return {key: value for key, value in {**data, step: inner}.items() if value is not ABSENT}
        named = zip(names_in(data, around.spot.key), data, strict=True)
        return [value for value in (inner if name == step else entry for name, entry in named) if value is not ABSENT]

    @property
    def steps(self) -> Steps:
        """The steps from the top of the file."""
        return steps_of(self.asked.change)

    @property
    def before(self) -> Any:
        """What the base has here."""
        return ABSENT if self.part is None else data_of(self.part)

    def problem(self, code: str, *inner: str, **parameters: object) -> Problem:
        """Return a problem at the change, which also names the place in the base; `inner` leads into the value."""
        return problem_of(self.asked, code, self.base_at, *inner, **parameters)


def problem_of(asked: Asked, code: str, base_at: Location, *inner: str, **parameters: object) -> Problem:
    """Return a problem of a change; see `Meant.problem`."""
    change = asked.change
    told = {"target": change.target, "field": change.field, "nearest": None, **parameters}
    return Problem(code, change.source.at(*(inner or (("field",) if change.field else ("target",)))), told, (), base_at)


def steps_of(change: AdaptationChange) -> Steps:
    """Return the steps that the field of a change names."""
    return tuple(change.field.split(".")) if change.field else ()


def resolve(asked: Asked, top: Spot, ground: Ground, whole: Part) -> Meant | Problem:
    """Find the place that a change means in a file of the base; a problem where there is none."""
    spot, here = top, whole.origin
    trail: tuple[Around, ...] = ()
    part: Part | None = whole
    for depth, step in enumerate(steps_of(asked.change)):
        if part is None:
            return _nothing_there(asked, here, trail[-1].part, trail[-1].spot, steps_of(asked.change)[depth - 1])
        inner = spot.inside(ENTRY if isinstance(part.value, list) else step)
        found = entry_of(part, step, spot.key)
        if inner is None or (found is None and isinstance(part.value, list)):
            return _nothing_there(asked, here, part, spot, step)
        trail = (*trail, Around(spot, ground, part, depth))
        ground = ground.inside(spot, inner, data_of(part) if isinstance(part.value, dict) else None)
        spot, part, here = inner, found, here if found is None else found.origin
    return Meant(asked, spot, trail, part, here)


def entry_of(part: Part, step: str, key: str | None) -> Part | None:
    """Return what a step leads to: under a key of a mapping, or the entry of a list that has this name."""
    if isinstance(part.value, dict):
        found: Part | None = part.value.get(step)
        return found
    if isinstance(part.value, list):
        names = names_in([data_of(entry) for entry in part.value], key)
        return part.value[names.index(step)] if step in names else None
    return None


def _nothing_there(asked: Asked, here: Location, part: Part | None, spot: Spot, step: str) -> Problem:
    known = tuple(sorted(_known(part, spot)))
    if not known and part is not None and isinstance(part.value, list) and part.value:
        return problem_of(asked, "adaptasi-entri-tanpa-id", here, value=step)
    shown = ", ".join((*known[:12], "...") if len(known) > 12 else known)
    return problem_of(asked, "adaptasi-tanpa-sasaran", here, value=step, nearest=nearest(step, known), allowed=shown)


def _known(part: Part | None, spot: Spot) -> set[str]:
    if part is None or not isinstance(part.value, list):
        there = part.value if part is not None and isinstance(part.value, Mapping) else {}
        return {*spot.keys, *there}
    return {name for name in names_in([data_of(entry) for entry in part.value], spot.key) if name is not None}
