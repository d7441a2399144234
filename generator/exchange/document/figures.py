"""The figures of the document: a name that the template says, and what is drawn for it.

Each title is a finding that its rule makes true; a rule that finds nothing to say draws nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from generator.exchange.document.assessment_figures import draw_dimension_weights, draw_graduation, draw_poverty_weights
from generator.exchange.document.blocks import Figure, Run
from generator.exchange.document.drawing import Drawing
from generator.exchange.document.place_figures import draw_places, draw_ranks
from generator.exchange.document.plan_figures import draw_accountable, draw_budget, draw_calendar, draw_sectors
from generator.exchange.document.result_figures import draw_chain, draw_targets_filled
from generator.pages.view import View

SHEETS = 4
"""At most so many sheets for a calendar or a chain that is too long for one."""


def draw_figure(name: str, view: View) -> Figure | None:
    """Return the figure of a name, None where there is nothing to draw."""
    drawing = FIGURES[name](view)
    if drawing is None:
        return None
    picture = drawing.picture
    return Figure(
        picture.svg, picture.width, picture.height,
        caption=(Run(drawing.finding),), alt=f"{drawing.finding}. {drawing.told}",
        source=(Run(drawing.source),), anchor=f"gambar-{name}",
    )  # fmt: skip


FIGURES: Mapping[str, Callable[[View], Drawing | None]] = {
    "bobot-dimensi": draw_dimension_weights,
    "bobot-kemiskinan": draw_poverty_weights,
    "graduasi": draw_graduation,
    **{f"rantai-hasil-{part + 1}": partial(draw_chain, part=part) for part in range(SHEETS)},
    "target-terisi": draw_targets_filled,
    "penanggung-jawab": draw_accountable,
    "sektor": draw_sectors,
    **{f"rencana-kerja-{part + 1}": partial(draw_calendar, part=part) for part in range(SHEETS)},
    "anggaran": draw_budget,
    "tempat": draw_places,
    "peringkat": lambda view: draw_ranks(view, "real"),
    "peringkat-rekaan": lambda view: draw_ranks(view, "invented"),
}
