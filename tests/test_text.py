"""Texts fall back in a stated order; numbers and dates look as each language writes them."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import Text, as_date, as_number, as_rupiah, say


def test_a_missing_translation_falls_back_to_indonesian_and_says_so() -> None:
    text = Text({"id": "desa"})
    assert text.within("en") == "desa"
    assert text.written_in("en") == "id"
    assert not text.has("en")


def test_an_empty_translation_counts_as_missing() -> None:
    assert Text({"id": "desa", "en": "  "}).within("en") == "desa"


def test_a_text_without_indonesian_still_says_something() -> None:
    assert Text({"jv": "désa"}).within("en") == "désa"
    assert Text({}).within("en") == ""


def test_texts_are_values() -> None:
    text = Text({"id": "a", "en": "b"})
    assert pickle.loads(pickle.dumps(text)) == text  # noqa: S301 - our own bytes
    assert hash(text) == hash(Text({"en": "b", "id": "a"}))


@pytest.mark.parametrize(
    ("value", "decimals", "indonesian", "english"),
    [
        (Decimal("0.7433"), 4, "0,7433", "0.7433"),
        (68932, None, "68.932", "68,932"),
        (Decimal("58.30"), 1, "58,3", "58.3"),
        (Fraction(1, 3), 4, "0,3333", "0.3333"),
        (Decimal(7), 2, "7,00", "7.00"),
        (0, None, "0", "0"),
    ],
)
def test_numbers(value: Decimal | int | Fraction, decimals: int | None, indonesian: str, english: str) -> None:
    assert as_number(value, "id", decimals) == indonesian
    assert as_number(value, "en", decimals) == english


def test_rupiah_have_no_decimals() -> None:
    assert as_rupiah(1_250_000, "id") == "Rp1.250.000"
    assert as_rupiah(1_250_000, "en") == "Rp1,250,000"


def test_dates_name_the_month() -> None:
    assert as_date(date(2026, 8, 17), "id") == "17 Agustus 2026"
    assert as_date(date(2026, 8, 17), "en") == "17 August 2026"


def test_wording_of_an_unknown_language_is_indonesian() -> None:
    assert say("su", id="desa", en="village") == "desa"


@given(st.integers(-(10**12), 10**12))
def test_a_written_number_can_be_read_back(number: int) -> None:
    assert int(as_number(number, "id").replace(".", "")) == number
