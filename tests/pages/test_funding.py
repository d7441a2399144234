"""Funding, its rules, and the budget."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from generator.analysis.budget import measure_budget
from generator.model.programme import Programme
from generator.pages.addresses import address_of
from generator.text import as_rupiah
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]
LANGUAGES = ("id", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_shows_what_it_may_and_may_not_pay_for(looked: Pages, programme: Programme, language: str) -> None:
    page = looked[language, "pendanaan/"]
    for kind in programme.funding.kinds:
        assert kind.id in page.ids
        for text in (*kind.allowed, *kind.not_allowed):
            assert " ".join(text.within(language).split()) in page.text
        assert all(page.leads_to(f"pendanaan/#{asnaf}") for asnaf in kind.asnaf)


def test_groups_entitled_to_zakat_lead_to_vulnerable_groups(looked: Pages, programme: Programme) -> None:
    page = looked["id", "pendanaan/"]
    for asnaf in programme.funding.asnaf:
        assert asnaf.id in page.ids
        assert all(page.leads_to(address_of("vulnerable-group", group)) for group in asnaf.vulnerable_groups)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_the_computed_sums(looked: Pages, programme: Programme, language: str) -> None:
    page = looked[language, "pendanaan/"]
    budget = measure_budget(programme)
    assert budget.total is not None
    assert as_rupiah(budget.total, language) in page.text
    for one in budget.interventions:
        if one.total is not None:
            assert as_rupiah(one.total, language) in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_without_a_sum_is_listed_as_missing_and_shows_no_amount(
    looked: Pages, programme: Programme, language: str
) -> None:
    page = looked[language, "pendanaan/"]
    missing = page.html[page.html.index('<table class="stack missing">') :]
    missing = missing[: missing.index("</table>")]
    budget = measure_budget(programme)
    assert missing.count("<tr>") == len(budget.missing) + 1
    assert "Rp" not in missing
    assert not re.search(r"Rp0\b", page.text)


def test_every_proposed_item_is_marked(looked: Pages, programme: Programme) -> None:
    page = looked["id", "pendanaan/"]
    detail = page.html[page.html.index('<table class="stack budget">') :]
    detail = detail[: detail.index("</table>")]
    proposed = sum(cost.status == "proposed" for one in programme.interventions.values() for cost in one.costs)
    assert detail.count("tag-proposed") == proposed
