"""All consequences together: none without a change, mirrored where the states are, each with a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.analysis.golden_thread import trace
from generator.drafting.change import Consequence
from generator.drafting.consequence_names import names_in
from generator.drafting.consequences import as_plain, measure_consequences
from generator.pages.view import View
from generator.pipeline import Checked
from generator.project import Project, PublishedDocument
from tests.drafting.edits import (
    with_criterion_weights,
    with_dimension_weights,
    with_indicator,
    with_intervention,
    with_programme,
    with_target,
    with_village_target,
)

SENTENCES = (
    '{% import "drafting/consequences.md.j2" as told with context %}'
    "{% for one in found %}{{ told.consequence(one, names) }}\n{% endfor %}"
)
OPPOSITE = {
    "intervention-matches": "intervention-stops", "intervention-stops": "intervention-matches",
    "pilot-selected": "pilot-dropped", "pilot-dropped": "pilot-selected",
    "pilot-conflict": "pilot-conflict-solved", "pilot-conflict-solved": "pilot-conflict",
    "village-scored": "village-unscored", "village-unscored": "village-scored",
}  # fmt: skip
MIRRORED = (*OPPOSITE, "village-band", "village-score", "pilot-rank", "intervention-cost", "component-cost", "budget-total")


def told(before: Project, after: Project, found: list[Consequence], language: str) -> list[str]:
    """Return the sentence of each consequence."""
    view = View(after, trace(after.programme), language, ("id", "en"))
    names = names_in(before, after, found)
    rendered = view.environment.from_string(SENTENCES).render(
        found=found, names=names, address="", programme=after.programme, project=after
    )
    return rendered.splitlines()


def edited(project: Project) -> Iterator[Project]:
    """Yield the project after edits that together bring about every kind of consequence."""
    programme = project.programme
    only = Fraction(1)
    yield with_dimension_weights(project, {one.id: only * (one.id == "kelompok-rentan") for one in programme.assessment.dimensions})
    yield with_criterion_weights(project, {"rumah-tangga-miskin": Fraction(1, 10), "kader-bekerja": Fraction(3, 10)})
    selection = programme.pilot_selection
    yield with_programme(project, pilot_selection=replace(selection, number=3))
    rule = replace(selection.eligibility[0], condition=replace(selection.eligibility[0].condition, at_most=Decimal(0)))
    yield with_programme(project, pilot_selection=replace(selection, eligibility=(rule,)))
    water = programme.interventions["air-minum-warga"]
    yield with_intervention(project, water.id, costs=tuple(replace(one, amount_idr=Decimal(5)) for one in water.costs))
    triggers = replace(water.triggers, all=tuple(replace(one, below=Decimal(50)) for one in water.triggers.all or ()))
    yield with_intervention(project, water.id, triggers=triggers)
    yield with_target(project, "desa-keluar-dari-kemiskinan", "kemiskinan-multidimensi", "40")
    yield from _with_targets(project)
    yield replace(project, as_of=date(2028, 6, 1))
    sheet = programme.indicators["sanitasi-layak"]
    yield with_indicator(project, sheet.id, unit="count", publication=replace(sheet.publication, minimum_households=40))
    yield with_indicator(project, sheet.id, publication=replace(sheet.publication, minimum_households=3))
    yield with_indicator(project, sheet.id, collection=replace(sheet.collection, questions=sheet.collection.questions[1:]))
    assessment = replace(programme.assessment, minimum_coverage=Fraction(99, 100))
    yield with_programme(project, assessment=assessment)
    document = programme.document
    signed = replace(document.sign_off[0], decision="approved", date="2026-12-01")
    plan = replace(programme.workplan, activities=programme.workplan.activities[1:])
    chapters = tuple(replace(one, status="agreed") for one in document.chapters)
    yield replace(
        with_programme(project, workplan=plan, document=replace(document, sign_off=(signed,), chapters=chapters)),
        documents=(PublishedDocument("id", "pdf", "dokumen.pdf", "dokumen.pdf", 1, "2026-12-01"),),
    )


def _with_targets(project: Project) -> Iterator[Project]:
    village, toilets = "99.01.01.2001", "sanitasi-layak"
    target = next(one for one in project.profiles[village].targets if one.indicator == toilets).target
    for value, period in (("45", "2027-12"), ("120", "2027-12"), ("95", "2026-12")):
        yield with_village_target(project, village, toilets, target=replace(target, value=Decimal(value), period=period))
    sheet = project.programme.indicators[toilets]
    assert sheet.goalposts is not None
    yield with_indicator(project, toilets, goalposts=replace(sheet.goalposts, best=Decimal(60)))


def test_a_project_read_again_has_no_consequences_whatever_the_order_of_its_rows(checked: Checked) -> None:
    project = checked.project
    shuffled = project.observations.frame.sample(frac=1, random_state=1).reset_index(drop=True)
    again = replace(deepcopy(project), observations=replace(project.observations, frame=shuffled))
    assert list(measure_consequences(project, again)) == []


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_edit_that_is_made_twice_has_no_consequences_the_second_time(checked: Checked, data: st.DataObject) -> None:
    project = data.draw(_projects(checked.project))
    assert list(measure_consequences(project, deepcopy(project))) == []


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_starts_one_way_stops_the_other_way(checked: Checked, data: st.DataObject) -> None:
    before, after = data.draw(_projects(checked.project)), data.draw(_projects(checked.project))
    there, back = measure_consequences(before, after), measure_consequences(after, before)
    ahead = {(one.kind, one.node, _who(one)) for one in there if one.kind in MIRRORED}
    behind = {(OPPOSITE.get(one.kind, one.kind), one.node, _who(one)) for one in back if one.kind in MIRRORED}
    assert ahead == behind


def _projects(project: Project) -> st.SearchStrategy[Project]:
    """Draw weights, a limit of a trigger and a price."""
    dimensions = [one.id for one in project.programme.assessment.dimensions]
    criteria = [one.id for one in project.programme.pilot_selection.criteria]

    def made(shares: list[int], limit: int, price: int) -> Project:
        weights = [Fraction(one, sum(shares)) for one in shares]
        one = with_dimension_weights(project, dict(zip(dimensions, _to_one(weights[:5]), strict=True)))
        two = with_criterion_weights(one, dict(zip(criteria, weights, strict=True)))
        water = project.programme.interventions["air-minum-warga"]
        triggers = replace(water.triggers, all=tuple(replace(each, below=Decimal(limit)) for each in water.triggers.all or ()))
        costs = tuple(replace(each, amount_idr=Decimal(price)) for each in water.costs)
        return with_intervention(two, water.id, triggers=triggers, costs=costs)

    shares = st.lists(st.integers(1, 9), min_size=len(criteria), max_size=len(criteria))
    return st.builds(made, shares, st.integers(40, 95), st.integers(0, 3))


def _to_one(weights: list[Fraction]) -> list[Fraction]:
    return [one / sum(weights) for one in weights]


def _who(one: Consequence) -> frozenset[str]:
    """Return the villages named; moves between bands are told apart by both bands, in either order."""
    named = json.loads(json.dumps(as_plain(one)))["facts"].get("examples", [])
    bands = {str(one.facts[name]) for name in ("before", "after") if one.kind == "village-band"}
    return frozenset({each["village"] for each in named} | bands)


@pytest.fixture(scope="module")
def measured(checked: Checked) -> list[tuple[Project, Project, list[Consequence]]]:
    """Every edit, forwards and back, with what follows from it."""
    pairs = [pair for one in edited(checked.project) for pair in ((checked.project, one), (one, checked.project))]
    return [(before, after, list(measure_consequences(before, after))) for before, after in pairs]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_consequence_is_one_whole_sentence_in_each_language(
    measured: list[tuple[Project, Project, list[Consequence]]], language: str
) -> None:
    for before, after, found in measured:
        sentences = told(before, after, found, language)
        assert len(sentences) == len(found)
        for sentence in sentences:
            assert sentence == " ".join(sentence.split())
            assert sentence.endswith(".")
            assert sentence[0].isupper() or sentence[0].isdigit()
            assert "None" not in sentence


def test_every_kind_that_has_a_sentence_is_measured(measured: list[tuple[Project, Project, list[Consequence]]]) -> None:
    assert {one.kind for _, _, found in measured for one in found} == _kinds_of_the_template()


def _kinds_of_the_template() -> set[str]:
    from importlib.resources import files
    from re import findall

    source = (files("generator") / "templates" / "drafting" / "consequences.md.j2").read_text(encoding="utf-8")
    dispatch = source.partition("{% macro sentence")[2].partition("{% endmacro %}")[0]
    return {kind for test in findall(r'one\.kind (?:==|in) (\([^)]*\)|"[^"]*")', dispatch) for kind in findall(r'"([^"]+)"', test)}


def test_a_move_between_bands_reads_as_a_sentence(checked: Checked) -> None:
    project = checked.project
    weights = {one.id: Fraction(one.id == "kelompok-rentan") for one in project.programme.assessment.dimensions}
    after = with_dimension_weights(project, weights)
    found = [one for one in measure_consequences(project, after) if one.kind == "village-band"]
    assert told(project, after, found, "id")[0] == (
        "Desa rekaan Karang Jati (99.01.01.2002) pindah dari pita “Sedang” ke “Tinggi” (skor 47 menjadi 51)."
    )
    assert told(project, after, found, "en")[0] == (
        "The invented village Karang Jati (99.01.01.2002) moves from the band “Moderate” to “High” (score 47 to 51)."
    )


def test_plain_data_keep_whole_numbers_and_write_exact_ones_as_text() -> None:
    one = Consequence("budget-total", ("part", "funding"), {
        "before": Decimal("1.50"), "after": Fraction(1, 3), "count": 2, "invented": False, "examples": ({"village": "99.01.01.2001"},),
    })  # fmt: skip
    assert json.loads(json.dumps(as_plain(one))) == {
        "kind": "budget-total",
        "node": ["part", "funding"],
        "facts": {
            "before": "1.50", "after": "1/3", "count": 2, "invented": False, "examples": [{"village": "99.01.01.2001"}],
        },
    }  # fmt: skip


def test_what_is_gone_keeps_its_name(checked: Checked) -> None:
    project = checked.project
    rest = {id_: one for id_, one in project.programme.interventions.items() if id_ != "arisan-jamban"}
    after = with_programme(project, interventions=rest)
    found = list(measure_consequences(project, after))
    assert any("“Arisan jamban dan tukang sanitasi desa” dihapus" in one for one in told(project, after, found, "id"))
