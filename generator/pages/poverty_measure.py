"""The definition of multidimensional poverty, told in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.charts.divided import stretches, whole_parts
from generator.model.vocabulary import Choice
from generator.pages.page import Page
from generator.pages.poverty_example import contributions_of_poorest, headcounts, spread_of
from generator.pages.view import View
from generator.text import Text

ADDRESS = "ukuran-kemiskinan/"


@dataclass(frozen=True)
class Asked:
    """The question behind a column of household data: who asks it, its words, its answers."""

    indicator: str
    label: Text
    answers: tuple[Choice, ...]


def render_pages(view: View) -> Iterator[Page]:
    """Render the definition of the measure."""
    measure = view.programme.poverty_measure
    bands = measure.bands
    known = (None if bands is None else bands.vulnerable, measure.poverty_cutoff, None if bands is None else bands.severe)
    flat = whole_parts(one.weight for dimension in measure.dimensions for one in dimension.indicators)
    waiting = iter(flat)
    parts = [[next(waiting) for _ in dimension.indicators] for dimension in measure.dimensions]
    examples = headcounts(view)
    cutoffs = [one for one in known if one is not None]
    yield view.page(
        ADDRESS, measure.title, "poverty-measure.md.j2", measure.source.path,
        description=view.say(
            id="Kapan sebuah rumah tangga dihitung miskin secara multidimensi: dimensi, bobot, dan batasnya.",
            en="When a household counts as multidimensionally poor: dimensions, weights and cutoffs.",
        ),
        crumbs=[(view.say(id="Metodologi", en="Methodology"), "metodologi/")],
        measure=measure,
        asked=asked(view),
        indicators=len(measure.indicators),
        dimension_parts=[sum(one) for one in parts],
        indicator_parts=[part for one in parts for part in one],
        enough=tuple(one for one in measure.dimensions if one.weight >= measure.poverty_cutoff),
        cutoffs=cutoffs,
        cutoff_parts=stretches(cutoffs, Fraction(1)),
        headcounts=examples,
        spread=spread_of(examples),
        example=contributions_of_poorest(view, examples),
    )  # fmt: skip


def asked(view: View) -> Mapping[str, Asked]:
    """Return the question that fills each column of household data."""
    lists = {one.id: one.choices for one in view.programme.choices.lists}
    return {
        question.id: Asked(indicator.id, question.label, lists.get(question.choices or "", ()))
        for indicator in view.programme.indicators.values()
        for question in indicator.collection.questions
    }
