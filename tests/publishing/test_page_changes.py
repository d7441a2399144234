"""The difference of two sites, as a reader sees it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.publishing.page_changes import TextChange, compare_pages, visible_lines

FRAME = "<html><head><title>{title}</title></head><body><header>Menu {title}</header><nav>Isi</nav><main>{main}</main><footer>Versi 1</footer></body></html>"
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=12)
SITES = st.dictionaries(
    st.from_regex(r"[a-z]{1,6}/index\.html", fullmatch=True), st.lists(WORDS, max_size=5), min_size=1, max_size=4
)


def _site(folder: Path, pages: Mapping[str, list[str]]) -> Path:
    for path, lines in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        html = FRAME.format(title=escape(path), main="".join(f"<p>{escape(line)}</p>" for line in lines))
        (folder / path).write_text(html, encoding="utf-8")
    folder.mkdir(exist_ok=True)
    return folder


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(SITES)
def test_two_sites_with_the_same_content_differ_in_nothing(tmp_path_factory: pytest.TempPathFactory, pages: dict[str, list[str]]) -> None:
    folder = tmp_path_factory.mktemp("sites")
    found = compare_pages(_site(folder / "a", pages), _site(folder / "b", pages))
    assert found.is_empty
    assert found.same == len(pages)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(SITES, SITES)
def test_every_page_is_added_gone_changed_or_the_same(
    tmp_path_factory: pytest.TempPathFactory, before: dict[str, list[str]], after: dict[str, list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("sites")
    found = compare_pages(_site(folder / "a", before), _site(folder / "b", after))
    assert set(found.added) == after.keys() - before.keys()
    assert set(found.gone) == before.keys() - after.keys()
    assert len(found.changed) + found.same == len(before.keys() & after.keys())
    assert set(found.changed) <= before.keys() & after.keys()


def test_a_change_that_many_pages_share_is_told_once(tmp_path: Path) -> None:
    names = [f"desa/{number}/index.html" for number in range(30)]
    before = _site(tmp_path / "a", {name: [name, "Batas 60 menit"] for name in names})
    after = _site(tmp_path / "b", {name: [name, "Batas 90 menit"] for name in names})
    (only,) = compare_pages(before, after).texts
    assert only == TextChange(("Batas 60 menit",), ("Batas 90 menit",), tuple(sorted(names)))


def test_words_that_are_ignored_do_not_make_a_change_and_parts_of_other_words_do_not_count(tmp_path: Path) -> None:
    before = _site(tmp_path / "a", {"x/index.html": ["Kerangka 2026.1-draft.", "2026.1-drafts"]})
    after = _site(tmp_path / "b", {"x/index.html": ["Kerangka 2026.2.", "2026.2.1"]})
    (only,) = compare_pages(before, after, ("2026.1-draft", "2026.2")).texts
    assert (only.gone, only.come) == (("2026.1-drafts",), ("2026.2.1",))


def test_what_frames_every_page_is_no_change(tmp_path: Path) -> None:
    before, after = (_site(tmp_path / name, {"x/index.html": ["Isi"]}) for name in "ab")
    page = after / "x/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("Versi 1", "Versi 2"), encoding="utf-8")
    assert compare_pages(before, after).is_empty


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<main><h1>Judul</h1><p>Satu <b>kalimat</b>\n utuh.</p></main>", ("Judul", "Satu kalimat utuh.")),
        ("<table><tr><th>Lama</th><td>18 bulan</td></tr><tr><td></td><td>9</td></tr></table>", ("Lama · 18 bulan", "9")),
        ("<dl><dt>Versi</dt><dd>1</dd><dt>Status</dt><dd>rancangan</dd></dl>", ("Versi · 1", "Status · rancangan")),
        ("<p>a<script>if (1 < 2) {}</script><style>p{}</style></p><nav><p>Menu</p></nav>b", ("a", "b")),
        ("<p>5 &lt; 6 &amp; 7<br>baris dua", ("5 < 6 & 7", "baris dua")),
        ("<svg><title>Peta</title><text>12%</text></svg>", ("Peta", "12%")),
        ("", ()),
    ],
)
def test_a_page_is_read_as_lines(html: str, lines: tuple[str, ...]) -> None:
    assert visible_lines(html) == lines
