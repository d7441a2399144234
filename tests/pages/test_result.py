"""The results framework and its targets."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.model.programme import Programme
from generator.pages.addresses import address_of
from generator.pages.view import View
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]


def test_every_target_has_an_anchor_that_the_framework_links_to(looked: Pages, programme: Programme) -> None:
    whole = looked["id", "hasil/"]
    for result in programme.results.results:
        address = address_of("result", result.id)
        for target in result.targets:
            assert target.indicator in looked["id", address].ids
            assert whole.leads_to(f"{address}#{target.indicator}")


def test_outputs_stand_below_the_outcome_they_serve(looked: Pages, programme: Programme) -> None:
    html = looked["id", "hasil/"].html
    for outcome in (result for result in programme.results.results if result.level == "outcome"):
        section = html.split(f'id="{outcome.id}"')[1].split("<h2")[0]
        for output in programme.results.results:
            assert (f'/{output.id}/"' in section or f'"{output.id}/"' in section) == (
                outcome.id in output.contributes_to or output is outcome
            ), (outcome.id, output.id)


@pytest.mark.parametrize(("language", "proposed"), [("id", "usulan"), ("en", "proposed")])
def test_every_proposed_figure_says_so_where_it_stands(
    looked: Pages, programme: Programme, language: str, proposed: str
) -> None:
    for result in programme.results.results:
        page = looked[language, address_of("result", result.id)]
        table = page.html.split('id="target"')[1].split("</table>")[0]
        figures = [v for t in result.targets for v in (t.baseline, *t.milestones, t.target)]
        assert table.count(f", {proposed}<") == sum(figure.status == "proposed" for figure in figures)
        for figure in figures:
            assert figure.question is None or figure.question.within(language) in page.text


def test_a_result_shows_the_way_up_to_the_goal(looked: Pages, programme: Programme) -> None:
    goal = next(result.id for result in programme.results.results if result.level == "goal")
    for result in programme.results.results:
        assert result.id == goal or looked["en", address_of("result", result.id)].leads_to(address_of("result", goal))


def test_a_result_names_means_of_verification_and_its_responsible_actor(
    looked: Pages, programme: Programme, views: Mapping[str, View]
) -> None:
    for result in programme.results.results:
        for language in views:
            page = looked[language, address_of("result", result.id)]
            assert page.leads_to(address_of("actor", result.responsible))
            assert all(one.within(language) in page.text for one in result.means_of_verification)
