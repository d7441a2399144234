"""Sources: whose they are, from when, under which terms, and what rests on them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.source_use import measure_source_use
from generator.model.source import Source
from generator.pages.page import Page
from generator.pages.view import View

KINDS = (
    "press-release", "report", "index", "statistics", "administrative", "survey", "regulation", "method", "website",
)  # fmt: skip


def render_pages(view: View) -> Iterator[Page]:
    """Render the page of sources."""
    sources = tuple(view.programme.sources.values())
    real = [one for one in sources if not one.synthetic]
    uses = measure_source_use(view.programme)
    superseded: dict[str, list[str]] = {}
    for one in sources:
        for older in one.supersedes:
            superseded.setdefault(older, []).append(one.id)
    yield view.page(
        "sumber/", view.say(id="Sumber", en="Sources"), "sources.md.j2", "framework/sources",
        description=view.say(
            id="Setiap angka dan kutipan di situs ini menyebut sumbernya. Di sini tertulis milik siapa, dari kapan, dan dengan syarat apa.",
            en="Every figure and quotation on this site names its source. Here is whose it is, from when, and on what terms.",
        ),
        kinds=[(kind, found) for kind in KINDS if (found := _of_kind(real, kind))],
        real=real,
        synthetic=[one for one in sources if one.synthetic],
        uses={id_: _by_kind(nodes) for id_, nodes in uses.items()},
        observations=view.inventory.by_source,
        superseded=superseded,
    )  # fmt: skip


def _of_kind(sources: list[Source], kind: str) -> list[Source]:
    return sorted((one for one in sources if one.kind == kind), key=lambda one: (one.date, one.id), reverse=True)


def _by_kind(nodes: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, id_ in nodes:
        found.setdefault(kind, []).append(id_)
    return found
