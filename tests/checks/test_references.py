"""The list of what refers to what is complete."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from generator.model.programme import Programme
from generator.model.references import REFERENCES
from generator.model.village import Region, VillageProfile
from generator.problems import Location
from generator.text import Text

NO_REFERENCES = {
    # identity, words and forms
    "id", "formerly", "version", "languages", "repository", "site_url", "boundaries", "email", "whatsapp",
    "organisation", "place_code", "code", "url", "parts",
    # a page of docs/, which checks/document.py looks up
    "method_page",
    # a contact as it may be printed, and whose it is: an actor or any other name
    "PublicContact.value", "PublicContact.owner",
    # other names of a term, as people say them
    "Term.aliases",
    # a change that somebody answers for, which the change report looks up in both states; an account on GitHub
    "Acknowledgement.name", "LanguageName.language", "LanguageName.name", "Acknowledgement.target", "Actor.github",
    # places in the base, which reading/adaptation looks up; the base itself
    "AdaptationChange.target", "AdaptationChange.field", "framework", "sha256",
    # what an upgrade of the base asked, of which checks/upgrades.py sees to it that it is true
    "Upgrade.from_", "Upgrade.to", "UpgradeDecision.adaptation", "UpgradeDecision.target", "UpgradeDecision.field",
    # codes of the national list
    "regions",
    # codes of villages, which checks/pilots.py looks up in the registers
    "villages",
    # time
    "as_of", "start", "end", "date", "due", "opens", "closes", "month", "period", "frequency", "duration", "within",
    "official_from", "official_to", "retrieved", "data_until",
    # columns of household data and how answers are asked
    "column", "size", "sampling_weight", "strata", "clusters", "household_id", "relevant",
    # places in frames of others
    "sdg", "indeks_desa", "funders",
}  # fmt: skip


def test_every_field_that_could_refer_is_listed_or_known_not_to() -> None:
    """A new field of text asks its author whether it refers to something."""
    undecided = {
        f"{cls.__name__}.{name}"
        for cls in _classes(Programme, VillageProfile)
        for name, hint in typing.get_type_hints(cls).items()
        if _is_text(hint) and not {name, f"{cls.__name__}.{name}"} & NO_REFERENCES and not _is_listed(cls, name)
    }
    assert undecided == set()


def test_every_listed_field_exists() -> None:
    """No entry of the list is left over from a field that is gone."""
    for cls, listed in REFERENCES.items():
        assert set(listed) <= {field.name for field in fields(cls)}, cls


def _classes(*roots: type) -> Iterator[type]:
    seen: set[type] = {Text, Location, Region}
    waiting = list(roots)
    while waiting:
        cls = waiting.pop()
        if cls in seen:
            continue
        seen.add(cls)
        if cls is not Programme:
            yield cls
        for hint in typing.get_type_hints(cls).values():
            waiting.extend(inner for inner in _inside(hint) if is_dataclass(inner))


def _inside(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and typing.get_origin(hint) not in (tuple, Mapping):
        yield hint
    for inner in typing.get_args(hint):
        if not isinstance(inner, str):
            yield from _inside(inner)


def _is_text(hint: Any) -> bool:
    inner = [one for one in (hint, *typing.get_args(hint)) if one not in (type(None), ...)]
    return str in inner and int not in inner


def _is_listed(cls: type, name: str) -> bool:
    return any(name in REFERENCES.get(base, {}) for base in cls.__mro__)
