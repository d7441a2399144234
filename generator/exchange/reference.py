"""A national table of values to `framework/reference/`: how many villages lie where.

Run it as docs/engineering/imports/README.md says; the figures are those of the table, counted
exactly, and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

BIN_COLUMNS = ("indicator", "period", "region_code", "lower", "upper", "count", "source")
SUMMARY_COLUMNS = (
    "indicator", "period", "region_code", "villages", "minimum", "median", "maximum", "covered",
    "total", "missing_regions", "source", "note_id", "note_en",
)  # fmt: skip
WIDTH = Decimal("0.01")


@dataclass(frozen=True)
class Coverage:
    """What a distribution stands for: when, from where, and how much of the nation it covers."""

    period: str
    source: str
    total: int
    missing_regions: tuple[str, ...]
    note_id: str
    note_en: str


def measure_reference(columns: Mapping[str, Iterable[str]], coverage: Coverage) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the bins and the summaries of indices from 0 to 1; `columns` is indicator -> cells.

    Empty cells count as covered without a value. A bin holds its lower bound and not its upper
    one, except the last, which holds 1 too.
    """
    bins: list[dict[str, str]] = []
    summaries: list[dict[str, str]] = []
    for indicator, cells in columns.items():
        texts = list(cells)
        values = sorted(Decimal(text) for text in texts if text)
        common = {"indicator": indicator, "period": coverage.period, "region_code": "", "source": coverage.source}
        bins.extend({**common, **one} for one in _bins(values))
        summaries.append(
            {
                **common,
                "villages": str(len(values)),
                "minimum": f"{values[0]:.4f}",
                "median": _median(values),
                "maximum": f"{values[-1]:.4f}",
                "covered": str(len(texts)),
                "total": str(coverage.total),
                "missing_regions": ";".join(coverage.missing_regions),
                "note_id": coverage.note_id,
                "note_en": coverage.note_en,
            }
        )
    return pd.DataFrame(bins, columns=list(BIN_COLUMNS)), pd.DataFrame(summaries, columns=list(SUMMARY_COLUMNS))


def _bins(values: Sequence[Decimal]) -> Iterable[dict[str, str]]:
    last = int(1 / WIDTH) - 1
    counts = Counter(min(int(value / WIDTH), last) for value in values)
    for number in range(last + 1):
        lower = number * WIDTH
        yield {"lower": f"{lower:.2f}", "upper": f"{lower + WIDTH:.2f}", "count": str(counts[number])}


def _median(values: Sequence[Decimal]) -> str:
    """Return the middle value; between two of them it may have one decimal more than they have."""
    half = len(values) // 2
    if len(values) % 2:
        return f"{values[half]:.4f}"
    middle = (values[half - 1] + values[half]) / 2
    return f"{middle:.4f}" if middle == round(middle, 4) else f"{middle:.5f}"
