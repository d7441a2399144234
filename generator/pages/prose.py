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
    """Render the prose of the view's language; what is not translated appears in the base one.

    Chapters of the project document have their own page module.
    """
    for prose in prose_of(view):
        if not prose.path.startswith("dokumen/"):
            yield render_prose(view, prose)


def prose_of(view: View) -> tuple[Prose, ...]:
    """Return each prose file once: in the view's language, else in the base language; links resolved."""
    base = view.languages[0]
    found = {one.path: one for one in view.project.prose if one.language == base}
    found |= {one.path: one for one in view.project.prose if one.language == view.language}
    files = linkable_files(view)
    return tuple(replace(found[path], body=linked_body(view, found[path], files)) for path in sorted(found))


def render_prose(view: View, prose: Prose) -> Page:
    """Render one prose file."""
    return view.page(
        address_of_prose(prose.path), prose.title, "prose.md.j2", prose.source.path,
        description=prose.description, prose=prose, text=marked(view, prose.body, address_of_prose(prose.path)),
    )  # fmt: skip
