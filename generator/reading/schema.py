"""The schemas of a project, and what they say about a document or the cells of a table."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match
from referencing import Registry, Resource
from referencing.exceptions import Unresolvable

from generator.problems import GeneratorError, Location, Pointer, Problem, in_rows, nearest
from generator.reading.yaml_file import Document
from generator.tables import Table
from generator.text import Text

SCHEMA_SUFFIX = ".schema.json"


@dataclass(frozen=True, eq=False)
class Schemas:
    """All schemas of a project by name (`indicator`), able to resolve each other's references."""

    by_name: Mapping[str, Mapping[str, Any]]

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

    def validator(self, name: str) -> Draft202012Validator:
        """Return the validator of one schema."""
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
        """Return the schema of the field at `path`; an entry of a list, or a text in one language,
        that has no words of its own takes those of the field it is in."""
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
        return tuple(self.by_name[name]["properties"])

    def required(self, name: str) -> tuple[str, ...]:
        """Return the columns a table must have."""
        return tuple(self.by_name[name].get("required", ()))


def read_schemas(root: Path) -> Schemas:
    """Read `schemas/*.schema.json`; a missing or broken schema is a failure of the tool."""
    folder = root / "schemas"
    try:
        schemas = {
            file.name.removesuffix(SCHEMA_SUFFIX): json.loads(file.read_text(encoding="utf-8"))
            for file in sorted(folder.glob(f"*{SCHEMA_SUFFIX}"))
        }
    except (OSError, ValueError) as error:
        raise GeneratorError(f"{folder}: {error}") from error
    if not schemas:
        raise GeneratorError(f"{folder}: no *{SCHEMA_SUFFIX}")
    return Schemas(schemas)


def validate_document(schemas: Schemas, name: str, document: Document) -> tuple[Problem, ...]:
    """Return everything the schema `name` has against a document, each with its place."""
    leaves = [leaf for error in schemas.validator(name).iter_errors(document.data) for leaf in _leaves(error)]
    chosen = {tuple(leaf.absolute_path) for leaf in leaves if leaf.validator in {"enum", "const"}}
    told = [
        problem
        for leaf in leaves
        if not (leaf.validator == "type" and tuple(leaf.absolute_path) in chosen)
        for problem in _problems_of(
            leaf, Location(document.path).at(*leaf.absolute_path), schemas.field_at(name, leaf.absolute_path)
        )
    ]
    return tuple(dict.fromkeys(told))


VALUES_TOLD = 10
"""How many different wrong values of one column are told one by one."""


def validate_table(schemas: Schemas, name: str, table: Table) -> tuple[Problem, ...]:
    """Return what the schema has against a table's cells; each bad value of a column once.

    Values repeat, so each distinct value is checked once and told at its first row together
    with the number of rows that hold it. After `VALUES_TOLD` of them the rest is only counted.
    """
    problems: list[Problem] = []
    properties = schemas.by_name[name]["properties"]
    base = schemas.by_name[name]["$id"]
    for column in table.frame.columns:
        validator = schemas.validator(name).evolve(schema={"$ref": f"{base}#/properties/{column}"})
        cells = table.frame[column]
        resolved, _ = schemas.resolve(properties[column], base)
        fits = _quick_test(resolved)
        bad = [value for value in cells.unique() if not fits(value) and not validator.is_valid(value)]
        for value in bad[:VALUES_TOLD]:
            error = best_match(validator.iter_errors(value))
            rows = (cells == value).to_numpy().nonzero()[0]
            if error is not None:
                problems.append(_cell_problem(error, table.at(int(rows[0]), column), value, len(rows), resolved))
        if len(bad) > VALUES_TOLD:
            rows = cells.isin(bad[VALUES_TOLD:]).to_numpy().nonzero()[0]
            parameters = {"column_name": column, "rows": len(rows), "values": len(bad) - VALUES_TOLD}
            problems.append(Problem("kekeliruan-serupa", table.at(int(rows[0]), column), parameters))
    return tuple(problems)


SIMPLE_RULES = frozenset({"type", "pattern", "enum", "minLength", "maxLength"})
ANNOTATIONS = frozenset({"title", "description", "examples", "format", "$comment"})


