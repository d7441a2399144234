"""A table made to leak is found, with the cell, the interval and what gives it away; the shipped one does not leak."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from generator.analysis.disclosure.breaches import breaches, hidden_apart, leaks
from generator.checks.disclosure import (
    check_hidden_cells_stay_hidden,
    check_poverty_hidden_together,
    check_published_counts,
)
from generator.pipeline import Checked
from generator.project import Project
from generator.tables import Observations
from tests.checks.conftest import Change

OBSERVATIONS = "villages/99-rekaan/99.01-contoh/observations.csv"
TOTAL = "99.01.01.2001,sanitasi-layak,2026-02,,58.3,measured,survei-rekaan,120,52.1,64.5,\n"
HIDDEN = "99.01.01.2001,sanitasi-layak,2026-02,jenis-kelamin=perempuan,,suppressed,survei-rekaan,,,,small-count\n"
SHEET = "framework/indicators/sanitasi-layak.yml"


def _shown(category: str, value: str, base: int) -> str:
    return f"99.01.01.2001,sanitasi-layak,2026-02,{category},{value},measured,survei-rekaan,{base},,,\n"


def _also_hidden(category: str) -> str:
    return f"99.01.01.2001,sanitasi-layak,2026-02,{category},,suppressed,survei-rekaan,,,,small-count\n"


def _edited(project: Project, **columns: tuple[dict[str, str], str]) -> Project:
    """Set columns in the rows that match, as `column=(rows, value)`."""
    frame = project.observations.frame.copy()
    for column, (rows, value) in columns.items():
        found = frame.index == frame.index
        for name, wanted in rows.items():
            found &= (frame[name] == wanted).to_numpy()
        assert found.any()
        frame.loc[found, column] = value
    return replace(project, observations=Observations(frame))


def test_the_published_site_of_the_invented_regency_exposes_no_cell(checked: Checked) -> None:
    assert list(check_published_counts(checked.project)) == []
    assert list(check_poverty_hidden_together(checked.project)) == []
    assert list(check_hidden_cells_stay_hidden(checked.project)) == []
    hidden = checked.project.observations.frame["status"].eq("suppressed")
    assert hidden.sum() > 2000, "an audit of a table that hides nothing shows nothing"


def test_a_table_made_to_leak_is_found(changed: Change) -> None:
    """One of two categories is hidden alone: 70 of 120 less 62 or 63 of 95 leaves 7 or 8 of 25."""
    project = changed(OBSERVATIONS, HIDDEN, HIDDEN + _shown("jenis-kelamin=laki-laki", "65.6", 95))
    (problem,) = check_hidden_cells_stay_hidden(project)
    assert problem.location.pointer == (1, "status")
    assert [problem.parameters[name] for name in ("lower", "upper", "least")] == [7, 8, 5]
    assert problem.parameters["given"] == "2026-02 total, 2026-02 jenis-kelamin=laki-laki"


def test_two_hidden_categories_protect_each_other(changed: Change) -> None:
    project = changed(OBSERVATIONS, HIDDEN, HIDDEN + _also_hidden("jenis-kelamin=laki-laki"))
    assert list(check_hidden_cells_stay_hidden(project)) == []


def test_a_hidden_total_is_found_from_its_categories(changed: Change) -> None:
    shown = _shown("jenis-kelamin=laki-laki", "50.0", 60) + _shown("jenis-kelamin=perempuan", "50.0", 60)
    project = changed(OBSERVATIONS, TOTAL + HIDDEN, _also_hidden("") + shown)
    (leak,) = leaks(project)
    assert (leak.found.lower, leak.found.upper) == (60, 60)


def test_a_category_that_was_left_out_is_found_where_it_is_too_small(changed: Change) -> None:
    project = changed(OBSERVATIONS, HIDDEN, _shown("jenis-kelamin=laki-laki", "57.3", 117))
    (leak,) = leaks(project)
    assert (leak.side, leak.found.lower, leak.found.upper) == ("whole", 3, 3)
    enough = changed(OBSERVATIONS, _shown("jenis-kelamin=laki-laki", "57.3", 117), _shown("jenis-kelamin=laki-laki", "57.5", 80))
    assert list(leaks(enough)) == []


def test_a_village_hidden_in_a_regency_whose_total_is_known_is_found(checked: Checked) -> None:
    """The regency's households less those of seven villages are those of the eighth."""
    project = checked.project
    counted = project.observations.frame
    counted = counted[counted["indicator"].eq("jumlah-rumah-tangga")]
    total = int(counted["number"].sum())
    one = counted.iloc[3]
    context = project.context.frame.iloc[:1].assign(
        village_code="99.01", indicator="jumlah-rumah-tangga", period=one["period"], value=str(total),
        disaggregation="", status="reported", source=one["source"], number=float(total),
    )  # fmt: skip
    here = {"village_code": one["village_code"], "indicator": "jumlah-rumah-tangga"}
    hidden = _edited(project, value=(here, ""), status=(here, "suppressed"))
    assert list(leaks(hidden)) == []
    (leak,) = leaks(replace(hidden, context=Observations(context)))
    assert leak.found.lower == leak.found.upper == int(one["number"])


