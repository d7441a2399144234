"""A complete region repository, worked out as files; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model.boundaries import Point
from generator.model.identity import BASE
from generator.pages.view import View
from generator.project import Project
from generator.reading.regions import NationalRegion, national_region, villages_below
from generator.reading.schema import Schemas
from generator.replication.partners import RegionPartner, new_actors, partner_entries, partners_of
from generator.replication.region_request import RegionRequest
from generator.replication.register import folder_of, region_slug, register_files
from generator.replication.starter_files import (
    Values,
    issue_forms,
    starter_data,
    starter_text,
    starter_wording,
    written_yaml,
)
from generator.replication.survey_plan import survey_values
from generator.text import BASE_LANGUAGE, Text, as_date

WRITTEN_IN = ("id", "en")
"""Languages that the starter files are written in."""

UNTOUCHED = {
    "gitignore": ".gitignore", "gitattributes": ".gitattributes", "LICENSE-content": "LICENSE-content",
    "tests/test_wilayah.py.txt": "tests/test_wilayah.py",
    "github/workflows/periksa.yml": ".github/workflows/periksa.yml",
    "github/workflows/terbit.yml": ".github/workflows/terbit.yml",
}  # fmt: skip
"""Starter files that are the same in every region, by where they lie in the package."""

FILLED = {
    "requirements.txt": "requirements.txt", "github/ISSUE_TEMPLATE/config.yml": ".github/ISSUE_TEMPLATE/config.yml",
}  # fmt: skip
"""Starter files of which only places are filled in, likewise."""

CODE_SYSTEM = "kemendagri-2025"
"""The system of the codes in the national list that travels with the tool."""

INDICATORS = "framework/indicators/"
MEETING = "pertemuan-bulanan-kabupaten"
"""The id of what the commented example adds."""

EPOCH = 1970
"""The year of a base whose day is not known."""

SHORT = 3
"""So many regions are named one by one; of more only the first is."""


@dataclass(frozen=True, eq=False)
class Base:
    """The base of a new region: read, as the files of its package, and where it and the tool are fetched from.

    `view_in` gives the base as it is seen in a language.
    """

    project: Project
    schemas: Schemas
    view_in: Callable[[str], View]
    files: Mapping[str, bytes]
    version: str
    sha256: str
    address: str
    requirement: str


@dataclass(frozen=True, eq=False)
class Outlines:
    """What the region takes from boundary files: the files by path, the path to name, and a centre for each village."""

    named: str | None = None
    files: Mapping[str, bytes] | None = None
    centres: Mapping[str, Point] | None = None


def new_region_files(base: Base, request: RegionRequest, outlines: Outlines) -> dict[str, bytes]:
    """Return every file of the region's repository by its path in it."""
    regions = tuple(found for code in request.regions if (found := national_region(code)) is not None)
    villages = tuple(village for one in sorted(regions, key=lambda one: one.code) for village in villages_below(one.code))
    partners = partners_of(request.partners, base.project.programme)
    values = _values(base, request, regions, partners, outlines)
    files = {f"{BASE}/{path}": content for path, content in base.files.items()}
    files |= outlines.files or {}
    files |= register_files(villages, outlines.centres or {}, CODE_SYSTEM)
    files |= dict(_framework(base, partners, values))
    files |= {path: content.encode() for path, content in _texts(request, values, villages)}
    for language in request.languages:
        if language in WRITTEN_IN:
            plan = survey_values(base.view_in(language), base.schemas, villages, request.day)
            files |= {path: content.encode() for path, content in _prose(language, {**values, **plan}, request.day)}
    return dict(sorted(files.items()))


def _values(
    base: Base, request: RegionRequest, regions: Sequence[NationalRegion], partners: Sequence[RegionPartner], outlines: Outlines
) -> Values:
    """Return what the places of all starter files are filled with."""
    programme = base.project.programme
    identity = programme.identity
    short = {language: _listed([spoken_name(one) for one in regions], language) for language in WRITTEN_IN}
    place = {language: _listed([spoken_path(one) for one in regions], language) for language in WRITTEN_IN}
    titles = {language: f"{identity.title.within(language)}: {short[language]}" for language in WRITTEN_IN}
    titles |= {BASE_LANGUAGE: request.title.strip()} if request.title else {}
    deciders = [one.actor for one in partners] or [one.actor for one in identity.partners]
    said = {"base_title": identity.title.languages, "place": place, "title": titles, "day": _days(request.day)}
    return {
        **{f"{name}_{language}": Text(words).within(language) for name, words in said.items() for language in WRITTEN_IN},
        "id": f"{identity.id}-{_slug(regions)}", "framework": base.address, "version": base.version, "sha256": base.sha256,
        "regions": list(request.regions), "languages": list(request.languages), "day": request.day.isoformat(),
        "own_version": f"{request.day.year}.1-draft", "contact": request.contact, "boundaries": outlines.named,
        "partners": partner_entries(partners, programme) if partners else None, "actors": new_actors(partners),
        "owner": deciders[0], "deciders": deciders, "licence": dict(identity.licence.languages),
        "custodian": _custodian(base), "base_day": (base.project.as_of if base.project.as_of.year > EPOCH else request.day).isoformat(), "requirement": base.requirement,
        **_example(base),
    }  # fmt: skip


