"""A file of the base with what a region changes in it; every change is used or is a problem.

All changes are worked out against the base alone, so that the order of files and of changes never matters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.model.adaptation import Deviation, Origins
from generator.problems import Location, Problem
from generator.reading.adaptation.parts import Part, data_of, origins_of, parts_of
from generator.reading.adaptation.permission import ABSENT, Difference, Ground, Steps, differences, is_same
from generator.reading.adaptation.resolving import Asked, Meant, problem_of, resolve
from generator.reading.adaptation.spots import Spot, name_of
from generator.reading.schema import Schemas, written
from generator.reading.yaml_file import Document

REFUSED = {
    "fixed": "adaptasi-bagian-tetap",
    "tighten": "adaptasi-melonggarkan",
    "extend": "adaptasi-hanya-menambah",
}


@dataclass(frozen=True, eq=False)
class Adapted:
    """What became of a file of the base: None where the region left it out, and where its parts were written."""

    document: Document | None
    origins: Origins = field(default_factory=Origins)
    deviations: tuple[Deviation, ...] = ()
    problems: tuple[Problem, ...] = ()


def adapt(
    base: Document, schemas: Schemas, schema: str, asked: Sequence[Asked], directions: Mapping[str, str]
) -> Adapted:
    """Apply all changes that mean one file of the base; those that may not be made are problems and are left out."""
    whole = parts_of(base.data, Location(base.path))
    top = Spot.top(schemas, schema)
    ground = Ground.of(top, base.data, directions)
    problems: list[Problem] = []
    made: list[tuple[Meant, Any]] = []
    for one in sorted(asked, key=lambda one: one.order):
        meant = resolve(one, top, ground, whole)
        if isinstance(meant, Problem):
            problems.append(meant)
            continue
        found = tuple(_against(meant, ground))
        clash = next((other for other, _ in made if _meet(meant, other)), None)
        if clash is not None:
            found = (*found, _clash(meant, clash))
        if found:
            problems.extend(found)
        else:
            made.append((meant, _after(meant)))
    deviations = tuple(_deviation(base.path, meant, after) for meant, after in made)
    if any(not meant.steps for meant, _ in made):
        return Adapted(None, Origins(), deviations, tuple(problems))
    for meant, after in made:
        _make(meant, after)
    document = Document(base.path, data_of(whole))
    return Adapted(document, Origins(dict(origins_of(whole))), deviations, tuple(problems))


def _against(meant: Meant, ground: Ground) -> Iterator[Problem]:
    """Yield what speaks against a change: its operation, that it changes nothing, or the rule of a place."""
    wrong = _wrong_operation(meant)
    if wrong is not None:
        yield wrong
        return
    if not meant.steps:
        yield from () if ground.rule == "replace" and not ground.is_core else (_refused(meant, _left_out(meant, ground)),)
        return
    judged, after = meant.judged, _after(meant)
    before = data_of(judged.part)
    found = list(differences(judged.spot, judged.ground, before, meant.changed(judged, after), meant.steps[: judged.depth]))
    if not found:
        yield meant.problem("adaptasi-mengulang-dasar", "value", value=written(data_or_nothing(meant.before)))
    yield from (_refused(meant, one) for one in found if not one.is_allowed)


def _wrong_operation(meant: Meant) -> Problem | None:
    operation, there = meant.asked.change.operation, meant.part is not None
    if operation == "add" and there:
        return meant.problem("adaptasi-salah-operasi", "operation", operation="add", fixed="set")
    if operation == "add" and meant.asked.change.value is None:
        return meant.problem("adaptasi-mengulang-dasar", "value", value="null")
    if operation == "set" and (not there or not meant.steps):
        return meant.problem("adaptasi-salah-operasi", "operation", operation="set", fixed="add" if meant.steps else "remove")
    if operation == "remove" and not there:
        return meant.problem("adaptasi-tanpa-sasaran", value=meant.step, allowed="")
    if operation == "extend":
        return _wrong_extension(meant)
    return None


def _wrong_extension(meant: Meant) -> Problem | None:
    value, there = meant.asked.change.value, meant.before
    if meant.spot.is_text and isinstance(there, Mapping) and _is_text(value):
        return None
    is_list = isinstance(there, list) or (there is ABSENT and meant.spot.schema.get("type") == "array")
    if not is_list or not isinstance(value, list) or not value:
        expected = "[...]" if is_list else "{id: ...}" if meant.spot.is_text else ""
        code = "adaptasi-nilai-salah" if expected else "adaptasi-salah-operasi"
        return meant.problem(code, "operation", operation="extend", fixed="set", good=f"value: {expected}")
    key = meant.spot.key
    known = {name_of(entry, key): entry for entry in (there if isinstance(there, list) else ())}
    for number, entry in enumerate(value):
        name = name_of(entry, key)
        if key and name is None:
            return meant.problem("adaptasi-entri-tanpa-id", "value", str(number), value=written(entry))
        if name is not None and name in known:
            if is_same(entry, known[name]):
                return meant.problem("adaptasi-mengulang-dasar", "value", str(number), value=name)
            return meant.problem("adaptasi-salah-operasi", "value", str(number), operation="extend", fixed="set")
        if name is None and isinstance(there, list) and any(is_same(entry, one) for one in there):
            return meant.problem("adaptasi-mengulang-dasar", "value", str(number), value=written(entry))
        known[name] = entry
    return None


def _is_text(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value) and all(isinstance(words, str) for words in value.values())


def _after(meant: Meant) -> Any:
    """Return what stands at the place of a change afterwards."""
    change, before = meant.asked.change, meant.before
    if change.operation == "remove":
        return ABSENT
    if change.operation != "extend":
        return change.value
    if isinstance(before, Mapping):
        return {**before, **{language: _joined(before.get(language), more) for language, more in change.value.items()}}
    return [*(before if isinstance(before, list) else ()), *change.value]


def _joined(before: Any, more: Any) -> Any:
    """Return a text with a paragraph more."""
    return more if not isinstance(before, str) else f"{before.rstrip()}\n\n{more}"


def _make(meant: Meant, after: Any) -> None:
    """Carry out a change in the parts of the file."""
    change, parent = meant.asked.change, meant.parent
    written_at = change.source.at("value")
    if change.operation == "remove":
        if isinstance(parent.value, dict):
            del parent.value[meant.step]
        else:
            parent.value.remove(meant.part)
    elif change.operation == "extend" and isinstance(after, list):
        entries = meant.part or parent.value.setdefault(meant.step, Part([], written_at))
        entries.value.extend(parts_of(entry, written_at.at(number)) for number, entry in enumerate(change.value))
    elif change.operation == "extend" and meant.part is not None:
        for language in change.value:
            meant.part.value[language] = Part(after[language], written_at.at(language))
    elif meant.part is not None:
        made = parts_of(after, written_at)
        meant.part.value, meant.part.origin = made.value, made.origin
    else:
        parent.value[meant.step] = parts_of(after, written_at)


def _left_out(meant: Meant, ground: Ground) -> Difference:
    return Difference((), "fixed" if ground.is_core else ground.rule, False, meant.before, ABSENT)


def _refused(meant: Meant, found: Difference) -> Problem:
    place = ".".join(found.steps)
    parameters = {
        "place": place or meant.asked.change.target,
        "before": written(data_or_nothing(found.before)), "after": written(data_or_nothing(found.after)),
    }  # fmt: skip
    inner = ("value",) if found.after is not ABSENT and meant.asked.change.operation != "remove" else ()
    return meant.problem(REFUSED[found.rule], *inner, **parameters)


def data_or_nothing(data: Any) -> Any:
    """Return data, None for what is not there."""
    return None if data is ABSENT else data


def _meet(one: Meant, other: Meant) -> bool:
    """Tell whether two changes touch the same place, or one what the other lies in."""
    return any(
        mine[: len(yours)] == yours or yours[: len(mine)] == mine for mine in _touched(one) for yours in _touched(other)
    )


def _touched(meant: Meant) -> Iterator[Steps]:
    """Yield the places that a change touches: of an extended list only the entries that come."""
    change = meant.asked.change
    if change.operation == "extend" and isinstance(change.value, list):
        for number, entry in enumerate(change.value):
            name = name_of(entry, meant.spot.key)
            yield (*meant.steps, name if name is not None else f"#{meant.asked.order}{number}")
    else:
        yield meant.steps


def _clash(meant: Meant, other: Meant) -> Problem:
    return problem_of(
        meant.asked, "adaptasi-bertabrakan", other.asked.change.source.at("field"), other=other.asked.adaptation.id
    )


def _deviation(path: str, meant: Meant, after: Any) -> Deviation:
    change = meant.asked.change
    return Deviation(
        meant.asked.adaptation.id, meant.asked.number, change.operation, change.target, path, meant.steps,
        data_or_nothing(meant.before), data_or_nothing(after), change.source, meant.base_at,
    )  # fmt: skip
