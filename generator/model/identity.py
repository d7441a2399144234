"""The programme's identity: name, period, partners, languages, version, addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.element import OpenQuestion, Status
from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class Partner:
    """A partner of the programme; `actor` is its id in governance.yml."""

    actor: str
    role: Text
    source: Location


@dataclass(frozen=True, kw_only=True)
class LanguageName:
    """What the speakers of a language call it, for the switcher of the site."""

    language: str
    name: str
    source: Location


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """Public contacts for corrections and questions."""

    email: str | None = None
    whatsapp: str | None = None
    note: Text | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class PublicContact:
    """A number or address of an organisation that may stand in the site; `owner` is an actor's id or a name."""

    kind: Literal["email", "phone", "bank_account", "npwp"]
    value: str
    owner: str
    note: Text | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Headline:
    """A figure on the home page that says why the programme is needed; `text` goes on from the figure."""

    value: Decimal
    unit: Literal["percent", "idr", "million", "count"]
    text: Text
    period: str
    sources: tuple[str, ...]
    source: Location


@dataclass(frozen=True, kw_only=True)
class Extends:
    """The base a region builds on: where it comes from, its version, and the checksum of base/SHA256SUMS."""

    framework: str
    version: str
    sha256: str
    source: Location


BASE = "base"
"""The folder of a region in which its base lies."""


@dataclass(frozen=True, kw_only=True)
class BaseFramework:
    """The base of a region as it says itself: which programme, version and standing, and where it is published."""

    id: str
    title: Text
    status: Status
    version: str
    languages: tuple[str, ...]
    repository: str
    site_url: str
    source: Location


@dataclass(frozen=True, kw_only=True)
class Identity:
    """framework/programme.yml; `as_of` is "today" for everything that depends on a date.

    Of a region this is its own programme.yml over that of its base; `regions` are the codes it is about.
    """

    id: str
    extends: Extends | None = None
    regions: tuple[str, ...] = ()
    title: Text
    summary: Text
    mission: Text
    status: Status
    version: str
    as_of: str | None = None
    start: str
    end: str
    languages: tuple[str, ...]
    language_names: tuple[LanguageName, ...] = ()
    partners: tuple[Partner, ...]
    repository: str
    site_url: str
    licence: Text
    feedback: Feedback
    public_contacts: tuple[PublicContact, ...] = ()
    boundaries: str | None = None
    headlines: tuple[Headline, ...] = ()
    sources: tuple[str, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    source: Location

    @property
    def own_names(self) -> Mapping[str, str]:
        """The names that the programme gives to languages, by their codes."""
        return {one.language: one.name for one in self.language_names}
