"""Problem codes: every mistake the check knows, with its explanation and examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.pages.page import Page, SiteFile
from generator.pages.view import View
from generator.problems import Message

REPORT_SCHEMA = "data/galat.schema.json"
SCHEMA_FILE = Path(__file__).parent.parent / "templates" / "problems.schema.json"


def report_schema() -> SiteFile:
    """Return the schema of the report that `kerangka check --format json` prints."""
    return SiteFile(REPORT_SCHEMA, SCHEMA_FILE.read_text(encoding="utf-8"))


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
