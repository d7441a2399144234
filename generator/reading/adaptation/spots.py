"""A place in a file as its schema sees it: what may stand there, and what names the entries of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.reading.schema import Schemas

ENTRY = "[]"
"""The step from a list to any of its entries."""


@dataclass(frozen=True, eq=False)
class Spot:
    """A schema with the file that its references are looked up from."""

    schemas: Schemas
    schema: Mapping[str, Any]
    home: str

    @staticmethod
    def top(schemas: Schemas, name: str) -> Spot:
        """Return the place of a whole file."""
        return Spot(schemas, *schemas.resolve(schemas.by_name[name], schemas.by_name[name]["$id"]))

    def inside(self, step: str) -> Spot | None:
        """Return the place of a key, or of an entry of a list (`ENTRY`); None where the schema knows none."""
        found = self.schema.get("items") if step == ENTRY else self.schema.get("properties", {}).get(step)
        if found is None and step != ENTRY:
            patterns = self.schema.get("patternProperties", {})
            found = next((inner for pattern, inner in patterns.items() if re.search(pattern, step)), None)
        if not isinstance(found, Mapping):
            return None
        return Spot(self.schemas, *self.schemas.resolve(found, self.home))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that the schema knows here."""
        return tuple(self.schema.get("properties", ()))

    @property
    def is_text(self) -> bool:
        """Whether a text in several languages stands here."""
        return "patternProperties" in self.schema

    @property
    def key(self) -> str | None:
        """What names an entry of the list that stands here: its id or the key of the schema; None without either."""
        entry = self.inside(ENTRY)
        if entry is not None and "id" in entry.schema.get("properties", {}) and not entry.is_text:
            return "id"
        named = self.schema.get("x-key")
        return named if isinstance(named, str) else None


def name_of(entry: Any, key: str | None) -> str | None:
    """Return what names an entry of a list: the value of its key, or a single value itself; None where nothing does."""
    if isinstance(entry, Mapping):
        named = entry.get(key) if key else None
        return None if named is None or isinstance(named, Mapping | list) else str(named)
    return None if isinstance(entry, list) or entry is None else str(entry)


def names_in(entries: Iterable[Any], key: str | None) -> list[str | None]:
    """Return the name of each entry of a list; one that stands twice names none of them."""
    names = [name_of(entry, key) for entry in entries]
    return [name if names.count(name) == 1 else None for name in names]
