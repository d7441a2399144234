"""Indicators: the list of all, and the reference sheet of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.analysis.disclosure.extent import Extent, hidden_of_each_indicator
from generator.analysis.observed import Observed, by_village, newest
from generator.analysis.places import Place, measure_places
from generator.analysis.questionnaire import condition_to_ask
from generator.analysis.ranking import ByIndicator, totals_by_indicator
from generator.analysis.rollup import Figures, adds_up, published_figures
from generator.model.indicator import Indicator
from generator.pages.page import Page
from generator.pages.poverty_measure import Asked, asked
from generator.pages.ranking import show_map, show_villages
from generator.pages.result import lights_of
from generator.pages.view import View


@dataclass(frozen=True, eq=False)
class _Ground:
    """What the pages of all indicators are made with, computed once."""

    totals: ByIndicator
    figures: Figures
    places: tuple[Place, ...]
    extents: Mapping[str, Extent]
    context: Mapping[str, Mapping[str, Observed]]
    asked: Mapping[str, Asked]


def render_pages(view: View) -> Iterator[Page]:
    """Render the list of indicators and a page for each."""
    yield view.page(
        "indikator/", view.say(id="Indikator", en="Indicators"), "indicators.md.j2", "framework/indicators",
        description=view.say(
            id="Semua yang diukur kerangka ini, menurut dimensi asesmen dan tingkat hasil.",
            en="Everything this framework measures, by assessment dimension and level of result.",
        ),
    )  # fmt: skip
    regions = by_village(view.project.context)
    ground = _Ground(
        totals_by_indicator(view.project),
        published_figures(view.project.observations, view.programme),
        measure_places(view.project),
        hidden_of_each_indicator(view.project.observations),
        {code: newest(regions.of(code)) for code in sorted(regions.positions)},
        asked(view),
    )
    for indicator in view.programme.indicators.values():
        yield replace(_page(view, indicator, ground), template="map.html")


def _page(view: View, indicator: Indicator, ground: _Ground) -> Page:
    questions = [
        (question, tuple(choice.title for choice in ground.asked[question.id].answers), condition_to_ask(question))
        for question in indicator.collection.questions
    ]
    return view.page(
        view.address("indicator", indicator.id),
        indicator.title,
        "indicator.md.j2",
        indicator.source.path,
        description=indicator.definition,
        indicator=indicator,
        questions=questions,
        asked=ground.asked,
        extent=ground.extents.get(indicator.id),
        **_villages(view, indicator, ground),
        **_together(view, indicator),
    )


def _villages(view: View, indicator: Indicator, ground: _Ground) -> dict[str, Any]:
    """Return the villages by the indicator, real and invented apart, and figures of whole regions."""
    totals = ground.totals.get(indicator.id, {})
    return {
        "map": show_map(view, indicator, ground.places),
        "real_villages": show_villages(view, indicator, totals, ground.figures, synthetic=False),
        "invented_villages": show_villages(view, indicator, totals, ground.figures, synthetic=True),
        "regional": [
            (view.project.region(code), found[indicator.id])
            for code, found in ground.context.items()
            if indicator.id in found and code in view.programme.regions
        ],
    }


def _together(view: View, indicator: Indicator) -> dict[str, Any]:
    """Return what villages make of the indicator: the programme's targets, and each region that has figures."""
    results = tuple(
        result for result in view.programme.results.results if indicator.id in {one.indicator for one in result.targets}
    )
    lights = lights_of(view, results, indicator.id)
    regencies = [
        (region, one)
        for code, found in sorted(view.gathered.regions.items())
        if (region := view.project.region(code)).kind == "regency"
        for one in found
        if one.indicator == indicator.id
    ]
    return {
        **lights,
        "progress": list(lights["progress"].values()),
        "results": results,
        "real": [(region, one) for region, one in regencies if not region.synthetic],
        "invented": [(region, one) for region, one in regencies if region.synthetic],
        "adds_up": adds_up(indicator),
    }
