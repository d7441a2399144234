"""Values that editors and spreadsheets spoil in known ways, recognised by their looks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

DECIMAL_COMMA = re.compile(r"^-?[\d.]*\d,\d+$")
TWO_DIGITS = ("^[0-9]{2}", r"^\d{2}")
"""How the patterns of region codes begin, and no others."""
UNDOTTED_CODE = re.compile(r"^(\d{2})(\d{2})(\d{2})?(\d{4})?$")


def with_point(value: str) -> str:
    """Return a number written with a decimal comma with a point instead."""
    return value.replace(".", "").replace(",", ".")


def with_dots(value: str, schema: Mapping[str, Any]) -> str | None:
    """Return a code written without dots with them, where the schema asks for dots."""
    match = UNDOTTED_CODE.match(value)
    if match is None or not schema.get("pattern", "").startswith(TWO_DIGITS):
        return None
    dotted = ".".join(part for part in match.groups() if part)
    return dotted if re.search(schema["pattern"], dotted) else None
