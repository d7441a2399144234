"""Interventions are suggested on evidence, in order, or said to be beyond judging; unmet needs are listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.golden_thread import trigger_indicators
from generator.analysis.intervention_matching import (
    VillageMatches,
    judge_triggers,
    match_interventions,
    measure_answers,
    measure_suggestions,
)
from generator.analysis.observed import Observed, by_village, newest
from generator.analysis.village_scores import measure_village_scores
from generator.model.condition import Condition, Otherwise, Triggers
from generator.model.intervention import Intervention
from generator.model.programme import Programme
from generator.pipeline import Checked
from generator.problems import Location
from tests.analysis.observations import observation

HERE = Location("framework/interventions/contoh.yml")
TODAY = date(2026, 11, 24)
GROUPS, TOILETS, FOOD = "kelompok-simpan-pinjam-aktif", "sanitasi-layak", "konsumsi-pangan-cukup"


@pytest.fixture(scope="module")
def programme(checked: Checked) -> Programme:
    return checked.project.programme


def _below(indicator: str, limit: int) -> Condition:
    return Condition(indicator=indicator, below=Decimal(limit), source=HERE)


NO_GROUP = Otherwise(when=_below(GROUPS, 1), first="kelompok", source=HERE)
HAS_GROUP = Condition(indicator=GROUPS, at_least=Decimal(1), source=HERE)
AFTER_GROUPS = Triggers(all=(_below(TOILETS, 90), HAS_GROUP), otherwise=(NO_GROUP,), source=HERE)
FORM_GROUPS = Triggers(any=(_below(GROUPS, 1),), source=HERE)


def _programme(programme: Programme, **triggers: Triggers) -> Programme:
    model: Intervention = programme.interventions["arisan-jamban"]
    made = {id_: replace(model, id=id_, triggers=one, outputs=(), contributes_to=()) for id_, one in triggers.items()}
    return replace(programme, interventions=MappingProxyType(made))


def _match(programme: Programme, values: Mapping[str, str], **triggers: Triggers) -> VillageMatches:
    changed = _programme(programme, **triggers) if triggers else programme
    latest = {
        id_: observation(id_, "", status="suppressed") if value == "suppressed" else observation(id_, value)
        for id_, value in values.items()
    }  # fmt: skip
    scores = measure_village_scores(changed.assessment, changed.indicators, latest, TODAY)
    return match_interventions(changed, latest, scores, measure_answers(changed))


def _ids(matches: VillageMatches) -> dict[str, list[str]]:
    states = ("suggested", "deferred", "undecided", "not_triggered")
    return {state: [one.intervention.id for one in getattr(matches, state)] for state in states}


def test_a_suggestion_names_what_it_rests_on_and_nothing_else(programme: Programme) -> None:
    either = Triggers(any=(_below(TOILETS, 90), _below(FOOD, 80), HAS_GROUP), source=HERE)
    (match,) = _match(programme, {TOILETS: "46.9", FOOD: "85"}, jamban=either).suggested
    (evidence,) = match.evidence
    assert evidence.observed is not None
    assert (evidence.observed.value, evidence.observed.period, evidence.observed.source) == (
        "46.9", "2026-10", "survei-dasar-rekaan-3",
    )  # fmt: skip
    assert evidence.comparison.below == 90
    assert evidence.holds is True


def test_what_waits_for_another_intervention_is_suggested_later(programme: Programme) -> None:
    matches = _match(programme, {TOILETS: "46.9", GROUPS: "0"}, jamban=AFTER_GROUPS, kelompok=FORM_GROUPS)
    assert _ids(matches) == {"suggested": ["kelompok"], "deferred": ["jamban"], "undecided": [], "not_triggered": []}
    assert [one.first for one in matches.deferred[0].before] == ["kelompok"]
    assert [one.comparison.indicator for one in matches.deferred[0].evidence] == [TOILETS]


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({TOILETS: "46.9", GROUPS: "2"}, "suggested"),
        ({TOILETS: "95", GROUPS: "0"}, "not_triggered"),
        ({TOILETS: "95"}, "not_triggered"),
        ({GROUPS: "0"}, "undecided"),
        ({TOILETS: "46.9"}, "undecided"),
        ({TOILETS: "46.9", GROUPS: "suppressed"}, "undecided"),
        ({}, "undecided"),
    ],
)
def test_no_need_is_not_taken_for_a_need_that_waits(programme: Programme, values: dict[str, str], state: str) -> None:
    assert _ids(_match(programme, values, jamban=AFTER_GROUPS))[state] == ["jamban"]


def test_what_cannot_be_judged_names_the_missing_data(programme: Programme) -> None:
    (match,) = _match(programme, {TOILETS: "46.9", GROUPS: "suppressed"}, jamban=AFTER_GROUPS).undecided
    assert match.unknown == (GROUPS,)
    assert match.target is None
    assert match.cost is None
    nothing = _match(programme, {}, jamban=AFTER_GROUPS)
    assert nothing.unknown == (TOILETS, GROUPS)


def test_whether_another_comes_first_may_itself_be_unknown(programme: Programme) -> None:
    triggers = Triggers(all=(_below(TOILETS, 90),), otherwise=(NO_GROUP,), source=HERE)
    (match,) = _match(programme, {TOILETS: "46.9"}, jamban=triggers).suggested
    assert [one.verdict.holds for one in match.before] == [None]
    (met,) = _match(programme, {TOILETS: "46.9", GROUPS: "3"}, jamban=triggers).suggested
    assert met.before == ()


def test_first_things_stand_first_and_then_the_most_urgent(programme: Programme) -> None:
    food = Triggers(any=(_below(FOOD, 80),), source=HERE)
    urgent = Triggers(
        all=(_below(TOILETS, 90),), otherwise=(Otherwise(when=_below(FOOD, 80), first="pangan", source=HERE),), source=HERE
    )
    groups = Triggers(any=(_below(GROUPS, 3),), source=HERE)
    values = {TOILETS: "21", FOOD: "79", GROUPS: "1"}
    matches = _match(programme, values, kelompok=groups, jamban=urgent, pangan=food)
    assert _ids(matches)["suggested"] == ["pangan", "jamban", "kelompok"]


def test_interventions_that_wait_for_each_other_are_still_all_suggested(programme: Programme) -> None:
    def after(other: str) -> Triggers:
        one = Otherwise(when=_below(FOOD, 80), first=other, source=HERE)
        return Triggers(all=(_below(TOILETS, 90),), otherwise=(one,), source=HERE)

    matches = _match(programme, {TOILETS: "21", FOOD: "79"}, jamban=after("pangan"), pangan=after("jamban"))
    assert sorted(_ids(matches)["suggested"]) == ["jamban", "pangan"]


def test_an_urgent_need_without_a_suggestion_is_listed(programme: Programme) -> None:
    toilets = Triggers(any=(_below(TOILETS, 50),), source=HERE)
    values = {TOILETS: "59.9", FOOD: "75", "kepala-rumah-tangga-perempuan": "20", "bum-desa-aktif": "belum-ada"}
    assert [one.indicator for one in _match(programme, values, jamban=toilets).unanswered] == [
        "kepala-rumah-tangga-perempuan", TOILETS, "bum-desa-aktif",
    ]  # fmt: skip
    answered = _match(programme, {**values, TOILETS: "49"}, jamban=toilets)
    assert TOILETS not in {one.indicator for one in answered.unanswered}


def test_the_worst_band_starts_where_the_sheet_says(programme: Programme) -> None:
    never = Triggers(any=(_below(TOILETS, 0),), source=HERE)
    for value, is_urgent in (("59.9", True), ("60", False)):
        found = _match(programme, {TOILETS: value}, x=never).unanswered
        assert bool(found) is is_urgent
    for value, is_urgent in (("19.9", False), ("20", True)):
        found = _match(programme, {"kepala-rumah-tangga-perempuan": value}, x=never).unanswered
        assert bool(found) is is_urgent


def test_an_intervention_answers_what_its_results_are_measured_by(programme: Programme) -> None:
    answers = measure_answers(programme)
    measured = {one.id: [target.indicator for target in one.targets] for one in programme.results.results}
    for intervention in programme.interventions.values():
        wanted = {id_ for result in (*intervention.outputs, *intervention.contributes_to) for id_ in measured[result]}
        for id_ in wanted | set(trigger_indicators(intervention.triggers)):
            assert intervention.id in answers[id_]


@given(st.data())
def test_no_suggestion_is_taken_back_by_what_becomes_known(programme: Programme, data: st.DataObject) -> None:
    wanted = sorted({id_ for one in programme.interventions.values() for id_ in trigger_indicators(one.triggers)})
    values = data.draw(st.fixed_dictionaries({id_: st.integers(0, 100) for id_ in wanted}))
    hidden = data.draw(st.sets(st.sampled_from(wanted)))
    everything = {id_: observation(id_, str(value)) for id_, value in values.items()}
    part: dict[str, Observed] = {id_: one for id_, one in everything.items() if id_ not in hidden}
    for intervention in programme.interventions.values():
        before = judge_triggers(intervention.triggers, part).holds
        assert before is None or before is judge_triggers(intervention.triggers, everything).holds


def test_every_shipped_intervention_is_in_exactly_one_state_in_every_village(checked: Checked) -> None:
    project = checked.project
    programme, observed, answers = project.programme, by_village(project.observations), measure_answers(project.programme)
    suggested: dict[str, list[str]] = {id_: [] for id_ in programme.interventions}
    for code in project.register.frame["code"]:
        latest = newest(observed.of(code))
        scores = measure_village_scores(programme.assessment, programme.indicators, latest, project.as_of)
        matches = match_interventions(programme, latest, scores, answers)
        states = _ids(matches)
        assert sorted(id_ for ids in states.values() for id_ in ids) == sorted(programme.interventions)
        for match in matches.suggested:
            suggested[match.intervention.id].append(code)
            assert all(one.holds and one.observed is not None and one.observed.source for one in match.evidence)
    assert {id_: list(codes) for id_, codes in measure_suggestions(project).items()} == suggested
