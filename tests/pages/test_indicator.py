"""The reference sheet of an indicator: its questions and counterparts in words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.model.programme import Programme
from generator.pages.addresses import address_of
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]


@pytest.mark.parametrize("language", ["id", "en"])
def test_conditions_and_counterparts_are_told_in_words(looked: Pages, programme: Programme, language: str) -> None:
    for one in programme.indicators.values():
        page = looked[language, address_of("indicator", one.id)]
        told = [question.relevant for question in one.collection.questions if question.relevant]
        assert [text for text in told if text in page.text] == []
        assert one.alignment.indeks_desa is None or one.alignment.indeks_desa not in page.text


def test_notes_of_a_regency_say_in_english_that_they_are_indonesian(looked: Pages) -> None:
    page = looked["en", "wilayah/18.02/"]
    assert "Notes are not translated yet; they are in Indonesian." in page.text
    assert '<small lang="id" class="untranslated">Angka kabupaten' in page.html
    assert "Catatan ditulis dalam bahasa" not in looked["id", "wilayah/18.02/"].text
