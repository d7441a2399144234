"""Problem codes: every mistake the check knows, with its explanation and examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.pages.page import Page
from generator.pages.view import View
from generator.problems import Message


def render_pages(view: View, messages: Mapping[str, Message]) -> Iterator[Page]:
    """Render one page with a section for each code."""
    yield view.page(
        "galat/", view.say(id="Kode galat", en="Problem codes"), "problem-codes.md.j2", "generator/messages",
        description=view.say(
            id="Setiap pesan pemeriksaan: artinya, sebabnya, cara membetulkannya, contoh benar dan salah.",
            en="Every message of the check: what it means, why it matters, how to mend it, good and bad examples.",
        ),
        messages=messages,
    )  # fmt: skip
