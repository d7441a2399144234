"""Cross-sector integration: sectors and interventions, what sectors give each other, village planning."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.integration import Sector
from generator.pages.page import Page
from generator.pages.sentences import opening
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the page of integration and a page for each sector."""
    integration = view.programme.integration
    title = view.within(integration.title)
    pairs = {(link.from_sector, link.to_sector): link for link in integration.links}
    yield view.page(
        "integrasi/", title, "integration.md.j2", integration.source.path,
        description=opening(integration.introduction),
        integration=integration,
        shared=sum(len(one.sectors) > 1 for one in view.programme.interventions.values()),
        widest=_widest(view),
        pairs=pairs,
        unlinked=[
            (start.id, end.id)
            for start in integration.sectors
            for end in integration.sectors
            if start is not end and (start.id, end.id) not in pairs
        ],
        planned={
            one.id: [id_ for id_, other in view.programme.interventions.items() if one.id in other.village_planning]
            for one in integration.planning_documents
        },
    )  # fmt: skip
    for sector in integration.sectors:
        yield _page(view, sector, title)


def _widest(view: View) -> tuple[int, tuple[str, ...]]:
    """Return the largest number of interventions that a sector takes part in, and the sectors with so many."""
    counts = {
        sector.id: sum(sector.id in one.sectors for one in view.programme.interventions.values())
        for sector in view.programme.integration.sectors
    }
    most = max(counts.values(), default=0)
    return most, tuple(id_ for id_, count in counts.items() if count == most)


def _page(view: View, sector: Sector, integration_title: str) -> Page:
    programme = view.programme
    interventions = [one for one in programme.interventions.values() if sector.id in one.sectors]
    return view.page(
        view.address("sector", sector.id), sector.title, "sector.md.j2", sector.source.path,
        description=sector.description, crumbs=[(integration_title, "integrasi/")],
        sector=sector,
        interventions=[one.id for one in interventions],
        outputs=list(dict.fromkeys(id_ for one in interventions for id_ in one.outputs)),
        gives=[link for link in programme.integration.links if link.from_sector == sector.id],
        takes=[link for link in programme.integration.links if link.to_sector == sector.id],
        undertakings=[one for one in programme.undertakings if sector.id in one.sectors],
    )  # fmt: skip
