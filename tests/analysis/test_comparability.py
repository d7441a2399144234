"""What an indicator measures: the same fingerprint where the same is measured, another where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.analysis.comparability import MEASURED, adaptations_of_measurement, measurement_of, touches_measurement
from generator.pipeline import Checked, run_check
from tests.case_projects import lay_out_minimal, lay_out_region
from tests.region_packages import INDICATOR, edit

SHARE, COUNT = "sanitasi-layak", "jumlah-rumah-tangga"


def _measurement(root: Path, id_: str = SHARE) -> str:
    programme = run_check(root).project.programme
    return measurement_of(programme.indicators[id_], programme)


@pytest.fixture(scope="module")
def as_it_is(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _measurement(lay_out_minimal(tmp_path_factory.mktemp("minimal")))


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (INDICATOR, "Bagian rumah tangga.", "Bagian keluarga."),
        (INDICATOR, "counted_unit: household", "counted_unit: person"),
        (INDICATOR, "numerator: {id: Yang layak", "numerator: {id: Yang layak dan aman"),
        (INDICATOR, "denominator: {id: Semua", "denominator: {id: Semua yang diwawancarai"),
        (INDICATOR, "bounds: {minimum: 0, maximum: 100}", "bounds: {minimum: 0}"),
        (INDICATOR, "aggregation: {method: weighted_mean, weight: jumlah-rumah-tangga}", "aggregation: {method: none}"),
        (INDICATOR, "Jamban siapa?", "Jamban milik siapa?"),
        ("framework/choices.yml", "Tidak ada, en", "Tidak punya, en"),
    ],
)
def test_another_thing_measured_is_another_fingerprint(path: str, old: str, new: str, as_it_is: str, tmp_path: Path) -> None:
    assert _measurement(edit(lay_out_minimal(tmp_path), path, old, new)) != as_it_is


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: {id: Sanitasi layak, en: Improved sanitation}", "title: {id: Jamban layak, en: Good toilets}"),
        ("en: Share of households.", "en: The share of households."),
        ("definition: {id: Bagian rumah tangga., ", 'definition: {id: "Bagian  rumah tangga.", pap: Rumah tangga pu jamban., '),
        ("below: 60", "below: 50"),
        ("worst: 20", "worst: 10"),
        ("method: {id: Wawancara.", "method: {id: Wawancara di perahu."),
        ("minimum: 0, maximum: 100", "minimum: 0.0, maximum: 100.00"),
        ("minimum_households: 5", "minimum_households: 8"),
    ],
)
def test_another_wording_or_judgement_is_the_same_fingerprint(old: str, new: str, as_it_is: str, tmp_path: Path) -> None:
    """Titles, translations, bands, goalposts, publication rules and the form of a number measure nothing."""
    assert _measurement(edit(lay_out_minimal(tmp_path), INDICATOR, old, new)) == as_it_is


def test_the_fingerprint_of_a_published_poverty_figure_holds_the_cutoff(tmp_path: Path) -> None:
    root = lay_out_minimal(tmp_path)
    edit(root, "framework/poverty-measure.yml", "missing: drop", f"missing: drop\npublishes: {{headcount_ratio: {SHARE}}}")
    published = _measurement(root)
    count = _measurement(root, COUNT)
    edit(root, "framework/poverty-measure.yml", 'poverty_cutoff: "1/3"', 'poverty_cutoff: "1/2"')
    assert _measurement(root) != published
    assert _measurement(root, COUNT) == count


def test_every_field_that_is_said_to_matter_exists(checked: Checked) -> None:
    """A field that is renamed does not fall out of the fingerprint in silence."""
    programme = checked.project.programme
    objects = {
        "indicators": programme.indicators.values(), "choices": [programme.choices],
        "poverty-measure": [programme.poverty_measure], "indices": programme.indices.values(),
    }  # fmt: skip
    for part, patterns in MEASURED.items():
        assert [pattern for pattern in patterns if not any(_has(one, pattern) for one in objects[part])] == []


def _has(value: object, pattern: tuple[str, ...]) -> bool:
    if not pattern:
        return True
    if pattern[0] == "*":
        return isinstance(value, tuple) and any(_has(one, pattern[1:]) for one in value)
    inner = getattr(value, "languages", {}).get(pattern[0]) if hasattr(value, "languages") else getattr(value, pattern[0], None)
    return inner is not None and _has(inner, pattern[1:])


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ((), True), (("definition",), True), (("definition", "id"), True), (("definition", "pap"), False),
        (("bounds", "maximum"), True), (("title", "id"), False), (("bands", "merah", "below"), False),
        (("collection", "questions", "jamban", "label", "id"), True), (("collection", "questions", 0, "label", "en"), False),
        (("collection", "questions"), True), (("collection", "method"), False), (("publication", "minimum_households"), False),
    ],
)  # fmt: skip
def test_a_place_of_an_indicator_tells_whether_it_is_measured_by(pointer: tuple[str | int, ...], expected: bool) -> None:
    assert touches_measurement(pointer) is expected


def test_an_adaptation_is_named_where_it_changes_what_is_measured(tmp_path: Path) -> None:
    """Of a question and of a note, only the question makes another measurement."""
    root = lay_out_region(tmp_path)
    (root / "adaptations").mkdir()
    told = "title: {id: Uji, en: Trial}\nreason: {id: Sebab., en: Why.}\nevidence: {id: Bukti., en: Proof.}\ndecided_by: kerangka-disetujui\n"
    change = "changes:\n  - {target: indicators/sanitasi-layak, operation: set, field: %s, value: {id: Lain., en: Other.}}\n"
    for name, field in (("pertanyaan", "collection.questions.jamban_pemakaian.label"), ("cara", "collection.method")):
        (root / f"adaptations/{name}.yml").write_text(f"id: {name}\n{told}{change % field}", encoding="utf-8")
    checked = run_check(root)
    assert not [one for one in checked.told("en") if one.severity.value == "error"]
    project = checked.project
    found = {
        id_: adaptations_of_measurement(one, project.programme, project.deviations)
        for id_, one in project.programme.indicators.items()
    }
    assert found == {SHARE: ("pertanyaan",), COUNT: ()}
