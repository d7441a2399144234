"""Pilot villages that come in or drop out, beside a search through all choices."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from generator.analysis.pilot_evidence import measure_evidence
from generator.analysis.pilot_scores import candidates_of, score_villages
from generator.drafting.change import Consequence
from generator.drafting.consequences import measure_consequences
from generator.pipeline import Checked
from generator.project import Project
from tests.drafting.edits import examples_of, with_criterion_weights, with_programme

WEIGHTS = {"rumah-tangga-miskin": Fraction(1, 10), "kader-bekerja": Fraction(3, 10)}


def best_by_search(project: Project) -> tuple[set[str], list[str]]:
    """Return the best choice of invented villages among all that the limits allow, and everybody by score."""
    evidence = measure_evidence(project)["invented"]
    candidates = candidates_of(evidence)
    scored = score_villages(evidence, candidates, evidence.selection.normalisation)
    scores = {one.code: score.points for one, score in zip(candidates, scored, strict=True)}
    districts = {one.code: one.district for one in candidates}
    allowed = [
        choice
        for size in range(min(evidence.selection.number or 0, len(candidates)) + 1)
        for choice in combinations(sorted(scores), size)
        if all([districts[code] for code in choice].count(name) <= 2 for name in districts.values())
    ]
    most = max(len(one) for one in allowed)
    best = max((one for one in allowed if len(one) == most), key=lambda one: sum(scores[code] for code in one))
    return set(best), sorted(scores, key=lambda code: (-scores[code], code))


def villages(found: list[Consequence], kind: str) -> set[object]:
    return {example["village"] for example in examples_of(found, kind)}


def test_other_weights_choose_and_drop_the_villages_that_a_search_finds(checked: Checked) -> None:
    before, after = checked.project, with_criterion_weights(checked.project, WEIGHTS)
    (old, ranks_before), (new, ranks_after) = best_by_search(before), best_by_search(after)
    found = list(measure_consequences(before, after))
    assert new - old
    assert villages(found, "pilot-selected") == new - old
    assert villages(found, "pilot-dropped") == old - new
    shifted = {code for code in ranks_before if ranks_before.index(code) != ranks_after.index(code)}
    assert villages(found, "pilot-rank") == shifted - (new ^ old)


def test_a_dropped_village_is_told_which_limit_holds_it_back_and_who_holds_the_places(checked: Checked) -> None:
    found = measure_consequences(checked.project, with_criterion_weights(checked.project, WEIGHTS))
    (example,) = examples_of(found, "pilot-dropped")
    assert (example["reason"], example["quota"]) == ("quota_full", "batas-per-kecamatan")
    assert "99.01.02.2003" in example["instead"]


def test_a_condition_that_nobody_meets_excludes_the_villages_it_names(checked: Checked) -> None:
    selection = checked.project.programme.pilot_selection
    rule = replace(selection.eligibility[0], condition=replace(selection.eligibility[0].condition, at_most=Decimal(0)))
    after = with_programme(checked.project, pilot_selection=replace(selection, eligibility=(rule,)))
    found = list(measure_consequences(checked.project, after))
    barriers = {each["rule"] for example in examples_of(found, "pilot-dropped") for each in example["barriers"]}
    assert barriers == {"belum-mandiri"}
    assert any(one.kind == "pilot-state" and one.facts["after"] == "excluded" and not one.facts["invented"] for one in found)


def test_rules_that_hold_again_are_told_and_so_are_those_that_no_longer_do(checked: Checked) -> None:
    three = with_programme(checked.project, pilot_selection=replace(checked.project.programme.pilot_selection, number=3))
    solved = [one for one in measure_consequences(checked.project, three) if one.kind == "pilot-conflict-solved"]
    broken = [one for one in measure_consequences(three, checked.project) if one.kind == "pilot-conflict"]
    assert [one.facts["selected"] for one in solved] == [3]
    assert [one.facts["rules"] for one in broken] == [({"rule": "number", "quota": ""},)]


def test_the_stored_test_of_sensitivity_is_out_of_date_only_where_it_fitted_before(checked: Checked) -> None:
    changed = with_criterion_weights(checked.project, WEIGHTS)
    again = with_criterion_weights(checked.project, {**WEIGHTS, "kader-bekerja": Fraction(2, 10)})
    kinds = {one.kind for one in measure_consequences(checked.project, changed)}
    assert "sensitivity-outdated" in kinds
    assert "sensitivity-outdated" not in {one.kind for one in measure_consequences(changed, again)}
    assert "sensitivity-outdated" not in {one.kind for one in measure_consequences(changed, checked.project)}
