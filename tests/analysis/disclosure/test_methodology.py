"""The methodology page says the numbers that the code uses, and its examples are what the audit finds."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from generator.analysis.disclosure.audit import UNKNOWN, Cell, Interval, Relation, audit
from generator.analysis.disclosure.published import counts_behind
from generator.analysis.disclosure.rules import POLICY
from generator.pipeline import Checked

WATER = "air-minum-layak"
NUMBER_WORDS = {"id": ("lima", "sepuluh"), "en": ("five", "ten")}


@pytest.fixture(params=["id", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Both languages of the page."""
    return str(request.param)


def _page(root: Path, language: str, name: str = "kerahasiaan") -> str:
    return (root / "docs" / language / "metodologi" / f"{name}.md").read_text(encoding="utf-8")


def test_the_table_of_rules_is_the_policy(root: Path, language: str) -> None:
    rows = re.findall(r"^\| .* \| (\w[^|]*) \| (\w[^|]*) \|$", _page(root, language), re.MULTILINE)
    numbers = [row for row in rows if row[0].isdigit()]
    assert numbers == [
        (str(POLICY.general), str(POLICY.specific)),
        (str(POLICY.lowest("general")), str(POLICY.lowest("money"))),
        (str(POLICY.breakdown_base), str(POLICY.breakdown_base)),
        (str(POLICY.hamlet_base), str(POLICY.hamlet_base)),
    ]
    assert POLICY.money == POLICY.specific


def test_the_rules_on_money_are_the_policy(root: Path, language: str) -> None:
    words = {"id": ("tiga rumah tangga terbesar", "persen"), "en": ("three largest households", "per cent")}[language]
    text = _page(root, language)
    assert POLICY.leading == 3
    assert words[0] in text
    assert f"{POLICY.leading_share * 100} {words[1]}" in text
    assert f"{POLICY.remainder * 100} {words[1]}" in text


def test_the_summary_says_the_same_numbers(root: Path, language: str) -> None:
    text = _page(root, language, "index")
    assert (POLICY.general, POLICY.specific) == (5, 10)
    assert all(word in text for word in NUMBER_WORDS[language])
    assert re.search(rf"(dasar|base of) {POLICY.breakdown_base}\b", text)
    assert "(kerahasiaan.md)" in text


def test_the_example_of_the_invented_village_is_in_its_table(root: Path, language: str, checked: Checked) -> None:
    frame = checked.project.observations.frame
    here = frame["village_code"].eq("99.01.01.2001") & frame["indicator"].eq(WATER) & frame["period"].eq("2026-10")
    rows = frame[here].set_index("disaggregation")
    total, men = _row(rows, ""), _row(rows, "kepala-rumah-tangga-perempuan=tidak")
    whole, count = counts_behind(*total)
    base, shown = counts_behind(*men)
    found = audit(
        [Cell("all", count), Cell("men", shown), Cell("women", Interval(0, UNKNOWN), hidden=True)],
        [Relation("all", ("men", "women"))],
    )["women"]
    assert found.width == 0
    text = _page(root, language)
    assert f"{count.lower} − {shown.lower} = {found.lower}" in text
    assert f"{whole.lower} − {base.lower} = {whole.lower - base.lower}" in text
    for value, _ in (total, men):
        assert value.replace(".", "," if language == "id" else ".") in text


def test_the_example_of_the_manual_is_what_the_audit_finds(root: Path, language: str) -> None:
    exact = {"r1": 7, "r2": 3, "c1": 3, "c2": 3, "t1": 9, "t2": 7}
    cells = [Cell(id_, Interval(value, value)) for id_, value in exact.items()]
    cells += [Cell(id_, Interval(0, UNKNOWN), hidden=True) for id_ in ("11", "12", "21", "22")]
    relations = [
        Relation("r1", ("11", "12")), Relation("r2", ("21", "22")),
        Relation("t1", ("11", "21", "c1")), Relation("t2", ("12", "22", "c2")),
    ]  # fmt: skip
    found = audit(cells, relations)
    join = {"id": "antara {} dan {}", "en": "between {} and {}"}[language]
    text = _page(root, language)
    assert all(join.format(one.lower, one.upper) in text for one in found.values())
    assert min(one.width for one in found.values()) == 3


def _row(rows: pd.DataFrame, disaggregation: str) -> tuple[str, str]:
    return str(rows.loc[disaggregation, "value"]), str(rows.loc[disaggregation, "base"])
