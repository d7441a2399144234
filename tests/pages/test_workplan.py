"""The work plan as a table on a calendar, and its milestones."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.model.programme import Programme
from generator.pages.addresses import address_of
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]


@pytest.mark.parametrize("language", ["id", "en"])
def test_activities_and_milestones_have_anchors_owners_and_evidence(
    looked: Pages, programme: Programme, language: str
) -> None:
    page = looked[language, "rencana-kerja/"]
    for one in programme.workplan.activities:
        assert f"kegiatan-{one.id}" in page.ids
        assert page.leads_to(address_of("actor", one.owner))
        assert all(page.leads_to(address_of("result", result)) for result in one.supports)
    for milestone in programme.workplan.milestones:
        assert f"tonggak-{milestone.id}" in page.ids
        assert " ".join(milestone.evidence.within(language).split()) in page.text


def test_only_agreed_activities_are_drawn_as_agreed(looked: Pages, programme: Programme) -> None:
    page = looked["id", "rencana-kerja/"]
    table = page.html[page.html.index('<table class="plan') :]
    agreed = sum(one.standing == "agreed" for one in programme.workplan.activities)
    assert table.count('class="bar agreed"') == agreed
    assert table.count('class="bar"') == len(programme.workplan.activities) - agreed


def test_a_bar_never_stands_without_its_months_in_words(looked: Pages, programme: Programme) -> None:
    text = looked["id", "rencana-kerja/"].text
    first = programme.workplan.activities[0]
    assert first.start == "2026-01"
    assert "Januari 2026" in text
