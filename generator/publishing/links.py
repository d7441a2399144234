"""Check every link of a built site: the file it names and the place on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

LINK = re.compile(r"""<[a-zA-Z][^>]*?\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
PLACE = re.compile(r"""<[a-zA-Z][^>]*?\s(?:id|name)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
NOT_HTML = re.compile(r"<script\b(?![^>]*\bsrc=)[^>]*>.*?</script>|<style\b.*?</style>|<!--.*?-->", re.DOTALL)
LOADS = re.compile(r"""<(?:link|script|img|iframe|source|audio|video|object|embed)\b[^>]*?\s(?:href|src|data)=["']?(?:https?:)?//[^\s"'>]+""")
SAFE_LINK = re.compile(r"""rel=["']?(?:canonical|alternate|license)\b""")


@dataclass(frozen=True)
class BrokenLink:
    """A link on `page` (relative to the site) that leads nowhere, and why."""

    page: str
    link: str
    reason: str

    def told(self, _language: str) -> str:
        """Return page, link and reason in one line."""
        return f"{self.page}: {self.link}: {self.reason}"


@dataclass(frozen=True, eq=False)
class _Page:
    path: Path

    @cached_property
    def html(self) -> str:
        return NOT_HTML.sub("", self.path.read_text(encoding="utf-8"))

    @cached_property
    def places(self) -> frozenset[str]:
        return frozenset(unescape("".join(found)) for found in PLACE.findall(self.html))

    @cached_property
    def links(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(unescape("".join(found)) for found in LINK.findall(self.html)))


def check_links(site: Path, site_url: str = "") -> Iterator[BrokenLink]:
    """Return every link of the HTML files below `site` whose file or fragment does not exist.

    A link that starts with the path of `site_url` starts at the site's own top (a server shows
    404.html at any address, so its links cannot be relative).
    """
    top = urlsplit(site_url).path
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: _Page(site / name) for name in sorted(files) if name.endswith(".html")}
    for name, page in pages.items():
        base = "/" if name == "404.html" else "/" + name.rpartition("/")[0]
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or link.startswith(("data:", "javascript:")):
                continue
            path = unquote(parts.path)
            if top and path.startswith(top):
                path = "/" + path.removeprefix(top)
            target = _resolved(base, path) if path else name
            if target is None:
                yield BrokenLink(name, link, "outside the site")
            elif target not in files and f"{target}/index.html".lstrip("/") in files:
                target = f"{target}/index.html".lstrip("/")
            if target is not None and target not in files:
                yield BrokenLink(name, link, "no such file")
            elif target in pages and parts.fragment and unquote(parts.fragment) not in pages[target].places:
                yield BrokenLink(name, link, "no such place on the page")


def _resolved(base: str, path: str) -> str | None:
    steps: list[str] = [] if path.startswith("/") else [step for step in base.split("/") if step]
    for step in path.split("/"):
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    resolved = "/".join(steps)
    return f"{resolved}/index.html".lstrip("/") if path.endswith("/") or path in (".", "..") or not resolved else resolved


def remote_loads(site: Path) -> Iterator[tuple[str, str]]:
    """Return page and tag of everything that a browser would fetch from another host."""
    for path in sorted(site.rglob("*.html")):
        for tag in LOADS.findall(path.read_text(encoding="utf-8")):
            if not SAFE_LINK.search(tag):
                yield path.relative_to(site).as_posix(), tag
