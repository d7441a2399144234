"""Plain data to the model's dataclasses, led by their type hints."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Hashable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, cast

from generator.problems import Location
from generator.text import Text

Model = TypeVar("Model")


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def construct(cls: type[Model], data: Mapping[str, Any], source: Location, *, whole: bool = True) -> Model:
    """Build `cls` from data that its schema has accepted; keys are the field names.

    A field whose name ends in an underscore is the key without it (`in_` is `in`). Data that need not be
    `whole` were written before a field was asked for, which then holds nothing.
    """
    values = {}
    hints = _hints(cast("Hashable", cls))
    for field in dataclasses.fields(cls):  # type: ignore[arg-type]
        key = field.name.rstrip("_")
        if field.name == "source":
            values["source"] = source
        elif key in data:
            values[field.name] = _convert(hints[field.name], data[key], source.at(key), whole=whole)
        elif not whole and field.default is dataclasses.MISSING:
            values[field.name] = _nothing(hints[field.name], source)
    return cls(**values)


def construct_empty(cls: type[Model], source: Location) -> Model:
    """Build `cls` with nothing in it, to stand in for a file that could not be read."""
    values: dict[str, Any] = {}
    hints = _hints(cast("Hashable", cls))
    for field in dataclasses.fields(cls):  # type: ignore[arg-type]
        if field.name == "source":
            values["source"] = source
        elif field.default is dataclasses.MISSING:
            values[field.name] = _nothing(hints[field.name], source)
    return cls(**values)


def _convert(hint: Any, value: Any, source: Location, *, whole: bool) -> Any:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        if value is None:
            return None
        choices = [choice for choice in typing.get_args(hint) if choice is not types.NoneType]
        return _convert(choices[0], value, source, whole=whole) if len(choices) == 1 else value
    if origin is tuple:
        inner = typing.get_args(hint)[0]
        return tuple(_convert(inner, one, source.at(number), whole=whole) for number, one in enumerate(value))
    if hint is Text:
        return Text(value)
    if hint is Fraction:
        return Fraction(str(value))
    if hint is Decimal:
        return Decimal(str(value))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return construct(hint, value, source, whole=whole)
    return value


def _nothing(hint: Any, source: Location) -> Any:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return None
    if origin is tuple:
        return ()
    if origin is typing.Literal:
        return typing.get_args(hint)[0]
    if hint is Text:
        return Text({})
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return construct_empty(hint, source)
    return hint(0) if hint in (int, Decimal, Fraction) else hint()
