"""The project document and its chapters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest

from generator.model.programme import Programme
from generator.pages import document
from generator.pages.addresses import PARTS, address_of
from generator.pages.view import View
from tests.pages.conftest import Looked, look

Pages = Mapping[tuple[str, str], Looked]
LANGUAGES = ("id", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_appears_with_its_own_prose_in_both_languages(
    looked: Pages, views: Mapping[str, View], programme: Programme, language: str
) -> None:
    prose = {one.path: one for one in views[language].project.prose if one.language == language}
    for chapter in programme.document.chapters:
        page = looked[language, address_of("chapter", chapter.id)]
        text = prose[f"dokumen/{chapter.id}.md"]
        heading = next(line for line in text.body.splitlines() if line.startswith("## ")).removeprefix("## ")
        assert heading in page.text
        assert page.page.source == f"docs/{language}/dokumen/{chapter.id}.md"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chapter_shows_owner_version_parts_and_questions(looked: Pages, programme: Programme, language: str) -> None:
    for chapter in programme.document.chapters:
        page = looked[language, address_of("chapter", chapter.id)]
        assert page.leads_to(address_of("actor", chapter.owner))
        assert chapter.version in page.text
        for part in chapter.parts:
            assert page.leads_to(PARTS[part]), (chapter.id, part)
        for one in chapter.open_questions:
            assert one.question.within(language) in page.text


def test_chapters_lead_to_the_chapter_before_and_after(looked: Pages, programme: Programme) -> None:
    addresses = [address_of("chapter", chapter.id) for chapter in programme.document.chapters]
    for before, after in pairwise(addresses):
        assert looked["id", before].leads_to(after)
        assert looked["id", after].leads_to(before)


def test_a_chapter_that_is_not_translated_falls_back_and_says_so(views: Mapping[str, View]) -> None:
    english = views["en"]
    prose = tuple(one for one in english.project.prose if (one.language, one.path) != ("en", "dokumen/pendahuluan.md"))
    view = replace(english, project=replace(english.project, prose=prose))
    page = next(one for one in document.render_pages(view) if one.address == "dokumen/pendahuluan/")
    assert page.source == "docs/id/dokumen/pendahuluan.md"
    assert "not translated yet" in look(page).text


def test_a_chapter_without_prose_still_shows_its_parts_and_says_so(views: Mapping[str, View]) -> None:
    view = replace(views["id"], project=replace(views["id"].project, prose=()))
    page = next(one for one in document.render_pages(view) if one.address == "dokumen/model-intervensi/")
    assert page.source == "framework/document.yml"
    seen = look(page)
    assert "belum ditulis" in seen.text
    assert seen.leads_to("intervensi/")


def test_the_list_shows_who_has_approved(looked: Pages, programme: Programme) -> None:
    page = looked["id", "dokumen/"]
    for one in programme.document.sign_off:
        assert page.leads_to(address_of("actor", one.actor))
    given = sum(one.decision == "approved" for one in programme.document.sign_off)
    assert f"{given} dari {len(programme.document.sign_off)}" in page.text
