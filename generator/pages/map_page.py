"""The map page: an overview and a list for everybody, which a script turns into a map to pan and zoom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.pages.map_drawing import draw_overview
from generator.pages.page import Page
from generator.pages.view import View

ADDRESS = "peta/"


def render_pages(view: View) -> Iterator[Page]:
    """Render the map page."""
    page = view.page(
        ADDRESS, view.say(id="Peta desa", en="Map of villages"), "map-page.md.j2", "villages",
        description=view.say(
            id="Desa di peta, diberi tanda menurut indikator yang Anda pilih.",
            en="Villages on a map, marked by an indicator of your choice.",
        ),
        overview=draw_overview(view, ADDRESS),
    )  # fmt: skip
    yield replace(page, template="map.html")
