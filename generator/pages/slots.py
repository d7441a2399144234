"""The slots of the shell page, which `publishing.stamping` fills for each village."""

from __future__ import annotations

NAMES = ("TITLE", "DESCRIPTION", "ADDRESS", "CONTENTS", "BODY")


def slot(name: str) -> str:
    """Return the text that marks a slot in the shell page."""
    return f"KERANGKA-SLOT-{name}"
