"""Vulnerable groups: the list of all, and how each is found, reached and protected."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.page import Page
from generator.pages.sentences import opening
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the list of vulnerable groups and a page for each."""
    title = view.say(id="Kelompok rentan", en="Vulnerable groups")
    yield view.page(
        "kelompok-rentan/", title, "vulnerable-groups.md.j2", "framework/vulnerable-groups",
        description=view.say(
            id="Siapa yang paling mudah tertinggal di desa, bagaimana mengenalinya tanpa mempermalukan, "
            "dan apa yang mereka butuhkan.",
            en="Who is most easily left behind in a village, how to find them without shaming them, and what they need.",
        ),
        crumbs=[(view.say(id="Asesmen", en="Assessment"), "asesmen/")],
    )  # fmt: skip
    for group in view.programme.vulnerable_groups.values():
        yield view.page(
            view.address("vulnerable-group", group.id), group.title,
            "vulnerable-group.md.j2", group.source.path,
            description=opening(group.definition), crumbs=[(title, "kelompok-rentan/")], group=group,
        )  # fmt: skip
