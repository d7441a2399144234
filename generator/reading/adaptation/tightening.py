"""Stand-in until the rules are merged."""

from __future__ import annotations

from typing import Any


def is_tighter(rule: str, before: Any, after: Any, *, allowed: tuple[str, ...] = (), direction: str | None = None) -> bool:
    """Tell whether a value is tighter."""
    if rule == "larger" or (rule == "direction" and direction == "increase"):
        return bool(after > before)
    return bool(after < before)