def _days(day: date) -> Mapping[str, str]:
    return {language: as_date(day, language) for language in WRITTEN_IN}


def _example(base: Base) -> Values:
    """Return what the commented adaptation shows: a limit that may be raised, and a mechanism that the base does not have."""
    programme = base.project.programme
    usual = [one for _, one in sorted(programme.indicators.items()) if not one.core and one.source.path.startswith(INDICATORS)]
    taken = {one.id for one in programme.governance.mechanisms}
    names = (MEETING, *(f"{MEETING}-{number}" for number in range(2, len(taken) + 3)))
    return {
        "target": f"indicators/{usual[0].id}" if usual else None,
        "minimum": usual[0].publication.minimum_households + 5 if usual else None,
        "example_id": next(one for one in names if one not in taken),
    }  # fmt: skip


def _custodian(base: Base) -> Mapping[str, str]:
    names = {one.id: one.name for one in base.project.programme.governance.actors}
    partners = [names[one.actor] for one in base.project.programme.identity.partners if one.actor in names]
    return {language: ", ".join(one.within(language) for one in partners) or "–" for language in WRITTEN_IN}


def _framework(base: Base, partners: Sequence[RegionPartner], values: Values) -> Iterator[tuple[str, bytes]]:
    """Yield who the region is, its first decision and source, and its adaptations."""
    identity = starter_data("programme.yml", values)
    if values["contact"] is None:
        del identity["feedback"]
    remarks = {key: text.within(BASE_LANGUAGE) for key, text in starter_wording("remarks.yml").items()}
    yield "programme.yml", written_yaml(identity, "programme.yml", "programme", remarks)
    for path, schema in (("framework/decisions/penerapan-kerangka.yml", "decision"), ("framework/sources/kerangka-dasar.yml", "source")):
        yield path, written_yaml(starter_data(path, values), path, schema)
    path = "adaptations/contoh.yml"
    shown = starter_data(path, values)
    shown["changes"] = [one for one in shown["changes"] if "target" in one]  # a base of core indicators alone has nothing to raise
    example = written_yaml(shown, path, "adaptation").decode()
    commented = "".join(f"#{line}\n" for line in example.splitlines())
    yield path, (starter_text("adaptations/contoh.txt", {}) + commented).encode()
    if values["actors"]:
        path = "adaptations/mitra-wilayah.yml"
        yield path, written_yaml(starter_data(path, values), path, "adaptation")


def _texts(request: RegionRequest, values: Values, villages: Sequence[NationalRegion]) -> Iterator[tuple[str, str]]:
    """Yield what makes the folder a repository: how to install, build, check, publish and contribute."""
    for name, path in UNTOUCHED.items():
        yield path, starter_text(name, {})
    for name, text in issue_forms().items():
        yield f".github/ISSUE_TEMPLATE/{name}", text
    for name, path in FILLED.items():
        yield path, starter_text(name, values)
    named = {"title": values["title_id"], "place": values["place_id"]}
    yield "README.md", starter_text("README.md", {**values, **named})
    example = {"example_folder": folder_of(villages[0].code[:5]), "example_code": villages[0].code}
    yield "CONTRIBUTING.md", starter_text("CONTRIBUTING.md", example)
    for number, language in enumerate(request.languages):
        written = language if language in WRITTEN_IN else BASE_LANGUAGE
        told = {"language": language, "written": written, "site_name": values["id"]}
        name = "mkdocs.language.yml" if number else "mkdocs.yml"
        yield name.replace("language", language), starter_text(name, told)


def _prose(language: str, values: Values, day: date) -> Iterator[tuple[str, str]]:
    told = {**values, "place": values[f"place_{language}"], "day": as_date(day, language)}
    for name in ("tentang/wilayah.md", "panduan/rencana-survei.md"):
        path = f"docs/{language}/{name}"
        yield path, starter_text(path, told)


def spoken_name(region: NationalRegion) -> str:
    """Return a region's name with the word for its kind: `Distrik Yapen Selatan`, `Kabupaten Kepulauan Yapen`."""
    word = region.kind.replace("_", " ").capitalize()
    return region.name if region.name.startswith(word) else f"{word} {region.name}"


def spoken_path(region: NationalRegion) -> str:
    """Return a region's name with that of its kind and with what it lies in."""
    return spoken_name(region) + region.path.removeprefix(region.name)


def _listed(names: Sequence[str], language: str) -> str:
    if len(names) > SHORT:
        more = Text({"id": f"{names[0]} dan {len(names) - 1} wilayah lain", "en": f"{names[0]} and {len(names) - 1} other regions"})
        return more.within(language)
    *first, last = names
    word = {"id": "dan", "en": "and"}[language]
    return f"{', '.join(first)} {word} {last}" if first else last


def _slug(regions: Sequence[NationalRegion]) -> str:
    slugs = [region_slug(one.name) for one in regions]
    return "-".join(slugs) if len(slugs) <= SHORT else f"{slugs[0]}-dan-{len(slugs) - 1}-lain"
