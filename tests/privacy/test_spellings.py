"""Every spelling of a number is found; the figures, codes and dates of the field are not."""

from __future__ import annotations

import hashlib
import random
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.privacy.kinds import masked
from generator.privacy.scan import masked_text, scan

DOCUMENTED = "3171011708450001"
"""A number of documentation: a doctest of python-stdnum."""

NIKS = st.builds(
    lambda area, day, month, year, serial: f"{area}{day:02}{month:02}{year:02}{serial:04}",
    st.integers(110_000, 999_999),
    st.integers(1, 31) | st.integers(41, 71),
    st.integers(1, 12),
    st.integers(0, 99),
    st.integers(0, 9_999),
)
MARKS = st.sampled_from(["", " ", "-", "\u00a0", "\u2009", "\u2011", "\u200b", "<b></b>", "<wbr>", "</span><span class='x'>", "&nbsp;", "&#160;", "\\u00a0", "<!-- -->"])
DIGITS = st.sampled_from(
    [
        lambda digit: digit,
        lambda digit: chr(0xFF10 + int(digit)),
        lambda digit: chr(0x0660 + int(digit)),
        lambda digit: f"&#{ord(digit)};",
        lambda digit: f"&#x{ord(digit):x};",
        lambda digit: f"\\u{ord(digit):04x}",
        lambda digit: f"\\x{ord(digit):x}",
        lambda digit: f"%{ord(digit):x}",
    ]
)
CUTS = st.sampled_from([(16,), (4, 4, 4, 4), (6, 6, 4), (8, 8), (2, 2, 2, 2, 2, 2, 4), (2,) * 8])


def _kinds(text: str, name: str = "a.txt") -> set[str]:
    return {one.kind for one in scan(name, text.encode())}


@given(NIKS, MARKS, DIGITS, CUTS, st.sampled_from(["", "NIK", "id ", "(", "2025 ", ",", "\n"]), st.sampled_from(["", " ", ")", ",7", ".", "<"]))
def test_every_plausible_nik_in_every_spelling_is_found(number, mark, digit, cuts, before, after) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    places = [sum(cuts[:position]) for position in range(len(cuts) + 1)]
    written = mark.join(
        "".join(digit(one) for one in number[start:end]) for start, end in pairwise(places)
    )
    assert "identity-number" in _kinds(before + written + after)


@pytest.mark.parametrize("text", [
    "31.71.01.170845.0001", "317101-170845-0001", "31710117\n    08450001", "3.171011708450001E+15", "3171015708450001",
    "3 1 7 1 0 1 1 7 0 8 4 5 0 0 0 1", "0,3171011708450001", "nik3171011708450001", "3171_0117_0845_0001",
    "50%3171011708450001", "50%2000 0001 0100 0000", "%203171011708450001",
])  # fmt: skip
def test_other_ways_to_write_a_nik_are_found(text: str) -> None:
    assert "identity-number" in _kinds(text)


def test_a_number_with_an_impossible_date_is_found_too() -> None:
    """A fictional sample of a ministry is born on 31 February; a validating detector lets it through."""
    assert "identity-number" in _kinds("3502027102" + "019913")


def test_a_labelled_number_needs_no_shape() -> None:
    assert "identity-number" in _kinds("No. KK: 31710199" + "99990001")


@pytest.mark.parametrize("text", ["fulan@surat-contoh.co.id", "fulan%40surat-contoh.co.id", "fulan&#64;surat-contoh.co.id", "fulan&#x40;surat-contoh.co.id", "fulan\\u0040surat-contoh.co.id", "fulan&commat;surat-contoh.co.id", "fulan\uff20surat-contoh.co.id", "fulan<b>@</b>surat-contoh.co.id", "fulan@<wbr>surat-contoh.co.id", "fulan [at] surat-contoh.co.id", "mailto:fulan@surat-contoh.co.id?subject=x"])  # fmt: skip
def test_every_spelling_of_an_address_is_found(text: str) -> None:
    assert "email" in _kinds(text)


CODES = st.builds(lambda a, b, c, d: f"{a:02}.{b:02}.{c:02}.{d:04}", st.integers(11, 99), st.integers(1, 79), st.integers(1, 60), st.integers(1001, 2099))
RUPIAH = st.builds(lambda value: f"Rp{value:,}".replace(",", "."), st.integers(0, 10**13))
DATES = st.builds(lambda day, form: day.strftime(form), st.dates(date(1990, 1, 1), date(2035, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y"]))
HASHES = st.builds(lambda raw, name: hashlib.new(name, raw).hexdigest(), st.binary(max_size=8), st.sampled_from(["sha256", "sha1", "md5"]))
CENTROIDS = st.builds(lambda lat, lon: f"-{lat / 1000:.3f},{lon / 1000:.3f}", st.integers(0, 11_000), st.integers(95_000, 141_000))
OTHERS = st.sampled_from(["300.2.2-2430/2025", "ISO 22000:2018", "ISBN 978-602-1234-56-7", "UU 27/2022", "2020-2024", "10.1016/j.worlddev.2014.01.014", "1,25 juta", "58,3 %", "0.8333333333333334", "RT 03/RW 02", "rekening listrik", "telepon 2023-2025", "120 keluarga"])


@given(st.lists(CODES | RUPIAH | DATES | HASHES | CENTROIDS | OTHERS, max_size=8), st.sampled_from([", ", "; ", " dan ", "\n- ", "</td><td>", " | "]))
def test_the_figures_codes_and_dates_of_the_field_are_not_personal_data(words: list[str], between: str) -> None:
    assert scan("a.html", between.join(words).encode()) == ()


@given(st.integers(1, 10**6))
def test_codes_beside_codes_are_not_personal_data(seed: int) -> None:
    chance = random.Random(seed)
    codes = [f"{chance.randrange(11, 97)}.{chance.randrange(1, 80):02}.{chance.randrange(1, 60):02}.{chance.randrange(1001, 2099)}" for _ in range(20)]
    assert scan("a.html", " ".join(codes).encode()) == ()


def test_examples_are_nobodys() -> None:
    assert _kinds("sekretariat@example.org, 0812-3000-0000, rekening 7000000000, icon@2x.png") == set()


@given(st.text(min_size=1, max_size=40))
def test_a_mask_shows_less_than_it_hides(value: str) -> None:
    shown = masked(value)
    assert len(shown) == len(value)
    assert shown.count("•") * 2 >= len(value)
    assert not shown.replace("•", "") or len(shown.replace("•", "")) <= 6


def test_a_finding_names_its_line_and_column() -> None:
    (found,) = scan("a.md", "# Judul\n\nKé <b>31710117</b>08450001\n".encode())
    assert (found.line, found.column, found.excerpt) == (3, 7, "3171••••••••••01")


def test_a_told_sentence_hides_what_it_quotes() -> None:
    assert masked_text(f'kolom berisi "{DOCUMENTED}", bukan angka') == 'kolom berisi "3171••••••••••01", bukan angka'
