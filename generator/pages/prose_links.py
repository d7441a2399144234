"""Links that authors write in prose: each has to lead to a page that there is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from generator.pages.navigation import addresses_in, navigation
from generator.pages.page import file_of
from generator.pages.prose import address_of_prose
from generator.pages.view import View
from generator.problems import Location, Problem, nearest
from generator.project import Prose

LINK = re.compile(r"\]\(\s*<?([^)\s>]+)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def known_addresses(view: View) -> frozenset[str]:
    """Return the addresses that prose may link to, without making the pages."""
    things = (view.address(kind, id_).partition("#")[0] for kind, id_ in view.titles)
    regions = (view.address("region", code) for code in view.programme.regions if len(code) <= 5)
    prose = (address_of_prose(one.path) for one in view.project.prose)
    return frozenset((*addresses_in(navigation(view)), *things, *regions, *prose))


def check_prose_links(view: View) -> Iterator[Problem]:
    """Yield every relative link in the prose of the view's language that leads to no page."""
    files = {file_of(address) for address in known_addresses(view)}
    for one in view.project.prose:
        if one.language == view.language:
            yield from _broken(one, files)


def _broken(one: Prose, files: set[str]) -> Iterator[Problem]:
    visible = CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), one.body)
    for match in LINK.finditer(visible):
        path = match[1].partition("#")[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(one.path), path))
        if not path or "://" in path or path.startswith("mailto:") or target in files:
            continue
        line = 1 + visible.count("\n", 0, match.start())
        column = match.start(1) - visible.rfind("\n", 0, match.start(1))
        near = nearest(target, tuple(sorted(files)))
        found = None if near is None else posixpath.relpath(near, posixpath.dirname(one.path) or ".")
        yield Problem(
            "tautan-rusak",
            Location(one.source.path, line=line, column=column),
            {"value": match[1], "nearest": found},
        )
