"""The matrix of risks that a village and the framework share: one cell a pair of levels, words in every cell."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from markupsafe import Markup

from generator.pages.view import View

LEVELS = ("low", "medium", "high")


def _matrix(view: View, *risks: tuple[str, str, Markup]) -> list[list[str]]:
    template = '{% import "parts/risk-matrix.html.j2" as risks with context %}{{ risks.matrix(rows, "Risiko") }}'
    html = view.environment.from_string(template).render(address="", programme=view.programme, project=view.project, rows=list(risks))
    return [row.split("<td")[1:] for row in html.split("<tbody>")[1].split("</tbody>")[0].split("<tr>")[1:]]


@pytest.mark.parametrize("likelihood", LEVELS)
@pytest.mark.parametrize("impact", LEVELS)
def test_a_risk_stands_once_in_the_cell_of_its_likelihood_and_impact(
    views: Mapping[str, View], likelihood: str, impact: str
) -> None:
    rows = _matrix(views["id"], (likelihood, impact, Markup("<b>Banjir</b>")))
    found = [(LEVELS[2 - up], LEVELS[right]) for up, row in enumerate(rows) for right, cell in enumerate(row) if "<b>Banjir</b>" in cell]
    assert found == [(likelihood, impact)]


def test_every_cell_says_in_words_what_its_shade_shows(views: Mapping[str, View]) -> None:
    words = {"n0": "low", "n1": "low", "n2": "moderate", "n3": "high", "n4": "very high"}
    cells = [cell for row in _matrix(views["en"]) for cell in row]
    assert len(cells) == 9
    for cell in cells:
        shade = cell.split('class="')[1][:2]
        assert f">{words[shade]}</small>" in cell
