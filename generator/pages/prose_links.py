"""Links that authors write in prose: Markdown files, resolved to the addresses of their pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from generator.pages.addresses import FOLDERS, address_of_prose, nearest_site
from generator.pages.navigation import addresses_in, navigation
from generator.pages.page import relative
from generator.pages.view import View
from generator.problems import Location, Problem, nearest
from generator.project import Picture, Prose
from generator.reading.region_folder import is_of_base

LINK = re.compile(r"\]\(\s*<?([^)\s>]+)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def linkable_files(view: View) -> dict[str, str]:
    """Return the addresses that prose may link to or show, by the file that an author writes.

    Sections are `risiko/index.md`, things in them `risiko/banjir.md`, pictures their own files. No page is
    made for this.
    """
    things = (view.address(kind, id_).partition("#")[0] for kind, id_ in view.titles)
    regions = (view.address("region", code) for code in view.programme.regions if len(code) <= 5)
    prose = (address_of_prose(one.path) for one in view.project.prose)
    addresses = {*addresses_in(navigation(view)), *things, *regions, *prose}
    pictures = {path: path for path in pictures_of(view)}
    return {_written_file(address): address for address in sorted(addresses)} | pictures


def pictures_of(view: View) -> dict[str, Picture]:
    """Return each picture once by its path, in the first of the languages to look for it in."""
    return view.in_best_language(view.project.pictures, lambda one: one.path)


def check_prose_links(view: View) -> Iterator[Problem]:
    """Yield every relative link in the prose of the view's language that leads to no page.

    Links to things of a kind that could not be read are not judged.
    """
    unread = {folder for kind, folder in FOLDERS.items() if kind in view.programme.unreadable}
    files = linkable_files(view)
    names = tuple(sorted(files))
    for one in view.project.prose:
        if one.language != view.language:
            continue
        for match, target in _links(one):
            if target in files or target.partition("/")[0] in unread or _on_the_site_of_the_base(view, one, target):
                continue
            near = nearest(target, names)
            found = None if near is None else posixpath.relpath(near, posixpath.dirname(one.path) or ".")
            line = 1 + one.body.count("\n", 0, match.start())
            column = match.start(1) - one.body.rfind("\n", 0, match.start(1))
            here = Location(one.source.path, line=line, column=column)
            yield Problem("tautan-rusak", here, {"value": match[1], "nearest": found})


def _on_the_site_of_the_base(view: View, prose: Prose, target: str) -> str | None:
    """Return the address of what a page of the base leads to and only the site of the base has: a place, or what is left out."""
    base = view.project.base
    if base is None or not target.endswith(".md") or not is_of_base(prose.source):
        return None
    return f"{nearest_site(base, (prose.language,))}{target.removesuffix('.md').removesuffix('index').rstrip('/')}/"


def linked_body(view: View, prose: Prose, files: Mapping[str, str]) -> str:
    """Return the body with the addresses of pages in place of the files that the author wrote."""
    start = address_of_prose(prose.path)
    body = prose.body
    for match, target in reversed(list(_links(prose))):
        if target in files:
            _, hash_, fragment = match[1].partition("#")
            href = relative(start, files[target]) + hash_ + fragment
            body = body[: match.start(1)] + href + body[match.end(1) :]
        elif there := _on_the_site_of_the_base(view, prose, target):
            body = body[: match.start(1)] + there + body[match.end(1) :]
    return body


def _links(prose: Prose) -> Iterator[tuple[re.Match[str], str]]:
    """Return every relative link outside of code, with the file it names below docs/<language>/."""
    visible = CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), prose.body)
    for match in LINK.finditer(visible):
        path = match[1].partition("#")[0]
        if path and "://" not in path and not path.startswith("mailto:"):
            yield match, posixpath.normpath(posixpath.join(posixpath.dirname(prose.path), path))


def _written_file(address: str) -> str:
    return f"{address}index.md" if address.count("/") <= 1 else f"{address.removesuffix('/')}.md"
