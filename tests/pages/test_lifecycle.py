"""Open questions, consultation, version history, and what a publish box says of drafting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from generator.analysis.lifecycle import stages_of
from generator.model.document import Comment, CommentAnswer, Consultation
from generator.model.programme import Programme
from generator.model.release import Release, ReleasedFile
from generator.pages import consultation, version_history
from generator.pages.addresses import PARTS
from generator.pages.view import View
from generator.problems import Location
from generator.project import PublishedRelease
from generator.text import Text
from tests.pages.conftest import Looked, look

Pages = Mapping[tuple[str, str], Looked]
LANGUAGES = ("id", "en")
HERE = Location("framework/document.yml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_open_question_stands_on_the_page_of_what_asks_it(
    looked: Pages, views: Mapping[str, View], language: str
) -> None:
    view = views[language]
    collected = looked[language, "pertanyaan/"]
    for asked in view.questions:
        words = " ".join(asked.question.question.within(language).split())
        address = view.address(*asked.node).partition("#")[0]
        assert words in looked[language, address].text, (asked.node, words)
        assert words in collected.text
        assert collected.leads_to(view.address(*asked.node))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_everything_that_has_one_says_owner_version_and_date(
    looked: Pages, views: Mapping[str, View], programme: Programme, language: str
) -> None:
    view = views[language]
    for stage in stages_of(programme):
        if stage.node[0] == "source":
            continue
        page = looked[language, view.address(*stage.node)]
        assert page.leads_to(view.address("actor", stage.lifecycle.owner)), stage.node
        assert stage.lifecycle.version in page.text
        assert view.day(stage.lifecycle.date) in page.text
        assert page.leads_to("riwayat/")


def test_what_a_decision_touches_leads_to_it(looked: Pages, programme: Programme) -> None:
    for decision in programme.decisions.values():
        for id_ in decision.touches:
            if id_ in PARTS and id_ != "programme":
                assert looked["id", PARTS[id_]].leads_to(f"keputusan/{decision.id}/"), (decision.id, id_)


def _consulted(view: View, today: date) -> Looked:
    answer = CommentAnswer(date="2027-01-20", by="pfi", result="partly", text=Text({"id": "Sebagian.", "en": "Partly."}), source=HERE)
    comments = tuple(
        Comment(id=id_, date="2027-01-15", author=Text({"id": "Desa contoh", "en": "An example village"}), about="pendahuluan",
                text=Text({"id": f"Usul {id_}.", "en": f"Proposal {id_}."}), answer=given, source=HERE)
        for id_, given in (("satu", answer), ("dua", None))
    )  # fmt: skip
    window = Consultation(opens="2027-01-11", closes="2027-02-12", comments=comments, source=HERE)
    programme = view.programme
    document = replace(programme.document, consultation=window)
    project = replace(view.project, programme=replace(programme, document=document), as_of=today)
    return look(next(consultation.render_pages(replace(view, project=project))))


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2027, 1, 10), "belum dibuka, mulai 1 hari lagi"),
        (date(2027, 2, 12), "dibuka, tinggal 1 hari"),
        (date(2027, 2, 13), "sudah ditutup"),
    ],
)
def test_the_consultation_says_whether_it_is_open_and_shows_comments_with_answers(
    views: Mapping[str, View], today: date, state: str
) -> None:
    page = _consulted(views["id"], today)
    assert state in page.text
    assert "Usul satu." in page.text
    assert "Diterima sebagian. Sebagian." in page.text
    assert "Belum dijawab." in page.text
    assert page.leads_to("dokumen/pendahuluan/")


def test_no_comment_is_shown_before_there_is_one(looked: Pages) -> None:
    assert "Belum ada tanggapan." in looked["id", "konsultasi/"].text
    assert "There are no comments yet." in looked["en", "konsultasi/"].text


def _released(view: View, version: str) -> View:
    file = ReleasedFile(name="index.html", sha256="0" * 64, source=HERE)
    one = Release(version=version, date="2027-03-20", sign_off=(), changes=(), files=(file,), source=HERE)
    return replace(view, project=replace(view.project, releases=(PublishedRelease(one, ""),)))


def test_the_history_says_that_nothing_is_released_and_later_where_it_is(views: Mapping[str, View]) -> None:
    view = views["en"]
    assert "No version has been released yet" in look(next(version_history.render_pages(view))).text
    page = look(next(version_history.render_pages(_released(view, "2026.1"))))
    assert page.leads_to("v/2026.1/index.html/")
    assert "later draft" in page.text
    assert "later draft" not in look(next(version_history.render_pages(_released(view, view.programme.identity.version)))).text
