"""The link checker finds what is broken and leaves the rest alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publishing.links import check_links, remote_loads


def _site(tmp_path: Path, **pages: str) -> Path:
    for name, text in pages.items():
        file = tmp_path / name.replace("__", "/") / "index.html" if name != "home" else tmp_path / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "link", ["a/", "a/#bagian", "./a/", "a/index.html", "#atas", "https://example.org/", "mailto:x@example.org", "a"]
)
def test_good_links_pass(tmp_path: Path, link: str) -> None:
    site = _site(tmp_path, home=f'<p id="atas"><a href="{link}">x</a></p>', a='<h2 id="bagian">x</h2><a href="../">y</a>')
    assert list(check_links(site)) == []


@pytest.mark.parametrize(
    ("link", "reason"),
    [("b/", "no such file"), ("a/#tidak", "no such place on the page"), ("../x/", "outside the site"), ("a/b/", "no such file")],
)
def test_broken_links_are_found(tmp_path: Path, link: str, reason: str) -> None:
    site = _site(tmp_path, home=f'<a href="{link}">x</a>', a='<h2 id="bagian">x</h2>')
    assert [(one.page, one.link, one.reason) for one in check_links(site)] == [("index.html", link, reason)]


def test_links_in_scripts_and_comments_do_not_count(tmp_path: Path) -> None:
    site = _site(tmp_path, home='<script>x="<a href=\\"b/\\">"</script><!-- <a href="b/">x</a> -->')
    assert list(check_links(site)) == []


def test_what_a_browser_would_fetch_from_elsewhere_is_found(tmp_path: Path) -> None:
    site = _site(tmp_path, home='<img src="https://cdn.example/x.png"><link rel="canonical" href="https://example.org/">')
    assert [page for page, _ in remote_loads(site)] == ["index.html"]
