"""The definition of multidimensional poverty, told in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.vocabulary import Choice
from generator.pages.page import Page
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
    yield view.page(
        ADDRESS, view.within(measure.title), "poverty-measure.md.j2", measure.source.path,
        description=view.say(
            id="Kapan sebuah rumah tangga dihitung miskin secara multidimensi: dimensi, bobot, dan batasnya.",
            en="When a household counts as multidimensionally poor: dimensions, weights and cutoffs.",
        ),
        crumbs=[(view.say(id="Metodologi", en="Methodology"), "metodologi/")],
        measure=measure,
        asked=asked(view),
        indicators=len(measure.indicators),
    )  # fmt: skip


def asked(view: View) -> Mapping[str, Asked]:
    """Return the question that fills each column of household data."""
    lists = {one.id: one.choices for one in view.programme.choices.lists}
    return {
        question.id: Asked(indicator.id, question.label, lists.get(question.choices or "", ()))
        for indicator in view.programme.indicators.values()
        for question in indicator.collection.questions
    }
