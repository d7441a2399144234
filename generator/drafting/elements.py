"""What the framework and the villages consist of, in two versions, and every difference between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from generator.analysis import lifecycle
from generator.analysis.golden_thread import Node
from generator.analysis.lifecycle import LISTED
from generator.drafting.change import Path
from generator.drafting.leaves import Difference, compare
from generator.drafting.likeness import later_ids
from generator.model.adaptation import Adaptation
from generator.model.programme import Programme
from generator.model.village import Story
from generator.problems import Location
from generator.project import Project, Prose
from generator.text import Text


@dataclass(frozen=True)
class ElementDifferences:
    """What differs in one element: the part of the report it stands in and whether it came, went or was renamed."""

    node: Node
    part: str
    differences: tuple[Difference, ...]
    former_id: str | None = None


FILES: Mapping[str, str] = MappingProxyType(
    {
        "identity": "programme",
        "document": "document",
        "assessment": "assessment",
        "poverty_measure": "poverty-measure",
        "intervention_model": "intervention-model",
        "graduation": "graduation",
        "results": "results",
        "learning": "learning",
        "governance": "governance",
        "integration": "integration",
        "pilot_selection": "pilot-selection",
        "workplan": "workplan",
        "funding": "funding",
        "disaggregations": "disaggregations",
        "choices": "choices",
        "glossary": "glossary",
        "acknowledgements": "acknowledgements",
    }
)
"""The part that each single file of the framework is, by its field in the programme."""

FOLDERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {folder.replace("-", "_"): (folder, kind) for folder, kind in lifecycle.FOLDERS.items()}
)
"""The part that each folder of the framework is, and the kind of the elements in it."""

OF_REGIONS: Mapping[str, str] = MappingProxyType({"adaptations": "adaptation", "upgrades": "upgrade"})
"""What only a region has, by its field, which is also its part, and the kind of the elements in it."""

OF_THE_LIST = frozenset({("assessment", "dimensions", "weight"), ("pilot-selection", "criteria", "weight")})
"""Fields of listed elements that only mean something together: they stay with the list."""


@dataclass(frozen=True, kw_only=True)
class _Undertakings:
    undertakings: tuple[Any, ...]
    source: Location


@dataclass(frozen=True, kw_only=True)
class _Writing:
    """Prose or a story in all its languages."""

    id: str
    title: Text
    description: Text
    body: Text
    date: Text
    consent: Text
    order: Text
    source: Location


@dataclass(frozen=True, kw_only=True)
class _Stories:
    stories: tuple[_Writing, ...]
    source: Location


def renamed_ids(before: Programme, after: Programme) -> dict[str, str]:
    """Return present ids by former ones, of elements that were renamed between the two."""
    folders = ((getattr(before, field), getattr(after, field)) for field in FOLDERS)
    return {old: new for was, now in folders for old, new in later_ids(was, now).items()}


def differing_elements(before: Project, after: Project) -> Iterator[ElementDifferences]:
    """Yield every element of the framework, the prose and the profiles that differs, with all its differences."""
    renamed = renamed_ids(before.programme, after.programme)
    for field, part in FILES.items():
        found = compare(getattr(before.programme, field), getattr(after.programme, field), renamed)
        yield from _split(part, tuple(found))
    old, new = (_Undertakings(undertakings=one.programme.undertakings, source=Location("")) for one in (before, after))
    yield from _split("programmes", tuple(compare(old, new, renamed)))
    for field, (part, kind) in FOLDERS.items():
        yield from _folder(part, kind, getattr(before.programme, field), getattr(after.programme, field), renamed)
    for field, kind in OF_REGIONS.items():
        was, now = (_in_words(getattr(one.programme, field)) for one in (before, after))
        yield from _folder(field, kind, was, now, renamed)
    yield from _prose(before, after)
    yield from _regions(before, after)
    yield from _profiles(before, after, renamed)


def _in_words(records: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return adaptations without their changes, which are told where they take effect."""
    return {id_: replace(one, changes=()) if isinstance(one, Adaptation) else one for id_, one in records.items()}


def _split(part: str, differences: tuple[Difference, ...]) -> Iterator[ElementDifferences]:
    """Give each listed element of a file what differs in it, and the file the rest."""
    found: dict[Node, list[Difference]] = {}
    for one in differences:
        kind = LISTED.get((part, one.fields[0]))
        if kind is None or (part, *one.fields) in OF_THE_LIST:
            found.setdefault(("part", part), []).append(one)
        else:
            found.setdefault((kind, one.leaf.path[1]), []).append(one)
    for node, these in found.items():
        inside = these if node[0] == "part" else [_inside(one) for one in these]
        yield ElementDifferences(node, part, tuple(inside))


