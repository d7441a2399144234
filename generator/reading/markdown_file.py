"""Markdown with front matter: prose of docs/ and stories of villages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.problems import Location, Problem
from generator.project import Picture, Prose
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

    Returns the prose, the paths of the files that could not be used, and the problems.
    """
    prose: list[Prose] = []
    unreadable: set[str] = set()
    problems: list[Problem] = []
    for language in languages:
        base = root / "docs" / language
        for file in sorted(base.rglob("*.md")):
            path = file.relative_to(root).as_posix()
            head, body, found = read_markdown(root, path)
            problems.extend(found)
            title = head.get("title")
            if not isinstance(title, str) or not title.strip():
                if not found:
                    problems.append(Problem("judul-hilang", Location(path, line=1, column=1)))
                unreadable.add(path)
                continue
            prose.append(
                Prose(
                    language=language,
                    path=file.relative_to(base).as_posix(),
                    title=title.strip(),
                    description=str(head.get("description", "")),
                    body=body.rstrip() + "\n",
                    source=Location(path),
                    order=order if isinstance(order := head.get("order"), int) else 0,
                )
            )
    return tuple(prose), frozenset(unreadable), tuple(problems)


def find_pictures(root: Path, languages: tuple[str, ...]) -> Iterator[Picture]:
    """Yield the pictures that lie beside the prose."""
    for language in languages:
        base = root / "docs" / language
        for file in sorted(base.rglob("*")):
            if file.suffix.lower() in PICTURES:
                yield Picture(language, file.relative_to(base).as_posix())
