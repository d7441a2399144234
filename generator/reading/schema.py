"""The schemas of a project, and the words that a schema has about a field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.exceptions import Unresolvable

from generator.problems import GeneratorError
from generator.reading.region_folder import base_path, is_region
from generator.text import Text

SCHEMA_SUFFIX = ".schema.json"


@dataclass(frozen=True, eq=False)
class Schemas:
    """All schemas of a project by name (`indicator`), able to resolve each other's references.

    Where `judge` is false, files are built first and judged only if that fails: enough to compare two
    states, of which `kerangka check` has its own word to say.
    """

    by_name: Mapping[str, Mapping[str, Any]]
    judge: bool = True

    @cached_property
    def _registry(self) -> Registry[Any]:
        return Registry().with_resources(
            (schema["$id"], Resource.from_contents(schema)) for schema in self.by_name.values()
        )

    @cached_property
    def _validators(self) -> dict[str, Draft202012Validator]:
        return {
            name: Draft202012Validator(schema, registry=self._registry)
            for name, schema in self.by_name.items()
        }

    def named(self, name: str) -> Mapping[str, Any]:
        """Return one schema; a base that is older than the tool may not have it yet, which is said."""
        if name not in self.by_name:
            raise GeneratorError(
                f"{name}{SCHEMA_SUFFIX}: tidak ada di schemas/; kerangka ini lebih lama daripada alatnya, ambil versi yang lebih baru"
                " | is not in schemas/; this framework is older than the tool, take a newer version"
            )
        return self.by_name[name]

    def validator(self, name: str) -> Draft202012Validator:
        """Return the validator of one schema."""
        self.named(name)
        return self._validators[name]

    def resolve(self, schema: Mapping[str, Any], base: str) -> tuple[Mapping[str, Any], str]:
        """Follow a `$ref`, keeping what stands beside it; returns the schema and its file's id."""
        reference = schema.get("$ref")
        if reference is None:
            return schema, base
        try:
            found = self._registry.resolver(base_uri=base).lookup(reference)
        except Unresolvable as error:
            raise GeneratorError(f"{base}: {reference}") from error
        home = base if reference.startswith("#") else reference.split("#")[0]
        target, home = self.resolve(found.contents, home)
        return {**target, **{key: value for key, value in schema.items() if key != "$ref"}}, home

    def field_at(self, name: str, path: Iterable[str | int]) -> Mapping[str, Any]:
        """Return the schema of the field at `path`.

        An entry of a list, or a text in one language, that has no words of its own takes those of
        the field it is in.
        """
        schema, base = self.resolve(self.by_name[name], self.by_name[name]["$id"])
        words: Mapping[str, Any] = {}
        for step in path:
            inner = schema.get("items") if isinstance(step, int) else schema.get("properties", {}).get(step)
            if not isinstance(inner, Mapping):
                return words
            if isinstance(step, str):
                words = {}
            schema, base = self.resolve(inner, base)
            words = {**words, **schema}
        return words or schema

    def columns(self, name: str) -> tuple[str, ...]:
        """Return the columns a table schema knows, in their order."""
        return tuple(self.named(name)["properties"])

    def required(self, name: str) -> tuple[str, ...]:
        """Return the columns a table must have."""
        return tuple(self.named(name).get("required", ()))


def read_schemas(root: Path) -> Schemas:
    """Read `schemas/*.schema.json`, of a region those of its base; a missing or broken one is a failure of the tool."""
    folder = root / base_path(root, "schemas")
    try:
        schemas = {
            file.name.removesuffix(SCHEMA_SUFFIX): json.loads(file.read_text(encoding="utf-8"))
            for file in sorted(folder.glob(f"*{SCHEMA_SUFFIX}"))
        }
    except (OSError, ValueError) as error:
        raise GeneratorError(f"{folder}: {error}") from error
    if not schemas and is_region(root):
        raise GeneratorError(
            f"{folder}: kerangka dasar tidak ada; jalankan kerangka upgrade dengan versi di programme.yml"
            " | the base is missing; run kerangka upgrade with the version in programme.yml"
        )
    if not schemas:
        raise GeneratorError(f"{folder}: no *{SCHEMA_SUFFIX}")
    return Schemas(schemas)


def label_of(schema: Mapping[str, Any]) -> Text:
    """Return the title of a field in the languages of the schema."""
    english = schema.get("x-en", {}).get("title", "")
    languages = {"id": schema.get("title", ""), **({"en": english} if english else {})}
    return Text(languages)


def example_of(schema: Mapping[str, Any]) -> str:
    """Return the first good example of a field, or an empty text."""
    examples = schema.get("examples", ())
    return written(examples[0]) if examples else ""


def bad_example_of(schema: Mapping[str, Any], found: object = None) -> Text:
    """Return a bad example of a field with the reason: that of the value found, else the first."""
    examples = schema.get("x-bad-examples", ())
    chosen = next((one for one in examples if one["value"] == found), examples[0] if examples else None)
    if chosen is None:
        return Text({})
    value = written(chosen["value"]) or '""'
    return Text({language: f"{value} ({why})" for language, why in chosen["why"].items()})


def word_meant(found: str, schema: Mapping[str, Any]) -> str | None:
    """Return the one allowed word whose meaning, in some language, is or begins with what was written."""
    meanings: Mapping[str, Mapping[str, str]] = schema.get("x-values", {})
    begins = f"{found.strip().casefold()} "
    said = [
        word for word, texts in meanings.items() if any(f"{one.casefold()} ".startswith(begins) for one in texts.values())
    ]
    return said[0] if len(said) == 1 else None


def allowed_by(schema: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the words a schema allows, none where it does not list them."""
    if "enum" in schema:
        return tuple(str(value) for value in schema["enum"] if value not in ("", None))
    if "const" in schema:
        return (str(schema["const"]),)
    return ()


def written(value: Any) -> str:
    """Return a value as an author would write it, cut to a readable length."""
    text = str(value) if isinstance(value, str | Decimal) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 80 else text[:77] + "..."
