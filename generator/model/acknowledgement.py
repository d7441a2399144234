"""Acknowledgements: somebody answers for a value that was deleted or an indicator that was redefined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.problems import Location
from generator.text import Text

AcknowledgedKind = Literal[
    "observation-removed", "observation-emptied", "village-dropped", "indicator-redefined", "element-removed"
]
"""The kinds of change that need one, as the change report calls them."""


@dataclass(frozen=True, kw_only=True)
class Acknowledgement:
    """Who answers for a change, and why it was made; `target` says what it is about."""

    kind: AcknowledgedKind
    target: str
    name: str
    reason: Text
    date: str
    source: Location


@dataclass(frozen=True, kw_only=True)
class Acknowledgements:
    """framework/acknowledgements.yml; the file is there once somebody had to acknowledge something."""

    acknowledgements: tuple[Acknowledgement, ...]
    source: Location
