"""Village pages: need scores with their reasons, suggestions with their evidence, apart from what was agreed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from html import unescape

import pytest

from generator.analysis.intervention_matching import match_interventions, measure_answers
from generator.analysis.observed import by_village, newest
from generator.analysis.village_scores import measure_village_scores
from generator.model.condition import Condition
from generator.pages.page import Page
from generator.pages.view import View
from generator.pages.village import render_villages
from generator.pages.village_needs import show_need
from generator.pipeline import Checked
from generator.text import as_number
from tests.pages.conftest import look

LANGUAGES = ("id", "en")
REAL, INVENTED = "18.02.01.2001", "99.01.03.2001"


@pytest.fixture(scope="module")
def bodies(views: Mapping[str, View]) -> dict[tuple[str, str], str]:
    return {
        (language, stamp.address.split("/")[1]): stamp.body
        for language in LANGUAGES
        for stamp in render_villages(views[language])
    }  # fmt: skip


@pytest.fixture(scope="module")
def invented(checked: Checked) -> list[str]:
    register = checked.project.register.frame
    return [str(code) for code in register.loc[register["synthetic"] == "true", "code"]]


def _section(body: str, start: str, end: str) -> str:
    return unescape(body.split(f'id="{start}"')[1].split(f'id="{end}"', maxsplit=1)[0])


def _limit(condition: Condition) -> Decimal | None:
    limits = (condition.below, condition.at_most, condition.above, condition.at_least)
    return next((one for one in limits if one is not None), None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_invented_village_shows_the_scores_that_were_measured(
    checked: Checked, views: Mapping[str, View], bodies: dict[tuple[str, str], str], invented: list[str], language: str
) -> None:
    project, view = checked.project, views[language]
    observed = by_village(project.observations)
    for code in invented:
        latest = newest(observed.of(code))
        scores = measure_village_scores(project.programme.assessment, project.programme.indicators, latest, project.as_of)
        assert scores.known, code
        summary = _section(bodies[language, code], "skor", "kebutuhan-kelompok-rentan")
        for one in scores.dimensions:
            shown = show_need(view, one.need, one.band)
            section = bodies[language, code].split(f'id="kebutuhan-{one.dimension.id}"')[1].split("</section>")[0]
            if shown is None:
                assert ("Belum diberi skor" if language == "id" else "No score") in section
                continue
            assert shown.band is not None
            printed = f"{as_number(shown.score, language, shown.decimals)} · {shown.band.title.within(language)}"
            assert printed in summary
            assert printed in section


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_suggestion_shows_its_evidence_with_value_cut_period_and_source(
    checked: Checked, views: Mapping[str, View], bodies: dict[tuple[str, str], str], invented: list[str], language: str
) -> None:
    project, view = checked.project, views[language]
    observed, answers = by_village(project.observations), measure_answers(project.programme)
    for code in invented:
        latest = newest(observed.of(code))
        scores = measure_village_scores(project.programme.assessment, project.programme.indicators, latest, project.as_of)
        matches = match_interventions(project.programme, latest, scores, answers)
        suggested = _section(bodies[language, code], "saran-kerangka", "disepakati")
        for match in matches.suggested:
            card = suggested.split(f'id="saran-{match.intervention.id}"')[1].split("</article>")[0]
            for evidence in match.evidence:
                assert evidence.observed is not None
                assert view.title("indicator", evidence.comparison.indicator or "") in card
                assert view.title("source", evidence.observed.source) in card
                limit, value = _limit(evidence.comparison), evidence.observed.number
                if limit is not None and value is not None:
                    assert as_number(value, language, evidence.observed.decimals) in card
                    assert as_number(limit, language) in card
            for actor in match.intervention.actors[:3]:
                assert f"/{view.address('actor', actor)}" in card
            if match.cost is not None and match.cost.total is not None:
                assert as_number(match.cost.total, language) in card
        assert suggested.count("<article") == len(matches.suggested) + len(matches.deferred)
        for one in matches.unanswered:
            assert view.title("indicator", one.indicator) in suggested


@pytest.mark.parametrize(
    ("language", "no_score", "no_suggestion"),
    [("id", "Skor kebutuhan belum ada", "Belum ada saran"), ("en", "There is no need score yet", "No suggestions yet")],
)
def test_a_real_village_without_data_says_so_once_and_shows_no_bar(
    bodies: dict[tuple[str, str], str], language: str, no_score: str, no_suggestion: str
) -> None:
    body = bodies[language, REAL]
    assert body.count(no_score) == 1
    assert body.count(no_suggestion) == 1
    assert '<svg class="need"' not in body
    assert '<article class="card' not in body


def test_what_was_agreed_says_what_the_framework_makes_of_it(checked: Checked, bodies: dict[tuple[str, str], str]) -> None:
    for code, profile in checked.project.profiles.items():
        agreed = _section(bodies["id", code], "disepakati", "kemajuan")
        said = sum(agreed.count(words) for words in (
            "Kerangka juga menyarankannya.", "Kerangka menyarankannya kemudian.",
            "Kerangka belum dapat menilainya.", "Pemicunya tidak terpenuhi menurut nilai terbaru.",
        ))  # fmt: skip
        assert said == len(profile.interventions)


def test_a_reason_is_given_for_values_that_do_not_count(bodies: dict[tuple[str, str], str]) -> None:
    section = _section(bodies["id", INVENTED], "kebutuhan-kapasitas-perangkat-desa", "kelompok-rentan")
    assert "(1 belum ada data, 2 disamarkan)" in section
    assert "terisi 70% bobot (7/10)" in _section(bodies["id", INVENTED], "skor", "kebutuhan-kelompok-rentan")


@pytest.mark.parametrize("code", [REAL, INVENTED])
def test_village_pages_close_what_they_open_and_name_each_place_once(bodies: dict[tuple[str, str], str], code: str) -> None:
    for language in LANGUAGES:
        looked = look(Page(f"desa/{code}/", code, "", bodies[language, code], "villages"))
        assert looked.unbalanced == []
        assert len(looked.ids) == len(set(looked.ids))
