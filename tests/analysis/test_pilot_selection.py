"""Scores, barriers, reasons and flips of villages, on small pools and on the shipped project."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.condition import Verdict
from generator.analysis.observed import Observed
from generator.analysis.pilot_checksum import checksum_of
from generator.analysis.pilot_evidence import CriterionValue, PoolEvidence, Scale, VillageEvidence, measure_evidence
from generator.analysis.pilot_scores import POINTS, Barrier, barriers_of, candidates_of, score_villages
from generator.analysis.pilot_selection import PoolSelection, select_in, select_pilots
from generator.model.condition import Condition
from generator.model.pilot_selection import (
    EligibilityRule,
    Normalisation,
    PilotBudget,
    PilotSelection,
    Quota,
    QuotaSet,
    SelectionCriterion,
)
from generator.pipeline import Checked
from generator.problems import Location
from generator.tables import Observations, Register
from generator.text import Text

HERE = Location("framework/pilot-selection.yml")
NOTHING = Text({})
POOR = SelectionCriterion(
    id="miskin", kind="need", title=NOTHING, indicator="miskin", direction="higher_first", weight=Fraction(2, 3), source=HERE
)
READY = SelectionCriterion(
    id="siap", kind="readiness", title=NOTHING, indicator="siap", direction="lower_first", weight=Fraction(1, 3), source=HERE
)
SCALE = Scale(Fraction(0), Fraction(100))
RULES = PilotSelection(
    title=NOTHING, status="draft", introduction=NOTHING, number=2, number_status="proposed", eligibility=(),
    criteria=(POOR, READY), quotas=(), procedure=(), minimum_coverage=Fraction(1, 2), reserves=1, source=HERE,
)  # fmt: skip
PER_DISTRICT = Quota(id="kecamatan", title=NOTHING, per="district", at_most=1, source=HERE)
COAST = Quota(id="pesisir", title=NOTHING, among=QuotaSet(villages=("x",), source=HERE), at_least=1, source=HERE)


def _observed(indicator: str, value: str) -> Observed:
    return Observed(indicator, "2026", "", value, "measured", "s", "", "", "", "", "")


def _village(code: str, poor: str | None, ready: str | None, district: str = "", *, coast: bool | None = False) -> VillageEvidence:
    values = tuple(
        CriterionValue(one, None if text is None else _observed(one.indicator, text), None if text is None else Fraction(text))
        for one, text in ((POOR, poor), (READY, ready))
    )
    where = district or code[:8]
    groups = {"district": where, "regency": code[:5], "kind": "desa", "status": ""}
    return VillageEvidence(code, code, "desa", where, values, (), groups, {"pesisir": coast}, None)


def _pool(villages: Sequence[VillageEvidence], selection: PilotSelection = RULES) -> PoolEvidence:
    return PoolEvidence("real", selection, (SCALE, SCALE), tuple(villages))


def _states(selection: PoolSelection) -> dict[str, str]:
    return {one.village.code: one.state for one in selection.standings}


def test_a_score_is_the_weighted_mean_with_the_direction_of_each_criterion() -> None:
    pool = _pool([_village("a", "60", "25")])
    (score,) = score_villages(pool, pool.villages, "goalposts")
    assert score.parts == (Fraction(3, 5), Fraction(3, 4))
    assert score.exact == Fraction(2, 3) * Fraction(3, 5) + Fraction(1, 3) * Fraction(3, 4)


def test_the_weight_of_what_is_not_known_is_spread_over_the_rest() -> None:
    pool = _pool([_village("a", "60", None)])
    (score,) = score_villages(pool, candidates_of(pool), "goalposts")
    assert score.exact == Fraction(3, 5)
    assert select_in(pool).standings[0].coverage == Fraction(2, 3)


def test_below_the_minimum_coverage_a_village_cannot_be_assessed_and_has_no_score() -> None:
    chosen = select_in(_pool([_village("a", None, "0"), _village("b", "10", "0"), _village("c", "20", "0")]))
    (unknown,) = chosen.of("unknown")
    assert (unknown.village.code, unknown.barriers, unknown.score, unknown.rank) == ("a", (Barrier("coverage"),), None, None)
    exactly = replace(RULES, minimum_coverage=Fraction(1, 3))
    assert not barriers_of(_village("a", None, "0"), exactly)


def test_goalposts_cut_off_what_lies_beyond_them() -> None:
    pool = _pool([_village("a", "140", "-3")])
    assert score_villages(pool, pool.villages, "goalposts")[0].exact == 1


@pytest.mark.parametrize(("method", "parts"), [("min_max", ["0", "1/4", "1"]), ("rank", ["0", "1/2", "1"])])
def test_scales_can_also_come_from_the_candidates(method: Normalisation, parts: list[str]) -> None:
    pool = _pool([_village("a", "10", "5"), _village("b", "20", "5"), _village("c", "50", "5")])
    scores = score_villages(pool, pool.villages, method)
    assert [one.parts[0] for one in scores] == [Fraction(part) for part in parts]
    assert {one.parts[1] for one in scores} == {Fraction(1, 2)}


def test_equal_values_share_their_rank() -> None:
    pool = _pool([_village("a", "10", "5"), _village("b", "10", "5"), _village("c", "50", "5")])
    assert [one.parts[0] for one in score_villages(pool, pool.villages, "rank")] == [Fraction(1, 4), Fraction(1, 4), 1]


def test_a_condition_that_fails_excludes_and_one_that_is_not_known_does_not() -> None:
    rule = EligibilityRule(id="syarat", title=NOTHING, reason=NOTHING, condition=Condition(indicator="i", source=HERE), source=HERE)
    village = _village("a", "10", "0")
    verdicts: Mapping[bool | None, tuple[Barrier, ...]] = {
        True: (), False: (Barrier("not_eligible", "syarat"),), None: (Barrier("eligibility_unknown", "syarat"),),
    }  # fmt: skip
    for holds, barriers in verdicts.items():
        assert barriers_of(replace(village, eligibility=((rule, Verdict(holds, (), ())),)), RULES) == barriers


def test_only_the_kinds_that_take_part_are_ranked() -> None:
    ward = replace(_village("a", "90", "0"), kind="kelurahan")
    chosen = select_in(_pool([ward, _village("b", "10", "0")], replace(RULES, village_kinds=("desa",))))
    assert _states(chosen)["a"] == "excluded"


def test_a_full_quota_is_the_reason_with_the_villages_that_fill_it() -> None:
    villages = [_village("a", "90", "0", "d1"), _village("b", "80", "0", "d1"), _village("c", "10", "0", "d2")]
    chosen = select_in(_pool(villages, replace(RULES, quotas=(PER_DISTRICT,))))
    assert _states(chosen) == {"a": "selected", "c": "selected", "b": "reserve"}
    (out,) = chosen.of("reserve")
    assert out.reason is not None
    assert (out.reason.kind, out.reason.quota, out.reason.group, out.reason.villages) == ("quota_full", "kecamatan", "d1", ("a",))
    assert out.flip is not None
    assert (out.flip.villages, out.flip.quotas) == (("a",), ("kecamatan",))


def test_a_village_below_the_last_is_told_so_and_near_misses_are_named() -> None:
    chosen = select_in(_pool([_village("a", "90", "0"), _village("b", "80", "0"), _village("c", "78", "0"), _village("d", "10", "0")]))
    third, last = chosen.of("reserve", "out")
    assert third.reason is not None
    assert (third.reason.kind, third.reason.villages, third.near, last.near) == ("below_last", ("b",), True, False)
    assert (third.state, last.state) == ("reserve", "out")


def test_at_least_one_village_of_a_set_is_chosen_in_spite_of_its_score() -> None:
    villages = [_village("a", "90", "0"), _village("b", "80", "0"), _village("x", "10", "0", coast=True)]
    chosen = select_in(_pool(villages, replace(RULES, quotas=(COAST,))))
    assert _states(chosen) == {"a": "selected", "x": "selected", "b": "reserve"}
    (out,) = chosen.of("reserve")
    assert out.flip is not None
    assert out.flip.quotas == ("pesisir",)


def test_a_village_not_known_to_be_of_a_set_counts_against_an_upper_limit_only() -> None:
    unsure = [_village("a", "90", "0", coast=None), _village("b", "80", "0", coast=None), _village("c", "1", "0")]
    assert select_in(_pool(unsure, replace(RULES, quotas=(COAST,)))).conflict
    cap = replace(COAST, at_least=None, at_most=1)
    assert [one.village.code for one in select_in(_pool(unsure, replace(RULES, quotas=(cap,)))).of("selected")] == ["a", "c"]


def test_a_budget_limits_what_is_chosen_and_an_unknown_cost_is_a_barrier() -> None:
    budget = PilotBudget(total_idr=100, year=2026, status="proposed", per_village_idr=50, source=HERE)
    rules = replace(RULES, number=None, number_status=None, budget=budget)
    villages = [replace(_village(code, poor, "0"), cost=cost) for code, poor, cost in (("a", "90", 90), ("b", "60", 50), ("c", "55", 50))]
    chosen = select_in(_pool([*villages, _village("d", "99", "0")], rules))
    assert [one.village.code for one in chosen.of("selected")] == ["b", "c"]
    assert chosen.of("unknown")[0].barriers == (Barrier("cost_unknown"),)


villages_of_any_kind = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from(["d1", "d2", "d3"]), st.booleans()), min_size=1, max_size=7
)


@given(villages_of_any_kind, st.integers(1, 4), st.sampled_from([(), (PER_DISTRICT,), (PER_DISTRICT, COAST)]))
@settings(deadline=None, max_examples=60)
def test_every_flip_reported_really_flips(
    drawn: list[tuple[int, int, str, bool]], number: int, quotas: tuple[Quota, ...]
) -> None:
    """The single value is put in the place of the observed one, and the quota is left out, and it happens."""
    villages = [
        _village(f"v{place}", str(poor), str(ready), district, coast=coast)
        for place, (poor, ready, district, coast) in enumerate(drawn)
    ]
    rules = replace(RULES, number=number, quotas=quotas)
    before = select_in(_pool(villages, rules))
    for one in before.of("selected", "reserve", "out"):
        if one.flip is None:
            continue
        inside = one.state == "selected"
        if one.flip.criterion is not None:
            changed = [_with(other, one.flip.criterion.criterion, one.flip.criterion.needed) if other is one.village else other for other in villages]
            assert (_states(select_in(_pool(changed, rules)))[one.village.code] == "selected") != inside
        for quota in one.flip.quotas:
            fewer = replace(rules, quotas=tuple(other for other in quotas if other.id != quota))
            assert _states(select_in(_pool(villages, fewer)))[one.village.code] == "selected"
        if one.flip.score is not None and one.score is not None:
            own = Fraction(one.score.points, POINTS)
            assert one.flip.score <= own if inside else one.flip.score >= own


def _with(village: VillageEvidence, criterion: str, value: Decimal) -> VillageEvidence:
    values = tuple(
        CriterionValue(one.criterion, _observed(one.criterion.indicator, str(value)), Fraction(value)) if one.criterion.id == criterion else one
        for one in village.values
    )
    return replace(village, values=values)


def test_the_order_of_rows_and_files_changes_neither_result_nor_checksum(checked: Checked) -> None:
    project = checked.project
    order = list(range(len(project.register.frame)))
    rows = list(range(len(project.observations.frame)))
    random.Random(1).shuffle(order)
    random.Random(2).shuffle(rows)
    shuffled = replace(
        project,
        register=Register(project.register.frame.iloc[order].reset_index(drop=True)),
        observations=Observations(project.observations.frame.iloc[rows].reset_index(drop=True)),
    )
    for pool, evidence in measure_evidence(project).items():
        assert checksum_of(evidence) == checksum_of(measure_evidence(shuffled)[pool])
        first, second = select_in(evidence).standings, select_pilots(shuffled)[pool].standings
        assert [(one.village.code, one.state, one.rank) for one in first] == [(one.village.code, one.state, one.rank) for one in second]


def test_the_checksum_changes_with_inputs_and_not_with_words(checked: Checked) -> None:
    evidence = measure_evidence(checked.project)["invented"]
    selection = evidence.selection
    same = replace(selection, title=Text({"id": "Lain"}), near_miss=Fraction(1, 10), reserves=0)
    assert checksum_of(replace(evidence, selection=same)) == checksum_of(evidence)
    village = evidence.villages[0]
    for other in (
        replace(evidence, selection=replace(selection, number=3)),
        replace(evidence, selection=replace(selection, concentration=51)),
        replace(evidence, selection=replace(selection, quotas=selection.quotas[:1])),
        replace(evidence, villages=evidence.villages[1:]),
        replace(evidence, villages=(replace(village, kind="kelurahan"), *evidence.villages[1:])),
        replace(evidence, scales=(None, *evidence.scales[1:])),
    ):
        assert checksum_of(other) != checksum_of(evidence)


def test_no_real_village_is_ranked_while_surveys_are_missing_and_real_and_invented_never_meet(checked: Checked) -> None:
    pools = select_pilots(checked.project)
    assert not pools["real"].candidates
    assert {one.coverage for one in pools["real"].of("unknown")} == {Fraction(9, 20)}
    assert [(rule.kind, rule.quota) for rule in pools["real"].outlook] == [("number", ""), ("at_most", "batas-per-kabupaten")]
    assert {one.village.code[:2] for one in pools["invented"].standings} == {"99"}
    assert "99" not in {one.village.code[:2] for one in pools["real"].standings}


def test_observations_after_the_last_date_for_data_do_not_count(checked: Checked) -> None:
    project = checked.project
    selection = replace(project.programme.pilot_selection, data_until="2026-02")
    earlier = replace(project, programme=replace(project.programme, pilot_selection=selection))
    for source, period in ((project, "2026-10"), (earlier, "2026-02")):
        found = measure_evidence(source)["invented"].villages[0].values
        assert max(one.observed.period for one in found if one.observed is not None) == period


@pytest.mark.parametrize(("language", "score"), [("id", "0,380655"), ("en", "0.380655")])
def test_the_worked_example_of_the_method_is_what_is_computed(checked: Checked, root: Path, language: str, score: str) -> None:
    text = (root / "docs" / language / "metodologi" / "pemilihan-desa.md").read_text(encoding="utf-8")
    invented = select_pilots(checked.project)["invented"]
    (batu_putih,) = [one for one in invented.standings if one.village.name == "Batu Putih"]
    (muara_tenang,) = [one for one in invented.standings if one.village.name == "Muara Tenang"]
    assert batu_putih.score is not None
    assert batu_putih.score.exact == Fraction(score.replace(",", "."))
    assert score in text
    assert muara_tenang.score is not None
    assert muara_tenang.flip is not None
    assert muara_tenang.flip.villages == (batu_putih.village.code,)
    assert f"{float(muara_tenang.score.exact) * 100:.1f}".replace(".", score[1]) in text
