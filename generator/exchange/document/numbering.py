"""Numbers of chapters, sections, tables and figures, in the order in which they come."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.exchange.document.blocks import Block, Figure, Heading, Table


@dataclass
class _Count:
    chapter: str = ""
    section: int = 0
    sheet: int = 0
    table: int = 0
    figure: int = 0


def numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with the numbers and anchors that lists and references lead to."""
    count = _Count()
    return tuple(_numbered(block, count) for block in blocks)


def _numbered(block: Block, count: _Count) -> Block:
    match block:
        case Heading():
            number = _number(block, count)
            return replace(block, number=number, anchor=block.anchor or f"bagian-{number or block.text}".replace(" ", "-"))
        case Table(caption=caption) if caption:
            count.table += 1
            return replace(block, number=count.table, anchor=block.anchor or f"tabel-{count.table}")
        case Figure():
            count.figure += 1
            return replace(block, number=count.figure)
        case _:
            return block


def _number(heading: Heading, count: _Count) -> str:
    """Return the number of a heading: the template's for a chapter, counted below it.

    Headings of level 3 have one in annexes alone, where sheets are looked up by it.
    """
    if heading.level == 1:
        count.chapter, count.section, count.sheet = heading.number, 0, 0
        return heading.number
    if not count.chapter:
        return ""
    if heading.level == 2:
        count.section, count.sheet = count.section + 1, 0
        return f"{count.chapter}.{count.section}"
    if not count.chapter.isalpha():
        return ""
    count.sheet += 1
    return f"{count.chapter}.{count.section}.{count.sheet}"
