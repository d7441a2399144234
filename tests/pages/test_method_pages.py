"""Method pages: what they say in numbers is what the code and the published data give, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import comb, sqrt
from pathlib import Path

import pytest

from generator.analysis.composite_index import IndexReading, band_of, measure_index, rounded
from generator.analysis.disclosure.rules import POLICY
from generator.analysis.observed import Observed, by_village
from generator.analysis.poverty import NORMAL_95
from generator.pipeline import Checked
from generator.text import as_number
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]
LANGUAGES = ("id", "en")
PASIR_PANJANG, ROUNDS = "99.01.02.2004", ("2026-02", "2026-10")
AGREES, DIFFERS = "18.02.01.2001", "18.02.03.2004"


def _text(root: Path, language: str, name: str) -> str:
    return (root / "docs" / language / "metodologi" / f"{name}.md").read_text(encoding="utf-8")


def _section(text: str, anchor: str) -> str:
    return re.split(r"^## ", text.split(f"{{#{anchor}}}")[1], maxsplit=1, flags=re.MULTILINE)[0]


def _plain(text: str, language: str) -> str:
    """Return a text with decimal points and true minus signs only, so that both languages are compared alike."""
    text = text.replace("−", "-")
    return re.sub(r"(?<=\d),(?=\d)", ".", text) if language == "id" else text


def _poverty(checked: Checked) -> tuple[Mapping[str, Observed], Mapping[str, Observed]]:
    publishes = checked.project.programme.poverty_measure.publishes
    assert publishes is not None
    names = {"H": publishes.headcount_ratio, "A": publishes.intensity, "M0": publishes.adjusted_headcount_ratio}
    observed = by_village(checked.project.observations).of(PASIR_PANJANG)
    totals = {(one.indicator, one.period): one for one in observed if not one.disaggregation}
    first, last = ({name: totals[id_ or "", period] for name, id_ in names.items()} for period in ROUNDS)
    return first, last


def _number(one: Observed) -> Decimal:
    assert one.number is not None
    return Decimal(one.value)


def _errors(checked: Checked, indicator: str) -> tuple[str, ...]:
    """Return the standard errors of a total of the village in the two rounds, as published."""
    frame = checked.project.observations.frame
    rows = frame[(frame["village_code"] == PASIR_PANJANG) & (frame["indicator"] == indicator) & (frame["disaggregation"] == "")]
    by_period = dict(zip(rows["period"], rows["standard_error"], strict=True))
    return tuple(str(by_period[period]) for period in ROUNDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_two_rounds_of_the_worked_example_are_those_of_the_village(
    checked: Checked, root: Path, language: str
) -> None:
    example = _plain(_section(_text(root, language, "kemiskinan-multidimensi"), "contoh"), language)
    rows = [line for line in example.splitlines() if line.startswith("| ") and "2026" in line]
    for row, found in zip(rows, _poverty(checked), strict=True):
        h, a, m0 = (found[name] for name in ("H", "A", "M0"))
        cells = [cell.strip() for cell in row.strip("|").split("|")][1:]
        assert cells == [
            f"{h.value}%", f"{h.lower}–{h.upper}", f"{a.value}%", f"{a.lower}–{a.upper}", m0.value, str(h.base),
        ]  # fmt: skip
        product = _number(h) * _number(a) / 10_000
        assert abs(product - _number(m0)) < Decimal("0.0005")
        assert f"{_number(h) / 100} × {_number(a) / 100} = {rounded(Fraction(product), 4)}" in example


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_change_of_the_worked_example_is_split_as_shown(checked: Checked, root: Path, language: str) -> None:
    example = _plain(_section(_text(root, language, "kemiskinan-multidimensi"), "contoh"), language)
    first, last = _poverty(checked)
    h, a = ([Fraction(_number(one[name])) / 100 for one in (first, last)] for name in ("H", "A"))
    incidence, intensity = (h[1] - h[0]) * (a[0] + a[1]) / 2, (a[1] - a[0]) * (h[0] + h[1]) / 2
    assert incidence + intensity == h[1] * a[1] - h[0] * a[0]
    total = _number(last["M0"]) - _number(first["M0"])
    block = example.split("```text")[1].split("```")[0]
    told = [Decimal(one) for one in re.findall(r"= ([+-]\d\.\d{4})$", block, re.MULTILINE)]
    assert told == [total, *(rounded(one, 4) for one in (incidence, intensity, incidence + intensity))]
    errors = _errors(checked, first["H"].indicator)
    error = sqrt(sum(float(one) ** 2 for one in errors))
    change = float(h[1] - h[0]) * 100
    for number in (
        *errors, f"{error:.2f}",
        f"{change - NORMAL_95 * error:.1f}", f"+{change + NORMAL_95 * error:.1f}",
    ):  # fmt: skip
        assert number in example


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_of_the_textbook_examples_follow(root: Path, language: str) -> None:
    text = _plain(_text(root, language, "kemiskinan-multidimensi"), language)
    assert f" {comb(12, 6)} " in text
    quarter, half = Fraction(1, 4), Fraction(1, 2)
    before, after = (half, 3 * quarter), (3 * quarter, half)
    assert before[0] * before[1] == after[0] * after[1] == Fraction(3, 8)
    assert f"+{(after[0] - before[0]) * (before[1] + after[1]) / 2}" in text
    assert str((after[1] - before[1]) * (before[0] + after[0]) / 2) in text
    money = _plain(_text(root, language, "kemiskinan-pengeluaran"), language)
    gaps = [(Fraction(125 - y, 125), n) for y, n in ((100, 6), (110, 4), (150, 3), (160, 2)) if y < 125]
    for power in (1, 2):
        assert f"{float(sum(gap**power for gap, _ in gaps) / 4):g}" in money
        assert f"{float(sum(gap**power * n for gap, n in gaps) / 15):g}" in money
    assert "0.325" in money
    assert f"{POLICY.leading_share * 100} " in money


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bands_and_the_cutoff_told_are_those_of_the_measure(checked: Checked, root: Path, language: str) -> None:
    measure, text = checked.project.programme.poverty_measure, _text(root, language, "kemiskinan-multidimensi")
    assert measure.bands is not None
    assert str(measure.bands.vulnerable) in _section(text, "h-a-m0")
    assert str(measure.bands.severe) in _section(text, "h-a-m0")
    assert measure.missing == "drop"
    assert measure.counted_unit == "person"
    assert measure.strata == "dusun"
    assert f"k = {measure.poverty_cutoff}" in _text(root, language, "index")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_of_bps_are_those_of_the_source(checked: Checked, root: Path, language: str) -> None:
    note = checked.project.programme.sources["bps-kemiskinan-2025"].note
    assert note is not None
    told = _section(_text(root, language, "kemiskinan-pengeluaran"), "garis")
    for number in re.findall(r"\d+[.,]\d{3}|\d+[.,]\d\d\b", note.within(language)):
        assert number in told, number
    assert as_number(round(609_160 * Decimal("4.72")), language) in told


@pytest.fixture(scope="module")
def readings(checked: Checked) -> Mapping[str, tuple[IndexReading, ...]]:
    index, villages = checked.project.programme.indices["idm"], by_village(checked.project.observations)
    codes = sorted(code for code in set(checked.project.observations.frame["village_code"]) if code.startswith("18.02."))
    read = {code: measure_index(index, villages.of(code)) for code in codes}
    return {code: tuple(one for one in found if one.from_scores is not None) for code, found in read.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mismatches_told_are_all_there_are(
    readings: Mapping[str, tuple[IndexReading, ...]], root: Path, language: str
) -> None:
    complete = {code: found for code, found in readings.items() if found}
    assert {tuple(one.period for one in found) for found in complete.values()} == {("2024", "2023", "2022", "2021")}
    wrong = [(code, one) for code, found in complete.items() for one in found if not one.scores_agree]
    assert {one.period for _, one in wrong} == {"2024"}
    steps = []
    for _, one in wrong:
        (part,) = [part for part in one.parts if not part.agrees]
        assert part.sub_index.id == "idm-iks"
        assert part.published is not None
        assert part.published.number is not None
        assert part.recomputed is not None
        steps.append(round((Fraction(part.published.number) - part.recomputed) * 175))
    assert sorted(steps) == [-4] + [4] * 9
    told = _section(_text(root, language, "indeks-desa-membangun"), "hitung-ulang")
    for number in (len(complete), len(wrong), len(complete) - len(wrong)):
        assert re.search(rf"\b{number}\b", told), number
    assert "4/175" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_of_idm_is_what_was_published(
    readings: Mapping[str, tuple[IndexReading, ...]], checked: Checked, root: Path, language: str
) -> None:
    index = checked.project.programme.indices["idm"]
    example = _plain(_section(_text(root, language, "indeks-desa-membangun"), "contoh"), language)
    good, bad = example.split(AGREES)[1].split(DIFFERS)[0], example.split(DIFFERS)[1]
    one, other = readings[AGREES][0], readings[DIFFERS][0]
    for part in one.parts:
        line = next(line for line in good.splitlines() if line.startswith(part.sub_index.id.removeprefix("idm-").upper()))
        assert re.sub(r" +", " ", line).endswith(
            f"{sum(score.score for score in part.scores)} / {part.sub_index.divisor} = {part.published and part.published.value}"
        )
    assert one.published is not None
    assert one.band is not None
    assert f"= {one.published.value}, {one.band.title.within(language).lower()}" in good
    assert one.from_scores is not None
    scores = {score.component.id: (score.score, part) for part in one.parts for score in part.scores}
    for id_ in ("idm-l03", "idm-e06"):
        score, part = scores[id_]
        assert score == 0
        assert str(rounded(Fraction(5 - score, 5 * len(part.scores)) / 3, 4)) in good
    raised = one.from_scores + Fraction(1, 9)
    reached = band_of(index, raised)
    assert reached is not None
    assert str(rounded(raised, 4)) in good
    assert reached.title.within(language).lower() in good.split(str(rounded(raised, 4)))[1]
    published, from_scores = (line for line in bad.split("```text")[1].splitlines() if "IDM" in line)
    assert other.published is not None
    assert other.from_scores is not None
    for line, value in ((published, Fraction(_number(other.published))), (from_scores, other.from_scores)):
        band = band_of(index, value)
        assert band is not None
        assert line.endswith(f"IDM {rounded(value, 4)}, {band.title.within(language).lower()}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cutoffs_of_idm_are_those_of_the_index(checked: Checked, root: Path, language: str) -> None:
    index = checked.project.programme.indices["idm"]
    told = _plain(_section(_text(root, language, "indeks-desa-membangun"), "status"), language)
    rows = [line for line in told.splitlines() if line.startswith("| ") and any(digit in line for digit in "0123456789")]
    for row, band in zip(rows, index.bands, strict=True):
        assert row.startswith(f"| {band.title.within(language)} |")
        assert band.at_most is None or f"{band.at_most} |" in row
    edge = band_of(index, Fraction("0.490793"))
    assert edge is not None
    assert edge.id == "tertinggal"


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_what_is_computed_lead_to_their_method(looked: Pages, checked: Checked, language: str) -> None:
    programme = checked.project.programme
    named = [(f"indikator/{one.id}/", one.method_page) for one in programme.indicators.values() if one.method_page]
    named += [(f"indeks/{one.id}/", one.method_page) for one in programme.indices.values() if one.method_page]
    named += [("ukuran-kemiskinan/", one) for one in (programme.poverty_measure.method_page,) if one]
    assert len(named) == 4 + 8 + 2 + 1
    for address, method in named:
        page = looked[language, address]
        assert page.leads_to(f"metodologi/{method}/"), address
        assert {"id": "Cara menghitung", "en": "How it is computed"}[language] in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_leads_to_every_method_page(looked: Pages, root: Path, language: str) -> None:
    pages = {path.stem for path in (root / "docs" / language / "metodologi").glob("*.md")} - {"index"}
    assert {path.stem for path in (root / "docs" / "id" / "metodologi").glob("*.md")} - {"index"} == pages
    for page in pages:
        assert looked[language, "metodologi/"].leads_to(f"metodologi/{page}/"), page
