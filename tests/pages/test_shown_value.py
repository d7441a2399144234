"""Plain data of the framework's files is shown in words that people read."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.model.adaptation import Deviation, Operation
from generator.pages.shown_value import NOTHING, ShownDeviation, ShownValue, shown_deviation
from generator.pages.told_provenance import plain_value
from generator.pages.view import View
from generator.pipeline import Checked, view_of
from generator.problems import Location
from generator.reading.schema import Schemas, read_schemas


@pytest.fixture(scope="module")
def schemas(root: Path) -> Schemas:
    return read_schemas(root)


@pytest.fixture(scope="module")
def views(checked: Checked) -> Mapping[str, View]:
    return {language: view_of(checked.project, language) for language in ("id", "en")}


def _shown(
    views: Mapping[str, View], schemas: Schemas, target: str, field: str, before: Any, after: Any, operation: Operation = "set"
) -> ShownDeviation:
    here = Location("adaptations/x.yml")
    steps = tuple(field.split("."))
    return shown_deviation(
        Deviation("x", 0, operation, target, "base/x.yml", steps, before, after, here, here), schemas, views["id"].titles
    )


@pytest.mark.parametrize(
    ("target", "field", "value", "indonesian", "english"),
    [
        ("indicators/sanitasi-layak", "publication.minimum_households", 1200, "1.200", "1,200"),
        ("indicators/sanitasi-layak", "bounds.maximum", Decimal("0.25"), "0,25", "0.25"),
        ("interventions/arisan-jamban", "costs.0.year", 2026, "2026", "2026"),
        ("decisions/x", "date", "2026-10-05", "5 Oktober 2026", "5 October 2026"),
        ("indicators/sanitasi-layak", "collection.frequency", "P1Y6M", "1 tahun 6 bulan", "1 year 6 months"),
        ("indicators/sanitasi-layak", "core", True, "ya", "yes"),
        ("indicators/sanitasi-layak", "title", {"id": "Jamban", "en": "Toilets"}, "Jamban", "Toilets"),
        ("risks/banjir", "likelihood", "high", "Tinggi", "High"),
        ("indicators/sanitasi-layak", "formerly", [], "daftar kosong", "empty list"),
        ("indicators/sanitasi-layak", "owner", None, "–", "–"),
    ],
)
def test_a_value_is_written_by_the_rules_of_the_language(
    views: Mapping[str, View], schemas: Schemas, target: str, field: str, value: Any, indonesian: str, english: str
) -> None:
    shown = _shown(views, schemas, target, field, value, value).after
    assert {language: plain_value(view, shown).strip() for language, view in views.items()} == {"id": indonesian, "en": english}


def test_an_id_is_shown_as_the_title_of_what_it_refers_to(views: Mapping[str, View], schemas: Schemas) -> None:
    shown = _shown(views, schemas, "risks/banjir", "indicators", None, ["sanitasi-layak", "belum-ada"])
    assert shown.after.entries == (ShownValue("link", ("indicator", "sanitasi-layak")), ShownValue("word", "belum-ada"))


def test_a_field_is_named_by_the_labels_on_the_way_to_it(views: Mapping[str, View], schemas: Schemas) -> None:
    shown = _shown(views, schemas, "indicators/sanitasi-layak", "limitations.jv", None, "Mung sithik.", "add")
    assert [label.within("en") for label in shown.labels] == ["Limitations"]
    assert shown.language == "jv"
    assert shown.before == NOTHING


def test_of_an_extension_only_what_comes_is_shown(views: Mapping[str, View], schemas: Schemas) -> None:
    text = _shown(
        views, schemas, "indicators/sanitasi-layak", "limitations",
        {"id": "Lama.", "en": "Old."}, {"id": "Lama.\n\nBaru.", "en": "Old.\n\nNew."}, "extend",
    )  # fmt: skip
    assert [plain_value(view, text.after) for view in views.values()] == ["Baru.", "New."]
    entries = _shown(views, schemas, "risks/banjir", "sources", ["a"], ["a", "b"], "extend")
    assert entries.after.entries == (ShownValue("word", "b"),)
