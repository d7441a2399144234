"""What rows of single deprivations tell beside H and M0, on the tables of the invented regency made to leak."""

from __future__ import annotations

from dataclasses import replace

from generator.analysis.disclosure.breaches import hidden_apart
from generator.analysis.disclosure.deprivations import contradictions, few_among_poor, pinned_by_sum
from generator.pipeline import Checked
from generator.project import Project
from generator.tables import Observations

HERE = {"village_code": "99.01.01.2002", "period": "2026-10", "disaggregation": ""}


def _edited(project: Project, indicator: str, **columns: str) -> Project:
    frame = project.observations.frame.copy()
    rows = (frame["indicator"] == indicator).to_numpy().copy()
    for name, wanted in HERE.items():
        rows &= (frame[name] == wanted).to_numpy()
    assert rows.sum() == 1
    for column, value in columns.items():
        frame.loc[rows, column] = value
    return replace(project, observations=Observations(frame))


def _value(project: Project, indicator: str, column: str = "value") -> str:
    frame = project.observations.frame
    rows = frame[(frame["indicator"] == indicator) & (frame[list(HERE)] == list(HERE.values())).all(axis=1)]
    return str(rows[column].iloc[0])


def test_the_shipped_tables_agree_and_give_nothing_away(checked: Checked) -> None:
    project = checked.project
    assert not [*few_among_poor(project), *pinned_by_sum(project), *contradictions(project), *hidden_apart(project)]
    shown = project.observations.frame["indicator"].str.startswith("miskin-") & project.observations.frame["value"].ne("")
    assert shown.sum() > 50


def test_a_single_hidden_deprivation_follows_from_m0_and_is_found(checked: Checked) -> None:
    """Two are hidden here; with one of them printed, the sum leaves the other."""
    base = _value(checked.project, "miskin-sanitasi", "base")
    leaked = _edited(checked.project, "miskin-gizi-balita", status="measured", value="2.0", base=base)
    (leak,) = pinned_by_sum(leaked)
    row = leaked.observations.frame.loc[leak.position]
    assert row["indicator"] == "miskin-partisipasi-sekolah"
    assert leak.found.width < leak.least == 10


def test_a_deprivation_shared_by_all_but_a_few_of_the_poor_is_found(checked: Checked) -> None:
    poor = _value(checked.project, "kemiskinan-multidimensi")
    breaches = list(few_among_poor(_edited(checked.project, "miskin-sanitasi", value=poor)))
    assert [one.rule for one in breaches] == ["small-count"]


def test_a_deprivation_is_never_more_than_the_poor_and_all_make_m0(checked: Checked) -> None:
    above = contradictions(_edited(checked.project, "miskin-lantai", value="60.0"))
    assert {one.rule for one in above} == {"above-headcount", "not-the-sum"}
    lower = contradictions(_edited(checked.project, "indeks-kemiskinan-multidimensi", value="0.0400"))
    assert [one.rule for one in lower] == ["not-the-sum"]


def test_deprivations_are_hidden_with_h(checked: Checked) -> None:
    hidden = _edited(checked.project, "kemiskinan-multidimensi", status="suppressed", value="", base="")
    indicators = set(hidden.observations.frame.loc[list(hidden_apart(hidden)), "indicator"])
    assert {"intensitas-kemiskinan", "indeks-kemiskinan-multidimensi", "miskin-sanitasi"} <= indicators
