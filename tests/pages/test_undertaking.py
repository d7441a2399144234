"""Who does what where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.model.programme import Programme
from generator.pages import undertaking
from generator.pages.addresses import address_of
from generator.pages.view import View
from tests.pages.conftest import Looked, look

Pages = Mapping[tuple[str, str], Looked]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_row_shows_organisation_sectors_and_source(looked: Pages, programme: Programme, language: str) -> None:
    page = looked[language, "siapa-di-mana/"]
    for one in programme.undertakings:
        assert one.id in page.ids
        assert one.organisation in page.text
        assert page.leads_to(address_of("source", one.source_id))
        assert all(page.leads_to(address_of("sector", sector)) for sector in one.sectors)


def test_one_organiser_alone_is_not_called_free_of_overlaps(looked: Pages, programme: Programme) -> None:
    assert len({one.organisation for one in programme.undertakings}) == 1
    assert "Belum dapat dinilai" in looked["id", "siapa-di-mana/"].text


def test_an_overlap_names_the_organisations(views: Mapping[str, View], programme: Programme) -> None:
    first = replace(programme.undertakings[0], id="satu", place_code="18.02", organisation="Lembaga Satu")
    second = replace(first, id="dua", organisation="Lembaga Dua")
    changed = replace(programme, undertakings=(first, second))
    view = replace(views["id"], project=replace(views["id"].project, programme=changed))
    (page,) = undertaking.render_pages(view)
    seen = look(page)
    overlaps = seen.text[seen.text.index("Tumpang tindih berarti") :]
    assert "Lembaga Dua; Lembaga Satu" in overlaps
    assert not seen.unbalanced


def test_an_empty_list_is_said_to_be_empty(views: Mapping[str, View], programme: Programme) -> None:
    changed = replace(programme, undertakings=())
    view = replace(views["id"], project=replace(views["id"].project, programme=changed))
    (page,) = undertaking.render_pages(view)
    seen = look(page)
    assert "Belum ada yang tercatat" in seen.text
    assert "Sektor tanpa satu pun kegiatan" in seen.text
