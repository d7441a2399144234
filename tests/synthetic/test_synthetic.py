"""The demonstration regency is what its seed gives, uses the whole framework, and hides what it must."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from generator.model.results import PlannedValue
from generator.pipeline import Checked
from tests.synthetic.chance import bell, chance
from tests.synthetic.disclosure import Cell, hidden_cells, hidden_together, may_show_count, primary_rule
from tests.synthetic.estimate import Estimate, written
from tests.synthetic.households import WEIGHT_SCALE, interview
from tests.synthetic.office import DELIVERED, OFFICE, OFFICE_INDICATORS
from tests.synthetic.places import FOLDER, PLACES, ROUNDS
from tests.synthetic.poverty import deprivation_score
from tests.synthetic.tables import tables

POVERTY = ("kemiskinan-multidimensi", "intensitas-kemiskinan", "indeks-kemiskinan-multidimensi")


@pytest.fixture(scope="module")
def drawn(checked: Checked) -> dict[str, str]:
    """The tables as the seed gives them now."""
    return tables(checked.project.programme)


@pytest.fixture(scope="module")
def observed(checked: Checked) -> pd.DataFrame:
    """The observations of the regency as the repository holds them."""
    frame = checked.project.observations.frame
    return frame[frame["path"].str.startswith(FOLDER)]


def test_the_tables_are_exactly_what_the_seed_gives(drawn: dict[str, str], root: Path) -> None:
    for name, text in drawn.items():
        assert (root / name).read_bytes() == text.encode(), f"{name}: run python -m tests.synthetic"
    held = {path.relative_to(root).as_posix() for path in (root / FOLDER).rglob("observations.csv")}
    assert held == set(drawn)


def test_chance_is_the_same_on_every_machine() -> None:
    assert chance("99.01.01.2001", 0, "kepala") == 228128834585596 / 2**48
    assert -2 <= min(bell("bell", number) for number in range(2000)) < -1.2


def test_no_household_is_in_the_repository(drawn: dict[str, str], root: Path, checked: Checked) -> None:
    """No table of the villages has a column that a household answers, and none was drawn with one."""
    asked = {
        question.id for one in checked.project.programme.indicators.values() for question in one.collection.questions
    }
    refused = asked | {"nik", "no_kk", "nama", "alamat", "bobot", "dusun"}
    files = [path.read_text(encoding="utf-8") for path in (root / "villages").rglob("*.csv")]
    for text in (*files, *drawn.values()):
        assert not refused & set(next(csv.reader(io.StringIO(text))))
    assert not {path.suffix for path in (root / "tests" / "synthetic").iterdir() if path.is_file()} - {".py"}


def test_the_sample_stands_for_the_village(checked: Checked) -> None:
    """Weights add up to the households of each hamlet, and two thirds are visited again in every round."""
    measure = checked.project.programme.poverty_measure
    place = PLACES[0]
    rounds = [interview(place, number, lambda row: deprivation_score(measure, row)) for number in (0, 1)]
    for hamlet, size in enumerate(place.hamlets):
        weights = [one.weight for one in rounds[0] if one.household.hamlet == hamlet]
        assert abs(sum(weights) - size * WEIGHT_SCALE) <= len(weights)
    first, second = ({one.household.number for one in sample} for sample in rounds)
    assert 0.6 < len(first & second) / len(first) < 0.9


def test_the_deprivation_score_is_that_of_the_measure(checked: Checked) -> None:
    """Exactly one third counts as poor; a household without an answer gets no score."""
    measure = checked.project.programme.poverty_measure
    row: dict[str, str | int] = {
        "tahun_sekolah_tertinggi": 5, "anak_7_15_tidak_sekolah": 1, "balita_tengkes": 0, "peserta_jkn": 1,
        "sumber_air": "sumur_bor", "jamban_pemakaian": "sendiri", "jamban_kloset": "leher_angsa", "lantai": "semen",
        "punya_motor": 0, "jumlah_ternak_besar": 1,
    }  # fmt: skip
    assert deprivation_score(measure, row) == Fraction(1, 3) == measure.poverty_cutoff
    assert deprivation_score(measure, {**row, "jumlah_ternak_besar": 0}) == Fraction(5, 12)
    del row["punya_motor"]
    assert deprivation_score(measure, row) is None


def test_m0_is_the_product_of_h_and_a(observed: pd.DataFrame) -> None:
    rows = observed[observed["indicator"].isin(POVERTY) & (observed["value"] != "")]
    wide = rows.set_index(["village_code", "period", "disaggregation", "indicator"])["number"].unstack()  # noqa: PD010
    assert len(wide.dropna()) >= 24
    product = wide[POVERTY[0]] * wide[POVERTY[1]] / 10_000
    # H and A are rounded by at most 0.0005 each (as shares), M0 by 0.00005.
    assert ((product - wide[POVERTY[2]]).abs() < 0.0011).all()


def test_h_a_and_m0_are_hidden_together(observed: pd.DataFrame) -> None:
    rows = observed[observed["indicator"].isin(POVERTY)]
    for _, group in rows.groupby(["village_code", "period", "disaggregation"]):
        assert len(group) == 3
        assert len(set(group["status"])) == 1


def test_what_rests_on_too_few_is_hidden(observed: pd.DataFrame, checked: Checked) -> None:
    """Neither the units for whom a share is true nor the others are fewer than the sheet allows."""
    judged = 0
    for row in observed[(observed["base"] != "") & (observed["number"].notna())].to_dict("records"):
        sheet = checked.project.programme.indicators[row["indicator"]]
        if sheet.counted_unit == "document" or row["indicator"] == "persen-sarana-air-berfungsi":
            continue
        assert int(row["base"]) >= sheet.publication.minimum_households, row
        if row["disaggregation"]:
            assert int(row["base"]) >= 30, row
        if sheet.unit == "percent" and sheet.publication.sensitivity != "general":
            assert 0 < row["number"] < 100, row
        if row["status"] == "reported" and sheet.unit == "percent":
            share = row["number"] / 100
            assert min(share, 1 - share) * int(row["base"]) > sheet.publication.minimum_households - 0.5, row
        judged += 1
    assert judged > 2000


def test_hidden_rows_tell_nothing(observed: pd.DataFrame) -> None:
    """A hidden value comes without its base, error and interval, which would give it away."""
    hidden = observed[observed["status"] == "suppressed"]
    assert set(hidden["missing_reason"]) == {"small-count"}
    for column in ("value", "base", "standard_error", "lower", "upper"):
        assert set(hidden[column]) == {""}


def test_no_hidden_category_can_be_found_by_subtraction(observed: pd.DataFrame) -> None:
    """No category is hidden alone, and none is shown of a whole that is hidden."""
    keys = ["village_code", "indicator", "period"]
    wholes = observed[observed["disaggregation"] == ""].set_index(keys)["status"].to_dict()
    split = observed[observed["disaggregation"] != ""].copy()
    split["name"] = split["disaggregation"].str.partition("=")[0]
    for (*key, _), group in split.groupby([*keys, "name"]):
        hidden = int((group["status"] == "suppressed").sum())
        assert hidden != 1, key
        assert hidden == len(group) or wholes[tuple(key)] != "suppressed", key


def test_what_was_delivered_between_two_quarters_is_not_a_few(checked: Checked) -> None:
    """Totals are cumulative, so the difference of two shown ones is a number of people as well."""
    programme = checked.project.programme
    for delivered in DELIVERED.values():
        for name, totals in delivered.items():
            id_, _, split = name.partition(" ")
            sheet = programme.indicators[id_]
            if sheet.unit != "count":
                continue
            shown = [int(one) for one in totals if one.isdigit() and may_show_count(programme, sheet, int(one), split)]
            if sheet.id != "jumlah-usaha-bersama":
                assert shown == sorted(shown), name
            assert all(may_show_count(programme, sheet, abs(after - before), split) for before, after in pairwise(shown))


def test_a_share_is_hidden_by_those_for_whom_it_is_true_or_untrue(checked: Checked) -> None:
    """Five households for general data; the households count, not their members, and so does what is printed."""
    programme = checked.project.programme
    sheet = programme.indicators["sanitasi-layak"]
    assert primary_rule(programme, sheet, _cell("", true=5, untrue=95)) is None
    assert primary_rule(programme, sheet, _cell("", true=4, untrue=96)) == "small-count"
    assert primary_rule(programme, sheet, Cell("", None, "")) is None
    weighted = Cell("", _estimate(true=6, untrue=94), "4.0")
    assert primary_rule(programme, sheet, weighted) == "small-count"


def test_a_hidden_category_takes_another_with_it(checked: Checked) -> None:
    programme = checked.project.programme
    sheet = programme.indicators["sanitasi-layak"]
    name = "kepala-rumah-tangga-perempuan"
    cells = [_cell("", true=50, untrue=50), _cell(f"{name}=ya", true=10, untrue=10), _cell(f"{name}=tidak", true=40, untrue=40)]
    assert hidden_cells(programme, sheet, cells) == {f"{name}=ya", f"{name}=tidak"}
    larger = [_cell("", true=65, untrue=65), _cell(f"{name}=ya", true=25, untrue=25), cells[2]]
    assert hidden_cells(programme, sheet, larger) == frozenset()


def test_what_is_hidden_of_one_poverty_measure_is_hidden_of_all(checked: Checked) -> None:
    programme = checked.project.programme
    name = "kepala-rumah-tangga-perempuan"
    enough = [_cell("", true=80, untrue=80), _cell(f"{name}=ya", true=40, untrue=40), _cell(f"{name}=tidak", true=40, untrue=40)]
    few = [enough[0], _cell(f"{name}=ya", true=20, untrue=0), enough[2]]
    tables = {POVERTY[0]: enough, POVERTY[1]: few, POVERTY[2]: enough}
    assert hidden_together(programme, tables) == {f"{name}=ya", f"{name}=tidak"}


def test_every_value_lies_in_its_interval_and_bounds(observed: pd.DataFrame, checked: Checked) -> None:
    rows = observed[(observed["lower"] != "") & (observed["value"] != "")]
    assert len(rows) > 2000
    for row in rows.to_dict("records"):
        assert Decimal(row["lower"]) <= Decimal(row["value"]) <= Decimal(row["upper"])
    shares = [one.id for one in checked.project.programme.indicators.values() if one.unit == "percent"]
    values = observed[observed["indicator"].isin(shares)]["number"].dropna()
    assert values.between(0, 100).all()


def test_numbers_are_written_with_the_decimals_of_their_unit(observed: pd.DataFrame) -> None:
    measured = observed[observed["standard_error"] != ""]
    for row in measured.to_dict("records"):
        wanted = {"indeks-kemiskinan-multidimensi": 4, "pengeluaran-per-kapita": 0}.get(row["indicator"], 1)
        assert len(row["value"].partition(".")[2]) == wanted


def test_only_invented_sources_are_used(observed: pd.DataFrame, checked: Checked) -> None:
    sources = checked.project.programme.sources
    assert all(sources[source].synthetic for source in observed["source"].unique())
    named = {source for place in PLACES for source in checked.project.profiles[place.code].sources}
    assert all(sources[source].synthetic for source in named)


def test_every_look_of_a_value_occurs(observed: pd.DataFrame) -> None:
    assert set(observed["status"]) == {"measured", "reported", "estimated", "suppressed", "missing"}
    assert len(observed) < 12_000


def test_every_assessment_indicator_has_a_value_somewhere(observed: pd.DataFrame, checked: Checked) -> None:
    asked = {one.indicator for part in checked.project.programme.assessment.dimensions for one in part.indicators}
    assert asked <= set(observed[observed["value"] != ""]["indicator"])


def test_the_office_answers_all_that_it_is_asked() -> None:
    assert set(OFFICE) == {place.slug for place in PLACES}
    assert all(len(answers) == len(OFFICE_INDICATORS) for rounds in OFFICE.values() for answers in rounds)


def test_the_whole_framework_is_in_use(checked: Checked) -> None:
    programme = checked.project.programme
    profiles = [checked.project.profiles[place.code] for place in PLACES]
    assert {one.group for profile in profiles for one in profile.vulnerable_groups} == set(programme.vulnerable_groups)
    assert {one.potential for profile in profiles for one in profile.potentials} == set(programme.potentials)
    assert {one.intervention for profile in profiles for one in profile.interventions} == set(programme.interventions)
    household = {risk.id for risk in programme.risks.values() if risk.kind == "household"}
    assert {one.risk for profile in profiles for one in profile.risks} == household
    states = {one.state for profile in profiles for one in profile.interventions}
    assert states == {"planned", "running", "completed", "stopped"}


def test_pilots_obey_the_rule_of_two_in_a_district(checked: Checked) -> None:
    states = {
        place.code: profile.pilot.state for place in PLACES if (profile := checked.project.profiles[place.code]).pilot
    }
    assert Counter(states.values()) == {"selected": 3, "comparison": 2, "candidate": 2, "not_selected": 1}
    selected = [code for code, state in states.items() if state == "selected"]
    assert selected == [place.code for place in PLACES if place.selected]
    assert max(Counter(code[:8] for code in selected).values()) <= 2


def test_only_what_runs_in_a_village_delivers_there(checked: Checked) -> None:
    """An output is observed in a village only where an intervention that produces it is agreed."""
    programme = checked.project.programme
    produced = {
        output: {target.indicator for target in result.targets}
        for result in programme.results.results
        for output in [result.id]
        if result.level == "output"
    }
    for place in PLACES:
        agreed = {one.intervention for one in checked.project.profiles[place.code].interventions}
        expected = {
            ind for one in agreed for output in programme.interventions[one].outputs for ind in produced[output]
        }
        delivered = {name.partition(" ")[0] for name in DELIVERED.get(place.slug, {})}
        outputs = {one for one in delivered if programme.indicators[one].level == "output"}
        assert outputs <= expected, place.slug


def _paths(checked: Checked) -> Iterator[tuple[str, str, list[PlannedValue]]]:
    for place in PLACES:
        for target in checked.project.profiles[place.code].targets:
            yield place.code, target.indicator, [target.baseline, *target.milestones, target.target]


def test_targets_start_from_what_was_observed_and_move_the_right_way(observed: pd.DataFrame, checked: Checked) -> None:
    totals = observed[observed["disaggregation"] == ""].set_index(["village_code", "indicator", "period"])["value"]
    paths = list(_paths(checked))
    assert len(paths) >= 9
    for code, indicator, path in paths:
        assert path[0].value == Decimal(totals.loc[code, indicator, path[0].period]), (code, indicator)
        values = [one.value for one in path if one.value is not None]
        rising = checked.project.programme.indicators[indicator].direction == "increase"
        assert values == sorted(values, reverse=not rising), (code, indicator)
        assert all(one.question is not None for one in path if one.status == "proposed")


def test_selected_villages_improve_more_than_comparison_villages(observed: pd.DataFrame, checked: Checked) -> None:
    rows = observed[(observed["indicator"] == POVERTY[0]) & (observed["disaggregation"] == "")]
    values = rows.set_index(["village_code", "period"])["number"]
    profiles = checked.project.profiles
    fall: dict[str, list[float]] = {}
    for place in PLACES:
        pilot = profiles[place.code].pilot
        assert pilot is not None
        change = values.loc[place.code, ROUNDS[-1][0]] - values.loc[place.code, ROUNDS[0][0]]
        fall.setdefault(pilot.state, []).append(change)
    assert max(fall["selected"]) < 0
    assert sum(fall["selected"]) / 3 < sum(fall["comparison"]) / 2 - 2


def test_every_story_is_told_with_consent_in_both_languages(checked: Checked) -> None:
    told = [stories for place in PLACES if (stories := checked.project.stories.get(place.code))]
    assert sum(len(stories) for stories in told) >= 10
    for stories in told:
        assert Counter(one.language for one in stories)["id"] == Counter(one.language for one in stories)["en"]
        assert all(one.consent and one.names_changed for one in stories)
        assert all("rekaan" in one.body or "invented" in one.body for one in stories)


def test_no_sentence_is_copied_from_one_village_to_another(checked: Checked) -> None:
    notes: list[str] = []
    for place in PLACES:
        profile = checked.project.profiles[place.code]
        told = (profile.vulnerable_groups, profile.potentials, profile.risks, profile.interventions)
        notes += [one.note.within("id") for group in told for one in group if one.note is not None]
    assert len(notes) == len(set(notes)) > 60


def _estimate(true: int, untrue: int) -> Estimate:
    households = true + untrue
    return Estimate(Fraction(true, households), None, households, households, true, untrue, (1,) * households)


def _cell(disaggregation: str, true: int, untrue: int) -> Cell:
    found = _estimate(true, untrue)
    return Cell(disaggregation, found, written(found.value * 100, 1))
