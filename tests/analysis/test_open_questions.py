"""Questions are found wherever they stand, with who answers, and leave the list once answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from generator.analysis.consultation import measure_window
from generator.analysis.lifecycle import stages_of
from generator.analysis.open_questions import measure_questions, open_questions
from generator.model.document import Consultation
from generator.model.element import QuestionAnswer
from generator.pipeline import Checked
from generator.problems import Location
from generator.text import Text

HERE = Location("framework/document.yml")


def test_every_question_written_in_the_framework_is_collected_once(checked: Checked, root: Path) -> None:
    written = sum(
        line.lstrip().startswith("- question:")
        for file in (root / "framework").rglob("*.yml")
        for line in _open_questions_of(file.read_text(encoding="utf-8").splitlines())
    )
    found = measure_questions(checked.project)
    assert len({one.place for one in found}) == len(found) == written > 100


def _open_questions_of(lines: list[str]) -> list[str]:
    """Return the lines that stand below `open_questions:`."""
    kept, depth = [], -1
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if depth >= 0 and line.strip() and indent <= depth and not line.lstrip().startswith("- "):
            depth = -1
        if line.strip() == "open_questions:":
            depth = indent
        elif depth >= 0:
            kept.append(line)
    return kept


def test_those_that_block_come_first_and_each_has_an_owner(checked: Checked) -> None:
    found = measure_questions(checked.project)
    marks = [one.question.blocking for one in found]
    assert marks == sorted(marks, reverse=True)
    assert any(marks)
    assert all(one.owner for one in found)


def test_a_question_is_overdue_from_the_day_after_it_was_due(checked: Checked) -> None:
    due = min(one.question.due for one in measure_questions(checked.project) if one.question.due)
    on, after = (
        [one for one in measure_questions(replace(checked.project, as_of=day)) if one.overdue]
        for day in (date.fromisoformat(due), date.fromisoformat(due) + timedelta(days=1))
    )
    assert not on
    assert after
    assert {one.question.due for one in after} == {due}


def test_an_answered_question_is_not_open_any_more(checked: Checked) -> None:
    programme = checked.project.programme
    first, *others = programme.document.open_questions
    answer = QuestionAnswer(date="2026-11-24", text=Text({"id": "Ya.", "en": "Yes."}), source=HERE)
    document = replace(programme.document, open_questions=(replace(first, answer=answer), *others))
    project = replace(checked.project, programme=replace(programme, document=document))
    before, after = (open_questions(measure_questions(one)) for one in (checked.project, project))
    assert {one.place for one in before} - {one.place for one in after} == {first.source}


def test_everything_has_a_status_an_owner_a_version_and_a_date(checked: Checked) -> None:
    actors = checked.project.programme.ids["actor"]
    stages = list(stages_of(checked.project.programme))
    assert len(stages) > 200
    for stage in stages:
        life = stage.lifecycle
        assert life.status
        assert life.version
        assert date.fromisoformat(f"{life.date}-01-01"[:10]), stage.node
        assert life.owner in actors, stage.node


@given(some.integers(0, 400), some.integers(0, 90), some.integers(-30, 500))
def test_a_window_is_open_on_its_days_and_on_no_other(start: int, length: int, today: int) -> None:
    first = date(2027, 1, 1) + timedelta(days=start)
    last, day = first + timedelta(days=length), date(2027, 1, 1) + timedelta(days=today)
    window = measure_window(Consultation(opens=first.isoformat(), closes=last.isoformat(), source=HERE), day)
    assert (window.state == "open") == (first <= day <= last)
    assert window.days > 0
    if window.state == "open":
        assert day + timedelta(days=window.days - 1) == last


def test_without_a_consultation_nothing_is_scheduled() -> None:
    assert measure_window(None, date(2027, 1, 1)).state == "unscheduled"
