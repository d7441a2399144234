"""What a base would do to the pages of regions, before it is released, as one text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.upgrade import Case
from generator.pages.view import View
from generator.publishing.page_changes import PageChanges, TextChange
from generator.replication.three_way import Meeting
from generator.replication.upgrade_report import UpgradeReport

TEMPLATE = "replication/rehearsal.md.j2"
MOST_PAGES = 12
MOST_CHANGES = 80
MOST_LINES = 10
WIDEST = 320
PARTS = re.compile(r" · |, ")
"""What stands between the parts of a list or a row."""

AROUND = 70
"""Characters that are shown before and after what differs in a long line."""

KEPT: Case = "changed"
"""The case in which a region may keep its own value; in every other one its change has to go or to be adjusted."""


@dataclass(frozen=True, eq=False)
class Rehearsed:
    """One region: its base, the base of this project, and its pages with both.

    `left_out` are changes of its adaptations that the new base does not take; they were left out to go on.
    Without `pages` it could not be built, with the present base or with the `after` one, for what `refused` says.
    """

    name: str
    after: str
    before: str = "?"
    upgrade: UpgradeReport | None = None
    left_out: tuple[Meeting, ...] = ()
    refused: tuple[str, ...] = ()
    is_after: bool = False
    pages: PageChanges | None = None

    @property
    def is_built(self) -> bool:
        """Whether it could be built with both bases."""
        return self.pages is not None


def not_taken(report: UpgradeReport) -> tuple[Meeting, ...]:
    """Return the changes of adaptations without which a region can be built with another base."""
    return (*(one for one in report.decisions if one.outcome != KEPT), *report.repeated)


def as_markdown(view: View, rehearsed: Sequence[Rehearsed]) -> str:
    """Return the rehearsal as Markdown, in the language of the view."""
    return view.render(
        TEMPLATE, "", rehearsed=rehearsed, most_pages=MOST_PAGES, most_changes=MOST_CHANGES,
        texts=lambda one: _in_order(one.pages.texts, view.languages), address_of=_address, diff=_diff,
    )  # fmt: skip


def _in_order(texts: Sequence[TextChange], languages: Sequence[str]) -> list[TextChange]:
    """Join changes that differ only in what is around them, and sort: the base language first, what many pages share first."""
    others = tuple(f"{one}/" for one in languages[1:])
    alike: dict[tuple[tuple[str, ...], tuple[str, ...]], list[TextChange]] = {}
    for one in texts:
        alike.setdefault(_core(one), []).append(one)
    joined = (_joined(core, found) if len(found) > 1 else found[0] for core, found in alike.items())
    return sorted(joined, key=lambda one: (one.pages[0].startswith(others), -len(one.pages), one.pages))


def _core(change: TextChange) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a change comes down to: the parts of its lines that are only on one side."""
    gone, come = ([part for line in lines for part in PARTS.split(line) if part] for lines in (change.gone, change.come))
    core = tuple(one for one in gone if one not in come), tuple(one for one in come if one not in gone)
    return core if any(core) else (change.gone, change.come)


def _joined(core: tuple[tuple[str, ...], tuple[str, ...]], found: Sequence[TextChange]) -> TextChange:
    return TextChange(*core, tuple(sorted({page for one in found for page in one.pages})))


def _address(page: str) -> str:
    return f"/{page.removesuffix('index.html')}"


def _diff(change: TextChange) -> Markup:
    gone, come = change.gone, change.come
    if len(gone) == len(come) == 1:
        gone, come = _narrowed(gone[0], come[0])
    return Markup("\n".join((*_signed("-", gone), *_signed("+", come))))  # noqa: S704 - inside a block of code, where nothing is markup


def _signed(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines[:MOST_LINES]:
        yield f"{sign} {_cut(line.replace('~~~~', '~ ~ '))}"
    if len(lines) > MOST_LINES:
        yield f"{sign} … (+{len(lines) - MOST_LINES})"


def _cut(line: str) -> str:
    return line if len(line) <= WIDEST else f"{line[:WIDEST].rstrip()} …"


def _narrowed(gone: str, come: str) -> tuple[tuple[str], tuple[str]]:
    """Return two long lines without most of what both begin and end with, cut between words."""
    start = _shared(gone, come)
    end = min(min(len(gone), len(come)) - start, _shared(gone[::-1], come[::-1]))
    head = gone.rfind(" ", 0, max(0, start - AROUND)) + 1
    tail = gone.find(" ", len(gone) - end + AROUND)
    dropped = len(gone) - tail if tail != -1 else 0
    shown = (("… " if head else "") + one[head : len(one) - dropped] + (" …" if dropped else "") for one in (gone, come))
    return (next(shown),), (next(shown),)


def _shared(one: str, other: str) -> int:
    """Return with how many characters both begin."""
    differing = (number for number, (left, right) in enumerate(zip(one, other, strict=False)) if left != right)
    return next(differing, min(len(one), len(other)))