def _quick_test(schema: Mapping[str, Any]) -> Callable[[str], bool]:
    """Return a test that is never true for a bad cell, quick for schemas of the common shape."""
    rules = {key for key in schema if key not in ANNOTATIONS and not key.startswith("x-")}
    if not rules <= SIMPLE_RULES or schema.get("type") != "string":
        return lambda _: False
    pattern = re.compile(schema.get("pattern", ""))
    allowed = frozenset(schema["enum"]) if "enum" in schema else None
    shortest, longest = schema.get("minLength", 0), schema.get("maxLength")

    def fits(value: str) -> bool:
        return (
            (allowed is None or value in allowed)
            and len(value) >= shortest
            and (longest is None or len(value) <= longest)
            and pattern.search(value) is not None
        )

    return fits


def _cell_problem(
    error: ValidationError, here: Location, value: str, rows: int, schema: Mapping[str, Any]
) -> Problem:
    allowed = _allowed(error.schema if isinstance(error.schema, Mapping) else {}) or _allowed(schema)
    parameters = {
        "field": here.pointer[1],
        "label": _label(schema),
        "value": _written(value),
        "rows": in_rows(rows),
        "example": _example(schema),
        "nearest": nearest(value, allowed) if allowed else None,
        "allowed": ", ".join(allowed),
    }
    if value == "":
        return Problem("sel-kosong", here, parameters)
    if allowed:
        return Problem("pilihan-tidak-dikenal", here, parameters)
    dotted = _with_dots(value, schema)
    if dotted is not None:
        return Problem("kode-tanpa-titik", here, {**parameters, "fixed": dotted})
    if DECIMAL_COMMA.match(value):
        return Problem("desimal-koma", here, {**parameters, "fixed": value.replace(".", "").replace(",", ".")})
    return Problem("isi-sel-salah", here, parameters)


DECIMAL_COMMA = re.compile(r"^-?[\d.]*\d,\d+$")
UNDOTTED_CODE = re.compile(r"^(\d{2})(\d{2})(\d{2})?(\d{4})?$")


def _with_dots(value: str, schema: Mapping[str, Any]) -> str | None:
    """Return a code written without dots with them, where the schema asks for dots."""
    match = UNDOTTED_CODE.match(value)
    if match is None or not schema.get("pattern", "").startswith(r"^\d{2}"):
        return None
    dotted = ".".join(part for part in match.groups() if part)
    return dotted if re.search(schema["pattern"], dotted) else None


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """Follow `oneOf`, `anyOf` and `if` down to the errors that an author can act on."""
    if error.validator in {"oneOf", "anyOf"} and error.context:
        best = best_match(iter(error.context))
        if best is not None and best.validator not in {"oneOf", "anyOf", "const"}:
            yield best
            return
    yield error


def _problems_of(error: ValidationError, here: Location, place: Mapping[str, Any]) -> Iterator[Problem]:
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    found = error.instance
    common: dict[str, object] = {
        "field": _field(here.pointer),
        "label": _label(place),
        "value": _written(found),
        "rows": in_rows(1),
        "example": _example(place),
        "nearest": None,
    }
    match error.validator:
        case "required":
            yield from (_missing(name, schema, place, here) for name in error.validator_value if name not in found)
        case "additionalProperties":
            yield from _unknown_keys(found, schema, here)
        case "type":
            yield _wrong_type(error, here, common)
        case "enum" | "const":
            allowed = _allowed(schema)
            near = nearest(str(found), allowed)
            yield Problem("pilihan-tidak-dikenal", here, {**common, "allowed": ", ".join(allowed), "nearest": near})
        case "pattern" | "minLength" if not str(found).strip():
            yield Problem("teks-kosong", here, {**common, "value": ""})
        case "pattern":
            yield _pattern_problem(str(found), schema, here, common)
        case "minItems" | "minProperties":
            yield Problem("daftar-kurang-isi", here, {**common, "minimum": error.validator_value})
        case "uniqueItems":
            yield Problem("nilai-ganda", here, common)
        case "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum":
            limit = {"rule": RULE_WORDS[error.validator], "limit": error.validator_value}
            yield Problem("angka-di-luar-batas", here, {**common, **limit})
        case _:
            yield Problem("bentuk-tidak-cocok", here, common)


RULE_WORDS = {
    "minimum": Text({"id": "paling kecil", "en": "at least"}),
    "maximum": Text({"id": "paling besar", "en": "at most"}),
    "exclusiveMinimum": Text({"id": "lebih dari", "en": "more than"}),
    "exclusiveMaximum": Text({"id": "kurang dari", "en": "less than"}),
}


