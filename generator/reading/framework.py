"""`framework/` to the programme: every file read, validated and built, all problems kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.model.element import Element
from generator.model.identity import BASE
from generator.model.programme import Programme
from generator.model.undertaking import Undertaking
from generator.model.village import Region
from generator.problems import Location, Problem, nearest, replacing
from generator.reading.construct import construct_empty
from generator.reading.csv_file import read_table
from generator.reading.layers import Layers
from generator.reading.layout import FOLDERS, SINGLE_FILES, TABLES, Part
from generator.reading.left_out import gone_of, without
from generator.reading.model_file import read_model
from generator.reading.region_folder import IDENTITY, REGION
from generator.reading.schema import Schemas
from generator.reading.table_validation import validate_table
from generator.tables import Table
from generator.text import Text

FOLDER = "framework"


def read_framework(
    root: Path, schemas: Schemas, regions: Mapping[str, Region], layers: Layers
) -> tuple[Programme, tuple[Problem, ...]]:
    """Read all of `framework/`, of a region with what its layers say; parts that cannot be built are empty and `unreadable`."""
    problems: list[Problem] = []
    fields: dict[str, Any] = {}
    unreadable: set[str] = set() if layers.is_complete else {"adaptations"}
    for part in SINGLE_FILES:
        path = _home(layers, f"{FOLDER}/{part.path}")
        if part.optional and not (root / path).is_file():
            fields[part.field] = construct_empty(part.model, Location(path))
            continue
        built, found = _read_part(root, path, schemas, part, layers)
        problems.extend(found)
        if built is None:
            unreadable.update((part.field, *part.defines))
        fields[part.field] = built or construct_empty(part.model, Location(path))
    for part in FOLDERS:
        elements, found, complete = _read_folder(root, schemas, part, layers)
        problems.extend(found)
        if not complete:
            unreadable.update((part.field, *part.defines))
        fields[part.field] = elements
    problems.extend(_stray_files(root, layers))
    undertakings, found = _read_undertakings(root, schemas, layers)
    problems.extend(found)
    if any(problem.code != "kolom-tidak-dikenal" for problem in found):
        unreadable.add("undertakings")
    if layers.left_out:
        gone = gone_of(_left_out(layers))
        fields = {name: without(value, gone) for name, value in fields.items()}
        undertakings = without(undertakings, gone)
    programme = Programme(
        **fields, adaptations=layers.adaptations, undertakings=undertakings, regions=regions,
        unreadable=frozenset(unreadable),
    )  # fmt: skip
    return programme, tuple(problems)


def _left_out(layers: Layers) -> dict[str, str]:
    """Return the kind of each element of the base that the region does without, by its id."""
    kinds = {part.path: part.defines[0] for part in FOLDERS}
    parts = (path.removesuffix(".yml").split("/")[-2:] for path in layers.left_out)
    return {id_: kinds[folder] for folder, id_ in parts}


def _home(layers: Layers, path: str) -> str:
    """Return where a file of the framework is read: in a region from its base, but who it is from its own file."""
    if not layers.is_region:
        return path
    return REGION if path == IDENTITY else f"{BASE}/{path}"


def _read_part(
    root: Path, path: str, schemas: Schemas, part: Part, layers: Layers
) -> tuple[Any | None, tuple[Problem, ...]]:
    adapted = layers.adapted.get(path)
    return read_model(root, path, schemas, part.schema, part.model, adapted.document if adapted else None)


def _read_folder(
    root: Path, schemas: Schemas, part: Part, layers: Layers
) -> tuple[dict[str, Element], tuple[Problem, ...], bool]:
    """Read the elements of a folder, in a region those of its base and then its own."""
    elements: dict[str, Element] = {}
    problems: list[Problem] = []
    complete = True
    inside = f"{FOLDER}/{part.path}"
    for folder in (f"{BASE}/{inside}", inside) if layers.is_region else (inside,):
        for file in sorted((root / folder).glob("*.yml")):
            path = f"{folder}/{file.name}"
            if path in layers.left_out:
                continue
            element, found = _read_part(root, path, schemas, part, layers)
            problems.extend((*found, *_wrong_id(element, file.stem, elements)))
            if element is None or element.id != file.stem:
                complete = False
            if element is not None and element.id not in elements:
                elements[element.id] = element
    return elements, tuple(problems), complete


def _wrong_id(element: Element | None, stem: str, known: Mapping[str, Element]) -> Iterator[Problem]:
    """Yield a problem where an element is not called as its file, or is called as one of the base."""
    if element is None:
        return
    here = element.source.at("id")
    if element.id != stem:
        yield Problem("id-beda-dengan-nama-berkas", here, {"value": element.id, "stem": stem}, replacing(here, stem))
    if element.id in known:
        yield Problem("unsur-sudah-ada-di-dasar", here, {"value": element.id}, (), known[element.id].source.at("id"))


def _stray_files(root: Path, layers: Layers) -> list[Problem]:
    """Name files of `framework/` that nothing reads, so that no edit is lost in silence."""
    singles = {part.path for part in SINGLE_FILES} | set(TABLES)
    of_the_base = singles - {"programmes.csv", "pilot-sensitivity.csv"} if layers.is_region else set()
    folders = {part.path for part in FOLDERS}
    problems = []
    for file in sorted((root / FOLDER).rglob("*")):
        inside = file.relative_to(root / FOLDER).as_posix()
        if not file.is_file() or file.name.startswith(".") or file.name == "README.md":
            continue
        if inside in of_the_base:
            here, there = Location(f"{FOLDER}/{inside}"), Location(f"{BASE}/{FOLDER}/{inside}")
            problems.append(Problem("berkas-dasar-tidak-diganti", here, {"value": inside}, (), there))
            continue
        if inside in singles:
            continue
        folder, _, name = inside.rpartition("/")
        if folder in folders and name.endswith(".yml"):
            continue
        known = [*sorted(singles), *(f"{folder}/{Path(name).stem}.yml" for folder in sorted(folders))]
        parameters = {"value": inside, "nearest": nearest(inside, known), "allowed": ", ".join(sorted(singles))}
        problems.append(Problem("berkas-tidak-dipakai", Location(f"{FOLDER}/{inside}"), parameters))
    return problems


def read_framework_table(
    root: Path, schemas: Schemas, inside: str, home: str = ""
) -> tuple[Table | None, tuple[Problem, ...]]:
    """Read one table of `framework/` below the folder `home`, or None where it is absent or unusable."""
    path, schema = f"{home}{FOLDER}/{inside}", TABLES[inside]
    if not (root / path).is_file():
        return None, ()
    table, problems = read_table(root, path, schemas.columns(schema), schemas.required(schema))
    if table is not None:
        problems += validate_table(schemas, schema, table)
    return table, problems


def _read_undertakings(
    root: Path, schemas: Schemas, layers: Layers
) -> tuple[tuple[Undertaking, ...], tuple[Problem, ...]]:
    """Read who does what where: a region adds its rows to those of its base."""
    undertakings: list[Undertaking] = []
    problems: tuple[Problem, ...] = ()
    for home in (f"{BASE}/", "") if layers.is_region else ("",):
        table, found = read_framework_table(root, schemas, "programmes.csv", home)
        problems += found
        if table is not None and all(problem.code == "kolom-tidak-dikenal" for problem in found):
            rows = enumerate(table.frame.to_dict("records"))
            undertakings += (_undertaking(row, table.at(number)) for number, row in rows)
    return tuple(undertakings), problems


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
