"""Links of the site as references of the document: on paper a link must say where it leads."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.exchange.document.blocks import (
    Block,
    Cell,
    Figure,
    Heading,
    Line,
    Listing,
    Paragraph,
    Row,
    Run,
    Table,
    Wording,
)


@dataclass(frozen=True)
class Target:
    """A place in the document: its anchor and the words that refer to it, such as "Tabel 3"."""

    anchor: str
    words: str


def resolved(blocks: tuple[Block, ...], wording: Wording, site: str) -> tuple[Block, ...]:
    """Return the blocks with links that lead to a place in the document, or else to the published site.

    In running text the first link of a chapter to a place is followed by its number.
    """
    anchors, addresses = _targets(blocks, wording)
    told: set[str] = set()
    found: list[Block] = []

    def line_of(line: Line, *, tell: bool) -> Line:
        runs: list[Run] = []
        for run in line:
            if not run.link or "://" in run.link or run.link.startswith("mailto:"):
                runs.append(run)
                continue
            named = anchors.get(run.link.removeprefix("#")) if run.link.startswith("#") else None
            target = named or _at(run.link, addresses)
            if target is None:
                runs.append(replace(run, link="" if run.link.startswith("#") else site + run.link))
                continue
            runs.append(replace(run, text=run.text or target.words, link=f"#{target.anchor}"))
            if tell and run.text and target.words and target.anchor not in told:
                told.add(target.anchor)
                runs.append(Run(f" ({target.words})"))
        return tuple(runs)

    def row_of(row: Row) -> Row:
        return replace(row, cells=tuple(cell_of(cell) for cell in row.cells))

    def cell_of(cell: Cell) -> Cell:
        return replace(cell, lines=tuple(line_of(line, tell=False) for line in cell.lines))

    for block in blocks:
        match block:
            case Heading():
                if block.level == 1:
                    told = {block.anchor}
                found.append(replace(block, line=tuple(replace(run, link="") for run in block.line)))
            case Paragraph():
                found.append(replace(block, line=line_of(block.line, tell=block.style == "text")))
            case Listing():
                found.append(replace(block, items=tuple(line_of(item, tell=True) for item in block.items)))
            case Table():
                found.append(replace(
                    block, head=tuple(map(row_of, block.head)), rows=tuple(map(row_of, block.rows)),
                    caption=tuple(replace(run, link="") for run in block.caption),
                ))  # fmt: skip
            case _:
                found.append(block)
    return tuple(found)


def _targets(blocks: tuple[Block, ...], wording: Wording) -> tuple[dict[str, Target], dict[str, Target]]:
    anchors: dict[str, Target] = {}
    addresses: dict[str, Target] = {}
    for block in blocks:
        if isinstance(block, Heading):
            target = Target(block.anchor, _heading_words(block, wording))
        elif isinstance(block, Table) and block.number:
            target = Target(block.anchor, f"{wording.table} {block.number}")
        elif isinstance(block, Figure):
            target = Target(block.anchor, f"{wording.figure} {block.number}")
        else:
            continue
        anchors.setdefault(target.anchor, target)
        for address in () if isinstance(block, Figure) else block.addresses:
            addresses.setdefault(address, target)
    return anchors, addresses


def _heading_words(heading: Heading, wording: Wording) -> str:
    if not heading.number:
        return ""
    return f"{wording.annex if heading.number[0].isalpha() else wording.chapter} {heading.number}"


def _at(link: str, addresses: dict[str, Target]) -> Target | None:
    """Return the place of an address, or of the nearest address above it: `risiko/` tells of `risiko/banjir/`."""
    path = link.partition("#")[0]
    for known in (link, path):
        if known in addresses:
            return addresses[known]
    folder = path.partition("/")[0]
    return addresses.get(f"{folder}/*")
