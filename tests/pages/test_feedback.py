"""At the foot of every page a reader can report a figure or propose a change, and the form knows what it is about."""

from __future__ import annotations

import pytest

from generator.pages.feedback import element_at


@pytest.mark.parametrize(
    ("address", "source", "element"),
    [
        ("indikator/sanitasi-layak/", "framework/indicators/sanitasi-layak.yml", "sanitasi-layak"),
        ("desa/18.02.01.2001/", "villages/18/18.02/villages.csv", "18.02.01.2001"),
        ("dokumen/replikasi/", "docs/id/dokumen/replikasi.md", "replikasi"),
        ("indikator/", "framework/indicators", "framework/indicators"),
        ("tata-kelola/", "framework/governance.yml", "framework/governance.yml"),
        ("panduan/mengubah/", "docs/id/panduan/mengubah.md", "docs/id/panduan/mengubah.md"),
        ("", "framework/programme.yml", "framework/programme.yml"),
    ],
)
def test_a_page_is_named_by_its_element_or_village_or_else_by_its_file(address: str, source: str, element: str) -> None:
    assert element_at(address, source) == element
