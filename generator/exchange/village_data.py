"""The open data of each village: its observations as a table, and everything that is published of it as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from generator.model.programme import Programme
from generator.model.results import PlannedValue, Target
from generator.model.village import Village, VillageProfile
from generator.pages.addresses import address_of
from generator.pages.page import SiteFile
from generator.pages.titles import titles_of
from generator.project import Project
from generator.tables import OBSERVATION_COLUMNS
from generator.text import Text

FOLDER = "data/desa/"
SCHEMA_ADDRESS = "data/desa.schema.json"
SCHEMA_FILE = Path(__file__).parent.parent / "templates" / "village-data.schema.json"
HIDING = frozenset({"suppressed", "missing"})
FIGURES = ("value", "base", "standard_error", "lower", "upper")

Row = dict[str, str]


@dataclass(frozen=True, eq=False)
class _Ground:
    """What the data of all villages are made with, found once."""

    project: Project
    titles: Mapping[tuple[str, str], Text]
    units: Mapping[str, str]
    columns: tuple[list[str], ...]
    positions: Mapping[str, NDArray[np.intp]]

    @property
    def languages(self) -> tuple[str, ...]:
        return self.project.programme.identity.languages

    def title(self, kind: str, id_: str) -> dict[str, str]:
        """Return a title in the languages it is written in; that of an unknown thing is its id."""
        title = self.titles.get((kind, id_))
        return {self.languages[0]: id_} if title is None else dict(sorted(title.languages.items()))

    def rows(self, code: str) -> list[Row]:
        """Return the observations of a village, sorted."""
        found = [
            dict(zip(OBSERVATION_COLUMNS, (column[row] for column in self.columns), strict=True))
            for row in self.positions.get(code, ())
        ]
        return sorted(found, key=lambda one: tuple(one.values()))


def village_files(project: Project) -> Iterator[SiteFile]:
    """Yield `data/desa/<code>.csv` and `.json` of every village of the register, and the schema of the latter."""
    ground = _ground(project)
    yield SiteFile(SCHEMA_ADDRESS, SCHEMA_FILE.read_text(encoding="utf-8"))
    for position in range(len(project.register.frame)):
        village = project.village(position)
        rows = ground.rows(village.code)
        yield SiteFile(f"{FOLDER}{village.code}.csv", _as_csv(ground, village, rows))
        yield SiteFile(f"{FOLDER}{village.code}.json", _as_json(ground, village, rows))


def _ground(project: Project) -> _Ground:
    frame = published_frame(project.observations.frame)
    groups = frame.groupby("village_code", sort=False).indices
    return _Ground(
        project,
        titles_of(project.programme),
        units_of(project.programme),
        tuple(frame[name].tolist() for name in OBSERVATION_COLUMNS),
        {str(code): np.asarray(rows) for code, rows in groups.items()},
    )


def published_frame(observed: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of the contract of observations; of a row that is hidden nothing but that it is."""
    frame = observed[list(OBSERVATION_COLUMNS)].copy()
    frame.loc[frame["status"].isin(HIDING), list(FIGURES)] = ""
    return frame


def units_of(programme: Programme) -> dict[str, str]:
    """Return the unit of everything that is observed; parts of an index are indices or scores."""
    units = {id_: str(one.unit) for id_, one in programme.indicators.items()}
    for index in programme.indices.values():
        units |= {index.id: "index"} | {sub.id: "index" for sub in index.sub_indices}
        units |= {one.id: "score" for sub in index.sub_indices for one in sub.components}
    return units


def _as_csv(ground: _Ground, village: Village, rows: list[Row]) -> str:
    """Write the long table: first whether it is invented, then the columns of the contract, then what they mean."""
    described = [*(f"indicator_title_{one}" for one in ground.languages), "unit", *(f"source_title_{one}" for one in ground.languages)]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["invented", *OBSERVATION_COLUMNS, *described, "source_date", "framework_version", "as_of"])
    for row in rows:
        indicator, source = ground.title("indicator", row["indicator"]), ground.title("source", row["source"])
        writer.writerow([
            "true" if village.synthetic else "false", *row.values(),
            *(indicator.get(one, "") for one in ground.languages), ground.units.get(row["indicator"], ""),
            *(source.get(one, "") if row["source"] else "" for one in ground.languages),
            _date_of_source(ground, row["source"]), ground.project.programme.identity.version,
            ground.project.as_of.isoformat(),
        ])  # fmt: skip
    return buffer.getvalue()


