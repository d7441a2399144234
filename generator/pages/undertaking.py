"""Who does what where: what members and others already run, where it overlaps, where there is nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.coverage import measure_coverage
from generator.pages.page import Page
from generator.pages.view import View

TABLE = "framework/programmes.csv"


def render_pages(view: View) -> Iterator[Page]:
    """Render the page of undertakings."""
    undertakings = view.programme.undertakings
    codes = {str(code)[:length] for code in view.project.register.frame["code"] for length in (2, 5)}
    yield view.page(
        "siapa-di-mana/", view.say(id="Siapa berbuat apa di mana", en="Who does what where"), "undertakings.md.j2",
        TABLE,
        description=view.say(
            id="Apa yang sudah berjalan atau direncanakan, menurut sumber terbuka: organisasi, sektor, tempat, waktu.",
            en="What is already running or planned according to open sources: organisation, sector, place, time.",
        ),
        undertakings=sorted(undertakings, key=lambda one: (one.start, one.id)),
        coverage=measure_coverage(view.programme),
        with_page=codes & set(view.programme.regions),
    )  # fmt: skip
