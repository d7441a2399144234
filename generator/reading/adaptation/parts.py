"""Plain data of which every piece knows where it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.problems import Location, Pointer

Value = Any
"""A mapping from keys to parts, a list of parts, or a single value."""


@dataclass(eq=False)
class Part:
    """A piece of data and where it was written; lives only while a file is put together."""

    value: Value
    origin: Location


def parts_of(data: Any, origin: Location) -> Part:
    """Return data as parts that were all written in one place."""
    if isinstance(data, Mapping):
        return Part({key: parts_of(value, origin.at(key)) for key, value in data.items()}, origin)
    if isinstance(data, list):
        return Part([parts_of(value, origin.at(number)) for number, value in enumerate(data)], origin)
    return Part(data, origin)


def data_of(part: Part) -> Any:
    """Return parts as plain data."""
    if isinstance(part.value, dict):
        return {key: data_of(inner) for key, inner in part.value.items()}
    if isinstance(part.value, list):
        return [data_of(inner) for inner in part.value]
    return part.value


def origins_of(part: Part, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Location]]:
    """Yield the places of a file whose content was not written where what is around it was."""
    if not isinstance(part.value, dict | list):
        return
    inside = part.value.items() if isinstance(part.value, dict) else enumerate(part.value)
    for step, inner in inside:
        if inner.origin != part.origin.at(step):
            yield (*pointer, step), inner.origin
        yield from origins_of(inner, (*pointer, step))
