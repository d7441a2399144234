"""The register of a new region: every village of the national list below its codes, a table each regency."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from generator.model.boundaries import Point
from generator.reading.regions import NationalRegion, national_name
from generator.replication.centroids import DECIMALS
from generator.tables import REGISTER_COLUMNS
from generator.writing.csv_file import canonical

STEP = Decimal(1).scaleb(-DECIMALS)
OBSERVATIONS = ("village_code", "indicator", "period", "disaggregation", "value", "status", "source")
"""The columns of a table that nobody has filled yet."""


def slug_of(name: str) -> str:
    """Return a name as part of an address: small letters, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("'", "").replace("’", ""))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")


def region_slug(name: str) -> str:
    """Return the slug of a region's name without the word for a regency, as its folder carries it."""
    return slug_of(name.removeprefix("Kabupaten "))


def register_files(
    villages: Iterable[NationalRegion], centres: Mapping[str, Point], code_system: str
) -> dict[str, bytes]:
    """Return the register and an empty table of observations of each regency, by path."""
    regencies: dict[str, list[dict[str, str]]] = {}
    for village in villages:
        regencies.setdefault(village.code[:5], []).append(_row(village, centres.get(village.code), code_system))
    files: dict[str, bytes] = {}
    empty = (",".join(OBSERVATIONS) + "\n").encode()
    for code, rows in regencies.items():
        folder = folder_of(code)
        files[f"{folder}/villages.csv"] = canonical(pd.DataFrame(rows), REGISTER_COLUMNS).encode()
        files[f"{folder}/observations.csv"] = empty
    return files


def folder_of(regency: str) -> str:
    """Return the folder of a regency: villages/<province>/<regency>, each with code and name."""
    named = (f"{code}-{region_slug(national_name(code) or '')}" for code in (regency[:2], regency))
    return "/".join(("villages", *named))


def _row(village: NationalRegion, centre: Point | None, code_system: str) -> dict[str, str]:
    longitude, latitude = map(_rounded, centre) if centre else ("", "")
    return {
        "code": village.code, "code_system": code_system, "name": village.name, "kind": village.kind,
        "district": village.code[:8], "latitude": latitude, "longitude": longitude, "synthetic": "false",
    }  # fmt: skip


def _rounded(degrees: float) -> str:
    return str(Decimal(repr(degrees)).quantize(STEP, rounding=ROUND_HALF_UP))