def test_the_growth_of_an_output_from_one_quarter_to_the_next_is_a_count(checked: Checked) -> None:
    """From 40 to 43 households accompanied is three households, whom the village can name."""
    here = {"village_code": "99.01.01.2001", "indicator": "jumlah-rumah-tangga-didampingi", "disaggregation": ""}
    second, third = {**here, "period": "2026-Q2"}, {**here, "period": "2026-Q3"}
    grown = _edited(checked.project, value=(third, "43"))
    split = {"indicator": here["indicator"], "village_code": here["village_code"]}
    whole = grown.observations.frame
    away = whole[list(split)].eq(pd.Series(split)).all(axis=1) & whole["disaggregation"].ne("")
    grown = replace(grown, observations=Observations(whole[~away].reset_index(drop=True)))
    (leak,) = leaks(grown)
    assert (leak.found.lower, leak.found.upper, leak.least) == (3, 3, 5)
    assert len(leak.given_away) == 2
    hidden = _edited(grown, value=(second, ""), status=(second, "suppressed"))
    assert list(leaks(hidden)) == []
    close = _edited(hidden, value=({**here, "period": "2026-Q1"}, "41"))
    assert {(one.found.lower, one.found.upper) for one in leaks(close)} == {(41, 43), (0, 2)}


def test_h_a_and_m0_are_hidden_together_or_not_at_all(checked: Checked) -> None:
    """With H hidden, A and M0 may not be seen, nor the five deprivations that the village publishes."""
    here = {"village_code": "99.01.01.2001", "indicator": "kemiskinan-multidimensi", "period": "2026-02", "disaggregation": ""}
    apart = _edited(checked.project, status=(here, "suppressed"))
    assert len(hidden_apart(apart)) == 2 + 5
    assert len(list(check_poverty_hidden_together(apart))) == 7


@pytest.mark.parametrize(
    ("value", "base", "sensitivity", "rule"),
    [
        ("2.5", 120, "general", "small-count"),
        ("97.5", 120, "general", "small-count"),
        ("4.2", 120, "general", None),
        ("0.0", 120, "general", None),
        ("0.0", 120, "specific", "all-or-none"),
        ("100", 120, "money", "all-or-none"),
        ("7.5", 120, "specific", "small-count"),
        ("8.3", 120, "specific", None),
        ("50.0", 4, "general", "small-base"),
    ],
)
def test_a_published_share_is_judged_by_what_its_base_tells(
    changed: Change, value: str, base: int, sensitivity: str, rule: str | None
) -> None:
    changed(SHEET, "sensitivity: general, minimum_households: 5", f"sensitivity: {sensitivity}, minimum_households: {5 if sensitivity == 'general' else 10}")
    project = changed(OBSERVATIONS, TOTAL, _shown("", value, base))
    assert [one.rule for one in breaches(project)] == ([] if rule is None else [rule])


def test_a_disaggregation_by_something_sensitive_asks_for_ten(changed: Change) -> None:
    changed(OBSERVATIONS, HIDDEN, _shown("jenis-kelamin=perempuan", "20.0", 40))
    general = changed("framework/disaggregations.yml", "adds_up: true", "adds_up: false")
    assert list(breaches(general)) == []
    (breach,) = breaches(changed("framework/disaggregations.yml", "sensitivity: general", "sensitivity: specific"))
    assert (breach.found, breach.least) == (8, 10)


def test_official_scores_and_village_facts_need_no_protection(checked: Checked) -> None:
    frame = checked.project.observations.frame
    places = frame["indicator"].isin(["keterbukaan-apb-desa", "data-dasar-mutakhir", "idm"])
    assert places.sum() > 300
    only = replace(checked.project, observations=Observations(frame[places].reset_index(drop=True)))
    assert list(breaches(only)) == []
