"""What an indicator measures, as a fingerprint, and what keeps figures of two regions from standing side by side."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from generator.analysis.rollup import RollUp
from generator.model.adaptation import Deviation
from generator.model.composite_index import CompositeIndex
from generator.model.indicator import Indicator
from generator.model.period import period_end
from generator.model.poverty_measure import PovertyMeasure
from generator.model.programme import Programme
from generator.model.region_list import PackagedIndicator
from generator.problems import Location, Pointer
from generator.text import BASE_LANGUAGE, Text

ENTRY = "*"
Pattern = tuple[str, ...]

COUNTED: tuple[Pattern, ...] = (
    ("counted_unit",), ("size",), ("sampling_weight",), ("poverty_cutoff",), ("missing",),
    *(("dimensions", ENTRY, "indicators", ENTRY, name) for name in ("id", "weight", "deprived")),
)  # fmt: skip
"""What decides who is poor and by how much."""
MEASURED: Mapping[str, tuple[Pattern, ...]] = {
    "indicators": (
        *((name, BASE_LANGUAGE) for name in ("definition", "numerator", "denominator")),
        ("unit",), ("counted_unit",), ("direction",), ("bounds", "minimum"), ("bounds", "maximum"), ("aggregation",),
        ("categories", ENTRY, "id"),
        *(("collection", "questions", ENTRY, name) for name in ("id", "type", "choices", "relevant")),
        ("collection", "questions", ENTRY, "label", BASE_LANGUAGE),
    ),
    "choices": (
        ("lists", ENTRY, "id"), ("lists", ENTRY, "choices", ENTRY, "id"),
        ("lists", ENTRY, "choices", ENTRY, "title", BASE_LANGUAGE),
    ),
    "poverty-measure": (*COUNTED, ("publishes",), ("dimensions", ENTRY, "indicators", ENTRY, "published_as")),
    "indices": (
        ("definition", BASE_LANGUAGE), ("method",), ("sub_indices", ENTRY, "id"), ("sub_indices", ENTRY, "divisor"),
        ("sub_indices", ENTRY, "components", ENTRY, "id"),
        ("sub_indices", ENTRY, "components", ENTRY, "scores", ENTRY, "score"),
    ),
}  # fmt: skip
"""The fields that decide what is measured, by folder or file of the framework; words count in the base language.

Titles, rationale, bands, goalposts and hints are not among them: they say why a figure is wanted and how it is
judged, and two regions that judge the same figure differently still have the same figure.
"""
FINGERPRINT_LENGTH = 16

YEARS_APART = 2
"""Figures further apart in time are not put side by side."""

Obstacle = Literal[
    "no-rule", "no-values", "mixed-kinds", "units-differ", "adapted", "other-version", "defined-otherwise",
    "weight-differs", "invented", "kinds-differ", "source-units-differ", "periods-apart", "no-other", "not-there",
]
"""Why a figure of a region does not stand beside those of others."""


@dataclass(frozen=True)
class RegionalFigure:
    """What one region has of one indicator, and everything that must be the same before it is compared.

    `kinds` tells how the values came about (`reported` by others, `collected` by the programme), `source_units`
    what their sources count, `weight_measurement` what the weight measures that villages are put together by.
    """

    region: str
    order: int
    indicator: PackagedIndicator
    weight_measurement: str
    weight_adapted_by: tuple[str, ...]
    version: str
    rolled: RollUp | None
    invented: bool
    kinds: frozenset[str]
    source_units: frozenset[str]

    @property
    def end(self) -> Fraction:
        """The end of the figure's period, in years."""
        return (period_end(self.rolled.period) if self.rolled else None) or Fraction(0)

    @property
    def is_thin(self) -> bool:
        """Whether fewer than half of the region's villages have a value."""
        return self.rolled is not None and 2 * self.rolled.villages < self.rolled.scope


def touches_measurement(pointer: Pointer, part: str = "indicators") -> bool:
    """Tell whether a change at a place of an element or file of `part` changes what is measured.

    A place inside a field that matters counts, and so does one that holds such a field; entries of lists may be
    named by number or by id.
    """
    return any(
        all(step in (ENTRY, str(taken)) for step, taken in zip(pattern, pointer, strict=False))
        for pattern in MEASURED.get(part, ())
    )


