"""regions.yml and the published data packages that it names, with everything that is wrong with them."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from generator.model.identity import BaseFramework, Identity
from generator.model.period import days_of
from generator.model.region_list import ListedRegion, PackagedSource, PackageFramework, RegionList
from generator.problems import Location, Problem
from generator.project import RegionPackage
from generator.reading.model_file import read_model
from generator.reading.package_files import BROKEN, DESCRIPTOR, PackageFiles, TooLargeError, open_package
from generator.reading.package_tables import COLUMNS, indicators_of, villages_of, wrong_cells
from generator.reading.schema import Schemas
from generator.tables import Table, observations_from
from generator.text import Text

PATH = "regions.yml"
SCHEMA_FILE = Path(__file__).parent.parent / "templates" / "data-package.schema.json"
KNOWN_FORM = 1
LARGEST_DESCRIPTOR = 5_000_000
LARGEST_TABLE = 1_000_000_000
NOT_A_PATH = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|[/\\~])", re.IGNORECASE)
"""Web addresses, and places of one machine: drives, the home folder, anything from the root."""


class _RefusedError(Exception):
    """A package that is not taken, and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read_region_packages(
    root: Path, schemas: Schemas, ours: Identity | BaseFramework
) -> tuple[tuple[RegionPackage, ...], tuple[Problem, ...]]:
    """Return the packages of regions.yml in its order; without that file none, and no problem.

    `ours` is the framework whose figures are compared: this project's own, or that of its base.
    """
    if not (root / PATH).is_file() or not schemas.judge:
        return (), ()
    listed, problems = read_model(root, PATH, schemas, "regions", RegionList)
    if listed is None:
        return (), problems
    packages: list[RegionPackage] = []
    first: dict[str, Location] = {}
    for one in listed.regions:
        if one.id in first:
            problems += (Problem("id-ganda", one.source.at("id"), {"value": one.id}, related=first[one.id]),)
            continue
        first[one.id] = one.source.at("id")
        try:
            package = _read_package(root, one, ours)
        except _RefusedError as refused:
            problems += (refused.problem,)
        else:
            packages.append(package)
            problems += _other_version(one, package, ours)
    return tuple(packages), problems


def _refuse(one: ListedRegion, code: str, **parameters: object) -> _RefusedError:
    return _RefusedError(Problem(code, one.source.at("package"), {"value": one.package, **parameters}))


def _other_version(
    one: ListedRegion, package: RegionPackage, ours: Identity | BaseFramework
) -> tuple[Problem, ...]:
    theirs = package.framework.version
    if ours.version == theirs:
        return ()
    parameters = {"value": one.package, "theirs": theirs, "ours": ours.version}
    return (Problem("paket-versi-lain", one.source.at("package"), parameters),)


def _read_package(root: Path, one: ListedRegion, ours: Identity | BaseFramework) -> RegionPackage:
    if NOT_A_PATH.match(one.package):
        raise _refuse(one, "paket-bukan-berkas")
    place = root / one.package
    if not place.exists():
        raise _refuse(one, "paket-tidak-ada", file=one.package)
    try:
        with open_package(place) as files:
            return _package(one, files, ours)
    except TooLargeError as error:
        raise _refuse(one, "paket-terlalu-besar", file=error.name, maximum=error.most // 1_000_000) from error
    except BROKEN as error:
        raise _refuse(one, "paket-tidak-terbaca", file=place.name) from error


def _package(one: ListedRegion, files: PackageFiles, ours: Identity | BaseFramework) -> RegionPackage:
    described = _described(one, files)
    framework = PackageFramework(**{key: described["framework"].get(key) for key in ("id", "version", "sha256")})
    if framework.id != ours.id:
        raise _refuse(one, "paket-kerangka-lain", theirs=framework.id, ours=ours.id)
    tables = {
        resource["name"]: _table(one, files, resource)
        for resource in described["resources"] if resource["name"] in COLUMNS
    }  # fmt: skip
    wrong = next(wrong_cells(tables), None)
    if wrong is not None:
        file, row, column, found = wrong
        raise _refuse(one, "paket-sel-salah", file=file, row=row, column_name=column, found=found)
    return RegionPackage(
        listed=one,
        title=described["title"],
        version=described["version"],
        homepage=described["homepage"],
        framework=framework,
        as_of=described["as_of"],
        indicators=indicators_of(tables["indicators"]),
        sources=_sources(described),
        villages=villages_of(tables["villages"]),
        observations=observations_from([Table(one.package, _totals(tables["observations"]))]),
    )


def _described(one: ListedRegion, files: PackageFiles) -> Mapping[str, Any]:
    raw = files.read(DESCRIPTOR, LARGEST_DESCRIPTOR)
    if raw is None:
        raise _refuse(one, "paket-tidak-ada", file=DESCRIPTOR)
    try:
        described = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _refuse(one, "paket-tidak-terbaca", file=DESCRIPTOR) from error
    form = described.get("kerangka_package") if isinstance(described, dict) else None
    if isinstance(form, int) and form > KNOWN_FORM:
        raise _refuse(one, "paket-bentuk-baru", form=form, readable=KNOWN_FORM)
    worst = best_match(_validator().iter_errors(described))
    if worst is not None:
        raise _refuse(one, "paket-tidak-terbaca", file=" › ".join((DESCRIPTOR, *(str(step) for step in worst.path))))
    if days_of(described["as_of"]) is None:
        raise _refuse(one, "paket-tidak-terbaca", file=f"{DESCRIPTOR} › as_of")
    return dict(described)


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


def _table(one: ListedRegion, files: PackageFiles, resource: Mapping[str, Any]) -> pd.DataFrame:
    """Return a table as text; its bytes are those that the package says."""
    name, columns = resource["path"], COLUMNS[resource["name"]]
    raw = files.read(name, LARGEST_TABLE)
    if raw is None:
        raise _refuse(one, "paket-tidak-ada", file=name)
    if f"sha256:{hashlib.sha256(raw).hexdigest()}" != resource["hash"]:
        raise _refuse(one, "paket-berubah", file=name)
    text = raw.decode("utf-8")
    header = text.partition("\n")[0].rstrip("\r").split(",")
    missing = [column for column in columns if column not in header]
    if missing:
        raise _refuse(one, "paket-kolom-hilang", file=name, column_name=", ".join(missing))
    return pd.read_csv(io.StringIO(text), dtype="str", keep_default_na=False, na_filter=False)


def _totals(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that are compared: those of whole villages."""
    return frame[frame["disaggregation"] == ""].drop(columns="invented").reset_index(drop=True)


def _sources(described: Mapping[str, Any]) -> Mapping[str, PackagedSource]:
    return {
        one["name"]: PackagedSource(one["name"], Text(one["titles"]), one["date"], one.get("unit"))
        for one in described["sources"]
    }
