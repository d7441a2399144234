"""The model as a bag of values, taken apart independently of the code under test."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.text import Text

Bag = Counter[tuple[str, str]]


def bag_of(value: Any) -> Bag:
    """Count every value that an object holds, by the name of its field."""
    return Counter(_values(value, ""))


def _values(value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Text):
        yield from ((f"{name}.{language}", " ".join(text.split())) for language, text in value.languages.items())
    elif isinstance(value, tuple):
        for one in value:
            yield from _values(one, name)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name != "source":
                yield from _values(getattr(value, field.name), field.name)
    elif value is not None:
        yield name, str(value)
