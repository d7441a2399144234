from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.pages.document import render_pages
from generator.pipeline import Checked, view_of
from generator.project import Project, PublishedDocument


def document_page(project: Project, language: str) -> str:
    return next(iter(render_pages(view_of(project, language)))).markdown


def test_a_document_that_does_not_exist_is_not_linked(checked: Checked) -> None:
    assert "unduh/" not in document_page(replace(checked.project, documents=()), "id")


def test_a_document_that_exists_is_linked_with_its_size_and_date(checked: Checked, tmp_path: Path) -> None:
    made = PublishedDocument("id", "pdf", "program-1-id.pdf", str(tmp_path / "program-1-id.pdf"), 2_111_195, "2026-11-24")
    project = replace(checked.project, documents=(made,))
    indonesian, english = document_page(project, "id"), document_page(project, "en")
    assert 'href="../unduh/program-1-id.pdf"' in indonesian
    assert "2,1 MB" in indonesian
    assert "24 November 2026" in indonesian
    assert 'href="../../unduh/program-1-id.pdf"' in english
    assert "2.1 MB" in english
