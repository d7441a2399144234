"""Prose of docs/ as pages: its own Markdown between our head and foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.pages.addresses import address_of_prose
from generator.pages.page import Page
from generator.pages.prose_links import linkable_files, linked_body
from generator.pages.term_marks import marked
from generator.pages.view import View
from generator.project import Prose


def render_pages(view: View) -> Iterator[Page]:
    """Render the prose of the view's language; what is not translated appears in another one.

    Chapters of the project document have their own page module.
    """
    for prose in prose_of(view):
        if not prose.path.startswith("dokumen/"):
            yield render_prose(view, prose)


def prose_of(view: View) -> tuple[Prose, ...]:
    """Return each prose file once, in the first of the languages to look for it in; links resolved."""
    found = view.in_best_language(view.project.prose, lambda one: one.path)
    files = linkable_files(view)
    return tuple(replace(one, body=linked_body(view, one, files)) for one in found.values())


def render_prose(view: View, prose: Prose) -> Page:
    """Render one prose file."""
    return view.page(
        address_of_prose(prose.path), prose.title, "prose.md.j2", prose.source.path,
        description=prose.description, prose=prose, text=marked(view, prose, address_of_prose(prose.path)),
    )  # fmt: skip
