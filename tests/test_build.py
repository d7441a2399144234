"""The whole site: built by one command, the same bytes each time, whole links, nothing from elsewhere."""

from __future__ import annotations

import csv
import gzip
import hashlib
import random
import re
from decimal import Decimal
from pathlib import Path

import pytest

from generator.pipeline import Checked
from generator.publishing.links import check_links, remote_loads
from tests.conftest import copy_project, run_kerangka


def _digest(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_every_village_has_a_page_in_every_language(site: Path, checked: Checked) -> None:
    for code in checked.project.register.frame["code"]:
        assert (site / "desa" / code / "index.html").is_file()
        assert (site / "en" / "desa" / code / "index.html").is_file()


def test_no_shell_and_no_slot_is_left(site: Path) -> None:
    for page in site.rglob("*"):
        if page.is_file() and page.suffix in {".html", ".xml", ".json"}:
            assert "KERANGKA-SLOT" not in page.read_text(encoding="utf-8"), page


def test_no_link_is_broken(site: Path) -> None:
    assert list(check_links(site, "https://example.org/kerangka/")) == []


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    assert list(remote_loads(site)) == []


def test_two_builds_have_the_same_bytes(site: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    assert run_kerangka("build", cwd=project).returncode == 0
    assert _digest(project / "site") == _digest(site)


def test_villages_are_in_no_navigation_and_no_full_text_index(site: Path, checked: Checked) -> None:
    code = str(checked.project.register.frame["code"].iloc[0])
    assert code not in (site / "index.html").read_text(encoding="utf-8")
    found = [gzip.decompress(path.read_bytes()) for path in (site / "pagefind" / "fragment").iterdir()]
    assert len(found) > 200
    assert not [text for text in found if b'"url":"/desa/' in text]


def test_every_page_says_where_it_comes_from(site: Path) -> None:
    for page in site.rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        assert re.search(r'class="edit" href="https://example\.org/kerangka/(edit|tree)/main/', text), page


def test_every_page_of_an_invented_village_says_so(site: Path, checked: Checked) -> None:
    frame = checked.project.register.frame
    for code in frame[frame["synthetic"] == "true"]["code"]:
        assert 'class="fake-banner"' in (site / "desa" / code / "index.html").read_text(encoding="utf-8")
        english = (site / "en" / "desa" / code / "index.html").read_text(encoding="utf-8")
        assert "Invented example." in english
    for code in frame[frame["synthetic"] != "true"]["code"]:
        assert 'class="fake-banner"' not in (site / "desa" / code / "index.html").read_text(encoding="utf-8")


def test_the_theme_part_of_a_village_page_is_small(site: Path, checked: Checked) -> None:
    """Without its own words a village page has at most 15 KB."""
    code = str(checked.project.register.frame["code"].iloc[0])
    page = (site / "desa" / code / "index.html").read_text(encoding="utf-8")
    start, end = page.index("<article"), page.index("</article>")
    assert len((page[:start] + page[end:]).encode()) < 15_000


@pytest.mark.parametrize("broken", ["framework/indicators/sanitasi-layak.yml", "docs/id/tentang/index.md"])
def test_a_build_that_fails_leaves_the_last_good_site(broken: str, tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good one", encoding="utf-8")
    file = project / broken
    text = file.read_text(encoding="utf-8")
    spoiled = text.replace("unit: percent", "unit: persen") + ("\n[x](../tidak-ada/index.md)\n" if broken.endswith("md") else "")
    file.write_text(spoiled, encoding="utf-8")
    done = run_kerangka("build", cwd=project)
    assert done.returncode in {1, 2}, done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the last good one"
    assert not (project / ".build").exists()


def test_idm_on_twenty_village_pages_is_that_of_the_source(site: Path, shared: Path) -> None:
    with gzip.open(shared / "data" / "idm" / "idm_2024_villages.csv.gz", "rt", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["code"].startswith("18.02.")]
    assert len(rows) == 301
    for row in random.Random(2024).sample(rows, 20):
        page = (site / "desa" / row["code"] / "index.html").read_text(encoding="utf-8")
        for part in ("idm", "iks", "ike", "ikl"):
            indicator = part if part == "idm" else f"idm-{part}"
            shown = re.search(rf'data-indicator="{indicator}">([0-9,]+)<', page)
            assert shown, (row["code"], indicator)
            # The page prints four decimals, the source drops zeros at the end.
            assert shown[1] == f"{Decimal(row[part]):.4f}".replace(".", ","), row["code"]


def test_a_sub_index_that_does_not_follow_from_its_scores_is_shown_twice(site: Path) -> None:
    page = (site / "desa" / "18.02.01.2005" / "index.html").read_text(encoding="utf-8")
    assert "jumlah skor memberi" in page
    assert "jumlah skor memberi" not in (site / "desa" / "18.02.01.2006" / "index.html").read_text(encoding="utf-8")
