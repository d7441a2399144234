"""Each change of a region's adaptations between two versions of the base: what the base had, what it has now, what we have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from generator.model.adaptation import Deviation
from generator.model.upgrade import Case
from generator.problems import Location, Pointer, Problem
from generator.reading.adaptation.permission import ABSENT, is_same
from generator.reading.adaptation.spots import ENTRY, Spot, name_of, names_in

Outcome = Literal["untouched", "nearby", "same"] | Case
"""The base left the place alone; changed what is around it; now says what we say; or one of the cases to decide."""

TO_DECIDE: frozenset[Outcome] = frozenset({"changed", "gone", "fixed", "loosened"})
REFUSALS: Mapping[str, Case] = {
    "adaptasi-bagian-tetap": "fixed", "adaptasi-hanya-menambah": "fixed", "adaptasi-melonggarkan": "loosened",
}  # fmt: skip
"""What problems of a change say about the new base."""


@dataclass(frozen=True)
class Meeting:
    """A place on which base and region meet; `steps` lead to it from the top of the file, by names.

    Of `before`, `after` and `ours` each is ABSENT where there is nothing.
    """

    deviation: Deviation
    steps: tuple[str, ...]
    outcome: Outcome
    before: Any
    after: Any
    ours: Any

    @property
    def is_to_decide(self) -> bool:
        """Whether a person has to decide."""
        return self.outcome in TO_DECIDE


@dataclass(frozen=True)
class BaseFile:
    """A file of the base as it is in one version: its schema and its data."""

    top: Spot
    data: Any


Lookup = Callable[[str], BaseFile | None]
"""From the path of a file of the base to what it holds, None where it is not there."""


def meet(deviations: Iterable[Deviation], old: Lookup, new: Lookup, problems: Iterable[Problem]) -> tuple[Meeting, ...]:
    """Return every place on which base and region meet; `problems` are those of the region with the new base."""
    refused = dict(_refused(problems))
    found = []
    for deviation in deviations:
        case = refused.get((deviation.at.path, deviation.at.pointer))
        for one in _met(deviation, old(deviation.path), new(deviation.path)):
            is_refused = case is not None and one.outcome in ("untouched", "nearby", "changed")
            found.append(replace(one, outcome=case) if is_refused and case else one)
    return tuple(found)


def _refused(problems: Iterable[Problem]) -> Iterator[tuple[tuple[str, Pointer], Case]]:
    for one in problems:
        if one.code in REFUSALS:
            yield (one.location.path, one.location.pointer[:2]), REFUSALS[one.code]


def _met(deviation: Deviation, old: BaseFile | None, new: BaseFile | None) -> Iterator[Meeting]:
    steps, before, ours = deviation.steps, _there(deviation.before), _there(deviation.after)
    if new is None:
        outcome: Outcome = "same" if deviation.operation == "remove" else "gone"
        yield Meeting(deviation, steps, outcome, before, ABSENT, ours)
        return
    after, is_reached = value_at(new.top, new.data, steps)
    if not is_reached:
        outcome = "same" if deviation.operation == "remove" else "gone"
        yield Meeting(deviation, steps, outcome, before, ABSENT, ours)
    elif deviation.operation == "remove":
        yield Meeting(deviation, steps, _of_removal(steps, before, after), before, after, ours)
    elif deviation.operation == "extend":
        yield from _of_extension(deviation, new, after)
    else:
        yield from _of_value(deviation, old, new, after)


def _there(value: Any) -> Any:
    return ABSENT if value is None else value


def _of_removal(steps: tuple[str, ...], before: Any, after: Any) -> Outcome:
    if after is ABSENT:
        return "same"
    if is_same(before, after):
        return "untouched"
    return "changed" if steps else "nearby"


def _of_extension(deviation: Deviation, new: BaseFile, after: Any) -> Iterator[Meeting]:
    """Meet entry by entry; of a text only the paragraphs around ours can have changed."""
    steps, ours = deviation.steps, deviation.after
    outcome: Outcome = "untouched" if is_same(_there(deviation.before), after) else "nearby"
    if not isinstance(ours, list):
        yield Meeting(deviation, steps, outcome, _there(deviation.before), after, ours)
        return
    spot = _spot_at(new.top, new.data, steps)
    entries = after if isinstance(after, list) else []
    there = dict(zip(names_in(entries, spot.key if spot else None), entries, strict=True))
    for entry in ours[len(deviation.before or ()) :]:
        name = name_of(entry, spot.key if spot else None)
        now = there.get(name, ABSENT) if name is not None else ABSENT
        met = outcome if now is ABSENT else "same" if is_same(now, entry) else "changed"
        yield Meeting(deviation, (*steps, name) if name else steps, met, ABSENT, now, entry)


def _of_value(deviation: Deviation, old: BaseFile | None, new: BaseFile, after: Any) -> Iterator[Meeting]:
    steps, before, ours = deviation.steps, _there(deviation.before), _there(deviation.after)
    if is_same(before, after):
        outcome: Outcome = "nearby" if _is_reworded(steps, old, new) else "untouched"
        yield Meeting(deviation, steps, outcome, before, after, ours)
    elif is_same(ours, after):
        yield Meeting(deviation, steps, "same", before, after, ours)
    elif after is ABSENT:
        yield Meeting(deviation, steps, "gone", before, after, ours)
    else:
        spot = _spot_at(new.top, new.data, steps) or new.top
        parted = [one for one in _parted(deviation, spot, before, after, ours) if not is_same(one.after, one.ours)]
        yield from parted or (Meeting(deviation, steps, "nearby", before, after, ours),)


def _parted(deviation: Deviation, spot: Spot, before: Any, after: Any, ours: Any) -> Iterator[Meeting]:
    """Yield what the base changed inside a value that we set as a whole, place by place."""
    for inner, was, now in leaves(spot, before, after):
        mine, _ = value_at(spot, ours, inner)
        yield Meeting(deviation, (*deviation.steps, *inner), "changed", was, now, mine)


def _is_reworded(steps: tuple[str, ...], old: BaseFile | None, new: BaseFile) -> bool:
    """Tell whether a text of which we wrote a translation says something else now."""
    if old is None or not steps:
        return False
    spot = _spot_at(new.top, new.data, steps[:-1])
    if spot is None or not spot.is_text:
        return False
    return not is_same(value_at(old.top, old.data, steps[:-1])[0], value_at(new.top, new.data, steps[:-1])[0])


def leaves(spot: Spot, before: Any, after: Any, steps: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """Yield each place in which two data differ, as deep as names lead."""
    if is_same(before, after):
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        pairs = {key: (before.get(key, ABSENT), after.get(key, ABSENT)) for key in dict.fromkeys((*before, *after))}
    elif isinstance(before, list) and isinstance(after, list):
        was, now = ({name: one for name, one in zip(names_in(each, spot.key), each, strict=True) if name} for each in (before, after))
        if len(was) != len(before) or len(now) != len(after):
            yield steps, before, after
            return
        pairs = {name: (was.get(name, ABSENT), now.get(name, ABSENT)) for name in dict.fromkeys((*was, *now))}
    else:
        yield steps, before, after
        return
    for step, (old, new) in pairs.items():
        inner = spot.inside(ENTRY if isinstance(before, list) else step)
        if inner is None:
            if not is_same(old, new):
                yield (*steps, step), old, new
        else:
            yield from leaves(inner, old, new, (*steps, step))


def value_at(top: Spot, data: Any, steps: tuple[str, ...]) -> tuple[Any, bool]:
    """Return what stands at a place, ABSENT where nothing does, and whether what is around it is there."""
    spot: Spot | None = top
    for number, step in enumerate(steps):
        is_last = number == len(steps) - 1
        if isinstance(data, Mapping):
            data, inner = data.get(step, ABSENT), step
        elif isinstance(data, list):
            names = names_in(data, spot.key if spot else None)
            data, inner = data[names.index(step)] if step in names else ABSENT, ENTRY
        else:
            return ABSENT, False
        if data is ABSENT:
            return ABSENT, is_last
        spot = spot.inside(inner) if spot else None
    return data, True


def _spot_at(top: Spot, data: Any, steps: tuple[str, ...]) -> Spot | None:
    """Return the schema's place that steps lead to in some data."""
    spot: Spot | None = top
    for number, step in enumerate(steps):
        around, _ = value_at(top, data, steps[:number])
        spot = spot.inside(ENTRY if isinstance(around, list) else step) if spot else None
    return spot


def steps_of(file: BaseFile, here: Location) -> tuple[str, ...]:
    """Return the steps by names that a pointer into a file stands for, as far as they have any."""
    spot: Spot | None = file.top
    data, steps = file.data, []
    for step in here.pointer:
        if isinstance(data, list) and isinstance(step, int) and step < len(data):
            name = names_in(data, spot.key if spot else None)[step]
            if name is None:
                break
            data, inner = data[step], ENTRY
            steps.append(name)
        elif isinstance(data, Mapping) and step in data:
            data, inner = data[step], str(step)
            steps.append(str(step))
        else:
            break
        spot = spot.inside(inner) if spot else None
    return tuple(steps)


def overlaps(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one place is the other or lies in it."""
    return one[: len(other)] == other or other[: len(one)] == one
