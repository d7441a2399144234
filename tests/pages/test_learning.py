"""Learning: questions, cycles, and what each lesson changed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.model.programme import Programme
from generator.pages.addresses import address_of
from generator.pages.touched import touched
from generator.pages.view import View
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_question_names_the_decision_that_waits_for_it(looked: Pages, programme: Programme, language: str) -> None:
    page = looked[language, "pembelajaran/"]
    for one in programme.learning.questions:
        assert one.id in page.ids
        assert " ".join(one.informs.within(language).split()) in page.text
        for kind, ids in (("indicator", one.indicators), ("intervention", one.interventions)):
            assert all(_leads(page, kind, id_, programme) for id_ in ids), one.id


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_lesson_shows_the_change_it_led_to_and_its_sources(
    looked: Pages, programme: Programme, language: str
) -> None:
    page = looked[language, "pembelajaran/"]
    for one in programme.learning.lessons:
        assert " ".join(one.change.within(language).split()) in page.text
        assert all(page.leads_to(address_of("source", source)) for source in one.sources)


def test_what_a_lesson_touches_is_linked(looked: Pages, programme: Programme, views: Mapping[str, View]) -> None:
    page = looked["id", "pembelajaran/"]
    for one in programme.learning.lessons:
        for kind, id_ in touched(views["id"], one.touches):
            assert kind, id_
            assert page.leads_to(views["id"].address(kind, id_)), (one.id, id_)


def _leads(page: Looked, kind: str, id_: str, programme: Programme) -> bool:
    if id_ in programme.index_parts:
        return any(link.startswith("indeks/") for link in page.links)
    return page.leads_to(address_of(kind, id_))
