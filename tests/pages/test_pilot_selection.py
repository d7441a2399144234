"""How pilot villages are chosen, and what is not decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from generator.charts.divided import whole_parts
from generator.model.condition import Condition
from generator.model.pilot_selection import PilotBudget, Quota, QuotaSet
from generator.model.programme import Programme
from generator.pages.addresses import address_of
from generator.pages.pilot_selection import render_pages
from generator.pages.view import View
from generator.text import Text
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]
LANGUAGES = ("id", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_conditions_are_told_in_words(looked: Pages, programme: Programme, language: str) -> None:
    page = looked[language, "desa-percontohan/"]
    for one in programme.pilot_selection.eligibility:
        assert f"syarat-{one.id}" in page.ids
    assert {"id": "paling banyak 0,8155", "en": "at most 0.8155"}[language] in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_criteria_have_anchors_and_weights(looked: Pages, programme: Programme, language: str) -> None:
    page = looked[language, "desa-percontohan/"]
    for one in programme.pilot_selection.criteria:
        assert one.id in page.ids
        assert f"{one.weight * 100}%" in page.text


def test_the_drawn_parts_are_exactly_the_weights(programme: Programme) -> None:
    criteria = programme.pilot_selection.criteria
    parts = whole_parts(one.weight for one in criteria)
    assert [Fraction(part, sum(parts)) for part in parts] == [one.weight for one in criteria]


def test_the_finding_over_the_picture_is_true(looked: Pages, programme: Programme, views: Mapping[str, View]) -> None:
    criteria = programme.pilot_selection.criteria
    frame = views["id"].project.observations.frame
    invented = set(views["id"].project.register.frame.query("synthetic == 'true'")["code"])
    real = frame[~frame["village_code"].isin(invented) & (frame["value"] != "")]
    need = sum(one.weight for one in criteria if one.kind == "need")
    with_data = sum(one.weight for one in criteria if one.indicator in set(real["indicator"]))
    finding = f"Kebutuhan memegang {need * 100}% bobot; kriteria yang datanya sudah ada memegang {with_data * 100}%"
    assert finding in looked["id", "desa-percontohan/"].text


def test_villages_with_a_standing_are_listed_and_invented_ones_marked(looked: Pages, views: Mapping[str, View]) -> None:
    page = looked["id", "desa-percontohan/"]
    project = views["id"].project
    synthetic = dict(zip(project.register.frame["code"], project.register.frame["synthetic"], strict=True))
    listed = [code for code, profile in project.profiles.items() if profile.pilot and code in synthetic]
    assert all(page.leads_to(address_of("village", code)) for code in listed)
    assert page.html.count("tag fake") == sum(synthetic[code] == "true" for code in listed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_proposed_number_and_villages_not_chosen_are_named_as_open(
    looked: Pages, programme: Programme, language: str
) -> None:
    page = looked[language, "desa-percontohan/"]
    assert programme.pilot_selection.number_status == "proposed"
    said = {"id": "hanya usulan untuk menghitung", "en": "only a proposal to calculate with"}
    assert said[language] in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_honestly_that_no_real_village_can_be_ranked(looked: Pages, language: str) -> None:
    page = looked[language, "desa-percontohan/"]
    said = {"id": "belum satu desa pun dapat diberi peringkat", "en": "not one village can be ranked"}
    assert said[language] in page.text
    reason = {"id": "data baru menutup 45% bobot, padahal perlu 70%", "en": "data cover 45% of the weight where 70% is needed"}
    assert reason[language] in page.text
    assert {"hitungan", "hitungan-rekaan"} <= set(page.ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_in_conflict_are_named_in_a_sentence(looked: Pages, language: str) -> None:
    said = {
        "id": "memilih 10 desa dan batas “Paling banyak lima desa tiap kabupaten, agar ada dua kabupaten” tidak mungkin",
        "en": "choosing 10 villages and the limit “At most five villages per regency, so that two regencies take part” cannot",
    }
    assert said[language] in looked[language, "desa-percontohan/"].text


def test_invented_ranks_stand_in_a_marked_part_only(looked: Pages) -> None:
    html = looked["id", "desa-percontohan/"].html
    assert html.count('<ul class="rows rank">') == 1
    assert html.index('<div class="fake-part">') < html.index('<ul class="rows rank">')


def test_a_decision_that_departs_from_the_calculation_stands_beside_it_with_its_reason(looked: Pages) -> None:
    page = looked["id", "desa-percontohan/"]
    assert page.html.count('<li class="diff">') == 1
    assert "<del>Batu Putih</del>" in page.html
    assert "perbedaan itu dicatat sebagai kelemahan perbandingan" in page.text


def test_the_test_of_sensitivity_is_told_with_its_draws_and_seed(looked: Pages) -> None:
    assert "Uji kepekaan: 10.000 undian" in looked["id", "desa-percontohan/"].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_budgets_sets_and_lower_limits_are_told_too(views: Mapping[str, View], language: str) -> None:
    """A selection by budget, with sets named by code and by condition, and a rule that cannot be kept."""
    view = views[language]
    selection = view.programme.pilot_selection
    here, title = selection.source, Text({"id": "Kuota", "en": "Quota"})
    condition = Condition(indicator="idm", at_most=Decimal("0.5"), source=here)
    budget = PilotBudget(
        total_idr=900_000_000, year=2026, status="proposed", per_household_idr=500_000, households="jumlah-rumah-tangga", source=here
    )
    quotas = (
        Quota(id="a", title=title, among=QuotaSet(villages=("99.01.01.2001",), source=here), at_least=1, source=here),
        Quota(id="b", title=title, among=QuotaSet(condition=condition, source=here), at_least=1, source=here),
        Quota(id="c", title=title, per="status", at_most=1, source=here),
    )
    changed = replace(selection, number=None, number_status=None, budget=budget, quotas=quotas)
    programme = replace(view.programme, pilot_selection=changed)
    (page,) = render_pages(replace(view, project=replace(view.project, programme=programme)))
    for said in {"id": ("menurut anggaran", "0,5", "Dikesampingkan"), "en": ("by the budget", "0.5", "Set aside")}[language]:
        assert said in page.markdown
    assert "900" in page.markdown


def test_a_test_that_is_out_of_date_is_said_to_be_so(views: Mapping[str, View]) -> None:
    view = views["id"]
    fewer = replace(view.programme, pilot_selection=replace(view.programme.pilot_selection, concentration=5))
    (page,) = render_pages(replace(view, project=replace(view.project, programme=fewer)))
    assert "Uji ini sudah usang" in page.markdown
