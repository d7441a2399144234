"""All pages of the shipped framework in both languages, rendered once and looked at as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from posixpath import dirname, normpath

import pytest
from markdown import Markdown

from generator.model.programme import Programme
from generator.pages.page import Page
from generator.pages.site import SHELL_ADDRESS, render_site
from generator.pages.view import View
from generator.pipeline import Checked, view_of
from generator.reading.messages import read_messages

VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "wbr"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass
class Looked:
    """What a reader, a link checker and a screen reader find on a page."""

    page: Page
    html: str = ""
    text: str = ""
    prose: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)

    def leads_to(self, target: str) -> bool:
        """Tell whether the page links to an address of the site."""
        return target in self.links


class _Reader(HTMLParser):
    """Collect text, ids and links, and every tag that is closed where it was not open."""

    def __init__(self, looked: Looked) -> None:
        super().__init__(convert_charrefs=True)
        self.looked = looked
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if named.get("id"):
            self.looked.ids.append(named["id"] or "")
        if tag == "a" and named.get("href"):
            self.looked.links.append(_resolved(self.looked.page, named["href"] or ""))
        if tag in HEADINGS:
            self.looked.headings.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.looked.unbalanced.append(f"</{tag}> in {'/'.join(self.open)}")

    def handle_data(self, data: str) -> None:
        self.looked.text += data
        if not {"code", "pre"} & set(self.open):
            self.looked.prose += data


def look(page: Page) -> Looked:
    """Turn a page into HTML with the extensions of mkdocs.yml and read it."""
    looked = Looked(page, Markdown(extensions=["attr_list", "fenced_code", "tables", "toc"]).convert(page.markdown))
    reader = _Reader(looked)
    reader.feed(looked.html)
    reader.close()
    looked.unbalanced += [f"<{tag}> is never closed" for tag in reader.open]
    looked.text = " ".join(looked.text.split())
    return looked


def _resolved(page: Page, href: str) -> str:
    """Return a relative link as an address of the site with its fragment; prose links to Markdown files."""
    if "://" in href or href.startswith("mailto:"):
        return href
    path, hash_, fragment = href.partition("#")
    path = path.partition("?")[0]
    if not path:
        return f"{page.address}{hash_}{fragment}"
    if path.endswith(".md"):
        file = normpath(f"/{dirname(page.file)}/{path}").removesuffix(".md").removesuffix("index").strip("/")
        return f"{file}/{hash_}{fragment}" if file else f"{hash_}{fragment}"
    target = normpath(f"/{page.address}{path}").strip("/")
    return f"{target}/{hash_}{fragment}" if target else f"{hash_}{fragment}"


@pytest.fixture(scope="session")
def views(checked: Checked) -> Mapping[str, View]:
    """The shipped project as seen in each language."""
    return {language: view_of(checked.project, language) for language in checked.project.programme.identity.languages}


@pytest.fixture(scope="session")
def programme(checked: Checked) -> Programme:
    """The shipped framework."""
    return checked.project.programme


@pytest.fixture(scope="session")
def looked(checked: Checked, views: Mapping[str, View]) -> Mapping[tuple[str, str], Looked]:
    """Every page of the site by language and address, but for the shell of villages."""
    return {
        (language, page.address): look(page)
        for language, view in views.items()
        for page in render_site(view, checked.schemas, read_messages(), ()).pages
        if page.address != SHELL_ADDRESS
    }
