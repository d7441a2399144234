"""What differs between two builds of a site, in the words that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path

MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "nav"})
"""Elements without a word of their own; menus repeat what the pages say."""

CELLS = frozenset({"td", "th", "dd"})
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "label", "legend", "li", "main", "ol",
    "option", "p", "pre", "section", "summary", "svg", "table", "tbody", "text", "thead", "title", "tr", "ul",
})  # fmt: skip
"""Elements that start a line of their own."""

ENDED_BY_THE_NEXT = frozenset({"dt"})
"""A term stands in one line with what is said of it."""

BETWEEN_CELLS = " · "
MASK = "…"


@dataclass(frozen=True)
class TextChange:
    """Lines that went and lines that came in their place, and the pages on which just this happened."""

    gone: tuple[str, ...]
    come: tuple[str, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True)
class PageChanges:
    """Pages that are only in one of two sites, and what changed on the others; paths are those of the files."""

    added: tuple[str, ...]
    gone: tuple[str, ...]
    texts: tuple[TextChange, ...]
    same: int

    @property
    def changed(self) -> tuple[str, ...]:
        """The pages that say something else now."""
        return tuple(sorted({page for one in self.texts for page in one.pages}))

    @property
    def is_empty(self) -> bool:
        """Whether a reader would notice nothing."""
        return not (self.added or self.gone or self.texts)


def compare_pages(before: Path, after: Path, ignored: Iterable[str] = ()) -> PageChanges:
    """Compare the HTML pages of two site folders; a change that many pages share is told once.

    `ignored` are words, such as version numbers, that do not count where they differ.
    """
    mask = _mask(ignored)
    old, new = _pages(before), _pages(after)
    shared = old.keys() & new.keys()
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for page in sorted(shared):
        for change in _changes(_masked(old[page], mask), _masked(new[page], mask)):
            pages = found.setdefault(change, [])
            if page not in pages:
                pages.append(page)
    texts = tuple(TextChange(gone, come, tuple(pages)) for (gone, come), pages in found.items())
    changed = {page for pages in found.values() for page in pages}
    return PageChanges(
        tuple(sorted(new.keys() - old.keys())), tuple(sorted(old.keys() - new.keys())), texts, len(shared - changed)
    )  # fmt: skip


def visible_lines(html: str) -> tuple[str, ...]:
    """Return what a page says, a line for each block and each row of a table, without menus and what frames all pages."""
    found = MAIN.search(html)
    reader = _Reader()
    reader.feed(found[0] if found else html)
    reader.close()
    return reader.finished()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser calls it so
        if tag in UNSEEN:
            self._unseen += 1
        elif tag in CELLS:
            self._line.append(BETWEEN_CELLS if "".join(self._line).strip() else "")
        elif tag in BLOCKS:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in BLOCKS - ENDED_BY_THE_NEXT:
            self._end_line()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._line.append(data)

    def finished(self) -> tuple[str, ...]:
        self._end_line()
        return tuple(self._lines)

    def _end_line(self) -> None:
        line = " ".join("".join(self._line).split()).strip(BETWEEN_CELLS)
        if line:
            self._lines.append(line)
        self._line = []


def _pages(site: Path) -> Mapping[str, str]:
    return {file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in sorted(site.rglob("*.html"))}


def _mask(ignored: Iterable[str]) -> re.Pattern[str] | None:
    words = sorted({one for one in ignored if one}, key=lambda one: (-len(one), one))
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, words))})(?![\w-]|\.\w)") if words else None


def _masked(html: str, mask: re.Pattern[str] | None) -> tuple[str, ...]:
    lines = visible_lines(html)
    return tuple(mask.sub(MASK, line) for line in lines) if mask else lines


def _changes(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    if before == after:
        return
    for kind, left, left_end, right, right_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield before[left:left_end], after[right:right_end]
