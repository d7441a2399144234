"""Links that authors write lead to pages, or are told with the line they stand on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.pages.prose_links import check_prose_links, linkable_files, linked_body
from generator.pages.view import View
from generator.pipeline import Checked, run_pages, view_of
from generator.problems import Location
from generator.project import Picture, Prose


@pytest.fixture(scope="module")
def view(checked: Checked) -> View:
    return view_of(checked.project, "id")


def _prose(body: str) -> Prose:
    return Prose("id", "dokumen/pendahuluan.md", "Judul", "", body, Location("docs/id/dokumen/pendahuluan.md"))


def test_every_linkable_file_is_a_page_or_a_picture(checked: Checked, view: View) -> None:
    made = {page.address for page in run_pages(checked, "id").pages} | {one.path for one in view.project.pictures}
    assert set(linkable_files(view).values()) <= made


def test_the_file_an_author_names_becomes_the_address_of_its_page(view: View) -> None:
    body = "[a](../risiko/banjir.md) [b](../risiko/index.md#matriks) [c](https://example.org) `[d](../x.md)`"
    assert linked_body(view, _prose(body), linkable_files(view)) == (
        "[a](../../risiko/banjir/) [b](../../risiko/#matriks) [c](https://example.org) `[d](../x.md)`"
    )


def test_a_link_to_nothing_is_told_with_its_line_and_the_nearest_page(view: View) -> None:
    project = replace(view.project, prose=(_prose("\n\nTeks.\n\nLihat [banjir](../risiko/banjr.md).\n"),))
    (problem,) = check_prose_links(replace(view, project=project))
    assert problem.code == "tautan-rusak"
    assert (problem.location.line, problem.location.column) == (5, 16)
    assert problem.parameters["nearest"] == "../risiko/banjir.md"


def test_a_picture_beside_the_prose_is_shown_from_its_page_and_a_missing_one_is_told(view: View) -> None:
    project = replace(view.project, pictures=(Picture("id", "dokumen/gambar/alur.svg"),))
    seen = replace(view, project=project)
    assert linked_body(seen, _prose("![Alur](gambar/alur.svg)"), linkable_files(seen)) == "![Alur](../gambar/alur.svg)"
    wrong = replace(seen, project=replace(project, prose=(_prose("![Alur](gambar/alr.svg)"),)))
    (problem,) = check_prose_links(wrong)
    assert problem.parameters["nearest"] == "gambar/alur.svg"


def test_the_shipped_prose_has_no_broken_link(checked: Checked) -> None:
    for language in checked.project.programme.identity.languages:
        assert list(check_prose_links(view_of(checked.project, language))) == []
