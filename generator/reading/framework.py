"""`framework/` to the programme: every file read, validated and built, all problems kept."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.model.element import Element
from generator.model.programme import Programme
from generator.model.undertaking import Undertaking
from generator.model.village import Region
from generator.problems import Location, Problem, in_rows, nearest, replacing
from generator.reading.construct import construct, construct_empty
from generator.reading.csv_file import read_table
from generator.reading.document_validation import validate_document
from generator.reading.layout import FOLDERS, SINGLE_FILES, TABLES, Part
from generator.reading.schema import Schemas
from generator.reading.table_validation import validate_table
from generator.reading.yaml_file import Document, read_yaml
from generator.tables import Table
from generator.text import Text

FOLDER = "framework"
SHAPE_ERRORS = (TypeError, ValueError, AttributeError, ArithmeticError)
"""What building an object raises where the data is not what its schema asks for."""


def read_framework(
    root: Path, schemas: Schemas, regions: Mapping[str, Region]
) -> tuple[Programme, tuple[Problem, ...]]:
    """Read all of `framework/`; parts that cannot be built are empty and named `unreadable`."""
    problems: list[Problem] = []
    fields: dict[str, Any] = {}
    unreadable: set[str] = set()
    for part in SINGLE_FILES:
        path = f"{FOLDER}/{part.path}"
        if part.optional and not (root / path).is_file():
            fields[part.field] = construct_empty(part.model, Location(path))
            continue
        built, found = read_model(root, path, schemas, part.schema, part.model)
        problems.extend(found)
        if built is None:
            unreadable.update((part.field, *part.defines))
        fields[part.field] = built or construct_empty(part.model, Location(path))
    for part in FOLDERS:
        elements, found, complete = _read_folder(root, schemas, part)
        problems.extend(found)
        if not complete:
            unreadable.update((part.field, *part.defines))
        fields[part.field] = elements
    problems.extend(_stray_files(root))
    undertakings, found = _read_undertakings(root, schemas)
    problems.extend(found)
    if any(problem.code != "kolom-tidak-dikenal" for problem in found):
        unreadable.add("undertakings")
    programme = Programme(
        **fields, undertakings=undertakings, regions=regions, unreadable=frozenset(unreadable)
    )
    return programme, tuple(problems)


def read_model(
    root: Path, path: str, schemas: Schemas, schema: str, model: type
) -> tuple[Any | None, tuple[Problem, ...]]:
    """Read, validate and build one YAML file; None where it cannot be built."""
    if not (root / path).is_file():
        return None, (Problem("berkas-wajib-hilang", Location(path), {"value": path}),)
    document, problems = read_yaml(root, path)
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


def _read_folder(root: Path, schemas: Schemas, part: Part) -> tuple[dict[str, Element], tuple[Problem, ...], bool]:
    elements: dict[str, Element] = {}
    problems: list[Problem] = []
    complete = True
    for file in sorted((root / FOLDER / part.path).glob("*.yml")):
        path = f"{FOLDER}/{part.path}/{file.name}"
        element, found = read_model(root, path, schemas, part.schema, part.model)
        problems.extend(found)
        if element is None:
            complete = False
            continue
        if element.id != file.stem:
            complete = False
            parameters = {"value": element.id, "stem": file.stem}
            here = element.source.at("id")
            problems.append(Problem("id-beda-dengan-nama-berkas", here, parameters, replacing(here, file.stem)))
        elements[element.id] = element
    return elements, tuple(problems), complete


def _stray_files(root: Path) -> list[Problem]:
    """Name files of `framework/` that nothing reads, so that no edit is lost in silence."""
    singles = {part.path for part in SINGLE_FILES} | set(TABLES)
    folders = {part.path for part in FOLDERS}
    problems = []
    for file in sorted((root / FOLDER).rglob("*")):
        inside = file.relative_to(root / FOLDER).as_posix()
        if not file.is_file() or inside in singles or file.name.startswith(".") or file.name == "README.md":
            continue
        folder, _, name = inside.rpartition("/")
        if folder in folders and name.endswith(".yml"):
            continue
        known = [*sorted(singles), *(f"{folder}/{Path(name).stem}.yml" for folder in sorted(folders))]
        parameters = {"value": inside, "nearest": nearest(inside, known), "allowed": ", ".join(sorted(singles))}
        problems.append(Problem("berkas-tidak-dipakai", Location(f"{FOLDER}/{inside}"), parameters))
    return problems


def read_framework_table(root: Path, schemas: Schemas, inside: str) -> tuple[Table | None, tuple[Problem, ...]]:
    """Read one table of `framework/`, or None where it is absent or unusable."""
    path, schema = f"{FOLDER}/{inside}", TABLES[inside]
    if not (root / path).is_file():
        return None, ()
    table, problems = read_table(root, path, schemas.columns(schema), schemas.required(schema))
    if table is not None:
        problems += validate_table(schemas, schema, table)
    return table, problems


def _read_undertakings(root: Path, schemas: Schemas) -> tuple[tuple[Undertaking, ...], tuple[Problem, ...]]:
    table, problems = read_framework_table(root, schemas, "programmes.csv")
    if table is None or any(problem.code != "kolom-tidak-dikenal" for problem in problems):
        return (), problems
    rows = enumerate(table.frame.to_dict("records"))
    return tuple(_undertaking(row, table.at(number)) for number, row in rows), problems


def _undertaking(row: Mapping[Any, str], source: Location) -> Undertaking:
    def text(name: str) -> Text:
        return Text({language: row[f"{name}_{language}"] for language in ("id", "en") if row.get(f"{name}_{language}")})

    note = text("note")
    return Undertaking(
        id=row["id"],
        organisation=row["organisation"],
        title=text("title"),
        sectors=tuple(part.strip() for part in row["sectors"].split(";") if part.strip()),
        interventions=tuple(part.strip() for part in row["interventions"].split(";") if part.strip()),
        place_code=row["place_code"],
        place=text("place"),
        start=row["start"],
        end=row["end"] or None,
        state=row["state"],  # type: ignore[arg-type]
        source_id=row["source"],
        note=note if note.languages else None,
        source=source,
    )