def measurement_of(indicator: Indicator | CompositeIndex, programme: Programme) -> str:
    """Return the fingerprint of what an indicator measures; the same in every language and any order of a file."""
    if isinstance(indicator, CompositeIndex):
        return _fingerprint({"index": _selected(indicator, MEASURED["indices"])})
    used = {question.choices for question in indicator.collection.questions if question.choices}
    lists = {one.id: one for one in programme.choices.lists if one.id in used}
    inside = tuple(pattern[2:] for pattern in MEASURED["choices"])
    shown_as = sorted(key for key, id_ in programme.poverty_measure.published.items() if id_ == indicator.id)
    return _fingerprint({
        "indicator": _selected(indicator, MEASURED["indicators"]),
        "choices": {id_: _selected(lists[id_], inside) for id_ in sorted(lists)},
        "poverty_measure": [shown_as, counting_of(programme.poverty_measure)] if shown_as else [],
    })  # fmt: skip


def adaptations_of_measurement(
    indicator: Indicator, programme: Programme, deviations: Iterable[Deviation]
) -> tuple[str, ...]:
    """Return the adaptations by which a region measures an indicator otherwise than its base, in alphabetical order."""
    used = {question.choices for question in indicator.collection.questions if question.choices}
    is_counted = indicator.id in programme.poverty_measure.published.values()

    def touches(one: Deviation) -> bool:
        part, _, id_ = one.target.partition("/")
        concerned = {
            "indicators": id_ == indicator.id,
            "choices": len(one.steps) < 2 or one.steps[1] in used,
            "poverty-measure": is_counted,
        }
        return concerned.get(part, False) and touches_measurement(one.steps, part)

    return tuple(sorted({one.adaptation for one in deviations if touches(one)}))


def counting_of(measure: PovertyMeasure) -> Mapping[str, Any]:
    """Return what decides who is poor and by how much, without words and places."""
    return _selected(measure, COUNTED)


def obstacle_of(figure: RegionalFigure) -> Obstacle | None:
    """Return what keeps a figure from any comparison, whatever others have."""
    if figure.indicator.unit == "category" or figure.indicator.aggregation.method == "none":
        return "no-rule"
    if figure.rolled is None:
        return "no-values"
    return "mixed-kinds" if len(figure.kinds) > 1 else None


def obstacle_between(one: RegionalFigure, other: RegionalFigure) -> Obstacle | None:
    """Return the first thing that makes two figures unlike, the plainest first; None where they compare."""
    unlike: tuple[tuple[Obstacle, Callable[[RegionalFigure], object]], ...] = (
        ("units-differ", lambda it: (it.indicator.unit, it.indicator.counted_unit)),
        (_why_defined_otherwise(one, other), lambda it: it.indicator.measurement),
        ("weight-differs", lambda it: it.weight_measurement),
        ("invented", lambda it: it.invented),
        ("kinds-differ", lambda it: it.kinds),
    )
    found = next((name for name, of in unlike if of(one) != of(other)), None)
    if found is None and one.source_units and other.source_units and one.source_units != other.source_units:
        found = "source-units-differ"
    if found is None and abs(one.end - other.end) > YEARS_APART:
        found = "periods-apart"
    return found


def _why_defined_otherwise(one: RegionalFigure, other: RegionalFigure) -> Obstacle:
    if one.indicator.adapted_by or other.indicator.adapted_by:
        return "adapted"
    return "defined-otherwise" if one.version == other.version else "other-version"


def _fingerprint(measured: Mapping[str, Any]) -> str:
    text = json.dumps(measured, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:FINGERPRINT_LENGTH]


def _selected(value: object, patterns: tuple[Pattern, ...]) -> Mapping[str, Any]:
    """Return the part of a value of the model that patterns lead to, as plain data."""
    chosen = [pattern for pattern in patterns if pattern]
    selected: dict[str, Any] = {}
    for name in dict.fromkeys(pattern[0] for pattern in chosen):
        inner = tuple(pattern[1:] for pattern in chosen if pattern[0] == name)
        part = _part(value, name)
        if part is None or part in ((), ""):
            continue
        if () in inner:
            selected[name] = _plain(part)
        elif isinstance(part, tuple):
            entries = (_selected(one, tuple(pattern[1:] for pattern in inner)) for one in part)
            selected[name] = sorted(entries, key=lambda one: str(one.get("id", one)))
        else:
            selected[name] = _selected(part, inner)
    return selected


def _part(value: object, name: str) -> object:
    return value.languages.get(name) if isinstance(value, Text) else getattr(value, name, None)


def _plain(value: object) -> Any:
    """Return a value of the model as plain data: exact numbers as fractions, blanks of texts as one."""
    if is_dataclass(value) and not isinstance(value, type | Text):
        return dict(_plain_fields(value))
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, bool):
        return value
    if isinstance(value, int | Decimal | Fraction):
        return str(Fraction(value))
    return " ".join(str(value).split())


def _plain_fields(value: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(value):
        part = getattr(value, field.name)
        if part is not None and not isinstance(part, Location):
            yield field.name, _plain(part)
