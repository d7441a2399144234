"""The intervention model and its interventions."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.analysis.intervention_matching import measure_suggestions
from generator.model.programme import Programme
from generator.pages.addresses import address_of
from generator.pipeline import Checked
from generator.text import Text
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]
LANGUAGES = ("id", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_intervention_leads_to_outputs_indicators_risks_actors_and_groups(
    looked: Pages, programme: Programme, language: str
) -> None:
    results = {result.id: result for result in programme.results.results}
    for one in programme.interventions.values():
        page = looked[language, address_of("intervention", one.id)]
        outputs = [results[id_] for id_ in one.outputs]
        for kind, ids in {
            "result": (*one.outputs, *one.contributes_to),
            "indicator": [target.indicator for output in outputs for target in output.targets],
            "risk": [assumption.risk for assumption in one.assumptions if assumption.risk],
            "actor": (*one.actors, *(step.responsible for step in one.activities)),
            "vulnerable-group": one.target_group,
            "fund-kind": one.funding,
            "sector": one.sectors,
            "planning-document": one.village_planning,
            "potential": one.potentials,
            "component": (one.component,),
        }.items():
            for id_ in ids:
                assert page.leads_to(address_of(kind, id_)), (one.id, kind, id_)


def test_what_an_intervention_leads_to_leads_back_to_it(looked: Pages, programme: Programme) -> None:
    for one in programme.interventions.values():
        address = address_of("intervention", one.id)
        for kind, ids in {
            "result": (*one.outputs, *one.contributes_to),
            "vulnerable-group": one.target_group,
            "risk": [assumption.risk for assumption in one.assumptions if assumption.risk],
            "potential": one.potentials,
        }.items():
            for id_ in ids:
                assert looked["id", address_of(kind, id_)].leads_to(address), (id_, one.id)


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("id", ("bila semua hal berikut terpenuhi:", "di bawah 90%", "paling sedikit 1", "dahulukan")),
        ("en", ("when all of the following hold:", "below 90%", "at least 1", "start with")),
    ],
)
def test_triggers_are_told_in_words(looked: Pages, language: str, sentences: tuple[str, ...]) -> None:
    page = looked[language, "intervensi/arisan-jamban/"]
    for sentence in sentences:
        assert sentence in page.text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", ("salah satu hal berikut", "semua hal berikut:", "salah satu dari")),
        ("en", ("any of the following", "all of the following:", "is one of")),
    ],
)
def test_a_condition_inside_a_condition_is_told_too(looked: Pages, language: str, words: tuple[str, ...]) -> None:
    page = looked[language, "intervensi/desa-siaga-risiko/"]
    for word in words:
        assert word in page.text
    assert page.html.count('<ul class="conditions">') == 2


def test_categories_of_a_condition_are_told_by_their_titles(looked: Pages, programme: Programme) -> None:
    titles: list[Text] = [
        one.title for one in programme.indicators["bum-desa-aktif"].categories if one.id in {"belum-ada", "berdiri"}
    ]
    for language in LANGUAGES:
        page = looked[language, "intervensi/penguatan-bum-desa/"]
        assert all(f"<q>{title.within(language)}</q>" in page.html for title in titles)


@pytest.mark.parametrize(
    ("language", "proposed", "empty"), [("id", "usulan", "belum diisi"), ("en", "proposed", "not filled yet")]
)
def test_unit_costs_nobody_agreed_are_marked_and_say_their_question(
    looked: Pages, programme: Programme, language: str, proposed: str, empty: str
) -> None:
    for one in programme.interventions.values():
        page = looked[language, address_of("intervention", one.id)]
        costs = page.html.split('id="biaya"')[1].split("</table>")[0]
        assert costs.count(f">{proposed}<") == sum(cost.status == "proposed" for cost in one.costs)
        assert (empty in costs) == any(
            cost.amount_idr is None or cost.quantity_per_village is None for cost in one.costs
        )
        for cost in one.costs:
            assert cost.question is None or cost.question.within(language) in page.text


def test_the_model_has_every_component_as_an_anchor_and_every_intervention_below_it(
    looked: Pages, programme: Programme
) -> None:
    page = looked["id", "intervensi/"]
    for component in programme.intervention_model.components:
        assert component.id in page.ids
    for principle in programme.intervention_model.principles:
        assert principle.id in page.ids
    for id_ in programme.interventions:
        assert page.leads_to(address_of("intervention", id_))


def test_an_intervention_names_the_villages_its_triggers_hold_in(checked: Checked, looked: Pages, programme: Programme) -> None:
    invented = set(checked.project.register.frame.query("synthetic == 'true'")["code"])
    found = measure_suggestions(checked.project)
    assert any(found.values())
    for one in programme.interventions.values():
        page = looked["id", address_of("intervention", one.id)]
        for code in checked.project.register.frame["code"]:
            assert page.leads_to(address_of("village", code)) == (code in found[one.id]), (one.id, code)
        assert ("Belum ada desa nyata" in page.text) == (set(found[one.id]) <= invented)


@pytest.mark.parametrize(("language", "words"), [("id", "Banyaknya sasaran di sebuah desa"), ("en", "How many are to be reached")])
def test_the_reach_is_told_by_its_indicators(looked: Pages, programme: Programme, language: str, words: str) -> None:
    assert any(one.reach for one in programme.interventions.values())
    for one in programme.interventions.values():
        page = looked[language, address_of("intervention", one.id)]
        assert (words in page.text) == (one.reach is not None)
        if one.reach is not None:
            assert page.leads_to(address_of("indicator", one.reach.counted_by))
