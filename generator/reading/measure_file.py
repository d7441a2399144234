"""A poverty measure from any file: the same schema, but ids are free and titles are not asked for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.model.poverty_measure import PovertyMeasure
from generator.problems import Location, Problem
from generator.reading.construct import construct
from generator.reading.document_validation import validate_document
from generator.reading.schema import Schemas
from generator.reading.yaml_file import Document, read_yaml

SCHEMA = "poverty-measure"
REQUIRED = ("poverty_cutoff", "dimensions")
FREE = ("id", "column")
"""Definitions of shared.schema.json that other people's tables and lists need not follow."""


def read_measure_file(
    root: Path, path: str, schemas: Schemas, beats: Mapping[str, str | None], adapted: Document | None = None
) -> tuple[PovertyMeasure | None, tuple[Problem, ...]]:
    """Read a measure; `beats` are fields that the caller says better than the file, `adapted` what a region made of it.

    What other files leave out is filled in: the title is the file's name, households are counted,
    and households with a missing answer are dropped.
    """
    if not (root / path).is_file():
        return None, (Problem("berkas-wajib-hilang", Location(path), {"value": path}),)
    document, problems = (adapted, ()) if adapted else read_yaml(root, path)
    if document is None or problems:
        return None, problems
    if isinstance(document.data, dict):
        given = {name: value for name, value in beats.items() if value is not None}
        document = Document(path, {**_defaults(path), **document.data, **given})
    problems = validate_document(_loosened(schemas), SCHEMA, document)
    if problems:
        return None, problems
    return construct(PovertyMeasure, document.data, Location(path)), ()


def _defaults(path: str) -> dict[str, Any]:
    return {
        "title": {"id": Path(path).stem},
        "status": "draft",
        "method": "alkire-foster",
        "counted_unit": "household",
        "missing": "drop",
    }


def _loosened(schemas: Schemas) -> Schemas:
    shared, own = schemas.by_name["shared"], schemas.by_name[SCHEMA]
    free = {name: {**shared["$defs"][name], "pattern": r"\S"} for name in FREE}
    loose = {key: value for key, value in own.items() if key not in {"if", "then"}}
    return Schemas({
        **schemas.by_name,
        "shared": {**shared, "$defs": {**shared["$defs"], **free}},
        SCHEMA: {**loose, "required": list(REQUIRED)},
    })
