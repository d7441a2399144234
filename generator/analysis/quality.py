"""How complete and how settled a framework is: what is proposed, open, untranslated, without data."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from generator.analysis.freshness import frequency_of, is_stale
from generator.model.programme import Programme
from generator.problems import Location
from generator.project import Project
from generator.text import Text

PROPOSED_FIELDS = (
    "status", "standing", "bands_status", "weights_status", "criteria_status", "rating_status", "number_status")


@dataclass(frozen=True)
class ProposedFigure:
    """A figure nobody agreed on yet: where it is, and the question it leaves open if it says one."""

    place: Location
    question: Text | None


@dataclass(frozen=True)
class TextKind:
    """The texts of one kind of file (a folder or a file of the framework), and how many lack each language."""

    kind: str
    texts: int
    missing: dict[str, int]


@dataclass(frozen=True)
class Quality:
    """Everything the quality page shows besides the problems."""

    proposed: tuple[ProposedFigure, ...]
    texts: int
    untranslated: dict[str, tuple[Location, ...]]
    text_kinds: tuple[TextKind, ...]
    without_data: tuple[str, ...]
    stale: tuple[tuple[str, str, int], ...]


def measure_quality(project: Project) -> Quality:
    """Walk the whole model and the observations once."""
    programme = project.programme
    objects = tuple(_objects(programme))
    texts = [(place, text) for one in objects for place, text in _texts(one)]
    observed = set(_real_observations(project)["indicator"]) | set(project.context.frame["indicator"])
    return Quality(
        proposed=tuple(_proposed(objects)),
        texts=len(texts),
        untranslated={
            language: tuple(place for place, text in texts if not text.has(language))
            for language in programme.identity.languages
        },
        text_kinds=tuple(_text_kinds(texts, programme.identity.languages)),
        without_data=tuple(sorted(set(programme.indicators) - observed)),
        stale=_stale(project),
    )


def _real_observations(project: Project) -> pd.DataFrame:
    """Return the observations of real villages: invented ones fill no gap."""
    register, frame = project.register.frame, project.observations.frame
    invented = register.loc[register["synthetic"] == "true", "code"]
    return frame[~frame["village_code"].isin(invented)]


def _objects(value: Any) -> Iterator[Any]:
    """Return every model object below `value`, in the order of fields."""
    if dataclasses.is_dataclass(value) and not isinstance(value, Text | Location | type):
        if not isinstance(value, Programme):
            yield value
        for field in dataclasses.fields(value):
            yield from _objects(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _objects(one)
    elif hasattr(value, "values") and not isinstance(value, Text):
        for one in value.values():
            yield from _objects(one)


def _texts(one: Any) -> Iterator[tuple[Location, Text]]:
    source = getattr(one, "source", None)
    if not isinstance(source, Location):
        return
    for field in dataclasses.fields(one):
        value = getattr(one, field.name)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, Text) and text.languages:
                yield source.at(field.name), text


def _text_kinds(texts: list[tuple[Location, Text]], languages: tuple[str, ...]) -> Iterator[TextKind]:
    kinds: dict[str, list[Text]] = {}
    for place, text in texts:
        kinds.setdefault("/".join(place.path.split("/")[:2]), []).append(text)
    for kind, members in sorted(kinds.items()):
        yield TextKind(kind, len(members), {one: sum(not text.has(one) for text in members) for one in languages})


def _proposed(objects: tuple[Any, ...]) -> Iterator[ProposedFigure]:
    for one in objects:
        for name in PROPOSED_FIELDS:
            if getattr(one, name, None) == "proposed":
                yield ProposedFigure(one.source.at(name), getattr(one, "question", None))


def _stale(project: Project) -> tuple[tuple[str, str, int], ...]:
    """Return indicator, newest period and number of villages where the newest value is too old."""
    frame = _real_observations(project)
    if frame.empty:
        return ()
    newest: pd.Series[str] = frame.groupby(["village_code", "indicator"])["period"].max()
    counts = newest.reset_index().groupby(["indicator", "period"]).size().reset_index()
    found = ((str(row[0]), str(row[1]), int(row[2])) for row in counts.itertuples(index=False))
    return tuple(one for one in found if is_stale(one[1], frequency_of(project.programme, one[0]), project.as_of))
