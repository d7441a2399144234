"""Reference pages of the files: one page a schema, rendered from the schema itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.pages.page import Page
from generator.pages.view import View
from generator.reading.schema import Schemas
from generator.reading.schema_field import element_permission, field_permission
from generator.text import Text

SHARED = "shared"
MAXIMUM_DEPTH = 6


@dataclass(frozen=True)
class Field:
    """A property as the reference page tells it; `key` is the path from the top of the file."""

    key: str
    depth: int
    title: str
    description: str
    kind: str
    required: bool
    examples: tuple[str, ...]
    bad_examples: tuple[tuple[str, str], ...]
    allowed: tuple[tuple[str, str], ...]
    permission: Text | None


def render_pages(view: View, schemas: Schemas) -> Iterator[Page]:
    """Render the list of schemas and a page for each."""
    names = [name for name in sorted(schemas.by_name) if name != SHARED]
    entries = [(name, _words(view, schemas.by_name[name]), schemas.by_name[name].get("x-file", "")) for name in names]
    yield view.page(
        "skema/", view.say(id="Skema berkas", en="File schemas"), "schemas.md.j2", "schemas",
        description=view.say(
            id="Apa isi setiap jenis berkas kerangka: isian, artinya, contoh benar dan salah.",
            en="What every kind of framework file holds: fields, their meaning, good and bad examples.",
        ),
        entries=entries,
    )  # fmt: skip
    for name, (title, description), file in entries:
        schema = schemas.by_name[name]
        yield view.page(
            f"skema/{name}/", title, "schema.md.j2", f"schemas/{name}.schema.json",
            description=description,
            searchable=False,
            name=name,
            file=file,
            is_table=schema.get("x-table", False),
            permission=element_permission(schema),
            fields=list(_fields(view, schemas, schema, schema["$id"], "", 0, ())),
        )  # fmt: skip


def columns_of(view: View, schemas: Schemas, name: str) -> tuple[str, str, str, list[Field]]:
    """Return title, description, file and columns of a table."""
    schema = schemas.by_name[name]
    title, description = _words(view, schema)
    return title, description, schema.get("x-file", ""), list(_fields(view, schemas, schema, schema["$id"], "", 0, ()))


def _words(view: View, schema: Mapping[str, Any]) -> tuple[str, str]:
    english = schema.get("x-en", {})
    own = {"title": schema.get("title", ""), "description": schema.get("description", "")}
    chosen = own if view.language != "en" else own | {key: value for key, value in english.items() if value}
    return chosen["title"], chosen["description"]


def _fields(
    view: View, schemas: Schemas, schema: Mapping[str, Any], base: str, prefix: str, depth: int, above: tuple[str, ...]
) -> Iterator[Field]:
    """Walk the properties of a mapping, into nested mappings and lists of mappings."""
    required = set(schema.get("required", ()))
    for key, raw in schema.get("properties", {}).items():
        inner, home = schemas.resolve(raw, base)
        title, description = _words(view, inner)
        items, items_home = schemas.resolve(inner.get("items", {}), home)
        path = f"{prefix}{key}"
        yield Field(
            path, depth, title, description, _kind(view, inner, items), key in required,
            tuple(_written(value) for value in inner.get("examples", ())[:2]),
            tuple((_written(bad["value"]), view.say(**bad["why"])) for bad in inner.get("x-bad-examples", ())),
            _allowed(view, inner if "enum" in inner else items),
            field_permission(inner),
        )  # fmt: skip
        marker = json.dumps(raw, sort_keys=True, default=str)
        if depth >= MAXIMUM_DEPTH or marker in above:
            continue
        if "properties" in inner:
            yield from _fields(view, schemas, inner, home, f"{path}.", depth + 1, (*above, marker))
        elif "properties" in items:
            yield from _fields(view, schemas, items, items_home, f"{path}[].", depth + 1, (*above, marker))


def _kind(view: View, schema: Mapping[str, Any], items: Mapping[str, Any]) -> str:
    words = {
        "string": view.say(id="teks", en="text"),
        "number": view.say(id="angka", en="number"),
        "integer": view.say(id="bilangan bulat", en="whole number"),
        "boolean": view.say(id="true/false", en="true/false"),
        "object": view.say(id="kelompok isian", en="group of fields"),
        "array": view.say(id="daftar", en="list"),
        "null": view.say(id="kosong", en="empty"),
    }
    if "patternProperties" in schema:
        return view.say(id="teks dalam beberapa bahasa", en="text in several languages")
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    told = " / ".join(words[kind] for kind in kinds)
    if kinds == ["array"] and isinstance(items.get("type"), str):
        return f"{told}: {words[items['type']]}"
    return told


def _allowed(view: View, schema: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the words that a field allows, each with what it means."""
    meanings = schema.get("x-values", {})
    words = (str(value) for value in schema.get("enum", ()) if value not in ("", None))
    return tuple((word, view.say(**meanings[word]) if word in meanings else "") for word in words)


def _written(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
