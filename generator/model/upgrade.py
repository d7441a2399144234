"""What moving a region to another version of its base asked of people, and what they decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from generator.problems import Location
from generator.text import Text

Choice = Literal["open", "keep", "take", "adjust"]
Case = Literal["changed", "gone", "fixed", "loosened"]
"""The base has another value now; it has nothing there any more; it allows no change there; ours is no longer tighter."""


@dataclass(frozen=True, kw_only=True)
class UpgradeDecision:
    """One value on which base and region part: what the base had, what it has now, what the region has.

    `field` is written as in the adaptation, `change` counts its changes from 1; a value that is not there is left out.
    """

    adaptation: str
    change: int
    target: str
    field: str = ""
    case: Case
    base_before: Any = None
    base_after: Any = None
    ours: Any = None
    decision: Choice
    reason: Text | None = None
    decided_by: str | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Upgrade:
    """upgrades/<version>.yml; `sha256` is the checksum of the base it led to."""

    from_: str
    to: str
    sha256: str
    date: str
    decisions: tuple[UpgradeDecision, ...] = ()
    source: Location
