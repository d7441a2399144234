"""What is asked of a table of households: the measure, the columns it needs, whole-number weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil

from generator.households.answers import comparisons
from generator.model.poverty_measure import PovertyMeasure


@dataclass(frozen=True)
class Question:
    """A measure asked of households by groups.

    `codes` are the answers that a column may have, where they are known; `whole` names the columns
    that hold whole numbers from 0.
    """

    measure: PovertyMeasure
    by: tuple[str, ...] = ()
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()

    @cached_property
    def poor_from(self) -> int:
        """The least score, in parts of the common denominator, that counts as poor."""
        return ceil(self.measure.poverty_cutoff * self.measure.denominator)

    @cached_property
    def vulnerable_from(self) -> int | None:
        """The least score that counts as vulnerable; None where the measure has no such band."""
        bands = self.measure.bands
        return None if bands is None or bands.vulnerable is None else ceil(bands.vulnerable * self.measure.denominator)

    @cached_property
    def severe_from(self) -> int | None:
        """The least score that counts as severely poor; None where the measure has no such band."""
        bands = self.measure.bands
        return None if bands is None or bands.severe is None else ceil(bands.severe * self.measure.denominator)

    @cached_property
    def size(self) -> str | None:
        """The column of household sizes, which count only where persons are counted."""
        return self.measure.size if self.measure.counted_unit == "person" else None

    @cached_property
    def has_errors(self) -> bool:
        """Whether standard errors can be computed: strata or clusters are named."""
        return self.measure.strata is not None or self.measure.clusters is not None

    @cached_property
    def columns(self) -> Mapping[str, str]:
        """Every column the question needs, and what for (a word of the problem messages)."""
        measure = self.measure
        found = {one.column: "indicator" for one in comparisons(measure) if one.column}
        others = (
            ("income", measure.income.column if measure.income else None),
            ("size", self.size),
            ("weight", measure.sampling_weight),
            ("strata", measure.strata),
            ("clusters", measure.clusters),
            ("household", measure.household_id),
            *(("group", column) for column in self.by),
        )
        return {**found, **{column: use for use, column in others if column is not None}}
