"""The published data as one package (Frictionless Data Package 2): tables, what they mean, and where they are from.

Every site publishes it, of a base or of a region, so that a base can put regions side by side.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from generator.analysis.comparability import adaptations_of_measurement, measurement_of
from generator.exchange.village_data import published_frame, units_of
from generator.model.indicator import Indicator
from generator.model.programme import Programme
from generator.pages.data import ARCHIVED_ROWS, PACKAGE, PACKAGE_ARCHIVE, PACKAGE_FOLDER
from generator.pages.page import LargeFile, SiteFile
from generator.pages.titles import titles_of
from generator.project import Project
from generator.tables import OBSERVATION_COLUMNS, REGISTER_COLUMNS
from generator.text import BASE_LANGUAGE, Text

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
VERSION_OF_FORM = 1
"""Raised when a reader of the form before it would misread the package."""
ROWS_AT_ONCE = 50_000
BYTES_AT_ONCE = 1 << 20
ARCHIVE_DATE = (1980, 1, 1, 0, 0, 0)
"""The date of every member: an archive has the same bytes whenever it is made."""
DESCRIPTOR = PACKAGE.removeprefix(PACKAGE_FOLDER)
SORTED_BY = ("village_code", "indicator", "period", "disaggregation", "source")
REGIONS = ("regency", "province")
NUMBERS = frozenset({"latitude", "longitude", "base", "standard_error", "lower", "upper"})
TRUTHS = frozenset({"invented", "core"})


@dataclass(frozen=True)
class _Made:
    """A table as it stands in the archive."""

    name: str
    size: int
    sha256: str
    columns: tuple[str, ...]


def package_files(project: Project) -> Iterator[SiteFile | LargeFile]:
    """Yield the tables of the package, its description, and all of it as one archive where that is not too large.

    The archive is what the tables are kept in while they are made; none is ever whole in memory.
    """
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        made = [
            _write(archive, "indicators", _indicators(project)),
            _write(archive, "villages", _villages(project)),
            _write(archive, "observations", _observations(project)),
        ]
        description = json.dumps(_description(project, made), ensure_ascii=False, indent=1) + "\n"
        archive.writestr(_member(DESCRIPTOR), description)
    with zipfile.ZipFile(kept) as archive:
        for one in made:
            yield LargeFile(f"{PACKAGE_FOLDER}{one.name}.csv", _pieces(archive, f"{one.name}.csv"))
    yield SiteFile(PACKAGE, description)
    if len(project.observations.frame) <= ARCHIVED_ROWS:
        yield SiteFile(PACKAGE_ARCHIVE, kept.getvalue())


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, ARCHIVE_DATE)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 3  # the same on every system
    member.external_attr = 0o644 << 16
    return member


def _write(archive: zipfile.ZipFile, name: str, pieces: Iterator[str]) -> _Made:
    """Write a table into the archive; its first piece is the header."""
    checksum, size = hashlib.sha256(), 0
    header = next(pieces)
    with archive.open(_member(f"{name}.csv"), "w") as member:
        for piece in chain((header,), pieces):
            raw = piece.encode()
            member.write(raw)
            checksum.update(raw)
            size += len(raw)
    return _Made(name, size, checksum.hexdigest(), tuple(header.strip().split(",")))


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as member:
        while piece := member.read(BYTES_AT_ONCE):
            yield piece


def _rows(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Write rows as CSV, a piece at a time, the header first."""
    yield ",".join(header) + "\n"
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for number, row in enumerate(rows, 1):
        writer.writerow(row)
        if number % ROWS_AT_ONCE == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _indicators(project: Project) -> Iterator[str]:
    """Write a row for everything that is observed, parts of indices too."""
    programme = project.programme
    languages = programme.identity.languages
    titles, units = titles_of(programme), units_of(programme)
    header = (
        "id", *(f"title_{one}" for one in languages), "unit", "counted_unit", "direction", "core", "aggregation",
        "aggregation_weight", "measurement", "adapted_by", "part_of",
    )  # fmt: skip
    rows = []
    for id_ in sorted(units):
        title = titles.get(("indicator", id_), Text({BASE_LANGUAGE: id_}))
        whole = programme.index_parts.get(id_)
        told = _of_index(programme, id_, whole) if whole else _of_indicator(project, programme.indicators[id_])
        rows.append([id_, *(title.within(one) for one in languages), units[id_], *told])
    return _rows(header, rows)


def _of_indicator(project: Project, one: Indicator) -> list[str]:
    adapted_by = adaptations_of_measurement(one, project.programme, project.deviations)
    return [
        one.counted_unit, one.direction or "", _truth(one.core), one.aggregation.method, one.aggregation.weight or "",
        measurement_of(one, project.programme), ";".join(adapted_by), "",
    ]  # fmt: skip


