"""What there is to check: the model of every file that could be read, and the objects in it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, cast

from generator.problems import Location
from generator.project import Project
from generator.text import Text

PLAIN = (str, int, Text, Location, type(None), type)
"""What most fields hold, asked first: no object of the model is among it."""

NOT_FILES = frozenset({"regions", "unreadable"})


def model_files(project: Project) -> Iterator[Any]:
    """Return the model of each file that was read: framework first, then village profiles.

    A single file that could not be read is stood in for by an empty model, of which nothing may
    be said; it is left out.
    """
    programme = project.programme
    for field in fields(programme):
        part = getattr(programme, field.name)
        if field.name in NOT_FILES:
            continue
        if isinstance(part, Mapping):
            yield from part.values()
        elif isinstance(part, tuple):
            yield from part
        elif field.name not in programme.unreadable:
            yield part
    yield from project.profiles.values()


def objects_in(thing: object) -> Iterator[Any]:
    """Return every model object inside `thing`, itself first, in the order of the file."""
    if isinstance(thing, tuple):
        for one in thing:
            yield from objects_in(one)
    elif not isinstance(thing, PLAIN) and is_dataclass(thing):
        yield thing
        for name in field_names(type(thing)):
            yield from objects_in(getattr(thing, name))


def field_names(cls: type[Any]) -> tuple[str, ...]:
    """Return the fields of a model class that come from its file."""
    return _field_names(cast("Hashable", cls))


@cache
def _field_names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls) if field.name != "source")


def texts_in(thing: object) -> Iterator[tuple[Text, Location]]:
    """Return every text inside `thing` with its place."""
    for owner in objects_in(thing):
        for name in field_names(type(owner)):
            value = getattr(owner, name)
            if isinstance(value, Text):
                yield value, owner.source.at(name)
            elif isinstance(value, tuple):
                yield from (
                    (text, owner.source.at(name, number)) for number, text in enumerate(value) if isinstance(text, Text)
                )
