"""The document as one HTML file that needs no other: for a version that stays at its address for ever."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from markupsafe import Markup

from generator.exchange.document.blocks import Heading
from generator.exchange.document.outline import outline_of
from generator.pages.addresses import language_url
from generator.pages.view import View

STYLE = "templates/document/web-page.css"


def web_page(view: View, links: Mapping[str, str], languages: Mapping[str, str]) -> bytes:
    """Return the document in the view's language.

    `links` are the files of the same version by their names, `languages` the same page in each
    language; both lead from this page.
    """
    outline = outline_of(view)
    style = (files("generator") / STYLE).read_text(encoding="utf-8")
    text = view.render(
        "document/web-page.html.j2", "",
        outline=outline,
        blocks=[(type(one).__name__.lower(), one) for one in outline.blocks],
        headings=[one for one in outline.blocks if isinstance(one, Heading) and one.level <= 2],
        links=links,
        pages=languages,
        site=language_url(view.programme.identity, view.language),
        style=Markup(style),  # noqa: S704 - a file of this package
    )  # fmt: skip
    return (text.strip() + "\n").encode()
