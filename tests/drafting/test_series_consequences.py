"""Broken series, publication rules, questionnaires and chapters."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from generator.drafting.change import Change, Consequence, Leaf
from generator.drafting.consequences import measure_consequences
from generator.pipeline import Checked
from generator.project import Project, PublishedDocument
from generator.text import Text
from tests.drafting.edits import with_indicator, with_programme

TOILETS = "sanitasi-layak"
SHEET = ("indicator", TOILETS)


def of_kind(before: Project, after: Project, kind: str, changes: tuple[Change, ...] = ()) -> list[Consequence]:
    return [one for one in measure_consequences(before, after, changes) if one.kind == kind]


def observed(project: Project, id_: str) -> tuple[int, int]:
    frame = project.observations.frame
    rows = frame[(frame["indicator"] == id_) & (frame["status"] != "missing")]
    return len(rows), rows["village_code"].nunique()


def with_definition(project: Project, words: str) -> Project:
    return with_indicator(project, TOILETS, definition=Text({"id": words, "en": "Another definition."}))


@pytest.mark.parametrize(("field", "value"), [("unit", "count"), ("counted_unit", "person"), ("numerator", Text({"id": "Lain"}))])
def test_another_measure_breaks_the_series_with_all_its_observations(checked: Checked, field: str, value: object) -> None:
    (broken,) = of_kind(checked.project, with_indicator(checked.project, TOILETS, **{field: value}), "series-broken")
    assert (broken.node, broken.facts["reasons"]) == (SHEET, (field,))
    assert (broken.facts["observations"], broken.facts["villages"]) == observed(checked.project, TOILETS)


def test_a_new_wording_that_the_changes_call_editorial_breaks_nothing(checked: Checked) -> None:
    after = with_definition(checked.project, "Rumusan lain untuk hal yang sama.")
    leaf = Leaf(("definition", "id"), "a", "b")
    editorial, substantive = (
        (Change("reworded", gravity, "indicators", SHEET, (leaf,)),) for gravity in ("editorial", "substantive")
    )
    assert of_kind(checked.project, after, "series-broken", editorial) == []
    assert len(of_kind(checked.project, after, "series-broken", substantive)) == 1
    assert len(of_kind(checked.project, after, "series-broken")) == 1


def test_a_translation_breaks_no_series(checked: Checked) -> None:
    definition = checked.project.programme.indicators[TOILETS].definition
    after = with_indicator(checked.project, TOILETS, definition=Text({**definition.languages, "en": "Said otherwise."}))
    assert of_kind(checked.project, after, "series-broken") == []


def test_another_poverty_cutoff_breaks_the_three_series_it_is_published_as(checked: Checked) -> None:
    measure = checked.project.programme.poverty_measure
    after = with_programme(checked.project, poverty_measure=replace(measure, poverty_cutoff=Fraction(1, 2)))
    broken = {one.node[1]: one.facts["reasons"] for one in of_kind(checked.project, after, "series-broken")}
    assert measure.publishes is not None
    published = {measure.publishes.headcount_ratio, measure.publishes.intensity, measure.publishes.adjusted_headcount_ratio}
    assert broken == dict.fromkeys(published, ("poverty-measure",))


def test_a_renamed_indicator_keeps_its_series_unless_it_is_redefined(checked: Checked) -> None:
    known = dict(checked.project.programme.indicators)
    old = known.pop(TOILETS)
    renamed = replace(old, id="jamban-layak", formerly=(TOILETS,))
    after = with_programme(checked.project, indicators={**known, "jamban-layak": renamed})
    assert of_kind(checked.project, after, "series-broken") == []
    assert of_kind(checked.project, after, "form-reissue") == []
    redefined = with_programme(checked.project, indicators={**known, "jamban-layak": replace(renamed, unit="count")})
    (broken,) = of_kind(checked.project, redefined, "series-broken")
    assert broken.facts["observations"] == observed(checked.project, TOILETS)[0]


def test_a_stricter_rule_hides_every_value_that_rests_on_too_few(checked: Checked) -> None:
    publication = checked.project.programme.indicators[TOILETS].publication
    after = with_indicator(checked.project, TOILETS, publication=replace(publication, minimum_households=1_000))
    (hidden,) = of_kind(checked.project, after, "values-to-hide")
    frame = checked.project.observations.frame
    rows = frame[(frame["indicator"] == TOILETS) & frame["status"].isin(["reported", "measured", "estimated"])]
    assert hidden.facts["count"] == len(rows)
    assert (hidden.facts["before"], hidden.facts["after"]) == (publication.minimum_households, 1_000)


def test_a_looser_rule_says_how_many_hidden_values_there_are(checked: Checked) -> None:
    publication = checked.project.programme.indicators[TOILETS].publication
    after = with_indicator(checked.project, TOILETS, publication=replace(publication, minimum_households=3))
    (opened,) = of_kind(checked.project, after, "values-may-open")
    frame = checked.project.observations.frame
    assert opened.facts["count"] == len(frame[(frame["indicator"] == TOILETS) & (frame["status"] == "suppressed")])
    assert of_kind(after, checked.project, "values-may-open") == []


def test_a_question_that_goes_or_comes_asks_for_a_new_form(checked: Checked) -> None:
    collection = checked.project.programme.indicators[TOILETS].collection
    first = collection.questions[0].id
    after = with_indicator(checked.project, TOILETS, collection=replace(collection, questions=collection.questions[1:]))
    (gone,) = of_kind(checked.project, after, "form-reissue")
    (come,) = of_kind(after, checked.project, "form-reissue")
    assert (gone.node, gone.facts["removed"], come.facts["added"]) == (SHEET, (first,), (first,))


def test_a_new_answer_asks_for_the_forms_of_all_questions_that_offer_it(checked: Checked) -> None:
    choices = checked.project.programme.choices
    used = next(one for one in choices.lists if one.id == _list_of(checked.project))
    shorter = replace(choices, lists=tuple(replace(one, choices=one.choices[1:]) if one is used else one for one in choices.lists))
    found = of_kind(checked.project, with_programme(checked.project, choices=shorter), "form-reissue")
    asking = {
        (indicator.id, question.id)
        for indicator in checked.project.programme.indicators.values()
        for question in indicator.collection.questions
        if question.choices == used.id
    }
    told = {(one.node[1], question) for one in found for question in one.facts["changed"]}  # type: ignore[attr-defined]
    assert told == asking


def _list_of(project: Project) -> str:
    questions = (one for sheet in project.programme.indicators.values() for one in sheet.collection.questions)
    return next(one.choices for one in questions if one.choices)


def test_a_chapter_is_issued_anew_for_its_prose_and_for_the_parts_it_shows(checked: Checked) -> None:
    project = checked.project
    prose = tuple(
        replace(one, body=one.body + "\n\nSatu kalimat lagi.") if (one.language, one.path) == ("id", "dokumen/pendahuluan.md") else one
        for one in project.prose
    )
    (reworded,) = of_kind(project, replace(project, prose=prose), "chapter-reissue")
    assert (reworded.node, reworded.facts["prose"], reworded.facts["parts"]) == (("chapter", "pendahuluan"), ("id",), ())
    plan = project.programme.workplan
    shorter = with_programme(project, workplan=replace(plan, milestones=plan.milestones[1:]))
    shown = {one.id for one in project.programme.document.chapters if "workplan" in one.parts}
    assert {one.node[1] for one in of_kind(project, shorter, "chapter-reissue")} == shown


def test_another_selection_by_other_data_alone_touches_the_chapter_on_pilot_villages(checked: Checked) -> None:
    frame = checked.project.observations.frame
    without = frame[~((frame["village_code"] == "99.01.01.2002") & frame["indicator"].str.startswith("idm"))]
    after = replace(checked.project, observations=replace(checked.project.observations, frame=without.reset_index(drop=True)))
    assert ("chapter", "desa-percontohan") in {one.node for one in of_kind(checked.project, after, "chapter-reissue")}


def test_approvals_and_exported_files_tell_of_the_state_before(checked: Checked) -> None:
    document = checked.project.programme.document
    signed = replace(document.sign_off[0], decision="approved", date="2026-12-01")
    file = PublishedDocument("id", "pdf", "dokumen.pdf", "dokumen.pdf", 1, "2026-12-01")
    before = replace(
        with_programme(checked.project, document=replace(document, sign_off=(signed, *document.sign_off[1:]))), documents=(file,)
    )
    plan = before.programme.workplan
    after = with_programme(before, workplan=replace(plan, activities=plan.activities[1:]))
    assert [one.node for one in of_kind(before, after, "approval-outdated")] == [("actor", signed.actor)]
    assert [one.facts["name"] for one in of_kind(before, after, "file-reissue")] == ["dokumen.pdf"]
