"""The whole framework as one JSON: what its files say, with the names of their schemas and a checksum."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.model.programme import Programme
from generator.reading.framework import FOLDER, read_framework_table
from generator.reading.layout import FOLDERS, SINGLE_FILES, TABLES
from generator.reading.schema import SCHEMA_SUFFIX, Schemas
from generator.reading.yaml_file import read_yaml


def framework_json(root: Path, schemas: Schemas, programme: Programme, day: str) -> bytes:
    """Return `framework/` as one JSON of the version that `programme` says, whose files are readable."""
    identity, versions = programme.identity, {one.id: one.version for one in programme.document.chapters}
    framework: dict[str, Any] = {}
    named: dict[str, str] = {}
    for part in SINGLE_FILES:
        name = part.path.removesuffix(".yml")
        framework[name] = _data(root, part.path)
        named[name] = part.schema + SCHEMA_SUFFIX
    for part in FOLDERS:
        files = sorted((root / FOLDER / part.path).glob("*.yml"))
        framework[part.path] = {file.stem: _data(root, f"{part.path}/{file.name}") for file in files}
        named[part.path] = part.schema + SCHEMA_SUFFIX
    for inside, schema in TABLES.items():
        table, _ = read_framework_table(root, schemas, inside)
        name = inside.removesuffix(".csv")
        framework[name] = [] if table is None else table.frame.to_dict("records")
        named[name] = schema + SCHEMA_SUFFIX
    framework["programme"] = {**framework["programme"], "version": identity.version}
    chapters = [{**one, "version": versions[one["id"]]} for one in framework["document"]["chapters"]]
    framework["document"] = {**framework["document"], "chapters": chapters}
    whole = {
        "$id": f"{identity.site_url}v/{identity.version}/framework.json",
        "id": identity.id,
        "version": identity.version,
        "date": day,
        "schemas": named,
        "sha256": hashlib.sha256(_text(framework, None).encode()).hexdigest(),
        "framework": framework,
    }
    return (_text(whole, 1) + "\n").encode()


def _data(root: Path, inside: str) -> Any:
    document, _ = read_yaml(root, f"{FOLDER}/{inside}")
    return document.data if document else None


def _text(value: object, indent: int | None) -> str:
    """Write JSON; the checksum is that of `framework` with sorted keys and no spaces."""
    separators = (",", ":") if indent is None else None
    return json.dumps(
        value, ensure_ascii=False, indent=indent, separators=separators, sort_keys=indent is None, default=_number
    )


def _number(value: object) -> int | float:
    """Write an exact decimal as the JSON number of its value."""
    if not isinstance(value, Decimal):
        raise TypeError(type(value))
    return int(value) if value == value.to_integral_value() else float(value)
