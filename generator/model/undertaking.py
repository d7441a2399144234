"""Who does what where: programmes that members and others already run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class Undertaking:
    """A row of framework/programmes.csv; `place_code` is a region code, empty for the nation."""

    id: str
    organisation: str
    title: Text
    sectors: tuple[str, ...]
    interventions: tuple[str, ...]
    place_code: str
    place: Text
    start: str
    end: str | None
    state: Literal["planned", "running", "completed", "unknown"]
    source_id: str
    note: Text | None
    source: Location
