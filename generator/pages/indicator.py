"""Indicators: the list of all, and the reference sheet of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.analysis.disclosure.extent import Extent, hidden_of_each_indicator
from generator.analysis.rollup import adds_up
from generator.model.indicator import Indicator
from generator.pages.page import Page
from generator.pages.result import lights_of
from generator.pages.view import View
from generator.text import Text


def render_pages(view: View) -> Iterator[Page]:
    """Render the list of indicators and a page for each."""
    yield view.page(
        "indikator/", view.say(id="Indikator", en="Indicators"), "indicators.md.j2", "framework/indicators",
        description=view.say(
            id="Semua yang diukur kerangka ini, menurut dimensi asesmen dan tingkat hasil.",
            en="Everything this framework measures, by assessment dimension and level of result.",
        ),
    )  # fmt: skip
    extents = hidden_of_each_indicator(view.project.observations)
    for indicator in view.programme.indicators.values():
        yield _page(view, indicator, extents.get(indicator.id))


def _page(view: View, indicator: Indicator, extent: Extent | None) -> Page:
    lists = {one.id: one for one in view.programme.choices.lists}
    answers: list[tuple[object, tuple[Text, ...]]] = [
        (question, tuple(choice.title for choice in lists[question.choices].choices) if question.choices in lists else ())
        for question in indicator.collection.questions
    ]
    return view.page(
        view.address("indicator", indicator.id),
        view.within(indicator.title),
        "indicator.md.j2",
        indicator.source.path,
        description=view.within(indicator.definition),
        indicator=indicator,
        questions=answers,
        extent=extent,
        **_together(view, indicator),
    )


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