def _date_of_source(ground: _Ground, id_: str) -> str:
    source = ground.project.programme.sources.get(id_)
    return "" if source is None else source.date


def _as_json(ground: _Ground, village: Village, rows: list[Row]) -> str:
    """Write everything of a village; a reader that stops at the first line has seen whether it is invented."""
    identity = ground.project.programme.identity
    address = address_of("village", village.code)
    data: dict[str, Any] = {
        "invented": village.synthetic,
        "$schema": "../desa.schema.json",
        "village": _register(ground.project, village),
        "pages": {
            one: identity.site_url + ("" if one == identity.languages[0] else f"{one}/") + address
            for one in identity.languages
        },
        "licence": dict(identity.licence.languages),
        "framework": {
            "id": identity.id, "title": dict(identity.title.languages),
            "version": identity.version, "status": identity.status,
        },
        "as_of": ground.project.as_of.isoformat(),
        "profile": _profile(ground, ground.project.profiles.get(village.code)),
        "observations": [_observation(row) for row in rows],
        "indicators": {
            id_: {"title": ground.title("indicator", id_), "unit": ground.units.get(id_, "")}
            for id_ in sorted({row["indicator"] for row in rows})
        },
        "sources": _sources(ground, rows),
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _register(project: Project, village: Village) -> dict[str, Any]:
    return {
        "code": village.code,
        "code_system": village.code_system,
        "title": village.name,
        "kind": village.kind,
        **{
            name: {"code": code, "title": project.region(code).name}
            for name, code in (("district", village.district), ("regency", village.regency), ("province", village.province))
        },
        "latitude": None if village.latitude is None else str(village.latitude),
        "longitude": None if village.longitude is None else str(village.longitude),
        "valid_from": village.valid_from,
        "predecessors": list(village.predecessors),
    }


def _observation(row: Row) -> dict[str, str | None]:
    """Return an observation without its empty columns; `value` is always there, null where there is none."""
    told = {name: cell for name, cell in row.items() if cell and name != "village_code"}
    return told | {"value": row["value"] or None}


def _sources(ground: _Ground, rows: list[Row]) -> dict[str, Any]:
    known = ground.project.programme.sources
    used = sorted({row["source"] for row in rows if row["source"] in known})
    return {
        id_: {
            "title": ground.title("source", id_),
            "custodian": dict(known[id_].custodian.languages),
            "date": known[id_].date,
            "licence": _text(known[id_].licence),
            "url": known[id_].url,
            "invented": known[id_].synthetic,
        }
        for id_ in used
    }


def _profile(ground: _Ground, profile: VillageProfile | None) -> dict[str, Any] | None:
    if profile is None:
        return None
    return {
        "summary": dict(profile.summary.languages),
        "pilot": profile.pilot and {
            "state": profile.pilot.state, "date": profile.pilot.date, "reason": _text(profile.pilot.reason),
        },
        "vulnerable_groups": [
            {"id": one.group, "title": ground.title("vulnerable-group", one.group), "note": _text(one.note)}
            for one in profile.vulnerable_groups
        ],
        "potentials": [
            {"id": one.potential, "title": ground.title("potential", one.potential), "note": _text(one.note)}
            for one in profile.potentials
        ],
        "risks": [
            {
                "id": one.risk, "title": ground.title("risk", one.risk),
                "likelihood": one.likelihood, "impact": one.impact, "note": _text(one.note),
            }
            for one in profile.risks
        ],
        "interventions": [
            {
                "id": one.intervention, "title": ground.title("intervention", one.intervention), "state": one.state,
                "start": one.start, "end": one.end, "households": one.households, "note": _text(one.note),
            }
            for one in profile.interventions
        ],
        "targets": [_target(ground, one) for one in profile.targets],
    }  # fmt: skip


def _target(ground: _Ground, target: Target) -> dict[str, Any]:
    return {
        "indicator": target.indicator,
        "title": ground.title("indicator", target.indicator),
        "unit": ground.units.get(target.indicator, ""),
        "baseline": _planned(target.baseline),
        "milestones": [_planned(one) for one in target.milestones],
        "target": _planned(target.target),
    }


def _planned(one: PlannedValue) -> dict[str, str | None]:
    return {"period": one.period, "value": None if one.value is None else str(one.value), "status": one.status}


def _text(text: Text | None) -> dict[str, str] | None:
    return None if text is None else dict(text.languages)
