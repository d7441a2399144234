"""Decisions and what they touch."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.model.programme import Programme
from generator.pages.addresses import PARTS, address_of
from generator.pages.touched import touched
from generator.pages.view import View
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]
LANGUAGES = ("id", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_leads_to_everything_it_touches(
    looked: Pages, views: Mapping[str, View], programme: Programme, language: str
) -> None:
    view = views[language]
    for decision in programme.decisions.values():
        page = looked[language, address_of("decision", decision.id)]
        for kind, id_ in touched(view, decision.touches):
            assert kind, f"{decision.id} touches {id_}, which nothing is called"
            assert page.leads_to(view.address(kind, id_)), (decision.id, id_)
            assert looked[language, "keputusan/"].leads_to(view.address(kind, id_))


def test_what_a_decision_touches_is_found_by_kind(views: Mapping[str, View]) -> None:
    ids = ("assessment", "pendahuluan", "idm", "galat-eksklusi", "musyawarah-data-desa", "18.02.01.2001", "tidak-ada")
    assert [kind for kind, _ in touched(views["id"], ids)] == [
        "part", "chapter", "index", "indicator", "intervention", "village", "",
    ]  # fmt: skip


def test_every_part_has_a_page(looked: Pages) -> None:
    assert all(("id", address) in looked for address in PARTS.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_says_who_when_why_and_from_which_source(looked: Pages, programme: Programme, language: str) -> None:
    for decision in programme.decisions.values():
        page = looked[language, address_of("decision", decision.id)]
        assert " ".join(decision.reason.within(language).split()) in page.text
        assert all(page.leads_to(address_of("actor", actor)) for actor in decision.decided_by)
        assert all(page.leads_to(address_of("source", source)) for source in decision.sources)


def test_only_what_is_agreed_is_shown_as_agreed(looked: Pages, programme: Programme) -> None:
    agreed = sum(one.status == "agreed" for one in programme.decisions.values())
    assert looked["id", "keputusan/"].html.count("tag-agreed") == agreed
