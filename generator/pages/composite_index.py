"""Village indices that others publish: how each is made, and what every score says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.composite_index import CompositeIndex
from generator.pages.index_spread import spread_of
from generator.pages.page import Page
from generator.pages.sentences import opening
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the list of indices and a page for each."""
    title = view.say(id="Indeks desa", en="Village indices")
    yield view.page(
        "indeks/", title, "composite-indices.md.j2", "framework/indices",
        description=view.say(
            id="Indeks resmi pemerintah tentang kemajuan desa: apa yang diukurnya, dan apa yang tidak.",
            en="The government's official indices of village progress: what they measure, and what they do not.",
        ),
        crumbs=[(view.say(id="Asesmen", en="Assessment"), "asesmen/")],
    )  # fmt: skip
    for index in view.programme.indices.values():
        yield view.page(
            view.address("index", index.id), index.title, "composite-index.md.j2", index.source.path,
            description=opening(index.definition), crumbs=[(title, "indeks/")],
            index=index, aligned=_aligned(view, index), spread=spread_of(view, index),
        )  # fmt: skip


def _aligned(view: View, index: CompositeIndex) -> Mapping[str, tuple[str, ...]]:
    """Return the framework's indicators that ask for the same as a part of the index, by part."""
    parts = [part for part, owner in view.programme.index_parts.items() if owner == index.id]
    return {
        part: tuple(one.id for one in view.programme.indicators.values() if part in one.alignment.idm) for part in parts
    }
