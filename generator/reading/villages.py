"""`villages/` to registers, observations, regional context, profiles and stories."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.village import InventedRegions, Story, VillageProfile
from generator.problems import Location, Problem, nearest
from generator.reading.csv_file import read_table
from generator.reading.layout import REGENCY_FILES, VILLAGE_FILES
from generator.reading.markdown_file import read_markdown
from generator.reading.model_file import read_model
from generator.reading.schema import Schemas
from generator.reading.table_validation import validate_table
from generator.tables import Observations, Register, Table, observations_from, register_from

FOLDER = "villages"
VILLAGE_FOLDER = re.compile(r"^(\d{2}\.\d{2}\.\d{2}\.\d{4})(-[a-z0-9-]+)?$")
STORY_FILE = re.compile(r"^([a-z0-9-]+)\.([a-z]{2,3})\.md$")
STORY_FIELDS = ("title", "date", "consent", "names_changed")


@dataclass(frozen=True, eq=False)
class VillageData:
    """All that `villages/` holds; `unreadable` names the kinds of which a file has mistakes."""

    register: Register
    observations: Observations
    context: Observations
    profiles: Mapping[str, VillageProfile]
    stories: Mapping[str, tuple[Story, ...]]
    invented: tuple[InventedRegions, ...]
    unreadable: frozenset[str]


@dataclass
class _Gathered:
    """What has been found so far; lives only while `read_villages` runs."""

    problems: list[Problem] = field(default_factory=list)
    registers: list[Table] = field(default_factory=list)
    observations: list[Table] = field(default_factory=list)
    context: list[Table] = field(default_factory=list)
    profiles: dict[str, VillageProfile] = field(default_factory=dict)
    stories: dict[str, tuple[Story, ...]] = field(default_factory=dict)
    invented: list[InventedRegions] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)


def read_villages(root: Path, schemas: Schemas) -> tuple[VillageData, tuple[Problem, ...]]:
    """Read every regency folder `villages/<province>/<regency>/` and the village folders in it."""
    gathered = _Gathered()
    for regency in sorted(folder for folder in (root / FOLDER).glob("*/*") if folder.is_dir()):
        _gather_regency(root, schemas, regency, gathered)
    data = VillageData(
        register=register_from(gathered.registers),
        observations=observations_from(gathered.observations),
        context=observations_from(gathered.context),
        profiles=gathered.profiles,
        stories={code: told for code, told in gathered.stories.items() if told},
        invented=tuple(gathered.invented),
        unreadable=frozenset(gathered.unreadable),
    )
    return data, tuple(gathered.problems)


def _gather_regency(root: Path, schemas: Schemas, regency: Path, gathered: _Gathered) -> None:
    base = regency.relative_to(root).as_posix()
    if (regency / "region.yml").is_file():
        regions, found = read_model(root, f"{base}/region.yml", schemas, "region", InventedRegions)
        gathered.problems.extend(found)
        if regions is None:
            gathered.unreadable.add("region")
        else:
            gathered.invented.append(regions)
    for name, schema, into, kind in (
        ("villages.csv", "villages", gathered.registers, "village"),
        ("observations.csv", "observations", gathered.observations, "observations"),
        ("context.csv", "context", gathered.context, "observations"),
    ):
        if (regency / name).is_file():
            _gather_table(root, schemas, f"{base}/{name}", schema, into, kind, gathered)
    gathered.problems.extend(_stray_files(root, regency, tuple(REGENCY_FILES)))
    for folder in sorted(one for one in regency.iterdir() if one.is_dir()):
        match = VILLAGE_FOLDER.match(folder.name)
        if match is None:
            here = Location(f"{base}/{folder.name}")
            gathered.problems.append(Problem("folder-desa-salah-nama", here, {"value": folder.name}))
            continue
        _gather_village(root, schemas, folder, match[1], gathered)


def _gather_village(root: Path, schemas: Schemas, folder: Path, code: str, gathered: _Gathered) -> None:
    path = folder.relative_to(root).as_posix()
    if (folder / "profile.yml").is_file():
        profile, found = read_model(root, f"{path}/profile.yml", schemas, "village-profile", VillageProfile)
        gathered.problems.extend(found)
        if profile is None:
            gathered.unreadable.add("profile")
        else:
            gathered.profiles[code] = profile
            if profile.code != code:
                parameters = {"value": profile.code, "folder": folder.name}
                gathered.problems.append(Problem("kode-beda-dengan-folder", profile.source.at("code"), parameters))
    if (folder / "observations.csv").is_file():
        _gather_table(
            root, schemas, f"{path}/observations.csv", "observations", gathered.observations, "observations",
            gathered, code=code,
        )  # fmt: skip
    gathered.problems.extend(_stray_files(root, folder, tuple(VILLAGE_FILES)))
    told, found = _read_stories(root, f"{path}/stories")
    gathered.problems.extend(found)
    gathered.stories[code] = told


def _gather_table(
    root: Path, schemas: Schemas, path: str, schema: str, into: list[Table], kind: str, gathered: _Gathered,
    *, code: str | None = None,
) -> None:  # fmt: skip
    table, found = _read(root, schemas, path, schema, code)
    gathered.problems.extend(found)
    if found:
        gathered.unreadable.add(kind)
    if table is not None:
        into.append(table)


def _stray_files(root: Path, folder: Path, known: tuple[str, ...]) -> list[Problem]:
    """Name files that nothing reads, so that no edit is lost in silence."""
    return [
        Problem(
            "berkas-tidak-dipakai",
            Location(file.relative_to(root).as_posix()),
            {"value": file.name, "nearest": nearest(file.name, known), "allowed": ", ".join(known)},
        )
        for file in sorted(folder.iterdir())
        if file.is_file() and file.name not in (*known, "README.md") and not file.name.startswith(".")
    ]


def _read(
    root: Path, schemas: Schemas, path: str, schema: str, code: str | None
) -> tuple[Table | None, tuple[Problem, ...]]:
    required = schemas.required(schema)
    if code is not None:
        required = tuple(name for name in required if name != "village_code")
    elif schema == "observations":
        required = ("village_code", *required)
    table, problems = read_table(root, path, schemas.columns(schema), required)
    if table is None:
        return None, problems
    problems += validate_table(schemas, schema, table)
    if code is not None and "village_code" not in table.frame.columns:
        table = Table(path, table.frame.assign(village_code=code))
    if "region_code" in table.frame.columns:
        table = Table(path, table.frame.rename(columns={"region_code": "village_code"}))
    return table, problems


def _read_stories(root: Path, folder: str) -> tuple[tuple[Story, ...], tuple[Problem, ...]]:
    stories: list[Story] = []
    problems: list[Problem] = []
    for file in sorted((root / folder).glob("*")):
        path = f"{folder}/{file.name}"
        match = STORY_FILE.match(file.name)
        if match is None:
            problems.append(Problem("cerita-salah-nama", Location(path), {"value": file.name}))
            continue
        head, body, found = read_markdown(root, path)
        problems.extend(found)
        missing = [name for name in STORY_FIELDS if name not in head]
        if missing:
            if not found:
                parameters = {"missing": ", ".join(missing)}
                problems.append(Problem("cerita-tidak-lengkap", Location(path, line=1, column=1), parameters))
            continue
        stories.append(
            Story(
                slug=match[1], language=match[2], title=str(head["title"]), date=str(head["date"]),
                consent=head["consent"] is True, names_changed=head["names_changed"] is True,
                body=body.strip(), source=Location(path),
            )
        )  # fmt: skip
    return tuple(stories), tuple(problems)
