"""Every change of a region is used or is a problem, whatever anybody writes and in whatever order."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.adaptation import Adaptation, AdaptationChange, Operation
from generator.model.identity import BASE
from generator.problems import Location
from generator.reading.adaptation.applying import Adapted, adapt
from generator.reading.adaptation.permission import is_same
from generator.reading.adaptation.resolving import Asked
from generator.reading.messages import read_messages
from generator.reading.schema import read_schemas
from generator.reading.telling import tell_all
from generator.reading.yaml_file import Document, read_yaml
from generator.text import Text
from tests.case_projects import MINIMAL

ROOT = Path(__file__).parents[3]
SCHEMAS = read_schemas(ROOT)
FILES = {
    "indicators/sanitasi-layak": "indicator", "indicators/jumlah-rumah-tangga": "indicator", "risks/kekeringan": "risk",
    "interventions/arisan-jamban": "intervention", "governance": "governance", "results": "results",
    "assessment": "assessment", "graduation": "graduation", "poverty-measure": "poverty-measure",
}  # fmt: skip
DIRECTIONS = {"sanitasi-layak": "increase"}
HERE = Location("adaptations/uji.yml")


def _document(target: str) -> Document:
    document, problems = read_yaml(MINIMAL, f"framework/{target}.yml")
    assert document is not None
    assert problems == ()
    return Document(f"{BASE}/framework/{target}.yml", document.data)


DOCUMENTS = {target: _document(target) for target in FILES}


def _asked(target: str, changes: Sequence[tuple[Operation, str, Any]], id_: str = "uji") -> list[Asked]:
    made = tuple(
        AdaptationChange(target=target, operation=operation, field=field, value=value, source=HERE.at("changes", number))
        for number, (operation, field, value) in enumerate(changes)
    )
    words = Text({"id": "Uji"})
    adaptation = Adaptation(
        id=id_, title=words, reason=words, evidence=words, decided_by="kerangka-disetujui", changes=made, source=HERE
    )
    return [Asked(adaptation, number) for number in range(len(made))]


def _adapt(target: str, *changes: tuple[Operation, str, Any]) -> Adapted:
    return adapt(DOCUMENTS[target], SCHEMAS, FILES[target], _asked(target, changes), DIRECTIONS)


def _paths(data: Any, steps: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield how an author would name each place of a file."""
    if steps:
        yield steps
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _paths(value, (*steps, key))
    elif isinstance(data, list):
        for entry in data:
            name = next((str(entry[key]) for key in ("id", "indicator", "actor") if key in entry), None) if isinstance(entry, dict) else str(entry)
            if name is not None and "." not in name and " " not in name:
                yield from _paths(entry, (*steps, name))


WORDS = st.sampled_from(["low", "high", "medium", "P6M", "P24M", "percent", "count", "pfi", "sanitasi-layak", "baru", "1/3", ""])
SINGLE = st.one_of(
    WORDS, st.integers(-5, 120), st.decimals(-1, 120, places=1).map(Decimal), st.booleans(), st.none(), st.text(max_size=12)
)
VALUES = st.recursive(
    SINGLE,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["id", "en", "pap", "title", "below", "indicator", "value"]), inner, max_size=3),
    ),
    max_leaves=6,
)


@st.composite
def _changes(draw: st.DrawFn) -> tuple[str, list[tuple[Operation, str, Any]]]:
    target = draw(st.sampled_from(sorted(FILES)))
    data = DOCUMENTS[target].data
    places = sorted({".".join(steps) for steps in _paths(data)})
    fields = st.one_of(st.sampled_from(places), st.sampled_from(places).flatmap(
        lambda place: st.sampled_from([f"{place}.id", f"{place}.pap", f"{place}.title", place.rpartition(".")[0], f"{place}x"])
    ), st.just("rationale"), st.just("sources"))  # fmt: skip
    operations: st.SearchStrategy[Operation] = st.sampled_from(["set", "add", "remove", "extend"])
    change = st.tuples(operations, fields, st.one_of(VALUES, st.sampled_from(places).map(lambda place: _at(data, place))))
    drawn: list[tuple[Operation, str, Any]] = draw(st.lists(change, min_size=1, max_size=4))
    return target, [(op, field, None if op == "remove" else value) for op, field, value in drawn]


def _at(data: Any, place: str) -> Any:
    """Return what the base has at a place, as a value that repeats it."""
    for step in place.split("."):
        if isinstance(data, list):
            data = next((one for one in data if (one.get("id", one.get("indicator", one.get("actor"))) if isinstance(one, dict) else str(one)) == step), None)
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return copy.deepcopy(data)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_changes())
def test_no_change_crashes_and_none_silently_does_nothing(asked: tuple[str, list[tuple[Operation, str, Any]]]) -> None:
    """Each is either told as a problem at its own place, or is a deviation that changes what the base says."""
    target, changes = asked
    before = copy.deepcopy(DOCUMENTS[target].data)
    adapted = _adapt(target, *changes)
    assert DOCUMENTS[target].data == before
    used = {one.number for one in adapted.deviations}
    told = {one.location.pointer[1] for one in adapted.problems}
    assert used | told == set(range(len(changes)))
    assert not used & told
    assert all(not is_same(one.before, one.after) for one in adapted.deviations)
    assert (adapted.document is None or adapted.document.data != before) == bool(used)
    assert all(one.fact and one.fix for one in tell_all(ROOT, adapted.problems, read_messages(), "id"))
    if adapted.document is not None:
        for one in adapted.deviations:
            assert is_same(_at(adapted.document.data, ".".join(one.steps)), one.after) or one.operation == "extend"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_changes(), st.randoms(use_true_random=False))
