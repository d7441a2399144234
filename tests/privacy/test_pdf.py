from __future__ import annotations

import zlib

import pytest

from generator.privacy.scan import scan


def pdf(page: bytes, extra: bytes = b"") -> bytes:
    stream = zlib.compress(page)
    return b"%PDF-1.7\n1 0 obj<</Length " + str(len(stream)).encode() + b">>stream\n" + stream + b"\nendstream\nendobj\n" + extra


@pytest.mark.parametrize("page", [b"BT (0812-3456-7890) Tj ET", b"[(telp) -20 (0812-3456-7890)] TJ", b"hubungi 0812-3456-7890"])
def test_a_number_that_a_page_writes_is_found(page: bytes) -> None:
    assert {one.kind for one in scan("a.pdf", pdf(page))} == {"phone"}


def test_a_number_in_the_properties_is_found() -> None:
    assert [one.kind for one in scan("a.pdf", pdf(b"", b"2 0 obj<</Author(0812-3456-7890)>>endobj"))] == ["phone"]


def test_places_on_a_page_and_widths_of_letters_are_no_numbers_of_persons() -> None:
    page = b"q 0812 3456 7890 1 re f (Desa) Tj Q"
    assert scan("a.pdf", pdf(page, b"2 0 obj<</W[0 0 500 1 1 716 2 3 740 4 4 706 5 5 732]/Kids[3 0 R 14 0 R 15 0 R]>>endobj")) == ()
