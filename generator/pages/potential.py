"""Local potentials: the list of all, and what to look for and to beware of in each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.page import Page
from generator.pages.sentences import opening
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the list of potentials and a page for each."""
    title = view.say(id="Potensi", en="Potentials")
    yield view.page(
        "potensi/", title, "potentials.md.j2", "framework/potentials",
        description=view.say(
            id="Kekuatan setempat yang dapat menjadi dasar ekonomi desa, beserta tanda, syarat, dan bahayanya.",
            en="Local strengths a village economy can be built on, with their signs, conditions and dangers.",
        ),
        crumbs=[(view.say(id="Asesmen", en="Assessment"), "asesmen/")],
    )  # fmt: skip
    for potential in view.programme.potentials.values():
        yield view.page(
            view.address("potential", potential.id), potential.title,
            "potential.md.j2", potential.source.path,
            description=opening(potential.description), crumbs=[(title, "potensi/")], potential=potential,
        )  # fmt: skip