def test_order_never_matters(asked: tuple[str, list[tuple[Operation, str, Any]]], random: Any) -> None:
    """The same changes in another order give the same file and the same problems."""
    target, changes = asked
    ones = [*_asked(target, changes), *_asked(target, changes[:1], "lain")]
    again = list(ones)
    random.shuffle(again)
    one, other = (adapt(DOCUMENTS[target], SCHEMAS, FILES[target], these, DIRECTIONS) for these in (ones, again))
    assert one.document == other.document
    assert one.problems == other.problems
    assert one.deviations == other.deviations
    assert one.origins == other.origins


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_changes())
def test_every_value_is_traced_to_where_it_was_written(asked: tuple[str, list[tuple[Operation, str, Any]]]) -> None:
    """What an adaptation put there leads to it, everything else to the same value in the base."""
    target, changes = asked
    adapted = _adapt(target, *changes)
    if adapted.document is None:
        return
    for pointer, value in _leaves(adapted.document.data):
        origin = adapted.origins.of(Location(adapted.document.path, pointer))
        if origin.path == HERE.path:
            number, name, *rest = origin.pointer[1:]
            assert name == "value"
            assert isinstance(number, int)
            written = _follow(changes[number][2], rest)
            assert value == written or (changes[number][0] == "extend" and str(value).endswith(str(written)))
        else:
            assert value == _follow(DOCUMENTS[target].data, origin.pointer)


def _leaves(data: Any, pointer: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    empty = True
    for step, value in inside:
        empty = False
        yield from _leaves(value, (*pointer, step))
    if empty and not isinstance(data, dict | list):
        yield pointer, data


def _follow(data: Any, steps: Sequence[str | int]) -> Any:
    for step in steps:
        data = data[step]
    return data


@pytest.mark.parametrize(
    ("target", "change", "code"),
    [
        ("indicators/sanitasi-layak", ("set", "publication.minimum_households", 8), None),
        ("indicators/sanitasi-layak", ("set", "publication.minimum_households", 4), "adaptasi-melonggarkan"),
        ("indicators/sanitasi-layak", ("set", "collection.frequency", "P6M"), None),
        ("indicators/sanitasi-layak", ("set", "collection.frequency", "P24M"), "adaptasi-melonggarkan"),
        ("indicators/sanitasi-layak", ("set", "bands.merah.below", 65), None),
        ("indicators/sanitasi-layak", ("set", "bands.merah.below", 50), "adaptasi-melonggarkan"),
        ("indicators/sanitasi-layak", ("set", "title.id", "Jamban sehat"), None),
        ("indicators/sanitasi-layak", ("add", "definition.pap", "Jamban"), None),
        ("indicators/sanitasi-layak", ("set", "definition.id", "Lain."), "adaptasi-bagian-tetap"),
        ("indicators/sanitasi-layak", ("extend", "limitations", {"id": "Rumah panggung."}), None),
        ("indicators/sanitasi-layak", ("set", "limitations.id", "Lain."), "adaptasi-hanya-menambah"),
        ("indicators/sanitasi-layak", ("remove", "", None), "adaptasi-hanya-menambah"),
        ("indicators/sanitasi-layak", ("add", "alignment.idm", ["idm-s34"]), None),
        ("indicators/sanitasi-layak", ("set", "alignment.sdgs_desa", [6, 7]), "adaptasi-bagian-tetap"),
        ("risks/kekeringan", ("remove", "", None), None),
        ("risks/kekeringan", ("remove", "indicators.sanitasi-layak", None), "adaptasi-hanya-menambah"),
        ("risks/kekeringan", ("extend", "indicators", ["jumlah-rumah-tangga"]), None),
        ("interventions/arisan-jamban", ("set", "triggers.all.sanitasi-layak.below", 70), None),
        ("interventions/arisan-jamban", ("set", "triggers.all.sanitasi-layak.below", 95), "adaptasi-melonggarkan"),
        ("interventions/arisan-jamban", ("extend", "triggers.all", [{"indicator": "jumlah-rumah-tangga", "above": 50}]), None),
        ("interventions/arisan-jamban", ("remove", "triggers.all.sanitasi-layak", None), "adaptasi-melonggarkan"),
        ("governance", ("extend", "bodies.forum-desa.members", ["pfi"]), None),
        ("governance", ("set", "bodies.forum-desa.title.en", "Hamlet forum"), None),
    ],
)  # fmt: skip
def test_what_a_region_may_do(target: str, change: tuple[Operation, str, Any], code: str | None) -> None:
    """Tighter, longer, translated and replaceable is fine; looser, shorter and fixed is not."""
    adapted = _adapt(target, change)
    assert [one.code for one in adapted.problems] == ([code] if code else [])
    assert bool(adapted.deviations) is (code is None)


def test_a_core_indicator_is_fixed_but_for_what_protects_households_and_what_grows() -> None:
    """Regions stay comparable in what is core; they may still be more careful, add sources, and translate."""
    document = DOCUMENTS["indicators/sanitasi-layak"]
    core = Document(document.path, {**document.data, "core": True})

    def codes(*change: Any) -> list[str]:
        return [one.code for one in adapt(core, SCHEMAS, "indicator", _asked("indicators/sanitasi-layak", [change]), DIRECTIONS).problems]

    assert codes("set", "title.id", "Jamban sehat") == ["adaptasi-bagian-tetap"]
    assert codes("set", "collection.frequency", "P6M") == ["adaptasi-bagian-tetap"]
    assert codes("set", "bands.merah.below", 65) == ["adaptasi-bagian-tetap"]
    assert codes("remove", "", None) == ["adaptasi-bagian-tetap"]
    assert codes("set", "publication.minimum_households", 8) == []
    assert codes("extend", "sources", ["survei-rekaan"]) == []
    assert codes("add", "title.jv", "Jamban sehat") == []
