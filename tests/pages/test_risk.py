"""The matrix of risks and their pages."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.model.programme import Programme
from generator.pages.addresses import address_of
from generator.pages.risk import LEVELS, severity
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]


def test_each_risk_stands_in_the_matrix_of_its_kind_in_the_cell_of_its_rating(
    looked: Pages, programme: Programme
) -> None:
    html = looked["id", "risiko/"].html
    tables = [part.split("</table>")[0] for part in html.split('<table class="risk">')[1:]]
    for kind, table in zip(("household", "programme"), tables, strict=True):
        rows = table.split("<tbody>")[1].split("</tbody>")[0].split("<tr>")[1:]
        for risk in programme.risks.values():
            found = [
                (likelihood, impact)
                for likelihood, row in zip(reversed(LEVELS), rows, strict=True)
                for impact, cell in zip(LEVELS, row.split("<td")[1:], strict=True)
                if f'"{risk.id}/"' in cell
            ]
            assert found == ([(risk.likelihood, risk.impact)] if risk.kind == kind else [])


def test_severity_grows_with_likelihood_and_with_impact() -> None:
    assert severity("low", "low") == 0
    assert severity("high", "high") == 4
    assert severity("medium", "high") == severity("high", "medium")


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_risk_leads_to_what_lowers_it_and_who_answers_for_that(
    looked: Pages, programme: Programme, language: str
) -> None:
    for risk in programme.risks.values():
        page = looked[language, address_of("risk", risk.id)]
        for step in risk.mitigations:
            assert page.leads_to(address_of("actor", step.responsible))
            if step.intervention:
                assert page.leads_to(address_of("intervention", step.intervention))
                assert looked[language, address_of("intervention", step.intervention)].leads_to(
                    address_of("risk", risk.id)
                )
        for part in (risk.hazard, risk.exposure, risk.capacity, risk.warning_signs):
            assert " ".join(part.within(language).split()) in page.text
