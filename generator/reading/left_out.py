"""What a region does without, taken out of what its base says of it elsewhere."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from generator.model.references import ANYTHING, references_of
from generator.reading.region_folder import is_of_base

Thing = TypeVar("Thing")
Gone = Mapping[str, frozenset[str]]
"""Ids by the kind of thing, and all of them under `ANYTHING`."""


def gone_of(ids: Mapping[str, str]) -> Gone:
    """Return ids by kind from the kind of each id that is gone."""
    kinds = {kind: frozenset(id_ for id_, one in ids.items() if one == kind) for kind in ids.values()}
    return MappingProxyType({**kinds, ANYTHING: frozenset(ids)})


def without(thing: Thing, gone: Gone) -> Thing:
    """Return a part of the base that no longer refers to what is gone.

    An entry of a list that is about nothing else goes with it. What a region wrote itself stays as it is,
    so that its own slips are told.
    """
    made: Thing = _without(thing, gone)
    return made


def _without(thing: Any, gone: Gone) -> Any:
    if isinstance(thing, Mapping):
        return {key: _without(one, gone) for key, one in thing.items()}
    if isinstance(thing, tuple):
        kept = tuple(_without(one, gone) for one in thing if not _is_about(one, gone))
        return thing if all(map(lambda one, other: one is other, kept, thing)) and len(kept) == len(thing) else kept
    if not _is_of_base(thing):
        return thing
    kinds = references_of(type(thing))
    changed = {}
    for field in dataclasses.fields(thing):
        value = getattr(thing, field.name)
        found = _reference(value, gone.get(kinds[field.name], frozenset())) if field.name in kinds else _without(value, gone)
        if found is not value:
            changed[field.name] = found
    return dataclasses.replace(thing, **changed) if changed else thing


def _reference(value: Any, gone: frozenset[str]) -> Any:
    if isinstance(value, tuple):
        return tuple(one for one in value if one not in gone) if gone.intersection(value) else value
    return None if value in gone else value


def _is_about(thing: Any, gone: Gone) -> bool:
    """Tell whether a part of the base cannot be without what is gone."""
    if not _is_of_base(thing):
        return False
    kinds = references_of(type(thing))
    needed = (one.name for one in dataclasses.fields(thing) if one.default is dataclasses.MISSING)
    return any(
        isinstance(value := getattr(thing, name), str) and value in gone.get(kinds[name], ()) for name in needed if name in kinds
    )


def _is_of_base(thing: Any) -> bool:
    return dataclasses.is_dataclass(thing) and hasattr(thing, "source") and is_of_base(thing.source)
