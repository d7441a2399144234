"""Observations as tests write them down."""

from __future__ import annotations

from typing import cast

from generator.analysis.observed import Observed, ValueStatus


def observation(
    indicator: str, value: str, *, status: str = "measured", period: str = "2026-10", lower: str = "", upper: str = ""
) -> Observed:
    """Return an observed total of an invented village."""
    kind = cast("ValueStatus", status)
    return Observed(indicator, period, "", value, kind, "survei-dasar-rekaan-3", "", lower, upper, "", "")
