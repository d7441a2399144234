"""Integration of the sectors with each other and with village planning."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from generator.model.programme import Programme
from generator.pages.addresses import address_of
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]
LANGUAGES = ("id", "en")


def test_the_matrix_marks_exactly_the_sectors_of_each_intervention(looked: Pages, programme: Programme) -> None:
    page = looked["id", "integrasi/"]
    rows = re.findall(r"<tr><th scope=\"row\"><a href=\"\.\./intervensi/([^/]+)/\".*?</tr>", page.html)
    assert sorted(rows) == sorted(programme.interventions)
    for one in programme.interventions.values():
        row = re.search(rf'<tr><th scope="row"><a href="\.\./intervensi/{one.id}/".*?</tr>', page.html)
        assert row
        assert row.group().count('class="dot"') == len(one.sectors), one.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_between_sectors_is_told_and_missing_ones_are_named(
    looked: Pages, programme: Programme, language: str
) -> None:
    page = looked[language, "integrasi/"]
    pairs = {(one.from_sector, one.to_sector) for one in programme.integration.links}
    for one in programme.integration.links:
        assert one.id in page.ids
        assert page.leads_to(f"integrasi/#{one.id}")
    titles = {one.id: one.title.within(language) for one in programme.integration.sectors}
    for start, start_title in titles.items():
        for end, end_title in titles.items():
            told = f"{start_title} → {end_title}" in page.text
            assert told == (start != end and (start, end) not in pairs), (start, end)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_planning_document_has_its_calendar_and_who_sees_to_it(
    looked: Pages, programme: Programme, language: str
) -> None:
    page = looked[language, "integrasi/"]
    for one in programme.integration.planning_documents:
        assert one.id in page.ids
        assert " ".join(one.calendar.within(language).split()) in page.text
        assert all(page.leads_to(address_of("actor", actor)) for actor in one.responsible)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sector_shows_what_it_gives_and_takes(looked: Pages, programme: Programme, language: str) -> None:
    for sector in programme.integration.sectors:
        page = looked[language, address_of("sector", sector.id)]
        for link in programme.integration.links:
            if sector.id in (link.from_sector, link.to_sector):
                assert " ".join(link.description.within(language).split()) in page.text
        for one in programme.interventions.values():
            if sector.id in one.sectors:
                assert page.leads_to(address_of("intervention", one.id))
