"""All pages of one language, the shell of village pages, and the navigation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.pages import (
    actor,
    assessment,
    comparison,
    composite_index,
    consultation,
    data,
    decision,
    document,
    explorer,
    funding,
    glossary,
    governance,
    graduation,
    home,
    indicator,
    integration,
    intervention,
    learning,
    local_adaptation,
    map_page,
    open_questions,
    pilot_selection,
    potential,
    poverty_measure,
    problem_code,
    prose,
    quality,
    region,
    result,
    risk,
    schema_reference,
    search,
    source,
    undertaking,
    version_history,
    vulnerable_group,
    workplan,
)
from generator.pages.addresses import section_of
from generator.pages.frame import theme_settings
from generator.pages.navigation import navigation
from generator.pages.page import Page, Site
from generator.pages.slots import slot
from generator.pages.view import View
from generator.problems import Message, Told
from generator.reading.schema import Schemas

SHELL_ADDRESS = "desa/lembar/"
THEME = Path(__file__).parent.parent / "theme"


def render_site(view: View, schemas: Schemas, messages: Mapping[str, Message], told: tuple[Told, ...]) -> Site:
    """Render every page of one language; `told` are the problems that the quality page counts."""
    pages = sorted(_pages(view, schemas, messages, told), key=lambda page: page.address)
    return Site(
        language=view.language,
        name=view.within(view.programme.identity.title),
        pages=tuple(pages),
        theme=theme_settings(view),
        nav=navigation(view),
    )


def _pages(view: View, schemas: Schemas, messages: Mapping[str, Message], told: tuple[Told, ...]) -> Iterator[Page]:
    for module in (
        home, assessment, indicator, vulnerable_group, risk, potential, composite_index, poverty_measure,
        intervention, graduation, result, region, comparison, explorer, map_page, search, prose, document, governance, actor, learning,
        integration,
        pilot_selection, workplan, funding, undertaking, decision, open_questions, consultation, version_history, source,
        glossary, local_adaptation,
    ):
        yield from module.render_pages(view)
    yield from schema_reference.render_pages(view, schemas)
    yield from data.render_pages(view, schemas)
    yield from problem_code.render_pages(view, messages)
    yield from quality.render_pages(view, told)
    yield _shell()


def _shell() -> Page:
    """The page that every village is stamped from; its texts are the slots."""
    return Page(
        address=SHELL_ADDRESS,
        title=slot("TITLE"),
        description=slot("DESCRIPTION"),
        markdown=f"<div>{slot('BODY')}</div>\n",
        source="",
        template="village.html",
        searchable=False,
    )


def engine_text(page: Page) -> str:
    """Return a page as the Markdown file that MkDocs and Zensical read: front matter and body."""
    address = slot("ADDRESS") if page.address == SHELL_ADDRESS else page.address
    head = {
        "title": page.title,
        "description": page.description,
        "address": address,
        "section": section_of(page.address),
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    if page.template:
        lines.append(f"template: {page.template}")
    if not page.searchable:
        lines += ["search:", "  exclude: true"]
    return "\n".join(["---", *lines, "---", "", page.markdown.lstrip("\n")])
