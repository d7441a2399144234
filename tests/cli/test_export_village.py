"""kerangka export village: files that travel, and mistakes told in one sentence with nothing written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT, run_kerangka

FULL, INDEX_ONLY = "99.01.01.2001", "18.02.01.2006"
LARGEST = 300_000
LOADS = re.compile(r"<(?:link(?![^>]*canonical)|script|img|iframe)\b|\bsrc=|@import|url\((?!#|[\"']?data:)")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", [FULL, INDEX_ONLY])
def test_a_village_becomes_one_small_file_that_asks_for_nothing(tmp_path: Path, code: str, language: str) -> None:
    out = tmp_path / "desa.html"
    done = run_kerangka("export", "village", code, "--language", language, "--out", str(out), cwd=ROOT)
    assert done.returncode == 0, done.stderr
    text = out.read_text(encoding="utf-8")
    assert len(text.encode()) < LARGEST
    assert LOADS.findall(text) == []
    links = re.findall(r'<a\b[^>]*? href="([^"]*)"', text)
    assert links
    assert all(link.startswith(("#", "https://", "mailto:")) for link in links)
    assert f'<html lang="{language}">' in text
    assert "data-site-only" not in text
    assert ("fake-banner" in text.partition("<body")[2]) == (code == FULL)


def test_a_village_becomes_a_pdf(tmp_path: Path) -> None:
    out = tmp_path / "desa.pdf"
    done = run_kerangka("export", "village", FULL.replace(".", ""), "--out", str(out), cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"%PDF-")
    assert "Sukamakmur (99.01.01.2001)" in done.stdout


@pytest.mark.parametrize(("wrong", "near"), [("18.02.01.2066", "18.02.01.20"), ("Sri Basuky", "18.02.01.2006 (Sri Basuki) atau 18.02.10.2009 (Sri Basuki)")])
def test_an_unknown_code_is_told_with_the_nearest_village(tmp_path: Path, wrong: str, near: str) -> None:
    done = run_kerangka("export", "village", wrong, "--out", str(tmp_path / "desa.html"), cwd=ROOT)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert f"mungkin maksudnya {near}" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("out", "told"), [("desa.hmtl", "mungkin maksudnya .html"), ("desa.docx", ".html | pdf"), ("tidak/ada.pdf", "folder ini tidak ada")])
def test_a_wrong_target_is_refused_before_anything_is_written(tmp_path: Path, out: str, told: str) -> None:
    done = run_kerangka("export", "village", FULL, "--out", str(tmp_path / out), cwd=ROOT)
    assert done.returncode == 2
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == []
