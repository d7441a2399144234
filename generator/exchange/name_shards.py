"""The names of all villages and regions for the search box, in files small enough for one query.

A file holds every place with a word that begins with its key. Keys begin with two letters and grow by one while
too many places share them, so that a nation needs more files and no larger ones.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.pages.page import SiteFile
from generator.project import Project

FOLDER = "data/nama/"
MOST = 150
"""Places in a file: some 10 KB, a quarter of it over the wire."""
SHORTEST = 2
WORD = re.compile(r"[a-z0-9]+")

Row = tuple[str, str, str, str, int]


@dataclass(frozen=True)
class Name:
    """A village, district, regency or province: code, name, kind, where it lies, whether it is invented."""

    code: str
    name: str
    kind: str
    place: str
    is_invented: bool

    @property
    def row(self) -> Row:
        """The name as the browser gets it."""
        return (self.code, self.name, self.kind, self.place, int(self.is_invented))


def name_files(project: Project) -> Iterator[SiteFile]:
    """Yield the shards of names, those of codes by regency, and for each letter the keys that there are."""
    yield from shards(names_of(project))


def names_of(project: Project) -> Iterator[Name]:
    """Yield every village of the register, and every region one of them lies in."""
    regions = project.programme.regions
    frame = project.register.frame
    for code, name, kind, district, synthetic in zip(
        frame["code"], frame["name"], frame["kind"], frame["district"], frame["synthetic"], strict=True
    ):
        place = ", ".join(regions[inner].name for inner in (district, district[:5]) if inner in regions)
        yield Name(code, name, kind, place, synthetic == "true")
    seen = {code[:length] for code in frame["code"] for length in (2, 5, 8)}
    for code in sorted(seen & set(regions)):
        region = regions[code]
        upper = [regions[code[:length]].name for length in (5, 2) if length < len(code) and code[:length] in regions]
        yield Name(code, region.name, region.kind, ", ".join(upper), region.synthetic)


def shards(names: Iterable[Name]) -> Iterator[SiteFile]:
    """Yield the files for any names; see `name_files`."""
    by_word: dict[str, list[Name]] = defaultdict(list)
    by_regency: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        for word in dict.fromkeys(words(name.name)):
            by_word[word].append(name)
        if len(name.code) > len("00.00.00"):
            by_regency[name.code[:5]].append(name)
    keys: dict[str, int] = {}
    for key, found in sorted(_grown(by_word, SHORTEST)):
        pieces = [found[start : start + MOST] for start in range(0, len(found), MOST)]
        keys[key] = len(pieces)
        for number, piece in enumerate(pieces):
            yield _file(key if number == 0 else f"{key}.{number}", piece)
    for regency, found in sorted(by_regency.items()):
        yield _file(f"kode-{regency}", found)
    for letter, inner in groupby(sorted(keys), key=lambda key: key[0]):
        written = "\n".join(key if keys[key] == 1 else f"{key} {keys[key]}" for key in inner)
        yield SiteFile(f"{FOLDER}index-{letter}.txt", written + "\n")


def words(text: str) -> list[str]:
    """Return the words of a name as one types them: small letters without marks."""
    plain = unicodedata.normalize("NFD", text.lower().replace("'", ""))
    return WORD.findall("".join(one for one in plain if not unicodedata.combining(one)))


def _grown(by_word: dict[str, list[Name]], length: int) -> Iterator[tuple[str, list[Name]]]:
    """Yield keys of this length with their places; a key with too many is taken one letter further."""
    groups: dict[str, dict[str, list[Name]]] = defaultdict(dict)
    for word, found in by_word.items():
        groups[word[:length]][word] = found
    for key, inner in groups.items():
        places = {one.code: one for found in inner.values() for one in found}
        if len(places) <= MOST or all(len(word) <= length for word in inner):
            yield key, sorted(places.values(), key=lambda one: (words(one.name), one.code))
        else:
            yield from _grown(inner, length + 1)


def _file(key: str, names: Iterable[Name]) -> SiteFile:
    rows = json.dumps([one.row for one in names], ensure_ascii=False, separators=(",", ":"))
    return SiteFile(f"{FOLDER}{key}.json", rows + "\n")
