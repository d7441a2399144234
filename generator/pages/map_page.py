"""The map page: an overview and a list for everybody, which a script turns into a map to pan and zoom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.analysis.map_classes import Classed, classify_all
from generator.analysis.places import measure_places
from generator.pages.map_drawing import LegendEntry, draw_overview, legend
from generator.pages.page import Page
from generator.pages.view import View

ADDRESS = "peta/"


@dataclass(frozen=True)
class MapChoice:
    """An indicator that the map can be marked by, its legend, and how many villages have no figure."""

    classed: Classed
    legend: list[LegendEntry]
    unknown: int


def render_pages(view: View) -> Iterator[Page]:
    """Render the map page."""
    places = measure_places(view.project)
    classed = classify_all(view.programme, view.project.observations, {one.code for one in places})
    page = view.page(
        ADDRESS, view.say(id="Peta desa", en="Map of villages"), "map-page.md.j2", "villages",
        description=view.say(
            id="Desa di peta, diberi tanda menurut indikator yang Anda pilih.",
            en="Villages on a map, marked by an indicator of your choice.",
        ),
        overview=draw_overview(view, ADDRESS),
        placed=len(places),
        unplaced=int((view.project.register.frame["synthetic"] != "true").sum()) - len(places),
        choices=[
            MapChoice(one, legend(view, one, len(places) - len(one.steps)), len(places) - len(one.steps))
            for one in classed.values()
        ],
    )  # fmt: skip
    yield replace(page, template="map.html")
