"""A version that was released: what it was made of, who approved it, and the checksum of each file."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.document import SignOff
from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class ReleasedChange:
    """One change that is part of a version, in the words of the change log or of a decision's title."""

    date: str
    text: Text
    source: Location


@dataclass(frozen=True, kw_only=True)
class ReleasedFile:
    """A file of a version, below the version's folder, and the checksum of its bytes."""

    name: str
    sha256: str
    source: Location


@dataclass(frozen=True, kw_only=True)
class Release:
    """docs/v/<version>/release.yml, written once and never edited."""

    version: str
    date: str
    previous: str | None = None
    sign_off: tuple[SignOff, ...]
    changes: tuple[ReleasedChange, ...]
    base_sha256: str | None = None
    files: tuple[ReleasedFile, ...]
    source: Location
