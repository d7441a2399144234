"""A row of lights, one a village: shape tells the light, colour only repeats it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType

HEIGHT = 24
SHAPES: Mapping[str | None, str] = MappingProxyType({
    "achieved": '<g class="f-good"><circle cx="8" cy="8" r="8"/><path class="tick-mark" d="M4 8.2 7 11l5-6"/></g>',
    "on_track": '<circle class="f-good" cx="8" cy="8" r="7.2"/>',
    "slightly_behind": '<path class="f-watch" d="M8 .8 16 15.2H0Z"/>',
    "behind": '<path class="f-bad" d="M1.2 1.2h13.6v13.6H1.2Z"/>',
    "moving_away": '<path class="f-bad" d="M7.5.5 9.6 2.6 5.7 6.5H16v3H5.7l3.9 3.9-2.1 2.1L0 8Z"/>',
    None: '<circle class="ring" cx="8" cy="8" r="6.2"/>',
})  # fmt: skip


def draw_light_row(label: str, lights: Sequence[str | None], columns: int) -> str:
    """Return an SVG as wide as its place with one shape a village; `columns` is the same for all rows."""
    step = 10_000 // max(columns, 1)
    marks = "".join(
        f'<svg x="{number * step // 100}.{number * step % 100:02d}%" y="4" width="16" height="16">{SHAPES[one]}</svg>'
        for number, one in enumerate(lights)
    )
    return f'<svg class="lights" width="100%" height="{HEIGHT}" role="img" aria-label="{escape(label)}">{marks}</svg>'
