"""A base with regions.yml, built by the command: regions side by side, or the reason why not and the last site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.publishing.links import check_links
from tests.case_projects import cases, lay_out
from tests.conftest import ROOT, run_kerangka


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = next(one for one in cases("valid") if one.name == "compared-regions")
    root = lay_out(case, tmp_path_factory.mktemp("base") / "project")
    for language, file in (("id", "mkdocs.yml"), ("en", "mkdocs.en.yml")):
        shutil.copy(ROOT / file, root / file)
        (root / "docs" / language / "index.md").unlink(missing_ok=True)
    return root


def test_the_built_site_has_the_page_in_both_languages_and_its_own_package(base: Path) -> None:
    done = run_kerangka("build", cwd=base)
    assert done.returncode == 0, done.stdout + done.stderr
    for page, words in (("perbandingan", "Wilayah selatan"), ("en/perbandingan", "Southern region")):
        text = (base / "site" / page / "index.html").read_text(encoding="utf-8")
        assert words in text
        assert "62,5%" in text or "62.5%" in text
    assert list(check_links(base / "site", "https://example.org/contoh/")) == []
    assert (base / "site/data/paket.zip").is_file()
    assert 'href="../perbandingan/"' in (base / "site/peta/index.html").read_text(encoding="utf-8")


def test_a_package_that_is_gone_stops_the_build_and_leaves_the_last_site(base: Path) -> None:
    (base / "site").mkdir(exist_ok=True)
    (base / "site/index.html").write_text("the last good one", encoding="utf-8")
    shutil.rmtree(base / "wilayah/utara")
    done = run_kerangka("build", cwd=base)
    assert done.returncode == 1
    assert "regions.yml:4:" in done.stdout + done.stderr
    assert "paket-tidak-ada" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert (base / "site/index.html").read_text(encoding="utf-8") == "the last good one"
