"""Regions: the list of all, and for each province and regency its villages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from generator.analysis.map_classes import classify
from generator.analysis.observed import by_village, newest
from generator.analysis.places import Place, measure_places
from generator.analysis.rollup import RollUp
from generator.model.village import Region
from generator.pages.addresses import address_of
from generator.pages.map_drawing import draw_villages, legend
from generator.pages.page import Page
from generator.pages.view import View


@dataclass(frozen=True)
class VillageRow:
    """A line of a list of villages; `values` are the newest index values by index id."""

    code: str
    name: str
    kind: str
    values: dict[str, str]
    observed: int


@dataclass(frozen=True)
class RegionRow:
    """A line of the list of regions: its villages, those with a value of each index, those assessed, the pilots."""

    region: Region
    villages: int
    indexed: dict[str, int]
    assessed: int
    pilots: int


def render_pages(view: View) -> Iterator[Page]:
    """Render the list of regions, and a page for each province and regency with villages."""
    frame = view.project.register.frame
    codes = sorted({code[:length] for code in frame["code"] for length in (2, 5)} & set(view.programme.regions))
    counts = {code: int(frame["code"].str.startswith(f"{code}.").sum()) for code in codes}
    yield view.page(
        "wilayah/", view.say(id="Wilayah dan desa", en="Regions and villages"), "regions.md.j2", "villages",
        description=view.say(
            id="Provinsi dan kabupaten yang desanya ada di situs ini.",
            en="Provinces and regencies whose villages are on this site.",
        ),
        regions=_rows(view, codes, counts),
        villages=len(frame),
        invented=int((frame["synthetic"] == "true").sum()),
        regencies=sum(1 for code in codes if len(code) == 5),
        shown=[index for index in view.programme.indices if index in _index_values(view)],
    )  # fmt: skip
    for code in codes:
        yield replace(_page(view, view.project.region(code), codes, counts), template="map.html")


def _map(view: View, region: Region) -> dict[str, Any]:
    """Return the map of a regency by the first index that its villages have, and how they spread over its classes."""
    frame = view.project.register.frame
    codes = {str(code) for code in frame["code"] if str(code).startswith(f"{region.code}.")}
    places: list[Place] = [one for one in measure_places(view.project) if one.code in codes]
    found = (classify(view.programme, view.project.observations, index, codes) for index in view.programme.indices)
    classed = next((one for one in found if one is not None), None)
    address = address_of("region", region.code)
    return {
        "classed": classed,
        "unknown": len(codes) - (len(classed.steps) if classed else 0),
        "unplaced": len(codes) - len(places),
        "legend": legend(view, classed, len(codes) - len(classed.steps)) if classed else [],
        "picture": draw_villages(view, address, places, classed) if places and region.kind == "regency" else None,
        "has_boundaries": any(one.code in view.project.boundaries.shapes for one in places)
        or region.code in view.project.boundaries.shapes,
    }


def _rows(view: View, codes: list[str], counts: dict[str, int]) -> list[RegionRow]:
    """Count what each region has; every village is looked at once and counted in its regency and province."""
    dimensions = view.programme.assessment.dimensions
    assessment = {one.indicator for dimension in dimensions for one in dimension.indicators}
    frame = view.project.observations.frame
    known = frame[frame["indicator"].isin(assessment) & ~frame["status"].isin(["missing", "suppressed"])]
    selected = (code for code, one in view.project.profiles.items() if one.pilot and one.pilot.state == "selected")
    indexed = {index: _by_region(values) for index, values in _index_values(view).items()}
    assessed, pilots = _by_region(known["village_code"].unique()), _by_region(selected)
    return [
        RegionRow(
            view.project.region(code), counts[code], {index: found[code] for index, found in indexed.items()},
            assessed[code], pilots[code],
        )
        for code in codes
    ]  # fmt: skip


def _by_region(villages: Iterable[str]) -> Counter[str]:
    """Count villages by regency and by province."""
    return Counter(str(code)[:length] for code in villages for length in (2, 5))


def _page(view: View, region: Region, codes: list[str], counts: dict[str, int]) -> Page:
    inner = [(view.project.region(code), counts[code]) for code in codes if code.startswith(f"{region.code}.")]
    regency = region.kind == "regency"
    mark = view.say(id=" (rekaan)", en=" (invented)") if region.synthetic else ""
    return view.page(
        address_of("region", region.code),
        region.name,
        "region.md.j2",
        _source(view, region),
        description=view.say(
            id=f"{region.name}{mark}: {counts[region.code]} desa dan kelurahan di situs ini.",
            en=f"{region.name}{mark}: {counts[region.code]} villages on this site.",
        ),
        searchable=False,  # found by its name; its tables hold hundreds of names of villages
        region=region,
        inner=inner,
        shown=[index for index in view.programme.indices if index in _index_values(view)],
        districts=_districts(view, region) if regency else [],
        context=newest(by_village(view.project.context).of(region.code)),
        **_map(view, region),
        gathered=_gathered(view.gathered.regions.get(region.code, ())),
        gathered_sources=sorted({id_ for one in view.gathered.regions.get(region.code, ()) for id_ in one.sources}),
    )


def _gathered(found: tuple[RollUp, ...]) -> list[tuple[str, list[RollUp]]]:
    """Return roll-ups by the rule that makes them, sums first; rules without any are left out."""
    by_method = [(method, [one for one in found if one.method == method]) for method in ("sum", "weighted_mean")]
    return [(method, rows) for method, rows in by_method if rows]


def _source(view: View, region: Region) -> str:
    paths = view.project.register.frame.set_index("code")["path"]
    return str(next(path for code, path in paths.items() if str(code).startswith(region.code)))


def _districts(view: View, region: Region) -> list[tuple[Region, list[VillageRow]]]:
    frame = view.project.register.frame
    villages = frame[frame["code"].str.startswith(f"{region.code}.")]
    values = _index_values(view)
    found = view.project.observations.frame.groupby("village_code")["indicator"].nunique()
    return [
        (
            view.project.region(str(district)),
            [
                VillageRow(
                    row["code"], row["name"], row["kind"],
                    {index: table[row["code"]] for index, table in values.items() if row["code"] in table},
                    int(found.get(row["code"], 0)),
                )
                for row in rows.to_dict("records")
            ],
        )
        for district, rows in villages.groupby("district")
    ]  # fmt: skip


def _index_values(view: View) -> dict[str, dict[str, str]]:
    """Return the newest published value of each index by village code."""
    frame: pd.DataFrame = view.project.observations.frame
    found = {}
    for index in view.programme.indices:
        rows = frame[(frame["indicator"] == index) & (frame["disaggregation"] == "") & (frame["value"] != "")]
        newest_rows = rows.sort_values("period").drop_duplicates("village_code", keep="last")
        if len(newest_rows):
            found[index] = dict(zip(newest_rows["village_code"], newest_rows["value"], strict=True))
    return found
