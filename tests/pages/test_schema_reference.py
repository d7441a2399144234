"""The reference page of a file says what a region may do with it and with each of its fields."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.pages.schema_reference import render_pages
from generator.pages.view import View
from generator.pipeline import Checked
from tests.pages.conftest import look


def _reference(views: Mapping[str, View], checked: Checked, language: str, schema: str) -> str:
    """Return the reference page of a schema as HTML."""
    pages = render_pages(views[language], checked.schemas)
    return look(next(page for page in pages if page.address == f"skema/{schema}/")).html


def _about(html: str, field: str) -> str:
    """Return the line of a field."""
    return html.split(f'id="{field}"')[1].split("</dt>", maxsplit=1)[0]


@pytest.mark.parametrize(
    ("language", "field", "told"),
    [
        ("id", "publication.minimum_households", "wilayah boleh memperketat: hanya nilai yang lebih besar"),
        ("en", "publication.minimum_households", "a region may tighten it: only a larger value"),
        ("id", "bands[].below", "lebih besar bila arah indikatornya <code>increase</code>"),
        ("id", "definition", "tetap di semua wilayah"),
    ],
)
def test_a_field_says_what_a_region_may_do_and_what_tighter_is(
    views: Mapping[str, View], checked: Checked, language: str, field: str, told: str
) -> None:
    assert told in _about(_reference(views, checked, language, "indicator"), field)


def test_the_parts_of_a_condition_say_nothing_of_their_own(views: Mapping[str, View], checked: Checked) -> None:
    html = _reference(views, checked, "id", "intervention")
    assert "syarat boleh ditambah atau dipersempit" in _about(html, "triggers.all")
    assert "wilayah" not in _about(html, "triggers.all[].below")


@pytest.mark.parametrize(
    ("language", "schema", "told"),
    [
        ("id", "indicator", "tetapi tidak menghapus yang sudah ada."),
        ("en", "vulnerable-group", "but removes none that is there."),
        ("id", "risk", "boleh menghapus berkas kerangka dasar yang tidak berlaku di sana."),
    ],
)
def test_a_kind_of_file_says_whether_a_region_may_remove_one(
    views: Mapping[str, View], checked: Checked, language: str, schema: str, told: str
) -> None:
    assert told in _reference(views, checked, language, schema)


def test_a_file_that_is_there_once_speaks_of_no_removal(views: Mapping[str, View], checked: Checked) -> None:
    assert "menghapus berkas" not in _reference(views, checked, "id", "graduation")
    assert "berkas sendiri" not in _reference(views, checked, "id", "graduation")
