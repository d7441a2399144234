"""Open questions: all that the framework leaves open, by who answers and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.analysis.open_questions import AskedQuestion
from generator.pages.page import Page
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the page of open questions: those that block first, then by who answers, each by its due date."""
    asked = view.questions
    yield view.page(
        "pertanyaan/", view.say(id="Pertanyaan terbuka", en="Open questions"), "open-questions.md.j2", "framework",
        description=view.say(
            id="Semua hal yang belum diputuskan, dari seluruh kerangka: siapa yang menjawab dan paling lambat kapan.",
            en="Everything that is not decided yet, from the whole framework: who answers, and by when.",
        ),
        asked=asked,
        blocking=[one for one in asked if one.question.blocking],
        overdue=[one for one in asked if one.overdue],
        by_owner=_by_owner(view, asked),
    )  # fmt: skip


def _by_owner(view: View, asked: tuple[AskedQuestion, ...]) -> Mapping[str, list[AskedQuestion]]:
    """Return the questions of each actor, the actors in the order of their names."""
    owners = sorted({one.owner for one in asked}, key=lambda owner: view.title("actor", owner).casefold())
    return {owner: [one for one in asked if one.owner == owner] for owner in owners}
