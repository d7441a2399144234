"""The project document in one language as blocks: made from the framework, the prose and the figures."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from markdown import markdown
from markupsafe import Markup

from generator.analysis.budget import measure_budget
from generator.exchange.document.blocks import Figure, Outline, Wording
from generator.exchange.document.figures import draw_figure
from generator.exchange.document.markup import read_blocks
from generator.exchange.document.numbering import numbered
from generator.exchange.document.references import resolved
from generator.model.risk import Risk
from generator.pages.addresses import address_of_prose
from generator.pages.governance import roles
from generator.pages.pilot_selection import pools_of
from generator.pages.prose import prose_of
from generator.pages.risk import LEVELS, gravest_of, risks_of_kind, severity
from generator.pages.view import View

TEMPLATE = "document/body.html.j2"
HREF = re.compile(r'href="([^"]+)"')


def outline_of(view: View) -> Outline:
    """Return everything that the document holds, numbered and with its references resolved."""
    identity, document = view.programme.identity, view.programme.document
    wording = _wording(view)

    def figure_of(name: str) -> Figure | None:
        return draw_figure(name, view)

    html = view.render(TEMPLATE, "", **_context(view))
    site = identity.site_url + ("" if view.language == view.languages[0] else f"{view.language}/")
    blocks = resolved(numbered(read_blocks(html, figure_of)), wording, site)
    return Outline(
        language=view.language,
        words_language=view.words_language,
        title=view.within(document.title),
        subtitle=view.within(identity.title),
        authors=tuple(view.title("actor", one.actor) for one in identity.partners),
        version=identity.version,
        day=view.project.as_of.isoformat(),
        written_day=view.day(view.project.as_of),
        status=view.say(**STATUSES[document.status]),
        is_draft=document.status == "draft",
        summary=view.within(identity.summary),
        licence=view.within(identity.licence),
        blocks=blocks,
        wording=wording,
    )


STATUSES: Mapping[str, Mapping[str, str]] = {
    "draft": {"id": "Rancangan", "en": "Draft"},
    "consultation": {"id": "Dalam konsultasi", "en": "In consultation"},
    "agreed": {"id": "Disepakati", "en": "Agreed"},
    "superseded": {"id": "Digantikan", "en": "Superseded"},
}


def _wording(view: View) -> Wording:
    return Wording(
        table=view.say(id="Tabel", en="Table"),
        figure=view.say(id="Gambar", en="Figure"),
        chapter=view.say(id="Bab", en="Chapter"),
        annex=view.say(id="Lampiran", en="Annex"),
        contents=view.say(id="Daftar isi", en="Contents"),
        tables=view.say(id="Daftar tabel", en="List of tables"),
        figures=view.say(id="Daftar gambar", en="List of figures"),
        page=view.say(id="Halaman", en="Page"),
        of=view.say(id="dari", en="of"),
        version=view.say(id="versi", en="version"),
        watermark=view.say(id="RANCANGAN", en="DRAFT"),
    )


def _context(view: View) -> dict[str, Any]:
    programme = view.programme
    budget = measure_budget(programme)
    involved = {actor for task in programme.governance.responsibilities for actor in roles(task)}
    return {
        "document": programme.document,
        "texts": _texts(view),
        "decisions": {
            chapter.id: [one.id for one in programme.decisions.values() if chapter.id in one.touches]
            for chapter in programme.document.chapters
        },
        "budget": budget,
        "by_component": [(one.id, budget.of_component(one.id)) for one in programme.intervention_model.components],
        "tasks": [(task, roles(task)) for task in programme.governance.responsibilities],
        "actors": [actor for actor in programme.governance.actors if actor.id in involved],
        "risks": sorted(programme.risks.values(), key=_gravest_first),
        "step_of": {one.id: severity(one.likelihood, one.impact) for one in programme.risks.values()},
        "risk_kinds": [
            (kind, risks_of_kind(view, kind), gravest_of(risks_of_kind(view, kind)))
            for kind in ("household", "programme")
        ],
        "severity": severity,
        "levels": LEVELS,
        "shared": sum(len(one.sectors) > 1 for one in programme.interventions.values()),
        "planned": sum(bool(one.village_planning) for one in programme.interventions.values()),
        "terms": sorted(programme.glossary.terms, key=lambda one: (view.within(one.term).casefold(), one.id)),
        "pools": pools_of(view),
        "observed": {
            one.indicator: view.inventory.observed_villages(one.indicator) for one in programme.pilot_selection.criteria
        },
        "unknown": Decimal(0),
    }


def _gravest_first(risk: Risk) -> tuple[str, int, str]:
    return risk.kind, -severity(risk.likelihood, risk.impact), risk.id


def _texts(view: View) -> dict[str, tuple[Markup, str]]:
    """Return each chapter's prose as HTML with links from the site's top, and the language it is written in."""
    found = {}
    for one in prose_of(view):
        if one.path.startswith("dokumen/"):
            id_ = one.path.removeprefix("dokumen/").removesuffix(".md")
            found[id_] = (
                _grounded(markdown(one.body, extensions=["tables"]), address_of_prose(one.path)),
                one.language,
            )
    return found


def _grounded(html: str, base: str) -> Markup:
    """Return HTML whose relative links start at the site's top instead of at the page of `base`."""

    def ground(match: re.Match[str]) -> str:
        href = match[1]
        if "://" in href or href.startswith(("#", "mailto:")):
            return match[0]
        path, hash_, fragment = href.partition("#")
        top = posixpath.normpath(posixpath.join(base, path))
        return f'href="{"" if top == "." else top + "/"}{hash_}{fragment}"'

    return Markup(HREF.sub(ground, html))  # noqa: S704 - prose of the repository, not of visitors
