"""What a schema says about a document, in problems that an author can act on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from jsonschema.exceptions import ValidationError, best_match

from generator.problems import Location, Pointer, Problem, in_rows, nearest
from generator.reading.document_mending import TRIED, Trial
from generator.reading.schema import Schemas, allowed_by, bad_example_of, example_of, label_of, word_meant, written
from generator.reading.traps import DECIMAL_COMMA, with_dots, with_point
from generator.reading.yaml_file import Document
from generator.text import Text


def validate_document(schemas: Schemas, name: str, document: Document) -> tuple[Problem, ...]:
    """Return everything the schema `name` has against a document, each with its place."""
    validator = schemas.validator(name)
    leaves = [leaf for error in validator.iter_errors(document.data) for leaf in _leaves(error)]
    chosen = {tuple(leaf.absolute_path) for leaf in leaves if leaf.validator in {"enum", "const"}}
    trial = Trial(validator, document)
    told: dict[Problem, Problem] = {}
    for leaf in leaves:
        if leaf.validator == "type" and tuple(leaf.absolute_path) in chosen:
            continue
        place = schemas.field_at(name, leaf.absolute_path)
        for problem in _problems_of(leaf, Location(document.path).at(*leaf.absolute_path), place):
            if problem not in told:
                edits = trial.offer(leaf, problem, place) if len(told) < TRIED else ()
                told[problem] = replace(problem, edits=edits)
    return tuple(told.values())


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """Follow `oneOf`, `anyOf` and `if` down to the errors that an author can act on."""
    if error.validator in {"oneOf", "anyOf"} and error.context:
        best = best_match(iter(error.context))
        if best is not None and best.validator not in {"oneOf", "anyOf", "const"}:
            yield best
            return
    yield error


def _problems_of(error: ValidationError, here: Location, place: Mapping[str, Any]) -> Iterator[Problem]:
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, Mapping) else {}
    found: Any = error.instance
    common: dict[str, object] = {
        "field": _field(here.pointer),
        "label": label_of(place),
        "value": written(found),
        "rows": in_rows(1),
        "example": example_of(place),
        "bad": bad_example_of(place, found),
        "nearest": None,
    }
    match error.validator:
        case "required":
            wanted: list[str] = error.validator_value  # type: ignore[assignment]
            misspelt = _misspelt(found, schema)
            yield from (_missing(name, schema, place, here) for name in wanted if name not in {*found, *misspelt})
        case "additionalProperties":
            yield from _unknown_keys(found, schema, here)
        case "type":
            yield _wrong_type(error, here, common)
        case "enum" | "const":
            allowed = allowed_by(schema)
            near = word_meant(str(found), place) or nearest(str(found), allowed)
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


def _misspelt(found: Mapping[str, Any], schema: Mapping[str, Any]) -> frozenset[str | None]:
    """Return the fields that stand there under a name like theirs: what is misspelt is not missing as well."""
    known = schema.get("properties", {})
    return frozenset(nearest(key, known) for key in found if key not in known)


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
    dotted = with_dots(found, schema)
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
    parameters = {
        "field": name, "label": label_of(field), "example": example_of(field), "bad": bad_example_of(field),
    }  # fmt: skip
    return Problem("isian-wajib-hilang", here, parameters)


def _wrong_type(error: ValidationError, here: Location, common: dict[str, object]) -> Problem:
    allowed: Any = error.validator_value
    expected: list[str] = allowed if isinstance(allowed, list) else [allowed]
    found = error.instance
    if "string" in expected and isinstance(found, int | Decimal) and not isinstance(found, bool):
        return Problem("perlu-tanda-kutip", here, common)
    if "object" in expected and isinstance(found, str) and here.pointer:
        return Problem("teks-tanpa-bahasa", here, common)
    if isinstance(found, str) and {"number", "integer"} & set(expected) and DECIMAL_COMMA.match(found):
        return Problem("desimal-koma", here, {**common, "fixed": with_point(found)})
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
