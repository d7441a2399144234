"""The results framework: goal, outcomes and outputs with their targets, and a page for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.model.period import period_end, years_at
from generator.model.results import PlannedValue, Result, Target
from generator.pages.page import Page
from generator.pages.progress import progress_row
from generator.pages.results_chain import chain_of, lights_by_branch, producers
from generator.pages.sentences import opening
from generator.pages.view import View
from generator.text import Text


@dataclass(frozen=True)
class OpenFigure:
    """A question about planned figures, and the figures (indicator, role, value) that leave it open.

    `everywhere` is the role when all figures of that role, of several targets, ask the same.
    """

    question: Text
    figures: tuple[tuple[str, str, PlannedValue], ...]
    everywhere: str | None


def render_pages(view: View) -> Iterator[Page]:
    """Render the results framework and a page for each result."""
    framework = view.programme.results
    title = view.within(framework.title)
    chain = chain_of(view)
    outcomes = tuple(one for goal in chain.branches for one in goal.below)
    yield view.page(
        "hasil/", title, "results.md.j2", framework.source.path,
        description=opening(framework.introduction),
        framework=framework,
        chain=chain,
        branch_lights=lights_by_branch(outcomes, view.gathered.programme),
        goals=_level(view, "goal"),
        outcomes={one.id: (one, _serving(view, one)) for one in _level(view, "outcome")},
        counts={level: len(_level(view, level)) for level in ("goal", "outcome", "output")},
        proposed=sum(value.status == "proposed" for value in _figures(framework.results)),
        figures=len(_figures(framework.results)),
        **lights_of(view, framework.results),
    )  # fmt: skip
    for result in framework.results:
        yield view.page(
            view.address("result", result.id), result.title, "result.md.j2", result.source.path,
            description=opening(result.description), crumbs=[(title, "hasil/")],
            result=result,
            above=_above(view, result),
            below=_serving(view, result),
            interventions=producers(view, result),
            questions=_open_figures(result.targets),
            **_progress(view, result),
        )  # fmt: skip


def lights_of(view: View, results: tuple[Result, ...], indicator: str | None = None) -> dict[str, Any]:
    """Return the rows of progress by result and indicator (of one, or all), none where no target has a light."""
    targets = [(one.id, target) for one in results for target in one.targets if indicator in {None, target.indicator}]
    found = {
        (result, target.indicator): progress_row(view, one.progress, one.rolled)
        for result, target in targets
        if (one := view.gathered.programme.get((result, target.indicator))) is not None
    }
    return {
        "progress": found if any(row.progress.light for row in found.values()) else {},
        "programme_villages": view.gathered.programme_villages,
        "first_baseline": _first_baseline(view, [target.baseline.period for _, target in targets]),
    }


def _progress(view: View, result: Result) -> dict[str, Any]:
    found = lights_of(view, (result,))
    return {**found, "progress": list(found["progress"].values())}


def _first_baseline(view: View, periods: list[str]) -> str:
    """Return the earliest period where it lies ahead, '' where it has passed."""
    ends = sorted((end, one) for one in periods if (end := period_end(one)) is not None)
    return ends[0][1] if ends and ends[0][0] >= years_at(view.project.as_of) else ""


def _level(view: View, level: str) -> list[Result]:
    return [result for result in view.programme.results.results if result.level == level]


def _serving(view: View, result: Result) -> list[Result]:
    """Return the results that name this one in `contributes_to`."""
    return [one for one in view.programme.results.results if result.id in one.contributes_to]


def _above(view: View, result: Result) -> list[Result]:
    """Return what the result leads to, the goal first."""
    known = {one.id: one for one in view.programme.results.results}
    chain: dict[str, Result] = {}
    waiting = list(result.contributes_to)
    while waiting:
        id_ = waiting.pop(0)
        if id_ in known and id_ not in chain and id_ != result.id:
            chain[id_] = known[id_]
            waiting += known[id_].contributes_to
    return list(reversed(chain.values()))


def _figures(results: tuple[Result, ...]) -> list[PlannedValue]:
    return [value for result in results for target in result.targets for _, value in _path(target)]


def _path(target: Target) -> list[tuple[str, PlannedValue]]:
    return [
        ("baseline", target.baseline),
        *(("milestone", milestone) for milestone in target.milestones),
        ("target", target.target),
    ]


def _open_figures(targets: tuple[Target, ...]) -> list[OpenFigure]:
    """Gather the questions of all planned values, each question once, in the order of the file."""
    found: dict[Text, list[tuple[str, str, PlannedValue]]] = {}
    roles = Counter(role for target in targets for role, _ in _path(target))
    for target in targets:
        for role, value in _path(target):
            if value.question is not None:
                found.setdefault(value.question, []).append((target.indicator, role, value))
    return [OpenFigure(question, tuple(figures), _everywhere(figures, roles)) for question, figures in found.items()]


def _everywhere(figures: list[tuple[str, str, PlannedValue]], roles: Counter[str]) -> str | None:
    asking = Counter(role for _, role, _ in figures)
    role = figures[0][1]
    return role if len(figures) > 1 and asking == {role: roles[role]} else None
