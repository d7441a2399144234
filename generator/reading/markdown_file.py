"""Markdown with front matter: prose of docs/ and stories of villages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.problems import Location, Problem
from generator.project import Picture, Prose
from generator.reading.region_folder import base_path, is_region
from generator.reading.text_file import read_text
from generator.reading.yaml_file import parse_yaml

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")


def front_matter(text: str) -> tuple[str, str]:
    """Split Markdown into its front matter and its body, both on the lines where they stand."""
    if not text.startswith("---\n") or "\n---\n" not in text[3:]:
        return "", text
    head, body = text[3:].split("\n---\n", 1)
    return head, "\n" * (head.count("\n") + 2) + body


def read_markdown(root: Path, path: str) -> tuple[dict[str, Any], str, tuple[Problem, ...]]:
    """Return front matter and body of a Markdown file; no front matter is an empty mapping."""
    text = read_text(root, path)
    if isinstance(text, Problem):
        return {}, "", (text,)
    head, body = front_matter(text)
    if not head.strip():
        return {}, body, ()
    document, problems = parse_yaml(path, head)
    if document is None:
        return {}, body, problems
    if not isinstance(document.data, dict):
        return {}, body, (*problems, Problem("kepala-markdown-salah", Location(path, line=1, column=1)))
    return document.data, body, problems


def read_prose(
    root: Path, languages: tuple[str, ...]
) -> tuple[tuple[Prose, ...], frozenset[str], tuple[Problem, ...]]:
    """Read docs/<language>/**/*.md of every language; each needs a `title` in its front matter.

    A region reads the pages of its base too; a page of its own with the same path stands in for one of them,
    and says why in `reason`. Returns the prose, the paths of the files that could not be used, and the problems.
    """
    prose: list[Prose] = []
    unreadable: set[str] = set()
    problems: list[Problem] = []
    for language in languages:
        for path, inside, replaced in _pages(root, language):
            head, body, found = read_markdown(root, path)
            problems.extend(found)
            title = head.get("title")
            if not isinstance(title, str) or not title.strip():
                if not found:
                    problems.append(Problem("judul-hilang", Location(path, line=1, column=1)))
                unreadable.add(path)
                continue
            reason = str(head.get("reason") or "").strip()
            if replaced and not reason:
                here = Location(path, line=1, column=1)
                problems.append(Problem("prosa-pengganti-tanpa-alasan", here, {"value": inside}, (), Location(replaced)))
            prose.append(
                Prose(
                    language=language,
                    path=inside,
                    title=title.strip(),
                    description=str(head.get("description", "")),
                    body=body.rstrip() + "\n",
                    source=Location(path),
                    order=order if isinstance(order := head.get("order"), int) else 0,
                    replaces=Location(replaced) if replaced else None,
                    reason=reason,
                )
            )
    return tuple(prose), frozenset(unreadable), tuple(problems)


def _pages(root: Path, language: str) -> Iterator[tuple[str, str, str | None]]:
    """Yield the file of each page, its path below the language, and the page of the base it stands in for."""
    own, base = (_below(root, folder, "*.md") for folder in prose_folders(root, language))
    for inside in sorted(own.keys() | base.keys()):
        yield own.get(inside) or base[inside], inside, base.get(inside) if inside in own else None


def prose_folders(root: Path, language: str) -> tuple[str, str]:
    """Return where the pages of a language lie: the project's own, and in a region those of its base ('' for none)."""
    own = f"docs/{language}"
    return own, base_path(root, own) if is_region(root) else ""


def _below(root: Path, folder: str, pattern: str) -> dict[str, str]:
    """Return the files below a folder, by their paths in it."""
    files = sorted((root / folder).rglob(pattern)) if folder else []
    return {one.relative_to(root / folder).as_posix(): one.relative_to(root).as_posix() for one in files}


def find_pictures(root: Path, languages: tuple[str, ...]) -> Iterator[Picture]:
    """Yield the pictures that lie beside the prose; one of a region stands in for that of its base."""
    for language in languages:
        own, base = (_below(root, folder, "*") for folder in prose_folders(root, language))
        for inside, file in sorted((base | own).items()):
            if Path(file).suffix.lower() in PICTURES:
                yield Picture(language, inside, file)
