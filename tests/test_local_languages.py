"""A local language: any code, text by text, in Indonesian words, and counted."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.analysis.language_coverage import measure_language_coverage
from generator.pipeline import run_check
from generator.text import as_number, language_name, native_name
from tests.case_projects import lay_out_minimal
from tests.conftest import ROOT, run_kerangka

PROSE = "---\ntitle: Tokante\ndescription: Tokante e sitio aki.\n---\n\nE sitio aki ta den Papiamentu.\n"


def _project(root: Path, languages: str) -> Path:
    """Lay out the minimal project in some languages; two texts and one page are in Papiamentu."""
    lay_out_minimal(root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    _edit(root / "framework/programme.yml", "languages: [id, en]", f"languages: {languages}")
    if "pap" in languages:
        shutil.copy(ROOT / "mkdocs.en.yml", root)
        _edit(root / "framework/programme.yml", "en: Example programme", "en: Example programme, pap: Programa")
        _edit(root / "framework/indicators/sanitasi-layak.yml", "en: Improved", "pap: Sanidat, en: Improved")
        page = root / "docs/pap/tentang/index.md"
        page.parent.mkdir(parents=True)
        page.write_text(PROSE, encoding="utf-8", newline="\n")
    return root


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


@pytest.fixture(scope="module")
def papiamentu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in Indonesian, English and some Papiamentu, built; nobody configured MkDocs for the last."""
    root = _project(tmp_path_factory.mktemp("pap"), "[id, en, pap]")
    done = run_kerangka("build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def _page(root: Path, address: str) -> str:
    return (root / "site" / address / "index.html").read_text(encoding="utf-8")


def test_a_page_is_in_the_language_and_its_words_are_in_indonesian(papiamentu: Path) -> None:
    page = _page(papiamentu, "pap/indikator/sanitasi-layak")
    assert '<html lang="pap">' in page
    assert '<body lang="id">' in page
    assert '<h1><span lang="pap">Sanidat</span></h1>' in page
    assert "Bagian rumah tangga." in page  # not translated: as it is in Indonesian, which the body says


def test_english_pages_say_english_once(papiamentu: Path) -> None:
    page = _page(papiamentu, "en/indikator/sanitasi-layak")
    assert '<html lang="en">' in page
    assert "<body>" in page
    assert "translation-note" not in page


def test_prose_is_in_its_own_language_or_in_indonesian(papiamentu: Path) -> None:
    about = _page(papiamentu, "pap/tentang")
    assert re.search(r'<div class="other-language" lang="pap">\s*<p>E sitio aki', about)
    assert "belum diterjemahkan" not in about
    assert "Halaman ini belum diterjemahkan." in _page(papiamentu, "pap/panduan/mengubah")


def test_every_page_leads_to_the_same_page_in_the_other_languages(papiamentu: Path) -> None:
    page = _page(papiamentu, "pap/desa/99.01.01.2001")
    for folder, language in (("", "id"), ("en/", "en"), ("pap/", "pap")):
        assert f'hreflang="{language}" href="https://example.org/contoh/{folder}desa/99.01.01.2001/"' in page
    assert '<a href="../../../en/desa/99.01.01.2001/" hreflang="en" lang="en">English</a>' in page
    assert 'lang="pap">Papiamentu</a>' in _page(papiamentu, "desa/99.01.01.2001")
    sitemap = (papiamentu / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://example.org/contoh/pap/desa/99.01.01.2001/</loc>" in sitemap


def test_numbers_and_dates_are_written_as_the_words_around_them(papiamentu: Path) -> None:
    page = _page(papiamentu, "pap/desa/99.01.01.2001")
    assert "58,3%" in page
    assert "24 November 2026" in page
    assert [as_number(1250.5, language) for language in ("id", "jv", "bjn", "qqq", "en")] == [*["1.250,5"] * 4, "1,250.5"]


def test_what_is_not_translated_is_counted_and_said_but_is_no_problem(papiamentu: Path) -> None:
    checked = run_check(papiamentu)
    coverage = measure_language_coverage(checked.project)
    assert checked.problems == ()
    assert coverage.of("pap").texts.written == 2
    assert (coverage.of("pap").pages.written, coverage.of("pap").pages.of) == (1, 7)
    assert coverage.of("id").is_complete
    note = f"baru 2 dari {coverage.texts} teks kerangka dan 1 dari 7 halaman prosa"
    assert note in _page(papiamentu, "pap/asesmen")
    assert note in _page(papiamentu, "pap/desa/99.01.01.2001")
    assert "Papiamento: teks kerangka" in _page(papiamentu, "mutu")


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_document_is_made_in_the_language(papiamentu: Path, form: str, tmp_path: Path) -> None:
    file = tmp_path / f"x.{form}"
    done = run_kerangka("export", form, "--language", "pap", "--out", str(file), cwd=papiamentu)
    assert done.returncode == 0, done.stdout + done.stderr
    assert file.stat().st_size > 10_000


def test_a_code_that_nobody_knows_builds_too(tmp_path: Path) -> None:
    root = _project(tmp_path, "[id, qqq]\nlanguage_names: [{language: qqq, name: Basa Kami}]")
    done = run_kerangka("build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert '<html lang="qqq">' in _page(root, "qqq")
    assert 'lang="qqq">Basa Kami</a>' in _page(root, "")


def test_a_site_may_have_one_language(tmp_path: Path) -> None:
    root = _project(tmp_path, "[id]")
    done = run_kerangka("build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (root / "site/en").exists()


def test_the_main_language_may_be_english(tmp_path: Path) -> None:
    root = _project(tmp_path, "[en, id]")
    done = run_kerangka("build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert '<html lang="en">' in _page(root, "")
    assert '<html lang="id">' in _page(root, "id")


def test_languages_have_names() -> None:
    assert [native_name(one, {}) for one in ("id", "en", "pap", "mad", "qqq")] == ["Indonesia", "English", "Papiamentu", "Madura", "qqq"]
    assert native_name("mad", {"mad": "Bhâsa Madhurâ"}) == "Bhâsa Madhurâ"
    assert [language_name("mad", one, {}) for one in ("id", "en", "mad")] == ["Madura", "Madurese", "Madura"]
