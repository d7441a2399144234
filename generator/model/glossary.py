"""The field's words: terms with their other names and what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.problems import Location
from generator.text import Text


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term; `aliases` are its other names in any language, `see` ids of elements that tell more."""

    id: str
    term: Text
    definition: Text
    aliases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    source: Location

    @property
    def names(self) -> Iterator[str]:
        """All names of the term, those of the languages first."""
        yield from self.term.languages.values()
        yield from self.aliases


@dataclass(frozen=True, kw_only=True)
class Glossary:
    """framework/glossary.yml."""

    terms: tuple[Term, ...]
    source: Location
