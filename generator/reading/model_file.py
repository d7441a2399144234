"""One YAML file to one object of the model: read, judged by its schema, built."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.problems import Location, Problem, in_rows
from generator.reading.construct import construct
from generator.reading.document_validation import validate_document
from generator.reading.schema import Schemas
from generator.reading.yaml_file import Document, read_yaml
from generator.text import Text

SHAPE_ERRORS = (TypeError, ValueError, AttributeError, ArithmeticError)
"""What building an object raises where the data is not what its schema asks for."""


def read_model(
    root: Path, path: str, schemas: Schemas, schema: str, model: type, adapted: Document | None = None
) -> tuple[Any | None, tuple[Problem, ...]]:
    """Read, validate and build one YAML file; None where it cannot be built.

    `adapted` is what a region made of the file, which then stands in for what it says itself.
    """
    if not (root / path).is_file():
        return None, (Problem("berkas-wajib-hilang", Location(path), {"value": path}),)
    document, problems = (adapted, ()) if adapted else read_yaml(root, path)
    if document is None:
        return None, problems
    if not schemas.judge:
        return _unjudged(schemas, schema, model, document)
    problems += validate_document(schemas, schema, document)
    if problems:
        return None, problems
    return construct(model, document.data, Location(path)), ()


def _unjudged(
    schemas: Schemas, schema: str, model: type, document: Document
) -> tuple[Any | None, tuple[Problem, ...]]:
    """Build a document and judge it only where that fails; one that its own schema accepts may be older than a field."""
    here = Location(document.path)
    with suppress(*SHAPE_ERRORS):
        return construct(model, document.data, here), ()
    problems = validate_document(schemas, schema, document)
    if not problems:
        with suppress(*SHAPE_ERRORS):
            return construct(model, document.data, here, whole=False), ()
    unknown = {"field": "", "label": Text({}), "value": document.path, "rows": in_rows(1), "example": "", "nearest": None}
    return None, problems or (Problem("bentuk-tidak-cocok", here, unknown),)
