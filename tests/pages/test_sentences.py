"""The first sentence of a text, and the rest of it."""

from __future__ import annotations

import pytest

from generator.pages.sentences import opening, remainder
from generator.text import Text


@pytest.mark.parametrize(
    ("whole", "first", "rest"),
    [
        ("Satu kalimat.", "Satu kalimat.", ""),
        ("Satu. Dua. Tiga.", "Satu.", "Dua. Tiga."),
        ("Biayanya Rp2.500 per kg. Murah.", "Biayanya Rp2.500 per kg.", "Murah."),
        ("Air, jamban, dll. tidak dihitung. Yang lain ya.", "Air, jamban, dll. tidak dihitung.", "Yang lain ya."),
        ("Siapa? Semua orang.", "Siapa?", "Semua orang."),
    ],
)
def test_a_text_is_cut_after_its_first_sentence(whole: str, first: str, rest: str) -> None:
    text = Text({"id": whole})
    start, end = opening(text), remainder(text)
    assert start is not None
    assert end is not None
    assert start.within("id") == first
    assert end.within("id") == rest


def test_nothing_stays_nothing() -> None:
    assert opening(None) is None
    assert remainder(None) is None


def test_each_language_is_cut_by_itself() -> None:
    text = opening(Text({"id": "Satu. Dua.", "en": "One! Two."}))
    assert text is not None
    assert (text.within("id"), text.within("en")) == ("Satu.", "One!")
