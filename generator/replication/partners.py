"""The organisations of a new region: those the base knows already, and new ones with an id of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.model.governance import Actor
from generator.model.programme import Programme
from generator.replication.register import slug_of
from generator.replication.starter_files import starter_data

ACRONYM = re.compile(r"\s*\(([A-Za-z][A-Za-z0-9-]*)\)$")


@dataclass(frozen=True)
class RegionPartner:
    """An organisation of the region by its actor's id; a known one is an actor of the base."""

    actor: str
    name: str
    is_known: bool


def partners_of(names: Iterable[str], programme: Programme) -> tuple[RegionPartner, ...]:
    """Find each organisation among the actors of the base, by id, name or acronym; the others get a new id."""
    governance = programme.governance
    words = {word.casefold(): actor.id for actor in governance.actors for word in _words(actor)}
    taken = {*(one.id for one in governance.actors), *(one.id for one in governance.bodies)}
    found: dict[str, RegionPartner] = {}
    for name in map(str.strip, names):
        spellings = (name.casefold(), ACRONYM.sub("", name).casefold())  # an acronym alone may be another's
        known = next((words[word] for word in spellings if word in words), None)
        actor = known or _new_id(name, taken)
        taken.add(actor)
        found.setdefault(actor, RegionPartner(actor, name, known is not None))
    return tuple(found.values())


def new_actors(partners: Iterable[RegionPartner]) -> list[Any]:
    """Return the partners that the base does not know, as entries of its list of actors."""
    new = [one for one in partners if not one.is_known]
    return [starter_data("partners.yml", {"id": one.actor, "name": one.name})["actor"] for one in new]


def partner_entries(partners: Iterable[RegionPartner], programme: Programme) -> list[Any]:
    """Return the region's list of partners: its own organisations first, then those that carry the base."""
    roles = starter_data("partners.yml", {"id": "", "name": ""})
    own = {one.actor: {"actor": one.actor, **roles["new"]} for one in partners}
    inherited = [one.actor for one in programme.identity.partners if one.actor not in own]
    return [*own.values(), *({"actor": actor, **roles["base"]} for actor in inherited)]


def _words(actor: Actor) -> Iterator[str]:
    yield actor.id
    for name in actor.name.languages.values():
        yield from _spellings(name)


def _spellings(name: str) -> Iterator[str]:
    """Yield a name whole, without its acronym, and the acronym."""
    yield name.casefold()
    acronym = ACRONYM.search(name)
    if acronym:
        yield ACRONYM.sub("", name).casefold()
        yield acronym[1].casefold()


def _new_id(name: str, taken: set[str]) -> str:
    acronym = ACRONYM.search(name)
    whole = slug_of(ACRONYM.sub("", name)) or slug_of(name)
    wanted: tuple[str, ...] = (slug_of(acronym[1]),) if acronym else ()
    numbered = (f"{whole}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (*wanted, whole, *numbered) if one not in taken)
