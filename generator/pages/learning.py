"""Learning: the questions, the cycles at which evidence is read, the lessons and what they changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.page import Page
from generator.pages.sentences import opening
from generator.pages.touched import touched
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the page of learning."""
    learning = view.programme.learning
    yield view.page(
        "pembelajaran/", learning.title, "learning.md.j2", learning.source.path,
        description=opening(learning.introduction),
        learning=learning,
        questions=sorted(learning.questions, key=lambda one: one.due),
        touched_count=len({target for one in learning.lessons for target in one.touches}),
        lessons=[(one, list(touched(view, one.touches))) for one in sorted(learning.lessons, key=lambda one: one.date)],
    )  # fmt: skip
