"""Names and codes of places in small files, so that a search among 80,000 villages fetches a few KB.

A place stands under every word of its name (`suka baru` and `baru suka`) and under its code without
dots. The first two letters of that key name the file; a file that would grow too large keeps the
best of its places and says how it is split: under the key with one more letter.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.pages.page import SiteFile
from generator.pages.view import View

FOLDER = "data/nama"
KINDS: Mapping[str, str] = {
    "province": "p", "regency": "b", "district": "c", "distrik": "i", "desa": "d", "kelurahan": "k", "desa_adat": "a",
}  # fmt: skip
ORDER = "pbcidka"
LARGEST = 18_000
"""Characters of places in a file before it is split: some 4 KB when compressed."""
SHOWN = 40
"""Places that a split file shows for a key that is still too short."""
SIGNS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Place:
    """A village or region that can be found; `kind` is its letter."""

    code: str
    name: str
    kind: str
    synthetic: bool

    @property
    def plain(self) -> str:
        """The name in small letters without accents and signs."""
        bare = unicodedata.normalize("NFKD", self.name).encode("ascii", "ignore").decode().lower()
        return SIGNS.sub(" ", bare).strip()

    @cached_property
    def entry(self) -> list[object]:
        """The place as the browser reads it."""
        return [self.code, self.name, self.kind, *([1] if self.synthetic else [])]

    @property
    def keys(self) -> Iterator[str]:
        """What the place is found by: its name from each word on, around the end, and its code."""
        words = self.plain.split()
        yield from (" ".join((*words[start:], *words[:start])) for start in range(len(words)) if len(words[start]) > 1)
        yield self.code.replace(".", "")


def render_place_names(view: View) -> Iterator[SiteFile]:
    """Yield the files of all villages of the register and the regions they lie in."""
    rows = view.project.register.frame.to_dict("records")
    codes = sorted({str(row["code"])[:length] for row in rows for length in (2, 5, 8)})
    regions = [view.project.region(code) for code in codes]
    places = [Place(one.code, one.name, KINDS["distrik" if one.distrik else one.kind], one.synthetic) for one in regions]
    places += [Place(row["code"], row["name"], KINDS[row["kind"]], row["synthetic"] == "true") for row in rows]
    yield from place_files(places)


def place_files(places: Iterable[Place]) -> Iterator[SiteFile]:
    """Yield the files of the places; those of districts and above name the others' whereabouts."""
    everything = tuple(places)
    regions = {one.code: one.name for one in everything if one.kind in "pbci"}
    by_start: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    for place in everything:
        for key in place.keys:
            by_start[key[:2]].append((key, place))
    yield SiteFile(f"{FOLDER}/index.json", json.dumps(sorted(by_start), separators=(",", ":")) + "\n")
    for start in sorted(by_start):
        parts: dict[str, list[tuple[str, Place]]] = {}
        split = _divide(start, by_start[start], parts)
        for key in sorted(parts):
            yield _file(key, parts[key], split if key == start else [], regions)


def _divide(key: str, found: list[tuple[str, Place]], parts: dict[str, list[tuple[str, Place]]]) -> list[str]:
    """Put places under `key` or under longer keys; returns the keys that were split, shortest first."""
    inner: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    for one in found:
        if len(one[0]) > len(key):
            inner[one[0][: len(key) + 1]].append(one)
    whole = [one for one in found if one[0] == key]
    if not inner or sum(len(one.name) + 30 for _, one in found) <= LARGEST:
        parts[key] = found
        return []
    best = sorted((one for rest in inner.values() for one in rest), key=lambda one: (len(one[0]), *_rank(one[1])))
    parts[key] = [*whole, *best[:SHOWN]]
    return [key, *(deeper for longer in sorted(inner) for deeper in _divide(longer, inner[longer], parts))]


def _rank(place: Place) -> tuple[int, str, str]:
    return ORDER.index(place.kind), place.name, place.code


def _file(key: str, found: list[tuple[str, Place]], split: list[str], regions: Mapping[str, str]) -> SiteFile:
    ordered = sorted({place for _, place in found}, key=_rank)
    around = sorted({place.code[:length] for place in ordered for length in (5, 8) if len(place.code) > length})
    content = {
        "split": split,
        "regions": {code: regions[code] for code in around if code in regions},
        "places": [place.entry for place in ordered],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return SiteFile(f"{FOLDER}/{key.replace(' ', '-')}.json", text + "\n")
