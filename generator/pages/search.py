"""The search page: all results of the box in the header, and the doors there are without a script."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.page import Page
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the page that the search form leads to."""
    yield view.page(
        "cari/", view.say(id="Cari", en="Search"), "search.md.j2", view.programme.identity.source.path,
        description=view.say(
            id="Cari desa menurut nama atau kode, indikator, intervensi, bab dokumen, metode, dan panduan.",
            en="Search villages by name or code, indicators, interventions, chapters, methods and guides.",
        ),
        searchable=False,
    )  # fmt: skip
