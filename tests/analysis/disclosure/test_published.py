"""The attacker's view of a project: counts behind shares, sums that hold, and a first look that misses nothing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.analysis.disclosure.audit import Interval
from generator.analysis.disclosure.breaches import leaks
from generator.analysis.disclosure.extent import hidden_of_each_indicator
from generator.analysis.disclosure.inference import exposures
from generator.analysis.disclosure.published import counts_behind, kind_of, protection_of, published
from generator.pipeline import Checked
from generator.project import Project
from generator.tables import Observations

VILLAGE = "99.01.02.2004"
INDICATORS = ["kepemilikan-dokumen", "jaminan-kesehatan", "pengeluaran-per-kapita", "intensitas-kemiskinan"]


@pytest.fixture(scope="module")
def project(checked: Checked) -> Project:
    """One village of the invented regency, a few indicators of its first round."""
    frame = checked.project.observations.frame
    here = frame["village_code"].eq(VILLAGE) & frame["indicator"].isin(INDICATORS) & frame["period"].eq("2026-02")
    return replace(checked.project, observations=Observations(frame[here].reset_index(drop=True)))


@given(st.integers(1, 3000), st.data(), st.integers(0, 3))
def test_a_printed_share_and_its_base_hold_the_true_count(whole: int, data: st.DataObject, decimals: int) -> None:
    true = data.draw(st.integers(0, whole))
    share = Fraction(true * 100, whole)
    printed = str(round(share * 10**decimals))
    if decimals:
        printed = f"{printed.zfill(decimals + 1)[:-decimals]}.{printed.zfill(decimals + 1)[-decimals:]}"
    base, count = counts_behind(printed, str(whole))
    assert base == Interval(whole, whole)
    assert count.lower <= true <= count.upper
    assert count.width <= whole / 10 ** (decimals + 2)


def test_three_and_a_half_per_cent_of_57_is_two() -> None:
    assert counts_behind("3.5", "57")[1] == Interval(2, 2)


def test_a_weighted_share_that_fits_no_whole_count_is_taken_for_one_of_its_neighbours() -> None:
    assert counts_behind("65.6", "95")[1] == Interval(62, 63)


def test_h_is_a_share_and_a_and_m0_are_means(checked: Checked) -> None:
    programme = checked.project.programme
    kinds = [kind_of(programme, programme.indicators[one]) for one in (
        "kemiskinan-multidimensi", "intensitas-kemiskinan", "indeks-kemiskinan-multidimensi", "jumlah-penduduk",
        "bum-desa-aktif", "luas-lahan-tahan-iklim",
    )]  # fmt: skip
    assert kinds == ["share", "mean", "mean", "count", None, None]


def test_a_sensitive_disaggregation_makes_a_general_indicator_sensitive(checked: Checked) -> None:
    programme = checked.project.programme
    sheet = programme.indicators["air-minum-layak"]
    asked = [protection_of(programme, sheet, one) for one in ("", "kepala-rumah-tangga-perempuan=ya", "anggota-penyandang-disabilitas=ya")]
    assert [(one.least, one.base) for one in asked] == [(5, 5), (5, 30), (10, 30)]


def test_a_split_within_a_split_adds_up_both_ways(project: Project) -> None:
    """Six of ten crossed cells are shown; what is left of two rows and two columns is found as a grid."""
    cells = {"": 200, "jenis-kelamin=perempuan": 100, "jenis-kelamin=laki-laki": 100}
    ages = ("0-4", "5-14", "15-24", "25-59", "60-plus")
    cells |= {f"umur={one}": 40 for one in ages}
    cells |= {f"jenis-kelamin={sex};umur={one}": 20 for sex in ("perempuan", "laki-laki") for one in ages}
    hidden = {f"jenis-kelamin={sex};umur={one}" for sex in ("perempuan", "laki-laki") for one in ages[:2]}
    frame = pd.DataFrame([
        {**project.observations.frame.iloc[0].to_dict(), "indicator": "jumlah-penduduk", "disaggregation": name,
         "value": "" if name in hidden else str(count), "number": float("nan") if name in hidden else float(count),
         "status": "suppressed" if name in hidden else "reported", "base": ""}
        for name, count in cells.items()
    ])  # fmt: skip
    table = published(replace(project, observations=Observations(frame)))
    assert len(table.relations) == 2 + 2 + 5
    assert exposures(table.cells, table.relations) == ()
    one_less = frame[~frame["disaggregation"].isin(["jenis-kelamin=perempuan;umur=0-4"])]
    shown = frame.loc[frame["disaggregation"].eq("jenis-kelamin=perempuan;umur=0-4")].assign(value="20", number=20.0, status="reported")
    leaking = pd.concat([one_less, shown], ignore_index=True)
    found = list(leaks(replace(project, observations=Observations(leaking))))
    assert {(one.found.lower, one.found.upper) for one in found} == {(20, 20)}
    assert len(found) == 3


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_the_first_look_misses_no_leak(project: Project, data: st.DataObject) -> None:
    """Whatever is hidden, shown or left out, the audit finds the same in the screened and in the whole table."""
    frame = project.observations.frame.copy()
    rows = st.sets(st.integers(0, len(frame) - 1), max_size=12)
    for row in sorted(data.draw(rows)):
        frame.loc[row, ["value", "base"]] = ""
        frame.loc[row, ["number"]] = float("nan")
        frame.loc[row, ["status"]] = data.draw(st.sampled_from(["suppressed", "suppressed", "missing"]))
    for row in sorted(data.draw(rows)):
        frame.loc[row, ["value", "base", "status"]] = [data.draw(st.sampled_from(["4.0", "50.0", "96.0"])), "64", "measured"]
        frame.loc[row, ["number"]] = float(str(frame.loc[row, "value"]))
    frame = frame.drop(index=sorted(data.draw(rows))).reset_index(drop=True)
    changed = replace(project, observations=Observations(frame))
    found = [
        {(table.rows[one.id], one.side, one.found) for one in exposures(table.cells, table.relations)}
        for table in (published(changed), published(changed, screened=False))
    ]
    assert found[0] == found[1]


def test_the_first_look_leaves_little_to_the_audit(checked: Checked) -> None:
    looked = len(published(checked.project).cells)
    assert 0 < looked < len(published(checked.project, screened=False).cells) / 4


def test_hidden_values_of_an_indicator_are_counted(project: Project) -> None:
    frame = project.observations.frame
    for id_, extent in hidden_of_each_indicator(project.observations).items():
        own = frame[frame["indicator"].eq(id_)]
        assert extent.hidden == (own["status"] == "suppressed").sum()
        assert extent.observed == (own["status"] != "missing").sum()
