"""What changed lately: newest first, the same change told once, nothing of the future, nothing invented."""

from __future__ import annotations

from datetime import date

from generator.analysis.latest_changes import measure_latest
from generator.pipeline import Checked


def test_the_newest_come_first_and_nothing_lies_ahead(checked: Checked) -> None:
    found = measure_latest(checked.project.programme, checked.project.as_of, 8)
    assert [one.date for one in found] == sorted((one.date for one in found), reverse=True)
    assert all(one.date <= checked.project.as_of.isoformat() for one in found)


def test_the_same_change_of_many_elements_is_told_once(checked: Checked) -> None:
    found = measure_latest(checked.project.programme, checked.project.as_of, 100)
    told = [(one.kind, one.date, one.text) for one in found]
    assert len(told) == len(set(told))
    assert max(len(one.members) for one in found) > 50


def test_what_is_dated_later_than_today_is_not_told_yet(checked: Checked) -> None:
    before = measure_latest(checked.project.programme, date(2025, 11, 21), 100)
    assert not [one for one in before if one.kind == "decision"]


def test_sources_of_invented_data_are_no_news(checked: Checked) -> None:
    sources = checked.project.programme.sources
    found = measure_latest(checked.project.programme, checked.project.as_of, 100)
    assert not [id_ for one in found if one.kind == "source" for _, id_ in one.members if sources[id_].synthetic]
