"""Every object and every text of a programme, in the order of fields."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from generator.model.programme import Programme
from generator.problems import Location
from generator.text import Text


def objects_of(programme: Programme) -> tuple[Any, ...]:
    """Return every model object of the framework."""
    return tuple(_objects(programme))


def texts_of(programme: Programme) -> Iterator[tuple[Location, Text]]:
    """Yield every text of the framework that is written in some language, with its place."""
    for one in objects_of(programme):
        source = getattr(one, "source", None)
        if not isinstance(source, Location):
            continue
        for field in dataclasses.fields(one):
            value = getattr(one, field.name)
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, Text) and text.languages:
                    yield source.at(field.name), text


def _objects(value: Any) -> Iterator[Any]:
    if dataclasses.is_dataclass(value) and not isinstance(value, Text | Location | type):
        if not isinstance(value, Programme):
            yield value
        for field in dataclasses.fields(value):
            yield from _objects(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _objects(one)
    elif hasattr(value, "values") and not isinstance(value, Text):
        for one in value.values():
            yield from _objects(one)
