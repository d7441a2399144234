"""Figures on their way out, and which of them stay behind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.analysis.disclosure.poverty import protect_poverty
from generator.analysis.poverty import PovertyFigures


@dataclass(frozen=True, eq=False)
class Release:
    """Poverty figures with what may not be shown: `hidden` holds for each figure a flag a group."""

    figures: PovertyFigures
    hidden: tuple[NDArray[np.bool_], ...]


def protected(figures: PovertyFigures) -> Release:
    """Return the figures with everything hidden that disclosure control asks for."""
    return Release(figures, protect_poverty(figures))


def unprotected(figures: PovertyFigures) -> Release:
    """Return the figures with nothing hidden: for the custodian's own eyes, never for publication."""
    nothing = np.zeros(len(figures.groups), dtype=np.bool_)
    return Release(figures, (nothing,) * len(figures.figures))
