"""The chain of results: every link of the framework is drawn, and gaps are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.model.programme import Programme
from generator.pages.addresses import address_of
from generator.pages.results_chain import Branch, chain_of
from generator.pages.view import View
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]


def _links(branch: Branch) -> list[tuple[str, str]]:
    found = [(one, branch.result.id) for one in branch.interventions]
    for below in branch.below:
        found += [(below.result.id, branch.result.id), *_links(below)]
    return found


def test_every_output_stands_below_what_it_contributes_to_and_beside_what_produces_it(views: Mapping[str, View]) -> None:
    view = views["id"]
    drawn = {link for branch in chain_of(view).branches for link in _links(branch)}
    for result in view.programme.results.results:
        assert all((result.id, above) in drawn for above in result.contributes_to)
    for one in view.programme.interventions.values():
        assert all((one.id, output) in drawn for output in one.outputs)


def test_a_result_that_nothing_leads_to_is_named(views: Mapping[str, View]) -> None:
    view = views["id"]
    stray = replace(view.programme.results.results[-1], id="tanpa-intervensi")
    results = replace(view.programme.results, results=(*view.programme.results.results, stray))
    programme = replace(view.programme, results=results)
    changed = View(replace(view.project, programme=programme), view.thread, view.language, view.languages)
    assert chain_of(changed).unfed == ("tanpa-intervensi",)


def test_the_page_leads_to_every_result_and_intervention(looked: Pages, programme: Programme) -> None:
    for language in ("id", "en"):
        page = looked[language, "hasil/"]
        assert all(page.leads_to(address_of("result", one.id)) for one in programme.results.results)
        assert all(page.leads_to(address_of("intervention", id_)) for id_ in programme.interventions)


def test_every_page_says_what_it_is_and_where_its_current_version_lies(looked: Pages) -> None:
    for (language, address), page in looked.items():
        assert page.html.count('<aside class="stamp"') == 1, (language, address)
