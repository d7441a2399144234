"""Pages, and the site they make in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Page:
    """A page at `address` ("" is the home page, else `a/b/`), as Markdown with HTML blocks.

    `source` is the file that its edit link opens, relative to the project. `template` names a
    template of the theme, '' for the usual one. `searchable` pages enter the full-text index.
    """

    address: str
    title: str
    description: str
    markdown: str
    source: str
    template: str = ""
    searchable: bool = True

    @property
    def file(self) -> str:
        """Path of the Markdown file that an engine turns into this address."""
        return file_of(self.address)


@dataclass(frozen=True)
class Stamp:
    """What one village puts into the shell: plain title and description, HTML contents and body."""

    address: str
    title: str
    description: str
    contents: str
    body: str


@dataclass(frozen=True)
class SiteFile:
    """A file of the finished site that no engine renders, at `path` below the site's top."""

    path: str
    content: str | bytes


@dataclass(frozen=True)
class LargeFile:
    """A file of the finished site that is never whole in memory; its pieces are taken once, before the next file."""

    path: str
    pieces: Iterator[bytes]


@dataclass(frozen=True)
class NavEntry:
    """A line of the navigation: a page by its address, or a section with entries."""

    title: str
    address: str | None = None
    entries: tuple[NavEntry, ...] = ()

    def as_engine_item(self) -> dict[str, Any]:
        """Return the entry as MkDocs and Zensical write it: title to file, or title to a list."""
        if self.address is not None:
            return {self.title: file_of(self.address)}
        return {self.title: [entry.as_engine_item() for entry in self.entries]}


@dataclass(frozen=True)
class Site:
    """All pages of one language that an engine renders, the navigation, and what the theme has to know."""

    language: str
    name: str
    pages: tuple[Page, ...]
    theme: dict[str, Any] = field(default_factory=dict)
    nav: tuple[NavEntry, ...] = field(default=())


def file_of(address: str) -> str:
    """Return the Markdown file that an engine makes an address of.

    It lies in the folder of the page it becomes, so that a relative link means the same in both
    (Zensical shifts the links of files that do not).
    """
    return f"{address}index.md"


def relative(start: str, target: str) -> str:
    """Return the link from the page at `start` to `target` (an address, maybe with #fragment)."""
    if target.startswith("#"):
        return target
    address, hash_, fragment = target.partition("#")
    here, there = start.split("/")[:-1], address.split("/")
    common = 0
    while common < min(len(here), len(there) - 1) and here[common] == there[common]:
        common += 1
    steps = "../" * (len(here) - common) + "/".join(there[common:])
    return (steps or "./") + hash_ + fragment
