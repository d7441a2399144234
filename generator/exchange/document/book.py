"""The document's HTML as a book: numbered chapters, tables and figures, lists of them, references filled.

The book is pandoc's own tree (its JSON form), so that every writer of pandoc can take it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import Any, Literal
from urllib.parse import urljoin

import pypandoc

Block = dict[str, Any]


@dataclass(frozen=True)
class Wording:
    """What the language calls the parts of a book."""

    annex: str
    table: str
    figure: str
    contents: str
    tables: str
    figures: str


@dataclass(frozen=True)
class Entry:
    """A line of the contents (level 1 or 2), of the list of tables or of that of figures (level 0)."""

    kind: Literal["heading", "table", "figure"]
    level: int
    id: str
    number: str
    title: str

    @property
    def label(self) -> str:
        """The number and the title."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True)
class Book:
    """Pandoc's blocks, everything numbered, and what the lists are made of."""

    version: list[int]
    blocks: list[Block]
    entries: tuple[Entry, ...]

    def of(self, kind: str) -> tuple[Entry, ...]:
        """Return the entries of a kind."""
        return tuple(one for one in self.entries if one.kind == kind)

    def as_json(self, *before: Block) -> str:
        """Return the document as pandoc reads it, with blocks put before."""
        return json.dumps({"pandoc-api-version": self.version, "meta": {}, "blocks": [*before, *self.blocks]})


def bind_book(html: str, wording: Wording, site: str) -> Book:
    """Number the parts of a document, fill its references and make its links work on paper.

    A link to a chapter or to an indicator's sheet stays in the document, every other one leads to `site`.
    """
    tree = json.loads(pypandoc.convert_text(html, "json", format="html"))
    numbering = _Numbering(wording)
    blocks = [numbering.numbered(block) for block in tree["blocks"]]
    known = {entry.id: entry.number for entry in numbering.entries}
    anchors = set(_ids(blocks))
    _walk(blocks, lambda link, base: _aim(link, base, site, known, anchors))
    return Book(tree["pandoc-api-version"], blocks, tuple(numbering.entries))


@dataclass
class _Numbering:
    """Counts while it goes through the blocks in order."""

    wording: Wording
    entries: list[Entry] = field(default_factory=list)
    chapters: int = 0
    annexes: int = 0
    sections: int = 0
    part: str = ""

    def numbered(self, block: Block) -> Block:
        """Return a block with its numbers written into it."""
        kind, content = block["t"], block.get("c", [])
        if kind == "Header":
            return self._heading(block)
        if kind == "Div":
            return {"t": kind, "c": [content[0], [self.numbered(one) for one in content[1]]]}
        if kind == "Table" and content[0][0]:
            content[1][1] = self._captioned("table", content[0][0], content[1][1])
        if kind == "Figure" and content[0][0]:
            content[1][1] = self._captioned("figure", content[0][0], content[1][1])
        return block

    def _heading(self, block: Block) -> Block:
        level, attributes, inlines = block["c"]
        title, number = plain(inlines), ""
        if level == 1:
            self.sections = 0
            if "annex" in attributes[1]:
                self.part = ascii_uppercase[self.annexes]
                self.annexes += 1
                number = f"{self.wording.annex} {self.part}"
            elif "front" in attributes[1]:
                self.part = ""
            else:
                self.chapters += 1
                self.part = number = str(self.chapters)
        elif level == 2 and self.part:
            self.sections += 1
            number = f"{self.part}.{self.sections}"
            attributes[0] = attributes[0] or f"bagian-{self.part.lower()}-{self.sections}"
        if level <= 2 and attributes[0]:
            self.entries.append(Entry("heading", level, attributes[0], number, title))
        words = [{"t": "Str", "c": number}, {"t": "Space"}, *inlines] if number else inlines
        return {"t": "Header", "c": [level, attributes, words]}

    def _captioned(self, kind: Literal["table", "figure"], id_: str, caption: list[Block]) -> list[Block]:
        number = f"{getattr(self.wording, kind)} {1 + sum(one.kind == kind for one in self.entries)}"
        inlines = caption[0]["c"] if caption else []
        self.entries.append(Entry(kind, 0, id_, f"{number}.", plain(inlines)))
        return [{"t": "Plain", "c": [{"t": "Strong", "c": [{"t": "Str", "c": f"{number}."}]}, {"t": "Space"}, *inlines]}]


def plain(inlines: list[Any]) -> str:
    """Return inlines as text without marks."""
    words = []
    for one in inlines:
        if one["t"] == "Str":
            words.append(one["c"])
        elif one["t"] in {"Space", "SoftBreak", "LineBreak"}:
            words.append(" ")
        elif isinstance(one.get("c"), list):
            words.append(plain([inner for inner in _flat(one["c"]) if "t" in inner]))
    return "".join(words)


def _flat(content: list[Any]) -> Iterator[dict[str, Any]]:
    for one in content:
        if isinstance(one, dict):
            yield one
        elif isinstance(one, list):
            yield from _flat(one)


def _walk(node: Any, change: Callable[[list[Any], str], None], base: str = "") -> None:
    """Hand every link to `change`, with the address of the page that its prose was written for."""
    if isinstance(node, list):
        for one in node:
            _walk(one, change, base)
    elif isinstance(node, dict):
        content = node.get("c")
        if node.get("t") == "Div" and isinstance(content, list):
            base = dict(content[0][2]).get("base", base)
        if node.get("t") == "Link" and isinstance(content, list):
            change(content, base)
        _walk(content, change, base)


def _aim(link: list[Any], base: str, site: str, known: Mapping[str, str], anchors: set[str]) -> None:
    attributes, _, target = link
    address = target[0]
    if "ref" in attributes[1]:
        number = known.get(address.removeprefix("#"), "").rstrip(".")
        link[1] = [{"t": "Str", "c": number.replace(" ", "\u00a0")}]
        return
    if address.startswith(("#", "mailto:")) or "://" in address:
        return
    full = urljoin("https://site/" + base, address).removeprefix("https://site/")
    folder, _, name = full.partition("#")[0].rstrip("/").rpartition("/")
    inner = {"dokumen": f"bab-{name}", "indikator": f"indikator-{name}"}.get(folder, "")
    if full.startswith("sumber/#"):
        inner = "sumber-" + full.partition("#")[2]
    target[0] = f"#{inner}" if inner in anchors else site + full


def _ids(node: Any) -> Iterator[str]:
    """Yield every id in a tree: the first of the three attributes that pandoc keeps together."""
    if isinstance(node, list):
        if len(node) == 3 and isinstance(node[0], str) and isinstance(node[1], list) and isinstance(node[2], list) and node[0]:
            yield node[0]
        for one in node:
            yield from _ids(one)
    elif isinstance(node, dict):
        yield from _ids(node.get("c"))
