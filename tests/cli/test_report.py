"""The report for people: each cause once, its other places, what mends it, and the second place."""

from __future__ import annotations

from generator.cli.report import as_text
from generator.problems import LineChange, Place, Severity, Told


def _told(line: int, **more: object) -> Told:
    return Told("kode", Severity.ERROR, "a.yml", line, 1, "faktanya.", "caranya.", **more)  # type: ignore[arg-type]


def _text(*told: Told) -> str:
    return as_text(told, "id", lambda code: code)


def test_one_cause_is_told_once_with_its_places() -> None:
    text = _text(*(_told(line) for line in range(1, 15)))
    assert text.count("faktanya.") == 1
    assert "juga di: a.yml:2, a.yml:3" in text
    assert "dan 5 lagi" in text
    assert "14 galat" in text


def test_the_lines_that_mend_it_are_told() -> None:
    text = _text(_told(3, changes=(LineChange("a.yml", 3, ("id: a",), ("  id: b",)),)))
    assert "ganti baris 3 menjadi: id: b" in text
    assert "kerangka check --fix" in text
    assert "hapus baris 3" in _text(_told(3, changes=(LineChange("a.yml", 3, ("id: a",), ()),)))


def test_the_second_place_and_the_bad_example_are_told() -> None:
    text = _text(_told(3, related=Place("b.yml", 7, 2), bad="naik (Katanya increase.)"))
    assert "lihat juga: b.yml:7" in text
    assert "contoh salah: naik (Katanya increase.)" in text
