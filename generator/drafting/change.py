"""A change of the framework or of village data, and what follows from it, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

from generator.analysis.golden_thread import Node
from generator.problems import Location

Gravity = Literal["breaking", "substantive", "editorial"]
"""How much a change weighs: old figures or ids no longer fit; the programme is another; only words are."""

GRAVITIES: tuple[Gravity, ...] = get_args(Gravity)
"""From the heaviest to the lightest."""

Path = tuple[str, ...]
"""Where a leaf stands inside its element: field names, ids or natural keys of list entries, languages."""


@dataclass(frozen=True)
class Leaf:
    """One value of the model that is not the same any more; None where it is not there."""

    path: Path
    before: object | None
    after: object | None
    before_at: Location | None = None
    after_at: Location | None = None


@dataclass(frozen=True)
class Change:
    """What was done to one element: a kind, its weight, the part of the report it stands in, its leaves.

    `node` is the element after the change, or before it where it is gone. No leaf is in two changes.
    """

    kind: str
    gravity: Gravity
    part: str
    node: Node
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True)
class Consequence:
    """What follows from the changes for a village, an intervention, a target or a document.

    `facts` are the parameters of its sentence; `kind` names the sentence.
    """

    kind: str
    node: Node
    facts: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", MappingProxyType(dict(self.facts)))
