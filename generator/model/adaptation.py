"""What a region does differently from the base framework, why, and who decided it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from generator.problems import Location, Pointer
from generator.text import Text

Operation = Literal["set", "add", "remove", "extend"]


@dataclass(frozen=True, kw_only=True)
class AdaptationChange:
    """One change: what is done at which field of which part of the base.

    `target` is `<folder>/<id>` of an element or the name of a single file; `field` names keys, ids of
    list entries and languages with dots between them, and is empty for an element as a whole.
    """

    target: str
    operation: Operation
    field: str = ""
    value: Any = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Adaptation:
    """adaptations/<id>.yml; `decided_by` is a decision, whose status says whether it is agreed."""

    id: str
    title: Text
    reason: Text
    evidence: Text
    sources: tuple[str, ...] = ()
    decided_by: str
    changes: tuple[AdaptationChange, ...]
    source: Location


@dataclass(frozen=True)
class Deviation:
    """A value of the base that an adaptation changes, as plain data before and after.

    `path` is the file of the base and `steps` lead to the place in it by keys, ids of entries and languages;
    `before` is None where the base has nothing there, `after` where the region has nothing.
    `at` is the change in the adaptation, `base_at` the place in the base.
    """

    adaptation: str
    number: int
    operation: Operation
    target: str
    path: str
    steps: tuple[str, ...]
    before: Any
    after: Any
    at: Location
    base_at: Location


@dataclass(frozen=True)
class Origins:
    """Where the parts of a file were written that its own path and pointer do not lead to."""

    places: Mapping[Pointer, Location] = field(default_factory=dict)

    def of(self, here: Location) -> Location:
        """Return where what stands `here` was written."""
        for length in range(len(here.pointer), -1, -1):
            place = self.places.get(here.pointer[:length])
            if place is not None:
                return place.at(*here.pointer[length:])
        return here
