"""The village needs assessment: how scores come about, and each dimension with its indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from generator.charts.divided import stretches, whole_parts
from generator.charts.need_bar import shades
from generator.model.assessment import Dimension
from generator.pages.bars import bars
from generator.pages.page import Page
from generator.pages.sentences import opening
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the assessment and a page for each of its dimensions."""
    assessment = view.programme.assessment
    title = view.within(assessment.title)
    yield view.page(
        "asesmen/", title, "assessment.md.j2", assessment.source.path,
        description=opening(assessment.introduction),
        assessment=assessment, shares=_shares(assessment.dimensions),
        parts=whole_parts(one.weight for one in assessment.dimensions),
        heaviest=_heaviest((one.id, one.weight) for one in assessment.dimensions),
        levels=stretches([Fraction(one.below) for one in assessment.bands if one.below is not None], Fraction(100)),
        shades=shades(len(assessment.bands)),
    )  # fmt: skip
    for dimension in assessment.dimensions:
        yield view.page(
            view.address("dimension", dimension.id), dimension.title,
            "dimension.md.j2", dimension.source.path,
            description=dimension.question, crumbs=[(title, "asesmen/")],
            assessment=assessment, dimension=dimension, shares=_shares((dimension,)),
            interventions=_interventions(view, dimension),
            weights=bars((one.indicator, one.weight) for one in dimension.indicators),
            heaviest=_heaviest((one.indicator, one.weight) for one in dimension.indicators),
            observed={one.indicator: view.inventory.observed_villages(one.indicator) for one in dimension.indicators},
        )  # fmt: skip


def _shares(dimensions: tuple[Dimension, ...]) -> dict[tuple[str, str], Fraction]:
    """Return the weight of each indicator in the whole, by dimension and indicator."""
    return {(one.id, part.indicator): one.weight * part.weight for one in dimensions for part in one.indicators}


def _heaviest(weights: Iterable[tuple[str, Fraction]]) -> tuple[Fraction, tuple[str, ...]]:
    """Return the largest weight, and everything that carries it."""
    found = list(weights)
    most = max((weight for _, weight in found), default=Fraction(0))
    return most, tuple(id_ for id_, weight in found if weight == most)


def _interventions(view: View, dimension: Dimension) -> tuple[str, ...]:
    """Return the interventions that an indicator of the dimension triggers, in the order of the files."""
    measured = {part.indicator for part in dimension.indicators}
    triggering = {
        link.start[1] for link in view.thread.links if link.relation == "triggered-by" and link.end[1] in measured
    }
    return tuple(id_ for id_ in view.programme.interventions if id_ in triggering)
