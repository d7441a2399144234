"""The assessment, its dimensions, and the groups and potentials that belong to it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.model.programme import Programme
from generator.pages.addresses import address_of
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]


def test_the_assessment_lists_every_indicator_with_its_weight_in_the_whole(looked: Pages, programme: Programme) -> None:
    page = looked["id", "asesmen/"]
    for dimension in programme.assessment.dimensions:
        assert page.leads_to(address_of("dimension", dimension.id))
        for one in dimension.indicators:
            assert page.leads_to(address_of("indicator", one.indicator))
            assert str(dimension.weight * one.weight) in page.text


@pytest.mark.parametrize(("language", "word"), [("id", "usulan"), ("en", "proposed")])
def test_weights_nobody_agreed_are_marked(looked: Pages, programme: Programme, language: str, word: str) -> None:
    assert programme.assessment.weights_status == "proposed"
    addresses = ["asesmen/", *(address_of("dimension", one.id) for one in programme.assessment.dimensions)]
    assert all('tag-proposed">' + word in looked[language, address].html for address in addresses)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_dimension_shows_what_is_asked_and_leads_to_the_other_dimensions(
    looked: Pages, programme: Programme, language: str
) -> None:
    for dimension in programme.assessment.dimensions:
        page = looked[language, address_of("dimension", dimension.id)]
        for other in programme.assessment.dimensions:
            assert page.leads_to(address_of("dimension", other.id)) == (other is not dimension)
        for one in dimension.indicators:
            for question in programme.indicators[one.indicator].collection.questions:
                assert question.label.within(language) in page.text


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_vulnerable_group_tells_how_it_is_found_and_protected(
    looked: Pages, programme: Programme, language: str
) -> None:
    for group in programme.vulnerable_groups.values():
        page = looked[language, address_of("vulnerable-group", group.id)]
        for part in (group.why, group.identification, group.needs, group.safeguards):
            assert part.within(language) in page.text
        for kind, ids in {"indicator": group.indicators, "risk": group.risks, "source": group.sources}.items():
            assert all(page.leads_to(address_of(kind, id_)) for id_ in ids)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_potential_tells_signs_conditions_and_cautions(looked: Pages, programme: Programme, language: str) -> None:
    for potential in programme.potentials.values():
        page = looked[language, address_of("potential", potential.id)]
        for part in (potential.signs, potential.conditions, potential.cautions):
            assert part.within(language) in page.text
        assert all(page.leads_to(address_of("intervention", id_)) for id_ in potential.interventions)


def test_lists_lead_to_every_group_potential_and_risk(looked: Pages, programme: Programme) -> None:
    for address, kind, things in (
        ("kelompok-rentan/", "vulnerable-group", programme.vulnerable_groups),
        ("potensi/", "potential", programme.potentials),
        ("risiko/", "risk", programme.risks),
        ("indeks/", "index", programme.indices),
    ):
        for id_ in things:
            assert looked["id", address].leads_to(address_of(kind, id_)), id_
