"""Which single score of an index holds a village back most: what the index gains if it rises to its best."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from generator.analysis.composite_index import IndexReading, ScoreReading, band_of
from generator.model.composite_index import IndexBand


@dataclass(frozen=True)
class Gain:
    """One score, the best it can be, what the index gains by it, and the index and status after that alone."""

    reading: ScoreReading
    best: int
    amount: Fraction
    after: Fraction
    band: IndexBand | None


def measure_gains(reading: IndexReading) -> tuple[Gain, ...]:
    """Return the gain of every score that is not the best, largest first; nothing where the index is no mean of parts.

    The best score of a component is the divisor of its sub-index shared out equally. Equal gains keep
    the order of the index.
    """
    start = reading.from_scores
    if start is None:
        return ()
    found = []
    for part in reading.parts:
        if part.sub_index.divisor is None:
            continue
        best = part.sub_index.divisor // len(part.sub_index.components)
        for one in part.scores:
            amount = Fraction(best - one.score, part.sub_index.divisor * len(reading.parts))
            if amount > 0:
                found.append(Gain(one, best, amount, start + amount, band_of(reading.index, start + amount)))
    return tuple(sorted(found, key=lambda gain: -gain.amount))
