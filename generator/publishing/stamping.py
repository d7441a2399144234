"""Village pages: one rendered shell cut into slots, each village's parts joined into it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generator.pages.page import Stamp
from generator.pages.slots import NAMES, slot
from generator.problems import GeneratorError

SLOT = re.compile(slot("(" + "|".join(NAMES) + ")"))


@dataclass(frozen=True)
class Shell:
    """A rendered page cut at its slots: literal pieces and slot names in turn."""

    pieces: tuple[str, ...]

    def stamped(self, stamp: Stamp) -> str:
        """Return the whole page of one village."""
        values = {
            "TITLE": escape(stamp.title),
            "DESCRIPTION": escape(stamp.description),
            "ADDRESS": stamp.address,
            "CONTENTS": stamp.contents,
            "BODY": stamp.body,
        }
        literals, names = self.pieces[::2], self.pieces[1::2]
        joined = [literals[0]]
        for name, literal in zip(names, literals[1:], strict=True):
            joined += (values[name], literal)
        return "".join(joined)


def cut_shell(html: str, languages: int) -> Shell:
    """Cut a rendered shell at its slots, on a site of so many languages.

    A theme that lost a slot, or shows it once more, would publish pages that lack a part or
    repeat one, so each is counted: title and description stand there for search engines and for
    those who share a link, the address in the canonical link, in a link to every language for
    machines, and in one to every other language for people.
    """
    counts = {"TITLE": 2, "DESCRIPTION": 2, "ADDRESS": 2 * languages, "CONTENTS": 1, "BODY": 1}
    pieces = SLOT.split(html)
    for name in NAMES:
        count, wanted = pieces[1::2].count(name), counts[name]
        if count != wanted:
            raise GeneratorError(f"shell page: slot {name} found {count} times, expected {wanted}")
    return Shell(tuple(pieces))


def stamp_pages(site: Path, shell_address: str, languages: int, stamps: Iterable[Stamp]) -> int:
    """Write the pages of all villages into a rendered site and take the shell away.

    Returns the number of pages written. The shell may be there no longer when the site was
    stamped before; that is an error of the caller.
    """
    shell_file = site / shell_address / "index.html"
    try:
        shell = cut_shell(shell_file.read_text(encoding="utf-8"), languages)
    except FileNotFoundError as error:
        raise GeneratorError(f"{shell_file}: no shell page; was this site stamped already?") from error
    count = 0
    for stamp in stamps:
        target = site / stamp.address / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(shell.stamped(stamp), encoding="utf-8", newline="\n")
        count += 1
    shell_file.unlink()
    shell_file.parent.rmdir()
    return count
