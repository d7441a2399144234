"""Addresses, files and relative links."""

from __future__ import annotations

from posixpath import normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.page import file_of, relative

STEP = st.text("abcdefgh-.0123456789", min_size=1, max_size=8).filter(lambda step: step.strip("."))
ADDRESS = st.lists(STEP, max_size=4).map(lambda steps: "".join(f"{step}/" for step in steps))


@given(ADDRESS, ADDRESS)
def test_a_relative_link_leads_to_its_target(start: str, target: str) -> None:
    assert normpath(f"/{start}{relative(start, target)}") == normpath(f"/{target}")


@pytest.mark.parametrize(
    ("start", "target", "link"),
    [
        ("", "desa/1/", "desa/1/"),
        ("desa/1/", "", "../../"),
        ("indikator/a/", "indikator/b/", "../b/"),
        ("indikator/a/", "indeks/idm/#idm-s01", "../../indeks/idm/#idm-s01"),
        ("a/", "a/", "./"),
        ("a/", "#x", "#x"),
    ],
)
def test_links(start: str, target: str, link: str) -> None:
    assert relative(start, target) == link


def test_a_file_lies_in_the_folder_of_its_page() -> None:
    assert file_of("") == "index.md"
    assert file_of("risiko/banjir/") == "risiko/banjir/index.md"
