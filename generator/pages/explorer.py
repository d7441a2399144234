"""The explorer: every village in one table, filled in the browser from a file for each regency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.analysis.village_overview import OverviewColumn, overview_columns
from generator.model.village import Region
from generator.pages.page import Page
from generator.pages.view import View
from generator.text import Text

ADDRESS = "jelajah/"
FOLDER = "data/jelajah/"
FEW_REGENCIES = 5
"""So many files or fewer are fetched without asking for a region first."""


@dataclass(frozen=True)
class RegionChoice:
    """A province with its regencies, each with the number of its villages."""

    province: Region
    villages: int
    regencies: tuple[tuple[Region, int], ...]


def render_pages(view: View) -> Iterator[Page]:
    """Render the explorer's page."""
    frame = view.project.register.frame
    if not len(frame):
        return
    columns = overview_columns(view.project)
    choices = _choices(view)
    page = view.page(
        ADDRESS, view.say(id="Jelajah desa", en="Explore villages"), "explorer.md.j2", "villages",
        description=view.say(
            id="Semua desa dan kelurahan di situs ini dalam satu tabel: saring, urutkan, bandingkan, bagikan, unduh.",
            en="All villages on this site in one table: filter, sort, compare, share, download.",
        ),
        choices=choices,
        villages=len(frame),
        example=frame["name"].iloc[0],
        invented=int((frame["synthetic"] == "true").sum()),
        kinds=[kind for kind in ("desa", "kelurahan", "desa_adat") if (frame["kind"] == kind).any()],
        banded=[one for one in columns if one.bands and one.kind in {"index", "need"}],
        ranged=[(one, column_title(view, one)) for one in columns if one.unit != "category"],
        column_titles={one.id: column_title(view, one) for one in columns},
        ask_first=sum(len(one.regencies) for one in choices) > FEW_REGENCIES,
        folder=FOLDER,
    )  # fmt: skip
    yield replace(page, template="explorer.html")


def column_title(view: View, column: OverviewColumn) -> Text:
    """Return the title of a column in all languages."""
    if column.kind == "need":
        return Text({"id": "Skor kebutuhan", "en": "Need score"})
    kind = {"index": "index", "part": "indicator", "dimension": "dimension", "indicator": "indicator"}[column.kind]
    return view.titles.get((kind, column.thing)) or Text({"id": column.thing})


def column_address(view: View, column: OverviewColumn) -> str:
    """Return where a column is explained."""
    if column.kind == "need":
        return view.address("part", "assessment")
    return view.address("dimension" if column.kind == "dimension" else "indicator", column.thing)


def _choices(view: View) -> tuple[RegionChoice, ...]:
    counts = Counter(str(code)[:5] for code in view.project.register.frame["code"])
    found = []
    for province in sorted({code[:2] for code in counts}):
        inside = tuple(
            (view.project.region(code), counts[code]) for code in sorted(counts) if code[:2] == province
        )
        found.append(RegionChoice(view.project.region(province), sum(count for _, count in inside), inside))
    return tuple(found)
