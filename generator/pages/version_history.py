"""The version history: every release with its date, approvals, changes and permanent address."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.page import Page
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the version history, the newest release first."""
    yield view.page(
        "riwayat/", view.say(id="Riwayat versi", en="Version history"), "version-history.md.j2", "docs",
        description=view.say(
            id="Setiap versi kerangka yang dirilis: kapan, siapa yang menyetujui, apa yang berubah, dan alamat tetapnya.",
            en="Every released version of the framework: when, who approved it, what changed, and its permanent address.",
        ),
        releases=[one.release for one in reversed(view.project.releases)],
    )  # fmt: skip
