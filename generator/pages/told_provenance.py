"""Who set the values of a thing of a region, in lines of plain text for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from textwrap import shorten

from generator.model.adaptation import Adaptation, Deviation
from generator.pages.provenance import Provenance
from generator.pages.shown_value import ShownDeviation, ShownValue
from generator.pages.view import View
from generator.problems import Location

Placed = Callable[[Location], str]
"""Writes a place as `file:line`."""
MOST_LETTERS = 100
"""Letters shown of a value; its page has the rest."""


def told_provenance(view: View, found: Provenance, placed: Placed) -> Iterator[str]:
    """Tell where a thing comes from, then each value that an adaptation changes in it."""
    base = view.project.base
    if found.is_own:
        yield view.say(id=f"Milik wilayah ini ({placed(found.source)}).", en=f"Of this region ({placed(found.source)}).")
    elif base is not None:
        title = view.within(base.title)
        yield view.say(
            id=f"Dari kerangka dasar {title} versi {base.version} ({placed(found.source)}).",
            en=f"From the base framework {title} version {base.version} ({placed(found.source)}).",
        )
    if not found.is_own and not found.deviations:
        yield view.say(id="Tidak ada yang disesuaikan di wilayah ini.", en="Nothing is adapted in this region.")
    for id_ in dict.fromkeys(one.adaptation for one in found.deviations):
        for one in view.shown(one for one in found.deviations if one.adaptation == id_):
            yield f"    {_change(view, one)} ({placed(one.deviation.at)})"
        yield from (f"    {line}" for line in _by(view, id_))


def told_adaptation(view: View, adaptation: Adaptation, placed: Placed) -> Iterator[str]:
    """Tell an adaptation: why, on which evidence, by whose decision, and each value that it changes."""
    title, place = view.within(adaptation.title), placed(adaptation.source)
    yield view.say(id=f"Adaptasi: {title} ({place})", en=f"Adaptation: {title} ({place})")
    yield from _reasons(view, adaptation)
    for one in view.shown(one for one in view.project.deviations if one.adaptation == adaptation.id):
        yield f"    {view.within(one.title)}, {_change(view, one)} ({placed(one.deviation.at)})"


def told_left_out(view: View, deviation: Deviation, placed: Placed) -> Iterator[str]:
    """Tell an element of the base that the region does without."""
    (one,) = view.shown([deviation])
    named = f"{view.within(one.title)} ({deviation.target}, {placed(deviation.at)})"
    yield view.say(
        id=f"{named}: bagian kerangka dasar yang tidak dipakai di wilayah ini",
        en=f"{named}: a part of the base framework that this region does not use",
    )
    yield from _by(view, deviation.adaptation)


def _by(view: View, id_: str) -> Iterator[str]:
    adaptation = view.programme.adaptations[id_]
    title = view.within(adaptation.title)
    yield "    " + view.say(id=f"adaptasi: {title} ({id_})", en=f"adaptation: {title} ({id_})")
    yield from _reasons(view, adaptation)


def _reasons(view: View, adaptation: Adaptation) -> Iterator[str]:
    yield "    " + view.say(id="alasan: ", en="reason: ") + view.within(adaptation.reason)
    sources = ", ".join(view.title("source", one) for one in adaptation.sources)
    yield "    " + view.say(id="bukti: ", en="evidence: ") + view.within(adaptation.evidence) + (f" ({sources})" if sources else "")
    decision = view.programme.decisions.get(adaptation.decided_by)
    if decision is not None:
        is_agreed = decision.status == "agreed"
        standing = view.say(id="disepakati", en="agreed") if is_agreed else view.say(id="masih diusulkan", en="still proposed")
        named = f"{view.within(decision.title)} ({decision.id}), {view.day(decision.date)}, {standing}"
        yield "    " + view.say(id="keputusan: ", en="decision: ") + named


def _change(view: View, one: ShownDeviation) -> str:
    """Write the field with its value before and after."""
    labels = [view.within(label) for label in one.labels] or [view.say(id="seluruhnya", en="as a whole")]
    field = " › ".join(labels) + (f" ({view.language_name(one.language)})" if one.language else "")
    operation, after = one.deviation.operation, _short(view, one.after)
    if operation == "remove":
        gone = view.say(id="tidak dipakai", en="not used")
        return f"{field}: {_short(view, one.before)} → {gone}" if one.labels else f"{field}: {gone}"
    if operation in {"add", "extend"}:
        return f"{field}: " + view.say(id="ditambah ", en="added ") + after
    return f"{field}: {_short(view, one.before)} → {after}"


def _short(view: View, value: ShownValue) -> str:
    return shorten(plain_value(view, value), MOST_LETTERS, placeholder=" …")


def plain_value(view: View, value: ShownValue) -> str:
    """Write a value as plain text; what is inside another value comes in one line."""
    if value.kind == "list":
        return ", ".join(plain_value(view, one) for one in value.entries) or view.say(id="daftar kosong", en="empty list")
    if value.kind == "fields":
        return "; ".join(f"{view.within(label)}: {plain_value(view, inner)}" for label, inner in value.fields)
    if value.kind == "yes-no":
        return view.say(id="ya", en="yes") if value.value else view.say(id="tidak", en="no")
    write: dict[str, Callable[..., str]] = {
        "nothing": lambda _: "–", "text": view.within, "number": view.number, "day": view.day,
        "duration": view.duration, "link": lambda node: view.title(*node),
    }  # fmt: skip
    return write.get(value.kind, str)(value.value)
