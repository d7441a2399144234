"""Whatever is edited in whatever file: every changed value is in exactly one change, and nothing else is in any."""

from __future__ import annotations

import copy
import dataclasses
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.drafting import elements
from generator.drafting.change import Change
from generator.drafting.classification import classify
from generator.drafting.elements import ElementDifferences
from generator.drafting.leaves import compare
from generator.model.programme import Programme
from generator.problems import Location
from generator.project import Project
from generator.reading.construct import construct
from generator.reading.layout import FOLDERS, SINGLE_FILES
from generator.reading.yaml_file import parse_yaml
from tests.drafting.plain import bag_of

FRAMEWORK = Path(__file__).resolve().parents[2] / "framework"
FILES = sorted(FRAMEWORK.rglob("*.yml"))


@cache
def _shipped(file: Path) -> Any:
    document, problems = parse_yaml(file.name, file.read_text(encoding="utf-8"))
    assert document is not None
    assert not problems
    return document.data


def _part_of(file: Path) -> tuple[type, str]:
    inside = file.relative_to(FRAMEWORK).as_posix()
    for part in (*SINGLE_FILES, *FOLDERS):
        if inside == part.path or inside.rpartition("/")[0] == part.path:
            return part.model, part.path.removesuffix(".yml")
    raise AssertionError(inside)


def _built(file: Path, data: Any) -> Any:
    return construct(_part_of(file)[0], data, Location(f"framework/{file.name}"))


def _changes(file: Path, before: Any, after: Any) -> tuple[Change, ...]:
    found = tuple(compare(_built(file, before), _built(file, after), {}))
    part = _part_of(file)[1]
    kind = {"indicators": "indicator", "interventions": "intervention"}.get(part, "part")
    return tuple(classify(ElementDifferences((kind, file.stem), part, found)))


def _spots(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the paths of all lists, mappings and scalars but for the top."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _spots(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _spots(inner, (*path, number))


def _at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def _other(value: Any, draw: st.DrawFn) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | Decimal):
        return value + draw(st.integers(1, 40))
    text = str(value)
    if text.replace("/", "").isdigit() or text.count("/") == 1:
        return draw(st.sampled_from(["1/7", "3/11"]))
    return f"{text} {draw(st.sampled_from(['baru', 'lain', 'tambahan']))}"


@st.composite
def edited_files(draw: st.DrawFn) -> tuple[Path, Any, Any]:
    """Draw a file of the framework and up to four edits: values changed, entries taken out or doubled, lists turned."""
    file = draw(st.sampled_from(FILES))
    before = _shipped(file)
    after = copy.deepcopy(before)
    for _ in range(draw(st.integers(1, 4))):
        spots = [path for path in _spots(after) if path[-1] not in {"id", "en"} or len(path) > 1]
        path = draw(st.sampled_from(spots))
        holder, here = _at(after, path[:-1]), _at(after, path)
        if isinstance(here, list):
            here[:] = draw(st.permutations(here))
        elif isinstance(holder, list):
            match draw(st.sampled_from(["out", "twice", "edit"])):
                case "out":
                    del holder[path[-1]]
                case "twice":
                    holder.append(copy.deepcopy(here))
                case _ if not isinstance(here, dict):
                    holder[path[-1]] = _other(here, draw)
        elif not isinstance(here, dict):
            holder[path[-1]] = _other(here, draw)
    return file, before, after


@settings(max_examples=300, deadline=None)
@given(edited_files())
def test_every_changed_value_is_in_exactly_one_change(drawn: tuple[Path, Any, Any]) -> None:
    """What was there, less what the changes say went, and with what they say came, is what is there."""
    file, before, after = drawn
    changes = _changes(file, before, after)
    paths = [leaf.path for one in changes for leaf in one.leaves]
    assert len(paths) == len(set(paths))
    assert all(leaf.before != leaf.after for one in changes for leaf in one.leaves)
    was, now = (Counter(value for _, value in bag_of(_built(file, data)).elements()) for data in (before, after))
    gone, come = (
        Counter(" ".join(str(value).split()) for one in changes for leaf in one.leaves if (value := getattr(leaf, side)) is not None)
        for side in ("before", "after")
    )
    assert gone - was == Counter()
    was.subtract(gone)
    was.update(come)
    assert +was == now
    assert all(count >= 0 for count in was.values())


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FILES), st.randoms())
def test_another_order_and_another_form_change_nothing(file: Path, random: Any) -> None:
    """Keys and entries in any order, other quotes, other line breaks and comments: no change in meaning."""

    def turned(value: Any) -> Any:
        if isinstance(value, dict):
            keys = random.sample(list(value), len(value))
            return {key: turned(value[key]) for key in keys}
        if isinstance(value, list):
            return random.sample([turned(one) for one in value], len(value))
        return str(value) if isinstance(value, Decimal) else value

    width = random.choice([40, 200])
    text = "# komentar\n" + yaml.safe_dump(turned(_shipped(file)), allow_unicode=True, sort_keys=False, width=width)
    document, _ = parse_yaml(file.name, text)
    assert document is not None
    assert _changes(file, _shipped(file), document.data) == ()


def test_everything_that_the_framework_holds_is_compared() -> None:
    """A new file or folder of the framework is not left out in silence."""
    compared = {*elements.FILES, *elements.FOLDERS, *elements.OF_REGIONS, "undertakings", "regions"}
    assert {field.name for field in dataclasses.fields(Programme)} - compared == {"unreadable"}


def test_everything_that_a_project_holds_is_compared() -> None:
    """What is left out is made from the rest, or nobody edits it: dates, national names, exports, releases, packages of regions."""
    compared = {
        "programme", "register", "observations", "context", "profiles", "stories", "reference", "pilot_sensitivity", "prose", "boundaries", "pictures",
    }  # fmt: skip
    made = {"as_of", "national_names", "documents", "releases", "base", "deviations", "origins", "region_packages"}
    assert {field.name for field in dataclasses.fields(Project)} - compared == made
