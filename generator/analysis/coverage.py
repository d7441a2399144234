"""Who does what where, seen together: where undertakings overlap and where there are none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from generator.model.programme import Programme
from generator.model.undertaking import Undertaking

NO_END = "9999-12-31"


@dataclass(frozen=True)
class Overlap:
    """Several organisations in one sector at one place (a region code, '' for the nation) at a time."""

    sector: str
    place_code: str
    organisations: tuple[str, ...]
    undertakings: tuple[Undertaking, ...]


@dataclass(frozen=True)
class Coverage:
    """What the list of undertakings shows.

    `by_sector` has every sector of the programme, with an empty tuple where nothing is on record;
    `sectors_without` are those, `sectors_only_national` have undertakings but none at a place
    below the nation; `interventions_without` are interventions that no undertaking names.
    """

    by_sector: dict[str, tuple[Undertaking, ...]]
    overlaps: tuple[Overlap, ...]
    sectors_without: tuple[str, ...]
    sectors_only_national: tuple[str, ...]
    interventions_without: tuple[str, ...]
    organisations: tuple[str, ...]
    places: tuple[str, ...]


def measure_coverage(programme: Programme) -> Coverage:
    """Compare the undertakings on record with each other and with what the programme covers."""
    undertakings = programme.undertakings
    sectors = [sector.id for sector in programme.integration.sectors]
    by_sector = {sector: tuple(one for one in undertakings if sector in one.sectors) for sector in sectors}
    named = {id_ for one in undertakings for id_ in one.interventions}
    return Coverage(
        by_sector=by_sector,
        overlaps=tuple(_overlaps(sectors, by_sector)),
        sectors_without=tuple(sector for sector in sectors if not by_sector[sector]),
        sectors_only_national=tuple(
            sector for sector in sectors if by_sector[sector] and not any(one.place_code for one in by_sector[sector])
        ),
        interventions_without=tuple(id_ for id_ in programme.interventions if id_ not in named),
        organisations=tuple(sorted({one.organisation for one in undertakings})),
        places=tuple(sorted({one.place_code for one in undertakings})),
    )


def _overlaps(sectors: Iterable[str], by_sector: dict[str, tuple[Undertaking, ...]]) -> Iterable[Overlap]:
    for sector in sectors:
        for place in sorted({one.place_code for one in by_sector[sector]}):
            here = [one for one in by_sector[sector] if _is_at(one, place)]
            met = {
                id(one): one
                for first, second in combinations(here, 2)
                if first.organisation != second.organisation and _at_the_same_time(first, second)
                for one in (first, second)
            }
            found = tuple(one for one in here if id(one) in met)
            if found:
                yield Overlap(sector, place, tuple(sorted({one.organisation for one in found})), found)


def _is_at(undertaking: Undertaking, place: str) -> bool:
    """Tell whether an undertaking works at a place or in a region around it; the nation only counts for itself."""
    code = undertaking.place_code
    return code == place or (bool(code) and place.startswith(f"{code}."))


def _at_the_same_time(first: Undertaking, second: Undertaking) -> bool:
    return _start(first) <= _end(second) and _start(second) <= _end(first)


def _start(undertaking: Undertaking) -> str:
    return undertaking.start + "-01-01"[len(undertaking.start) - 4 :]


def _end(undertaking: Undertaking) -> str:
    """Return the last day; a year or month without a day runs to its end, no end at all for ever."""
    end = undertaking.end
    return NO_END if not end else end + "-12-31"[len(end) - 4 :]
