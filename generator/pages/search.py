"""The search page: the one box in full width; without JavaScript, doors to the lists."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.page import Page
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the search page."""
    yield view.page(
        "cari/", view.say(id="Cari", en="Search"), "search.md.j2", "villages",
        description=view.say(
            id="Desa menurut nama atau kode, dan semua halaman menurut isinya.",
            en="Villages by name or code, and all pages by what they say.",
        ),
        searchable=False,
        counts=[(view.project.region(code), count) for code, count in _regencies(view)],
    )  # fmt: skip


def _regencies(view: View) -> list[tuple[str, int]]:
    counts = view.project.register.frame["code"].str[:5].value_counts()
    return sorted((str(code), int(count)) for code, count in counts.items())
