"""The project document as one HTML text: chapters, the framework's tables, figures and annexes.

What makes it a book (numbers, lists, page headers) is the business of `exchange/document`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from markdown import markdown

from generator.analysis.budget import measure_budget
from generator.analysis.plan_calendar import PlanCalendar, measure_calendar
from generator.charts.bars import Bar, draw_bars
from generator.charts.gantt import Row, draw_gantt
from generator.pages.governance import by_kind, roles
from generator.pages.pilot_selection import pools_of
from generator.pages.prose import prose_of
from generator.pages.view import View
from generator.text import as_number, as_rupiah


@dataclass(frozen=True)
class WrittenDocument:
    """The document's HTML and the SVG text of every figure, which `<img src="figure:NAME">` stands for."""

    title: str
    html: str
    figures: Mapping[str, str]


def render_document(view: View) -> WrittenDocument:
    """Render the whole document; links are relative to the top of the language's site.

    Prose keeps the links of its own page, so each piece of it lies in a `<div data-base="ADDRESS">`.
    """
    programme = view.programme
    prose = {one.path: one for one in prose_of(view)}
    chapters = [(chapter, prose.get(f"dokumen/{chapter.id}.md")) for chapter in programme.document.chapters]
    budget, calendar = measure_budget(programme), measure_calendar(programme.workplan)
    involved = {actor for task in programme.governance.responsibilities for actor in roles(task)}
    actors = [actor for actor in programme.governance.actors if actor.id in involved]
    html = view.render(
        "project-document.html.j2",
        "",
        chapters=chapters,
        html_of=lambda body: markdown(body, extensions=["tables", "attr_list"]),
        budget=budget,
        calendar=calendar,
        actors=[actor for _, members in by_kind(actors) for actor in members],
        tasks=[(task, roles(task)) for task in programme.governance.responsibilities],
        pools=pools_of(view),
        document=programme.document,
    )
    return WrittenDocument(view.within(programme.document.title), html, _figures(view, calendar))


def _figures(view: View, calendar: PlanCalendar) -> dict[str, str]:
    return {
        "dimensi": draw_bars(_dimensions(view), view.say(id="Bobot dimensi asesmen", en="Weights of the dimensions")),
        "ukuran": draw_bars(_deprivations(view), view.say(id="Bobot kekurangan", en="Weights of the deprivations")),
        "kriteria": draw_bars(_criteria(view), view.say(id="Bobot kriteria", en="Weights of the criteria")),
        "anggaran": draw_bars(_costs(view), view.say(id="Biaya terhitung", en="Costs computed")),
        "rencana": _plan(view, calendar),
    }


def _share(view: View, weight: Fraction) -> str:
    return as_number(weight * 100, view.language, 1) + "%"


def _dimensions(view: View) -> list[Bar]:
    return [
        Bar(view.within(one.title), Fraction(one.weight), _share(view, Fraction(one.weight)))
        for one in view.programme.assessment.dimensions
    ]


def _deprivations(view: View) -> list[Bar]:
    measure = view.programme.poverty_measure
    bars = []
    for dimension in measure.dimensions if measure is not None else ():
        title = view.within(dimension.title) if dimension.title is not None else dimension.id
        bars.append(Bar(title, dimension.weight, _share(view, dimension.weight), is_group=True))
        bars += [
            Bar(view.within(one.title) if one.title is not None else one.id, one.weight, _share(view, one.weight))
            for one in dimension.indicators
        ]
    return bars


def _criteria(view: View) -> list[Bar]:
    return [
        Bar(view.title("pilot-criterion", one.id), Fraction(one.weight), _share(view, Fraction(one.weight)))
        for one in view.programme.pilot_selection.criteria
    ]


def _costs(view: View) -> list[Bar]:
    budget, unknown = measure_budget(view.programme), view.say(id="belum terhitung", en="not computed yet")

    def bar(title: str, amount: Any, *, is_group: bool) -> Bar:
        if amount is None:
            return Bar(title, None, unknown, is_group)
        return Bar(title, Fraction(amount), as_rupiah(amount, view.language), is_group)

    bars = []
    for component in view.programme.intervention_model.components:
        bars.append(bar(view.within(component.title), budget.of_component(component.id), is_group=True))
        bars += [
            bar(view.title("intervention", one.intervention), one.total, is_group=False)
            for one in budget.interventions
            if one.component == component.id
        ]
    return bars


def _plan(view: View, calendar: PlanCalendar) -> str:
    rows = []
    for phase, spans in calendar.phases.items():
        rows.append(Row(view.phrase("phase", phase)))
        rows += [
            Row(view.within(one.activity.title), one.first, one.months, one.activity.standing == "agreed")
            for one in spans
        ]
    return draw_gantt(
        rows, calendar.years, view.say(id="Kegiatan pada kalender", en="Activities on the calendar"),
        today=calendar.month_of(view.project.as_of), milestones=sorted({month for month, _ in calendar.milestones}),
    )  # fmt: skip