def _of_index(programme: Programme, id_: str, whole: str) -> list[str]:
    measurement = measurement_of(programme.indices[whole], programme)
    return ["village", "increase", "false", "none", "", measurement, "", "" if id_ == whole else whole]


def _villages(project: Project) -> Iterator[str]:
    told = tuple(name for name in REGISTER_COLUMNS if name != "synthetic")
    frame = project.register.frame
    columns = {name: frame[name].tolist() for name in REGISTER_COLUMNS}
    codes = columns["code"]
    cells = [columns["synthetic"], *(columns[name] for name in told), [code[:5] for code in codes], [code[:2] for code in codes]]
    rows = ([_truth(first == "true"), *rest] for first, *rest in zip(*cells, strict=True))
    return _rows(("invented", *told, *REGIONS), rows)


def _observations(project: Project) -> Iterator[str]:
    """Write the observations sorted by village, some at a time."""
    frame, register = project.observations.frame, project.register.frame
    invented = frozenset(register.loc[register["synthetic"] == "true", "code"])
    yield ",".join(("invented", *OBSERVATION_COLUMNS)) + "\n"
    order = np.lexsort([pd.factorize(frame[name], sort=True)[0] for name in reversed(SORTED_BY)])
    for start in range(0, len(frame), ROWS_AT_ONCE):
        part = published_frame(frame.iloc[order[start : start + ROWS_AT_ONCE]])
        part.insert(0, "invented", [_truth(code in invented) for code in part["village_code"]])
        yield part.to_csv(header=False, index=False, lineterminator="\n")


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _description(project: Project, made: Iterable[_Made]) -> dict[str, Any]:
    identity = project.programme.identity
    base = identity.languages[0]
    return {
        "$schema": PROFILE,
        "kerangka_package": VERSION_OF_FORM,
        "name": identity.id,
        "id": identity.site_url + PACKAGE,
        "title": identity.title.within(base),
        "titles": _text(identity.title),
        "description": identity.summary.within(base),
        "homepage": identity.site_url,
        "version": identity.version,
        "created": f"{project.as_of.isoformat()}T00:00:00Z",
        "as_of": project.as_of.isoformat(),
        "framework": _framework(project),
        **({"regions": list(identity.regions)} if identity.regions else {}),
        "licenses": [{"path": f"{identity.site_url}data/", "title": identity.licence.within(base)}],
        "sources": _sources(project),
        "resources": [_resource(one) for one in made],
    }


def _framework(project: Project) -> dict[str, str]:
    """Return the framework that the figures were made with: of a region that of its base, with its checksum."""
    identity, base = project.programme.identity, project.base
    if base is None or identity.extends is None:
        return {"id": identity.id, "version": identity.version}
    return {"id": base.id, "version": base.version, "sha256": identity.extends.sha256}


def _sources(project: Project) -> list[dict[str, Any]]:
    """Return the sources of the observations; a source without an address is described on the site."""
    identity, known = project.programme.identity, project.programme.sources
    used = sorted(set(project.observations.frame["source"].unique()) & set(known))
    return [
        {
            "title": known[id_].title.within(identity.languages[0]),
            "path": known[id_].url or f"{identity.site_url}sumber/#{id_}",
            "name": id_,
            "titles": _text(known[id_].title),
            "date": known[id_].date,
            **({"unit": known[id_].unit} if known[id_].unit else {}),
            "invented": known[id_].synthetic,
        }
        for id_ in used
    ]


def _text(text: Text) -> dict[str, str]:
    return dict(sorted(text.languages.items()))


KEYS: Mapping[str, Mapping[str, Any]] = {
    "indicators": {"primaryKey": ["id"]},
    "villages": {"primaryKey": ["code"]},
    "observations": {
        "foreignKeys": [
            {"fields": [field], "reference": {"resource": table, "fields": [key]}}
            for field, table, key in (("village_code", "villages", "code"), ("indicator", "indicators", "id"))
        ]
    },
}


def _resource(made: _Made) -> dict[str, Any]:
    return {
        "name": made.name,
        "type": "table",
        "path": f"{made.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": made.size,
        "hash": f"sha256:{made.sha256}",
        "schema": {
            "fields": [{"name": name, "type": _type(name)} for name in made.columns],
            "missingValues": [""],
            **KEYS[made.name],
        },
    }


def _type(name: str) -> str:
    return "number" if name in NUMBERS else "boolean" if name in TRUTHS else "string"
