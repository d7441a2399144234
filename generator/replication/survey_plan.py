"""The survey plan of a new region: the core indicators of its base in the order in which they are collected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from string import Template

from generator.model.element import Element
from generator.model.indicator import Indicator
from generator.model.source import Source
from generator.pages.view import View
from generator.reading.regions import NationalRegion
from generator.reading.schema import Schemas
from generator.replication.starter_files import Values, starter_wording
from generator.text import Text, as_number

FEW = 10
"""Villages that a first round of surveys can cover together."""

UNITS = ("village", "household")
"""In a survey of villages less is asked than in one of households, so it comes first."""

DATA = frozenset({"survey", "administrative", "statistics", "index"})
"""Kinds of sources that hold data; the others say how to measure, or why."""


def survey_values(view: View, schemas: Schemas, villages: Sequence[NationalRegion], day: date) -> Values:
    """Return what the places of the plan are filled with in the view's language."""
    wording = _Wording(view)
    total = as_number(len(villages), view.language)
    kinds = Counter(one.kind for one in villages)
    named = [
        f"{as_number(count, view.language)} {kind.replace('_', ' ')}"
        for kind, count in sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
    ]
    told = {"total": total, "kinds": ", ".join(named)}
    return {
        "villages": wording.say("count" if len(kinds) > 1 else "single", told),
        "reach": wording.say("few" if len(villages) <= FEW else "many", told),
        "core": as_number(sum(one.core for one in view.programme.indicators.values()), view.language),
        "tables": _tables(view, schemas, wording, day),
    }


class _Wording:
    """The words of starter/survey.yml in one language."""

    def __init__(self, view: View) -> None:
        self._words, self._language = starter_wording("survey.yml"), view.language

    def say(self, name: str, values: Values) -> str:
        """Return a piece of wording with its places filled."""
        return Template(self._words[name].within(self._language)).substitute(values)


def _tables(view: View, schemas: Schemas, wording: _Wording, day: date) -> str:
    """Return the core indicators as one table a source."""
    sources = view.programme.sources
    groups: dict[str, list[Indicator]] = {}
    for one in sorted(view.programme.indicators.values(), key=lambda one: one.id):
        if one.core and one.sources:
            groups.setdefault(one.sources[0], []).append(one)
    parts = []
    for id_ in sorted(groups, key=lambda id_: (*_turn(sources.get(id_), day), id_)):
        heading = wording.say("heading", {"source": _title(view, sources.get(id_), id_), "id": id_})
        rows = (_row(view, schemas, wording, one) for one in groups[id_])
        parts.append("\n".join((heading, "", wording.say("table", {}), *rows)))
    return "\n\n".join(parts)


def _turn(source: Source | None, day: date) -> tuple[bool, int]:
    """Return when a source has its turn: what exists first, then villages, then households, then what follows from work."""
    if source is None:
        return True, len(UNITS)
    return source.date > day.isoformat(), UNITS.index(source.unit) if source.unit in UNITS else len(UNITS)


def _row(view: View, schemas: Schemas, wording: _Wording, one: Indicator) -> str:
    sources = view.programme.sources
    named = [sources[id_] for id_ in one.sources[1:] if id_ in sources]
    others = [
        wording.say("other", {"source": _title(view, source, source.id), "id": source.id}) for source in named if source.kind in DATA
    ]
    return wording.say(
        "row",
        {
            "id": one.id,
            "title": _title(view, one, one.id),
            "counted": _label(schemas, one.counted_unit, view.language),
            "frequency": wording.say("frequency", {"duration": view.duration(one.collection.frequency)}),
            "base": wording.say("base", {"number": as_number(one.publication.minimum_households, view.language)}),
            "others": ", ".join(others) or "–",
        },
    )


def _title(view: View, element: Element | None, id_: str) -> str:
    return view.within(element.title).replace("|", "\\|") if element else id_


def _label(schemas: Schemas, word: str, language: str) -> str:
    """Return what the schema of indicators calls a counted unit, inside a sentence."""
    told = schemas.field_at("indicator", ("counted_unit",)).get("x-values", {}).get(word, {})
    label = Text(told).within(language) or word
    return label[:1].lower() + label[1:]
