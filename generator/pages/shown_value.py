"""Plain data of the framework's files in the words of a page: labels of the schemas, titles, dates, answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal

from generator.analysis.golden_thread import Node
from generator.analysis.lifecycle import FOLDERS
from generator.model.adaptation import Deviation
from generator.model.period import is_written_well
from generator.model.references import ANYTHING, REFERENCES
from generator.pages.addresses import PARTS
from generator.pages.titles import KINDS
from generator.reading.adaptation.spots import ENTRY, Spot
from generator.reading.layout import FOLDERS as FOLDER_PARTS
from generator.reading.layout import SINGLE_FILES
from generator.reading.schema import Schemas, label_of
from generator.text import Text

Titles = Mapping[Node, Text]
Kind = Literal["nothing", "text", "word", "number", "day", "duration", "yes-no", "link", "list", "fields"]

SCHEMA_OF: Mapping[str, str] = MappingProxyType(
    {one.path.removesuffix(".yml"): one.schema for one in (*SINGLE_FILES, *FOLDER_PARTS)}
)
KINDS_OF_FIELD: Mapping[str, tuple[str, ...]] = MappingProxyType({
    name: tuple(
        dict.fromkeys(
            kind
            for fields in REFERENCES.values()
            if name in fields
            for kind in (KINDS if fields[name] == ANYTHING else (fields[name],))
        )
    )
    for name in {name for fields in REFERENCES.values() for name in fields}
})  # fmt: skip
"""What a field of this name may refer to."""
NAMING = ("title", "name", "term", "question", "task", "text", "item", "label", "indicator", "id")
"""Fields by which an entry is called, the best first."""
ANSWERS = "choice-list"
"""The kind of lists of answers, which have a title and no page."""
DURATION = re.compile(r"P(\d+[YMWD])+$")
FIRST_YEAR = 1900
"""A whole number that may not be lower is a year, which has no thousands separator."""


@dataclass(frozen=True)
class ShownValue:
    """A value as a page writes it; a list has `entries`, a mapping has `fields` with their labels."""

    kind: Kind
    value: Any = None
    entries: tuple[ShownValue, ...] = ()
    fields: tuple[tuple[Text, ShownValue], ...] = ()


NOTHING = ShownValue("nothing")


@dataclass(frozen=True)
class ShownDeviation:
    """A deviation in words: of what, which field, before and after.

    `node` is the element or part where it has a page, else only `title` names it. `labels` lead to the field;
    `language` is that of a text of which only one language is changed. Of an extension `after` holds what was added.
    """

    deviation: Deviation
    node: Node | None
    title: Text
    labels: tuple[Text, ...]
    language: str
    before: ShownValue
    after: ShownValue


def shown_deviation(deviation: Deviation, schemas: Schemas, titles: Titles) -> ShownDeviation:
    """Return a deviation in words."""
    part, _, id_ = deviation.target.partition("/")
    top = Spot.top(schemas, SCHEMA_OF[part])
    labels, spot, name, language = _walked(top, deviation.steps, titles)
    before, after = deviation.before, deviation.after
    if deviation.operation == "extend":
        before, after = _named(before), _added(deviation)
    node = (FOLDERS[part], id_) if id_ else ("part", part)
    title = titles.get(node) or label_of(top.schema)
    if not deviation.steps and isinstance(before, Mapping):
        title, before = Text(before["title"]), None
    has_page = node in titles or (not id_ and part in PARTS)
    return ShownDeviation(
        deviation, node if has_page else None, title, labels, language,
        shown_value(spot, name, before, titles), shown_value(spot, name, after, titles),
    )  # fmt: skip


def shown_value(spot: Spot | None, name: str, data: Any, titles: Titles) -> ShownValue:
    """Return what stands in the field `name`, whose schema is at `spot` (None where no schema knows it)."""
    if data is None:
        return NOTHING
    if isinstance(data, Mapping):
        if spot is not None and spot.is_text:
            return ShownValue("text", Text(data))
        return ShownValue("fields", fields=tuple(_fields(spot, data, titles)))
    if isinstance(data, list):
        entry = spot.inside(ENTRY) if spot else None
        return ShownValue("list", entries=tuple(shown_value(entry, name, one, titles) for one in data))
    schema = spot.schema if spot else {}
    if isinstance(data, bool):
        return ShownValue("yes-no", data)
    if isinstance(data, int | Decimal):
        is_year = schema.get("minimum", 0) >= FIRST_YEAR
        return ShownValue("word", str(data)) if is_year else ShownValue("number", data)
    return _word(schema, name, str(data), titles)


def _word(schema: Mapping[str, Any], name: str, data: str, titles: Titles) -> ShownValue:
    meaning = schema.get("x-values", {}).get(data)
    if meaning:
        return ShownValue("text", Text(meaning))
    kind = next((kind for kind in KINDS_OF_FIELD.get(name, ()) if (kind, data) in titles), None)
    if kind is not None:
        return ShownValue("text", titles[kind, data]) if kind == ANSWERS else ShownValue("link", (kind, data))
    if is_written_well(data):
        return ShownValue("day", data)
    return ShownValue("duration" if DURATION.match(data) else "word", data)


def _fields(spot: Spot | None, data: Mapping[str, Any], titles: Titles) -> Iterator[tuple[Text, ShownValue]]:
    is_titled = any(name in data for name in NAMING[:2])
    for key, inner in data.items():
        if key == "id" and is_titled:
            continue
        inside = spot.inside(key) if spot else None
        yield _label(inside, key), shown_value(inside, key, inner, titles)


def _label(spot: Spot | None, key: str) -> Text:
    return label_of(spot.schema) if spot and spot.schema.get("title") else Text({"id": key})


def _walked(top: Spot, steps: tuple[str, ...], titles: Titles) -> tuple[tuple[Text, ...], Spot | None, str, str]:
    """Follow the steps of a deviation; returns the labels on the way, the last place, its field and its language."""
    labels: list[Text] = []
    spot: Spot | None = top
    name = ""
    for step in steps:
        if spot is not None and spot.is_text:
            return tuple(labels), spot.inside(step), name, step
        if spot is not None and spot.schema.get("type") == "array":
            kinds = (*KINDS_OF_FIELD.get(spot.key or "", ()), *KINDS, ANSWERS)
            found = (titles[kind, step] for kind in kinds if (kind, step) in titles)
            labels.append(next(found, Text({"id": step})))
            spot = spot.inside(ENTRY)
            continue
        spot, name = (spot.inside(step) if spot else None), step
        labels.append(_label(spot, step))
    return tuple(labels), spot, name, ""


def _named(before: Any) -> Any:
    """Return what is extended with no more of each entry than what it is called."""
    if not isinstance(before, list):
        return before
    return [
        next(({name: one[name]} for name in NAMING if name in one), one) if isinstance(one, Mapping) else one
        for one in before
    ]


def _added(deviation: Deviation) -> Any:
    """Return what an extension added to what the base has."""
    before, after = deviation.before, deviation.after
    if isinstance(after, list):
        return after[len(before or ()) :]
    more = {language: words for language, words in after.items() if words != before.get(language)}
    return {language: words.removeprefix(before.get(language, "").rstrip()).strip() for language, words in more.items()}