def _inside(one: Difference) -> Difference:
    """Return a difference of a listed element without the steps to the element."""
    entry = None if one.entry is None else one.entry[2:]
    return replace(one, leaf=replace(one.leaf, path=one.leaf.path[2:]), fields=one.fields[1:], entry=entry)


def _folder(
    part: str, kind: str, before: Mapping[str, Any], after: Mapping[str, Any], renamed: Mapping[str, str]
) -> Iterator[ElementDifferences]:
    former = {new: old for old, new in renamed.items() if old in before and new in after}
    for id_ in sorted(after.keys() | (before.keys() - set(former.values()))):
        old = before.get(former.get(id_, id_))
        differences = tuple(compare(old, after.get(id_), {} if id_ in former else renamed))
        if differences:
            yield ElementDifferences((kind, id_), part, differences, former.get(id_))


def _prose(before: Project, after: Project) -> Iterator[ElementDifferences]:
    was, now = _writings(before.prose), _writings(after.prose)
    chapters = {one.id for state in (before, after) for one in state.programme.document.chapters}
    for path in sorted(was.keys() | now.keys()):
        differences = tuple(_found(was.get(path), now.get(path)))
        if differences:
            folder, _, stem = path.removesuffix(".md").rpartition("/")
            if folder == "dokumen" and stem in chapters:
                inside = tuple(one.below("prose") for one in differences)
                yield ElementDifferences(("chapter", stem), "document", inside)
            else:
                yield ElementDifferences(("prose", path), "prose", differences)


def _found(before: _Writing | None, after: _Writing | None) -> Iterator[Difference]:
    """Compare two writings; where one stands is no value of it."""
    return (one for one in compare(before, after, {}) if one.fields != ("id",))


def _writings(prose: tuple[Prose, ...]) -> dict[str, _Writing]:
    by_path: dict[str, list[Prose]] = {}
    for one in prose:
        by_path.setdefault(one.path, []).append(one)
    return {
        path: _writing(path, these[0].source, title=_texts(these, "title"), description=_texts(these, "description"),
                       body=_texts(these, "body"), order=_texts(these, "order"))
        for path, these in by_path.items()
    }  # fmt: skip


def _texts(writings: list[Any], name: str) -> Text:
    return Text({one.language: str(getattr(one, name)) for one in writings})


def _writing(id_: str, source: Location, **texts: Text) -> _Writing:
    empty = Text({})
    return _Writing(
        **{"description": empty, "date": empty, "consent": empty, "order": empty, **texts}, id=id_, source=Location(source.path)
    )


def _stories(told: tuple[Story, ...]) -> _Stories:
    by_slug: dict[str, list[Story]] = {}
    for one in told:
        by_slug.setdefault(one.slug, []).append(one)
    return _Stories(
        stories=tuple(
            _writing(
                slug, these[0].source, title=_texts(these, "title"), body=_texts(these, "body"), date=_texts(these, "date"),
                consent=Text({one.language: f"{one.consent} {one.names_changed}" for one in these}),
            )
            for slug, these in by_slug.items()
        ),
        source=Location(""),
    )  # fmt: skip


def _regions(before: Project, after: Project) -> Iterator[ElementDifferences]:
    """Yield invented regions; those of the national list are no part of the project."""
    was, now = ({code: one for code, one in state.programme.regions.items() if one.source} for state in (before, after))
    for code in sorted(was.keys() | now.keys()):
        differences = tuple(compare(was.get(code), now.get(code), {}))
        if differences:
            yield ElementDifferences(("region", code), "villages", differences)


def _profiles(before: Project, after: Project, renamed: Mapping[str, str]) -> Iterator[ElementDifferences]:
    for code in sorted({code for one in (before, after) for code in (*one.profiles, *one.stories)}):
        found: list[Difference] = []
        step: Path = ("profile",)
        pair = before.profiles.get(code), after.profiles.get(code)
        found += [one.below(*step) for one in compare(*pair, renamed)]
        found += compare(_stories(before.stories.get(code, ())), _stories(after.stories.get(code, ())), {})
        if found:
            yield ElementDifferences(("village", code), "villages", tuple(found))
