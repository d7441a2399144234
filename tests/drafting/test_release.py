"""What stands in the way of a release, on the shipped project with one thing after the other put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from generator.drafting.release import ReleaseRequest, release_problems
from generator.model.document import Comment, Consultation
from generator.model.element import QuestionAnswer
from generator.model.version import edition_of, following
from generator.pipeline import Checked
from generator.problems import Location
from generator.project import Project
from generator.text import Text

DAY = date(2026, 11, 24)
HERE = Location("framework/document.yml")
REQUEST = ReleaseRequest("2026.1", DAY, is_committed=True)


def _ready(project: Project) -> Project:
    """Return the shipped project as if all of it had been agreed."""
    document = project.programme.document
    answer = QuestionAnswer(date="2026-11-01", text=Text({"id": "Ya.", "en": "Yes."}), source=HERE)
    document = replace(
        document,
        status="agreed",
        chapters=tuple(replace(one, status="agreed") for one in document.chapters),
        sign_off=tuple(replace(one, decision="approved", date="2026-11-20", version="2026.1") for one in document.sign_off),
        consultation=Consultation(opens="2026-10-01", closes="2026-10-31", source=HERE),
        open_questions=tuple(replace(one, answer=answer) for one in document.open_questions),
    )
    return replace(project, programme=replace(project.programme, document=document))


def _codes(project: Project, request: ReleaseRequest = REQUEST) -> list[str]:
    return [one.code for one in release_problems(project, request)]


def test_nothing_stands_in_the_way_of_what_is_agreed_and_its_blocking_questions_may_be_answered(checked: Checked) -> None:
    assert any(one.blocking for one in _ready(checked.project).programme.document.open_questions)
    assert _codes(_ready(checked.project)) == []


def test_an_approval_of_another_version_does_not_count(checked: Checked) -> None:
    ready = _ready(checked.project)
    networks = len(ready.programme.document.sign_off)
    assert _codes(ready, replace(REQUEST, version="2026.2")) == ["rilis-nomor-salah"] + ["rilis-belum-disetujui"] * networks


def test_a_version_is_not_released_before_it_was_approved(checked: Checked) -> None:
    assert set(_codes(_ready(checked.project), replace(REQUEST, day=date(2026, 11, 19)))) == {"rentang-terbalik"}


def test_a_comment_without_an_answer_stands_in_the_way(checked: Checked) -> None:
    ready = _ready(checked.project)
    said = Text({"id": "Terlalu singkat.", "en": "Too short."})
    comment = Comment(id="satu", date="2026-10-05", author=said, about="document", text=said, source=HERE)
    window = Consultation(opens="2026-10-01", closes="2026-10-31", comments=(comment,), source=HERE)
    document = replace(ready.programme.document, consultation=window)
    assert _codes(replace(ready, programme=replace(ready.programme, document=document))) == ["rilis-tanggapan-belum-dijawab"]


def test_the_last_day_of_the_consultation_still_belongs_to_it(checked: Checked) -> None:
    assert "rilis-konsultasi-terbuka" in _codes(_ready(checked.project), replace(REQUEST, day=date(2026, 10, 31)))
    assert "rilis-konsultasi-terbuka" not in _codes(_ready(checked.project), replace(REQUEST, day=date(2026, 11, 1)))


def test_work_that_is_not_committed_stands_in_the_way(checked: Checked) -> None:
    assert _codes(_ready(checked.project), replace(REQUEST, is_committed=False)) == ["rilis-belum-dikomit"]


@given(some.integers(2020, 2098), some.integers(1, 98), some.integers(0, 98), some.integers(0, 1))
def test_whatever_may_follow_a_version_is_greater_and_well_written(year: int, edition: int, fix: int, later: int) -> None:
    version = f"{year}.{edition}" + (f".{fix}" if fix else "")
    here = edition_of(version)
    assert here is not None
    for one in following(version, year + later):
        after = edition_of(one)
        assert after is not None
        assert after > here
