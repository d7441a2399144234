"""Indicators: the list of all, and the reference sheet of each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.disclosure.extent import Extent, hidden_of_each_indicator
from generator.model.indicator import Indicator
from generator.pages.page import Page
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
    )
