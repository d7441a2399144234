"""The full-text index of the prose pages of one language, made by Pagefind from the rendered site.

Villages are not in it: they are found by their names. Pagefind gets copies of the pages that hold
only what is to be found, so it reads neither the frame of a page nor a village.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from generator.pages.page import SiteFile
from generator.problems import GeneratorError
from generator.publishing.search_words import word_shards
from generator.publishing.site_files import write_files
from generator.text import language_of_words

FOLDER = "pagefind"
STARTS, ENDS = "<!--search-->", "<!--/search-->"
LONG_NUMBER = re.compile(r"\b\d(?:[.,]?\d){4,}\b")
"""Codes of places and large figures: nobody looks for them as words, and they would swell the index."""
NOT_TEXT = re.compile(r"<(script|style|svg|template)\b.*?</\1>|<[^>]*>", re.DOTALL)
IGNORED = "nav, svg, script, template, .crumb, .stamp, .origin, .provenance, .edit"
KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "pagefind.*.pf_meta", "wasm.{language}.pagefind", "index/*", "fragment/*")
"""What a search needs; the ready-made boxes that Pagefind writes beside it stay out of the site."""


def publish_search_index(site: Path, language: str, synonyms: Iterable[tuple[str, ...]]) -> int:
    """Write the index and the word lists of one language's rendered site; returns the number of pages in it.

    Words are cut to stems as in the language around the texts: nobody has stems for a local language, and
    most of its pages is Indonesian for long.
    """
    pages, language = dict(_searchable_pages(site)), language_of_words(language)
    write_files(site, word_shards(map(_words_of, pages.values()), language, synonyms))
    if pages:
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            write_files(work / "pages", (SiteFile(name, _lean(html, language)) for name, html in pages.items()))
            _run_pagefind(work, language)
            _keep(work / FOLDER, site / FOLDER, language)
    return len(pages)


def _searchable_pages(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(site.rglob("index.html")):
        _, start, rest = path.read_text(encoding="utf-8").partition(STARTS)
        if start:
            yield path.relative_to(site).as_posix(), rest.partition(ENDS)[0]


def _lean(html: str, language: str) -> str:
    body = LONG_NUMBER.sub("", html)
    return f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"></head><body>{body}</body></html>'


def _words_of(html: str) -> str:
    return unescape(NOT_TEXT.sub(" ", html))


def _run_pagefind(work: Path, language: str) -> None:
    done = subprocess.run(
        [
            sys.executable, "-m", "pagefind", "--site", str(work / "pages"), "--output-path", str(work / FOLDER),
            "--force-language", language, "--exclude-selectors", IGNORED, "--silent",
        ],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise GeneratorError(f"pagefind: {(done.stderr or done.stdout).strip()}")


def _keep(made: Path, target: Path, language: str) -> None:
    shutil.rmtree(target, ignore_errors=True)
    for pattern in KEPT:
        for path in sorted(made.glob(pattern.format(language=language))):
            place = target / path.relative_to(made)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
