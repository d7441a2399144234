"""Moves of need scores and bands, beside scores that are computed anew by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from generator.drafting.change import Consequence
from generator.drafting.consequences import measure_consequences
from generator.pipeline import Checked
from generator.project import Project
from tests.drafting.edits import examples_of, with_dimension_weights, with_indicator, with_observation


def needs_by_hand(project: Project) -> dict[str, Fraction]:
    """Score every village without the code under test: newest totals, goalposts, weighted means."""
    frame = project.observations.frame
    totals = frame[(frame["disaggregation"] == "") & ~frame["status"].isin(["suppressed", "missing"])]
    newest_of_all: dict[object, str] = frame[frame["disaggregation"] == ""].groupby(["village_code", "indicator"])["period"].max().to_dict()
    known: dict[str, dict[str, str]] = {}
    for row in totals.itertuples():
        if newest_of_all[(str(row.village_code), str(row.indicator))] == row.period:
            known.setdefault(str(row.village_code), {})[str(row.indicator)] = str(row.value)
    assessment = project.programme.assessment
    found = {}
    for code, values in known.items():
        dimensions = []
        for dimension in assessment.dimensions:
            parts = [
                (one.weight, score) for one in dimension.indicators
                if (score := _badness(project, one.indicator, values.get(one.indicator))) is not None
            ]  # fmt: skip
            covered = sum(weight for weight, _ in parts)
            if covered and covered >= assessment.minimum_coverage:
                dimensions.append((dimension.weight, Fraction(sum(w * s for w, s in parts)) / covered))
        covered = sum(weight for weight, _ in dimensions)
        if covered and covered >= assessment.minimum_coverage:
            found[code] = Fraction(sum(w * s for w, s in dimensions)) / covered
    return found


def _badness(project: Project, id_: str, value: str | None) -> Fraction | None:
    sheet = project.programme.indicators[id_]
    if value is None:
        return None
    if sheet.unit == "category":
        return next(100 - 100 * Fraction(one.score) for one in sheet.categories if one.id == value and one.score is not None)
    if sheet.goalposts is None:
        return None
    worst, best = Fraction(sheet.goalposts.worst), Fraction(sheet.goalposts.best)
    return 100 * (1 - max(Fraction(0), min(Fraction(1), (Fraction(value) - worst) / (best - worst))))


def band_by_hand(project: Project, need: Fraction) -> str:
    return next(one.id for one in project.programme.assessment.bands if one.below is None or need < one.below)


def moves(found: list[Consequence]) -> set[tuple[object, ...]]:
    """Return village, band left and band entered, over all dimensions."""
    return {
        (example["village"], one.facts["before"], one.facts["after"])
        for one in found
        if one.kind == "village-band" and one.node == ("part", "assessment")
        for example in examples_of([one], "village-band")
    }


@pytest.mark.parametrize("heavy", ["kelompok-rentan", "risiko-kerentanan", "kapasitas-perangkat-desa"])
def test_moved_weights_move_the_villages_that_a_calculation_by_hand_finds(checked: Checked, heavy: str) -> None:
    before = checked.project
    weights = {one.id: Fraction(one.id == heavy) for one in before.programme.assessment.dimensions}
    after = with_dimension_weights(before, weights)
    old, new = needs_by_hand(before), needs_by_hand(after)
    expected = {
        (code, band_by_hand(before, old[code]), band_by_hand(after, new[code]))
        for code in old
        if band_by_hand(before, old[code]) != band_by_hand(after, new[code])
    }
    assert expected
    assert moves(list(measure_consequences(before, after))) == expected


def test_a_move_says_both_scores_as_pages_print_them(checked: Checked) -> None:
    before = checked.project
    weights = {one.id: Fraction(one.id == "kelompok-rentan") for one in before.programme.assessment.dimensions}
    found = [one for one in measure_consequences(before, with_dimension_weights(before, weights)) if one.kind == "village-band"]
    expected = {"village": "99.01.01.2002", "before": Decimal(47), "after": Decimal(51)}
    assert expected in examples_of(found, "village-band")
    assert all(one.facts["invented"] for one in found)


def test_a_goalpost_moves_only_the_dimension_it_belongs_to_and_the_whole(checked: Checked) -> None:
    before = checked.project
    sheet = before.programme.indicators["sanitasi-layak"]
    assert sheet.goalposts is not None
    posts = type(sheet.goalposts)(worst=Decimal(0), best=Decimal(55), source=sheet.goalposts.source)
    found = list(measure_consequences(before, with_indicator(before, "sanitasi-layak", goalposts=posts)))
    nodes = {one.node for one in found if one.kind.startswith("village-")}
    assert ("dimension", "layanan-dasar") in nodes
    assert nodes <= {("dimension", "layanan-dasar"), ("part", "assessment")}


def test_a_changed_value_changes_the_score_of_its_village_alone(checked: Checked) -> None:
    before = checked.project
    after = with_observation(before, "99.01.01.2001", "sanitasi-layak", "2026-10", "5.0")
    found = [one for one in measure_consequences(before, after) if one.kind.startswith("village-")]
    assert found
    told = {example["village"] for one in found for example in examples_of([one], one.kind)}
    assert told == {"99.01.01.2001"}


def test_a_stricter_coverage_takes_scores_away_and_the_other_way_round_gives_them(checked: Checked) -> None:
    before = checked.project
    frame = before.observations.frame
    fewer = frame[~frame["indicator"].isin(["sanitasi-layak", "air-minum-layak", "rumah-layak-huni", "listrik-rumah-tangga",
                                            "jaminan-kesehatan", "waktu-tempuh-faskes", "partisipasi-paud", "akses-internet"])]  # fmt: skip
    after = type(before)(**{**vars(before), "observations": type(before.observations)(fewer.reset_index(drop=True))})
    lost = {one.node: one.facts["count"] for one in measure_consequences(before, after) if one.kind == "village-unscored"}
    come = {one.node: one.facts["count"] for one in measure_consequences(after, before) if one.kind == "village-scored"}
    assert lost
    assert lost == come
