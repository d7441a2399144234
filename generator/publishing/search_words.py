"""The words of the pages in small files by first letter: what else to ask for, and what a slip may have meant.

A line is a word, a tab, and the words related to it with bars between: words of the same Indonesian
stem, and other names of a term. A word alone on its line helps to mend a slip.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from generator.pages.page import SiteFile

WORD = re.compile(r"[^\W\d_]{3,24}")
PIECES = re.compile(r"[^a-z0-9]+")
MOST_RELATED = 6
FOLDER = "cari/kata"


def word_shards(texts: Iterable[str], language: str, synonyms: Iterable[tuple[str, ...]]) -> Iterator[SiteFile]:
    """Yield the word lists of one language; `synonyms` are the names of each term of the glossary."""
    counts = Counter(word for text in texts for word in WORD.findall(text.lower()) if word.isascii())
    related = _families(counts) if language == "id" else {}
    lines: dict[str, list[str]] = {word: related.get(word, []) for word in counts}
    lines |= {stem: words for stem, words in related.items() if stem not in lines}
    for names in synonyms:
        plain = [phrase for phrase in map(plain_phrase, names) if phrase]
        occurring = [phrase for phrase in plain if all(word in counts or len(word) < 3 for word in phrase.split())]
        for phrase in plain:
            others = [other for other in occurring if other != phrase]
            if others:
                lines[phrase] = list(dict.fromkeys((*others, *lines.get(phrase, []))))
    shards: dict[str, list[str]] = defaultdict(list)
    for word in sorted(lines):
        shards[word[0]].append(f"{word}\t{'|'.join(lines[word])}" if lines[word] else word)
    for letter, words in sorted(shards.items()):
        yield SiteFile(f"{FOLDER}/{letter}.txt", "\n".join(words) + "\n")


def plain_phrase(name: str) -> str:
    """Return a name in small letters without signs, as the browser compares it."""
    return PIECES.sub(" ", name.lower()).strip()


def _families(counts: Counter[str]) -> dict[str, list[str]]:
    """Return the related words of every word and stem, the most frequent first."""
    stemmer = StemmerFactory().create_stemmer()
    families: dict[str, list[str]] = defaultdict(list)
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        families[stemmer.stem(word)].append(word)
    related = {}
    for stem, words in families.items():
        for word in {*words, stem} if len(words) > 1 or stem not in words else ():
            others = [other for other in words if other != word][:MOST_RELATED]
            if others:
                related[word] = others
    return related