def _unknown_keys(found: Mapping[str, Any], schema: Mapping[str, Any], here: Location) -> Iterator[Problem]:
    known = tuple(schema.get("properties", ()))
    patterns = schema.get("patternProperties", {})
    for key in found:
        if key not in known and not any(re.search(pattern, key) for pattern in patterns):
            parameters = {"field": key, "allowed": ", ".join(known or ("id", "en")), "nearest": nearest(key, known)}
            yield Problem("isian-tidak-dikenal", here.at(key), parameters)


def _pattern_problem(
    found: str, schema: Mapping[str, Any], here: Location, common: Mapping[str, object]
) -> Problem:
    dotted = _with_dots(found, schema)
    if dotted is not None:
        return Problem("kode-tanpa-titik", here, {**common, "fixed": dotted})
    return Problem("pola-tidak-cocok", here, common)


def _field(pointer: Pointer) -> str:
    """Return the name of the innermost field, with the language where it is a text: `title.en`."""
    names = [step for step in pointer if isinstance(step, str)]
    in_language = len(names) > 1 and LANGUAGE.match(names[-1])
    return ".".join(names[-2:] if in_language else names[-1:])


LANGUAGE = re.compile(r"^(id|en)$")


def _missing(name: str, schema: Mapping[str, Any], place: Mapping[str, Any], here: Location) -> Problem:
    if name == "id" and "patternProperties" in schema:
        return Problem("teks-indonesia-hilang", here, {"field": str(here.pointer[-1]) if here.pointer else ""})
    field = schema.get("properties", {}).get(name, {})
    if "title" not in field:
        field = place.get("properties", {}).get(name, field)
    return Problem("isian-wajib-hilang", here, {"field": name, "label": _label(field), "example": _example(field)})


def _wrong_type(error: ValidationError, here: Location, common: dict[str, object]) -> Problem:
    expected = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    found = error.instance
    if "string" in expected and isinstance(found, int | Decimal) and not isinstance(found, bool):
        return Problem("perlu-tanda-kutip", here, common)
    if "object" in expected and isinstance(found, str) and here.pointer:
        return Problem("teks-tanpa-bahasa", here, common)
    if isinstance(found, str) and {"number", "integer"} & set(expected) and DECIMAL_COMMA.match(found):
        return Problem("desimal-koma", here, {**common, "fixed": found.replace(".", "").replace(",", ".")})
    words = {"expected": _type_words(expected), "found": _type_words([_type_of(found)])}
    return Problem("jenis-nilai-salah", here, {**common, **words})


_TYPE_WORDS = {
    "string": Text({"id": "teks", "en": "text"}),
    "number": Text({"id": "angka", "en": "a number"}),
    "integer": Text({"id": "bilangan bulat", "en": "a whole number"}),
    "boolean": Text({"id": "true atau false", "en": "true or false"}),
    "array": Text({"id": "daftar (baris-baris berawalan -)", "en": "a list (lines that start with -)"}),
    "object": Text({"id": "kelompok isian (nama: nilai)", "en": "a group of fields (name: value)"}),
    "null": Text({"id": "kosong (null)", "en": "empty (null)"}),
}


def _type_words(names: list[str]) -> Text:
    words = [_TYPE_WORDS[name] for name in names]
    return Text({"id": " / ".join(w.within("id") for w in words), "en": " / ".join(w.within("en") for w in words)})


def _type_of(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, Decimal | float):
        return "number"
    if isinstance(value, list):
        return "array"
    return "object" if isinstance(value, dict) else "string"


def _label(schema: Mapping[str, Any]) -> Text:
    english = schema.get("x-en", {}).get("title", "")
    languages = {"id": schema.get("title", ""), **({"en": english} if english else {})}
    return Text(languages)


def _example(schema: Mapping[str, Any]) -> str:
    examples = schema.get("examples", ())
    return _written(examples[0]) if examples else ""


def _allowed(schema: Mapping[str, Any]) -> tuple[str, ...]:
    if "enum" in schema:
        return tuple(str(value) for value in schema["enum"] if value not in ("", None))
    if "const" in schema:
        return (str(schema["const"]),)
    return ()


def _written(value: Any) -> str:
    if isinstance(value, str | Decimal):
        value = str(value)
        return value if len(value) <= 80 else value[:77] + "..."
    written = json.dumps(value, ensure_ascii=False, default=str)
    return written if len(written) <= 80 else written[:77] + "..."
