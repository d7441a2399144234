"""The consultation: when comments are taken, how to comment, and every comment with its answer."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.consultation import measure_window
from generator.pages.page import Page
from generator.pages.touched import touched
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the page of the consultation."""
    document = view.programme.document
    comments = document.consultation.comments if document.consultation else ()
    yield view.page(
        "konsultasi/", view.say(id="Konsultasi", en="Consultation"), "consultation.md.j2", document.source.path,
        description=view.say(
            id="Kapan tanggapan diterima, bagaimana menyampaikannya, dan apa yang dijawab.",
            en="When comments are taken, how to give them, and what was answered.",
        ),
        document=document,
        window=measure_window(document.consultation, view.project.as_of),
        comments=[(one, list(touched(view, [one.about]))) for one in comments],
    )  # fmt: skip
