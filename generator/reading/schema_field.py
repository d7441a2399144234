"""What a schema says of one of its fields, named as an author would: `indicator.direction`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.reading.schema import Schemas, allowed_by, bad_example_of, label_of, written
from generator.text import Text

MAXIMUM_DEPTH = 6


@dataclass(frozen=True)
class SchemaField:
    """A field in words: title, what it holds, what is allowed and what each word means, examples, what a region may do."""

    name: str
    title: Text
    description: Text
    required: bool
    allowed: tuple[tuple[str, Text], ...]
    examples: tuple[str, ...]
    bad_examples: tuple[Text, ...]
    adapt: str


def schema_fields(schemas: Schemas) -> Iterator[tuple[str, Mapping[str, Any], bool]]:
    """Yield the name of every field of every schema with what the schema says of it and whether it is required."""
    for name, schema in schemas.by_name.items():
        yield from _below(schemas, schema, schema["$id"], name, ())


def field_named(schemas: Schemas, name: str) -> SchemaField | None:
    """Return the field of this name, or None where no schema has it."""
    found = next((field for field in schema_fields(schemas) if field[0] == name), None)
    return None if found is None else _in_words(*found)


def _below(
    schemas: Schemas, schema: Mapping[str, Any], base: str, above: str, seen: tuple[int, ...]
) -> Iterator[tuple[str, Mapping[str, Any], bool]]:
    required = schema.get("required", ())
    for key, raw in schema.get("properties", {}).items():
        inner, home = schemas.resolve(raw, base)
        name = f"{above}.{key}"
        yield name, inner, key in required
        items, items_home = schemas.resolve(inner.get("items", {}), home)
        deeper = (inner, home) if "properties" in inner else (items, items_home)
        marker = id(deeper[0].get("properties"))
        if len(seen) < MAXIMUM_DEPTH and marker not in seen:
            yield from _below(schemas, *deeper, name, (*seen, marker))


def _in_words(name: str, schema: Mapping[str, Any], required: bool) -> SchemaField:
    english = schema.get("x-en", {}).get("description", "")
    described = {"id": schema.get("description", ""), **({"en": english} if english else {})}
    meanings = schema.get("x-values", {})
    return SchemaField(
        name=name,
        title=label_of(schema),
        description=Text(described),
        required=required,
        allowed=tuple((word, Text(meanings.get(word, {}))) for word in allowed_by(schema)),
        examples=tuple(written(one) for one in schema.get("examples", ())),
        bad_examples=tuple(bad_example_of(schema, one["value"]) for one in schema.get("x-bad-examples", ())),
        adapt=schema.get("x-adapt", ""),
    )
