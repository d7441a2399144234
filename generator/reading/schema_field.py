"""What a schema says of one of its fields, named as an author would: `indicator.direction`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from generator.reading.adaptation.tightening import RULES
from generator.reading.schema import Schemas, allowed_by, bad_example_of, label_of, written
from generator.text import Text

MAXIMUM_DEPTH = 6

FIELD_PERMISSIONS: Mapping[str, Text] = MappingProxyType(
    {
        "fixed": Text({"id": "tetap di semua wilayah", "en": "fixed in all regions"}),
        "tighten": Text({"id": "wilayah boleh memperketat", "en": "a region may tighten it"}),
        "replace": Text({"id": "wilayah boleh mengganti", "en": "a region may replace it"}),
        "extend": Text({"id": "wilayah boleh menambah", "en": "a region may extend it"}),
    }
)
ELEMENT_PERMISSIONS: Mapping[str, Text] = MappingProxyType(
    {
        "fixed": Text(
            {
                "id": "Wilayah tidak menambah dan tidak menghapus berkas jenis ini.",
                "en": "A region neither adds nor removes files of this kind.",
            }
        ),
        "extend": Text(
            {
                "id": "Wilayah boleh menambah berkas sendiri di samping berkas kerangka dasar, "
                "tetapi tidak menghapus yang sudah ada.",
                "en": "A region may add files of its own beside those of the base framework, "
                "but removes none that is there.",
            }
        ),
        "replace": Text(
            {
                "id": "Wilayah boleh menambah berkas sendiri, "
                "dan boleh menghapus berkas kerangka dasar yang tidak berlaku di sana.",
                "en": "A region may add files of its own, "
                "and may remove a file of the base framework that does not apply there.",
            }
        ),
    }
)


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
    permission: Text | None


def schema_fields(schemas: Schemas) -> Iterator[tuple[str, Mapping[str, Any], bool]]:
    """Yield the name of every field of every schema with what the schema says of it and whether it is required."""
    for name, schema in schemas.by_name.items():
        yield from _below(schemas, schema, schema["$id"], name, ())


def field_named(schemas: Schemas, name: str) -> SchemaField | None:
    """Return the field of this name, or None where no schema has it."""
    found = next((field for field in schema_fields(schemas) if field[0] == name), None)
    return None if found is None else _in_words(*found)


def field_permission(schema: Mapping[str, Any]) -> Text | None:
    """Return what a region may do with a field; None where the field it is in says so."""
    allowed, rule = FIELD_PERMISSIONS.get(schema.get("x-adapt", "")), RULES.get(schema.get("x-tighter", ""))
    if allowed is None or rule is None:
        return allowed
    return Text({language: f"{said}: {rule.words.within(language)}" for language, said in allowed.languages.items()})


def element_permission(schema: Mapping[str, Any]) -> Text | None:
    """Return what a region may do with the files of a kind as a whole; None where there is one such file."""
    return ELEMENT_PERMISSIONS.get(schema.get("x-adapt", ""))


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
        permission=field_permission(schema),
    )
