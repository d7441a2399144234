"""The page of sources."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.model.programme import Programme
from generator.pages.addresses import address_of
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_source_has_a_section_with_custodian_and_edit_link(
    looked: Pages, programme: Programme, language: str
) -> None:
    page = looked[language, "sumber/"]
    for one in programme.sources.values():
        assert one.id in page.ids
        assert " ".join(one.custodian.within(language).split()) in page.text
        assert any(link.endswith(f"/{one.source.path}") for link in page.links)


def test_invented_sources_stand_apart_under_a_warning(looked: Pages, programme: Programme) -> None:
    html = looked["id", "sumber/"].html
    start = html.index('id="rekaan"')
    for one in programme.sources.values():
        place = html.index(f'id="{one.id}"')
        assert (place > start) == one.synthetic, one.id
    assert html.count("tag fake") == sum(one.synthetic for one in programme.sources.values())


def test_a_source_leads_to_the_indicators_that_rest_on_it(looked: Pages, programme: Programme) -> None:
    page = looked["id", "sumber/"]
    for indicator in programme.indicators.values():
        assert page.leads_to(address_of("indicator", indicator.id))
