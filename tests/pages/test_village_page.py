"""What a village page says at a glance: in the order of the reader's questions, true to the figures, light to fetch."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from fractions import Fraction
from html import unescape

import pytest

from generator.analysis.observed import by_village, newest
from generator.analysis.standing import distributions
from generator.pages.page import Stamp
from generator.pages.view import View
from generator.pages.village import render_villages
from generator.pages.village_figures import OPEN
from generator.pipeline import Checked
from generator.text import as_number

LANGUAGES = ("id", "en")
REAL, MISMATCH, KELURAHAN, FULL = "18.02.01.2006", "18.02.01.2005", "18.02.04.1005", "99.01.01.2001"
ORDER = (
    "sekilas", "kebutuhan", "kemiskinan", "kelompok-rentan", "layanan", "potensi", "risiko", "saran", "kemajuan", "cerita",
    "keputusan", "sumber", "unduhan",
)  # fmt: skip


@pytest.fixture(scope="module")
def stamps(views: Mapping[str, View]) -> dict[tuple[str, str], Stamp]:
    return {
        (language, stamp.address.split("/")[1]): stamp for language in LANGUAGES for stamp in render_villages(views[language])
    }  # fmt: skip


def _text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_sections_stand_in_the_order_of_the_readers_questions(stamps: Mapping[tuple[str, str], Stamp]) -> None:
    assert re.findall(r'<h2 id="([a-z-]+)"', stamps["id", FULL].body) == list(ORDER)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_lead_to_what_is_there_and_to_nothing_else(
    stamps: Mapping[tuple[str, str], Stamp], language: str
) -> None:
    for (own, code), stamp in stamps.items():
        if own == language:
            for target in re.findall(r'href="#([^"]+)"', stamp.contents + stamp.body):
                assert f'id="{target}"' in stamp.body, (code, target)


def test_a_village_with_an_index_only_has_one_list_of_what_is_unknown(stamps: Mapping[tuple[str, str], Stamp]) -> None:
    body = stamps["id", REAL].body
    assert body.count("Yang belum kita ketahui") == 1
    assert body.count('class="empty"') == 2  # no score, and no decision yet
    for id_ in ("kelompok-rentan", "layanan", "potensi", "risiko", "saran"):
        assert body.count(f'<li id="{id_}">') == 1


def test_a_place_without_any_figure_says_so_and_shows_its_regency_apart(stamps: Mapping[tuple[str, str], Stamp]) -> None:
    body = stamps["id", KELURAHAN].body
    assert "Situs ini belum memegang satu angka pun tentang tempat ini." in body
    assert "Angka kabupaten, bukan angka desa" in body
    assert "<figure" not in body


@pytest.mark.parametrize(("language", "said"), [("id", "di tengah-tengah desa"), ("en", "in the middle of the villages")])
def test_the_lead_says_where_a_village_stands(
    checked: Checked, stamps: Mapping[tuple[str, str], Stamp], language: str, said: str
) -> None:
    values = distributions(checked.project.observations, "idm")["2024"].by_region["18.02"]
    own = float(newest(by_village(checked.project.observations).of(REAL))["idm"].number or 0)
    lower, higher = sum(one < own for one in values), sum(one > own for one in values)
    assert max(lower, higher) / (len(values) - 1) < 0.55
    lead = stamps[language, REAL].body.split('<p class="lead">')[1].split("</p>")[0]
    assert said in _text(lead)
    assert f'data-indicator="idm">{as_number(own, language, 4)}<' in lead


def test_an_index_that_does_not_follow_from_its_scores_is_shown_twice(stamps: Mapping[tuple[str, str], Stamp]) -> None:
    assert "jumlah skor memberi" in stamps["id", MISMATCH].body
    assert "jumlah skor memberi" not in stamps["id", REAL].body


def test_every_score_of_an_index_is_on_the_page(checked: Checked, stamps: Mapping[tuple[str, str], Stamp]) -> None:
    latest = newest(by_village(checked.project.observations).of(REAL))
    components = [one for sub in checked.project.programme.indices["idm"].sub_indices for one in sub.components]
    for one in components:
        assert f'data-indicator="{one.id}">{latest[one.id].value}<' in stamps["id", REAL].body


def test_the_finding_on_poverty_says_that_overlapping_intervals_prove_nothing(
    checked: Checked, stamps: Mapping[tuple[str, str], Stamp]
) -> None:
    publishes = checked.project.programme.poverty_measure.publishes
    assert publishes is not None
    for code in checked.project.profiles:
        rounds = [
            one for one in by_village(checked.project.observations).of(code)
            if one.indicator == publishes.headcount_ratio and not one.disaggregation and one.lower
        ]  # fmt: skip
        last, first = rounds[0], rounds[-1]
        apart = Fraction(last.upper) < Fraction(first.lower) or Fraction(first.upper) < Fraction(last.lower)
        title = stamps["id", code].body.split('id="kemiskinan-temuan">')[1].split("</h3>")[0]
        assert ("belum pasti" in title) == (not apart and first.value != last.value), code
        assert as_number(Fraction(last.value), "id", last.decimals) in title


def test_what_is_said_of_services_is_the_difference_to_the_mean_drawn(
    views: Mapping[str, View], stamps: Mapping[tuple[str, str], Stamp]
) -> None:
    said = 0
    for code in views["id"].project.profiles:
        title = _text(stamps["id", code].body.split('id="layanan-temuan">')[1].split("</h3>")[0])
        means = {one.indicator: one for one in views["id"].gathered.regions[code[:5]]}
        latest = newest(by_village(views["id"].project.observations).of(code))
        for name, number, side in re.findall(r"(?:^|; )(.+?) ([0-9,]+) poin persen lebih (buruk|baik)", title):
            id_ = next(one.id for one in views["id"].programme.indicators.values() if one.title.within("id") == name)
            gap = Fraction(latest[id_].number or 0) - means[id_].value
            rises = views["id"].programme.indicators[id_].direction == "increase"
            assert as_number(abs(gap), "id", 1) == number
            assert (gap > 0) == ((side == "baik") == rises)
            said += 1
    assert said > 0


def test_the_most_urgent_services_stand_open_and_the_others_folded(stamps: Mapping[tuple[str, str], Stamp]) -> None:
    section = stamps["id", FULL].body.split('id="layanan-temuan"')[1].split("</figure>")[0]
    before, after = section.split("<details>", 1)
    assert before.count("<li>") == OPEN
    assert after.count('class="v"') > 0


def test_of_two_journeys_the_longer_is_drawn_longer(stamps: Mapping[tuple[str, str], Stamp]) -> None:
    section = stamps["id", FULL].body.split('id="tempuh-temuan"')[1].split("</figure>")[0]
    ends = [float(one) for one in re.findall(r'cx="([0-9.]+)%"', section)]
    assert len(ends) > 1
    assert ends == sorted(ends)


def test_no_indicator_of_the_assessment_is_told_in_full_twice(checked: Checked, stamps: Mapping[tuple[str, str], Stamp]) -> None:
    body = stamps["id", FULL].body.split('id="kebutuhan"')[1].split('id="saran"')[0]
    for dimension in checked.project.programme.assessment.dimensions:
        for one in dimension.indicators:
            assert len(re.findall(rf'data-indicator="{one.indicator}"', body)) <= 1, one.indicator


@pytest.mark.parametrize(("code", "most"), [(REAL, 13_000), (FULL, 31_000), ("99.01.02.2004", 31_000)])
def test_a_village_page_is_light(stamps: Mapping[tuple[str, str], Stamp], code: str, most: int) -> None:
    for language in LANGUAGES:
        assert len(gzip.compress(stamps[language, code].body.encode(), 9)) < most
