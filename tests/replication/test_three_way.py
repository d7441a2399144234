"""Base before, base now, ours: every pair of differences leads to one outcome."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.adaptation import Deviation, Operation
from generator.problems import Location, Problem
from generator.reading.adaptation.permission import ABSENT
from generator.reading.adaptation.spots import Spot
from generator.reading.schema import read_schemas
from generator.replication.three_way import BaseFile, Meeting, meet, steps_of
from tests.conftest import ROOT

PATH = "base/framework/indicators/sanitasi-layak.yml"
TOP = Spot.top(read_schemas(ROOT), "indicator")
BANDS = [{"id": "merah", "below": 60}, {"id": "hijau"}]
OLD: dict[str, Any] = {
    "title": {"id": "Sanitasi"}, "publication": {"sensitivity": "general", "minimum_households": 5},
    "sources": ["podes-2024"], "bands": BANDS, "limitations": {"id": "Satu."},
}  # fmt: skip


def _met(operation: Operation, field: str, before: Any, ours: Any, new: Any, *codes: str) -> tuple[Meeting, ...]:
    """Return how one deviation meets a base that is OLD with the parts of `new`; a part of None is gone, None is no file."""
    here = Location("adaptations/uji.yml", ("changes", 0))
    steps = tuple(field.split(".")) if field else ()
    deviation = Deviation("uji", 0, operation, "indicators/sanitasi-layak", PATH, steps, before, ours, here, Location(PATH))
    data = None if new is None else {key: value for key, value in {**OLD, **new}.items() if value is not None}
    problems = [Problem(code, here.at("value"), {}) for code in codes]
    return meet([deviation], lambda _: BaseFile(TOP, OLD), lambda _: None if data is None else BaseFile(TOP, data), problems)


@pytest.mark.parametrize(
    ("operation", "field", "before", "ours", "new", "outcome"),
    [
        pytest.param("set", "publication.minimum_households", 5, 8, {}, "untouched", id="base left it alone"),
        pytest.param("set", "publication.minimum_households", 5, 8, {"publication": {"minimum_households": 6}}, "changed", id="base has another value"),
        pytest.param("set", "publication.minimum_households", 5, 8, {"publication": {"minimum_households": 8}}, "same", id="base says what we say"),
        pytest.param("set", "publication.minimum_households", 5, 8, {"publication": {}}, "gone", id="field is gone"),
        pytest.param("set", "publication.minimum_households", 5, 8, {"publication": None}, "gone", id="what it is in is gone"),
        pytest.param("set", "publication.minimum_households", 5, 8, None, "gone", id="file is gone"),
        pytest.param("set", "bands.merah.below", 60, 70, {"bands": [{"id": "hijau"}]}, "gone", id="entry is gone"),
        pytest.param("set", "bands.merah.below", 60, 70, {"bands": BANDS[::-1]}, "untouched", id="entries in another order"),
        pytest.param("add", "rationale", None, {"id": "Kita."}, {}, "untouched", id="still not in the base"),
        pytest.param("add", "rationale", None, {"id": "Kita."}, {"rationale": {"id": "Dasar."}}, "changed", id="base has added it too"),
        pytest.param("add", "title.pap", None, "Sanitasi", {"title": {"id": "Sanitasi layak"}}, "nearby", id="translated text was reworded"),
        pytest.param("remove", "rationale", {"id": "x"}, None, {}, "same", id="base has removed it too"),
        pytest.param("remove", "bands.merah", BANDS[0], None, {"bands": [{"id": "merah", "below": 50}]}, "changed", id="base changed what we left out"),
        pytest.param("remove", "", OLD, None, None, "same", id="base has left out the element too"),
        pytest.param("remove", "", OLD, None, {"sources": []}, "nearby", id="base edited an element we left out"),
        pytest.param("extend", "sources", ["podes-2024"], ["podes-2024", "kita"], {}, "untouched", id="list as it was"),
        pytest.param("extend", "sources", ["podes-2024"], ["podes-2024", "kita"], {"sources": ["lain"]}, "nearby", id="list has other entries"),
        pytest.param("extend", "sources", ["podes-2024"], ["podes-2024", "kita"], {"sources": ["podes-2024", "kita"]}, "same", id="base has our entry"),
        pytest.param("extend", "bands", BANDS, [*BANDS, {"id": "biru", "below": 1}], {"bands": [*BANDS, {"id": "biru", "below": 2}]}, "changed", id="base has an entry of the same id"),
        pytest.param("extend", "limitations", {"id": "Satu."}, {"id": "Satu.\n\nDua."}, {"limitations": {"id": "Lain."}}, "nearby", id="paragraph before ours was reworded"),
        pytest.param("extend", "limitations", {"id": "Satu."}, {"id": "Satu.\n\nDua."}, {"limitations": None}, "nearby", id="text before ours is gone"),
    ],
)  # fmt: skip
def test_each_case_has_its_outcome(operation: Operation, field: str, before: Any, ours: Any, new: Any, outcome: str) -> None:
    assert [one.outcome for one in _met(operation, field, before, ours, new)] == [outcome]


def test_inside_a_value_that_we_set_as_a_whole_only_what_the_base_changed_is_asked() -> None:
    ours = {"sensitivity": "general", "minimum_households": 8}
    now = {"sensitivity": "sensitive", "minimum_households": 5}
    (met,) = _met("set", "publication", OLD["publication"], ours, {"publication": now})
    assert (met.outcome, met.steps) == ("changed", ("publication", "sensitivity"))
    assert (met.before, met.after, met.ours) == ("general", "sensitive", "general")


def test_each_entry_of_an_extended_list_meets_the_base_by_itself() -> None:
    ours = [*BANDS, {"id": "biru"}, {"id": "ungu"}]
    met = _met("extend", "bands", BANDS, ours, {"bands": [*BANDS, {"id": "ungu"}]})
    assert [(one.steps[-1], one.outcome) for one in met] == [("biru", "nearby"), ("ungu", "same")]


@pytest.mark.parametrize(
    ("code", "outcome"),
    [("adaptasi-bagian-tetap", "fixed"), ("adaptasi-melonggarkan", "loosened"), ("adaptasi-hanya-menambah", "fixed")],
)
def test_a_base_that_now_refuses_our_change_asks_for_a_decision(code: str, outcome: str) -> None:
    (met,) = _met("set", "publication.minimum_households", 5, 8, {}, code)
    assert (met.outcome, met.is_to_decide) == (outcome, True)


def test_a_value_that_is_not_there_is_told_apart_from_one_that_is_nothing() -> None:
    (met,) = _met("set", "publication.minimum_households", 5, 8, {"publication": {}})
    assert met.after is ABSENT


def test_pointers_lead_to_names_as_far_as_entries_have_them() -> None:
    file = BaseFile(TOP, {**OLD, "changes": [{"date": "2026-11-24"}]})
    assert steps_of(file, Location(PATH, ("bands", 1, "below"))) == ("bands", "hijau")
    assert steps_of(file, Location(PATH, ("bands", 0, "below"))) == ("bands", "merah", "below")
    assert steps_of(file, Location(PATH, ("changes", 0, "date"))) == ("changes",)
