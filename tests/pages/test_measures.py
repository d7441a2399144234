"""Composite indices, the poverty measure and the graduation pathway: definitions told in words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.model.programme import Programme
from generator.pages.addresses import address_of
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]


def test_every_part_of_an_index_has_the_anchor_its_title_links_to(looked: Pages, programme: Programme) -> None:
    for part, index in programme.index_parts.items():
        if part != index:
            assert part in looked["id", address_of("index", index)].ids, part


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_score_says_what_it_means_and_what_is_advised(looked: Pages, programme: Programme, language: str) -> None:
    for index in programme.indices.values():
        text = looked[language, address_of("index", index.id)].text
        for sub in index.sub_indices:
            for component in sub.components:
                for score in component.scores:
                    assert score.meaning.within(language) in text
                    assert score.action is None or score.action.within(language) in text


@pytest.mark.parametrize("language", ["id", "en"])
def test_deprivations_are_told_by_question_and_answer_not_by_column(
    looked: Pages, programme: Programme, language: str
) -> None:
    page = looked[language, "ukuran-kemiskinan/"]
    section = page.html.split('id="dimensi"')[1].split("</table>")[0]
    assert "<code>" not in section
    for dimension in programme.poverty_measure.dimensions:
        for one in dimension.indicators:
            assert one.id in page.ids
            assert str(one.weight) in section


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", "atau lebih; tepat pada batas termasuk miskin"), ("en", "or more; exactly at the cutoff counts as poor")],
)
def test_the_poverty_cutoff_is_inclusive_and_says_so(
    looked: Pages, programme: Programme, language: str, words: str
) -> None:
    assert f"{programme.poverty_measure.poverty_cutoff} {words}" in looked[language, "ukuran-kemiskinan/"].text


def test_the_measure_leads_to_the_indicators_it_is_published_as(looked: Pages, programme: Programme) -> None:
    publishes = programme.poverty_measure.publishes
    assert publishes is not None
    for id_ in (publishes.headcount_ratio, publishes.intensity, publishes.adjusted_headcount_ratio):
        assert id_ is not None
        assert looked["id", "ukuran-kemiskinan/"].leads_to(address_of("indicator", id_))


def test_graduation_has_an_anchor_for_every_stage_and_criterion(looked: Pages, programme: Programme) -> None:
    page = looked["id", "graduasi/"]
    assert {criterion.id for criterion in programme.graduation.criteria} <= set(page.ids)
    for stage in programme.graduation.stages:
        assert stage.id in page.ids
        assert all(page.leads_to(address_of("intervention", id_)) for id_ in stage.interventions)


def test_the_bars_of_the_time_line_follow_each_other_to_the_end(looked: Pages, programme: Programme) -> None:
    html = looked["id", "graduasi/"].html
    assert html.count('class="bar"') == len(programme.graduation.stages)
    assert 'x="0.00%"' in html
