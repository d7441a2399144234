"""The glossary page: every term with its meaning, its other names and its name in the other languages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.model.glossary import Term
from generator.pages.page import Page
from generator.pages.touched import touched
from generator.pages.view import View

ADDRESS = "glosarium/"


def render_pages(view: View) -> Iterator[Page]:
    """Render the glossary, in the alphabet of the view's language."""
    terms = sorted(view.programme.glossary.terms, key=lambda one: (view.within(one.term).casefold(), one.id))
    yield view.page(
        ADDRESS, view.say(id="Glosarium", en="Glossary"), "glossary.md.j2", view.programme.glossary.source.path,
        description=view.say(
            id=f"{len(terms)} istilah yang dipakai di dokumen ini, dengan kata sehari-hari.",
            en=f"{len(terms)} terms used in this document, in plain words.",
        ),
        letters=[(letter, list(found)) for letter, found in groupby(terms, key=lambda one: _letter(view, one))],
        others=[language for language in view.languages if language != view.language],
        see={one.id: list(touched(view, one.see)) for one in terms},
    )  # fmt: skip


def _letter(view: View, term: Term) -> str:
    return view.within(term.term)[:1].upper()
