"""Whose poverty it is: what each dimension and each group contributes to M0, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.analysis.poverty import PovertyFigures


@dataclass(frozen=True)
class Subgroup:
    """A group's share of all counted units (by weight), its M0, and its share of the M0 of all groups together."""

    key: tuple[str, ...]
    population_share: Fraction
    adjusted_headcount_ratio: Fraction | None
    contribution: Fraction | None


def decompose_by_dimension(figures: PovertyFigures, group: int) -> Mapping[str, Fraction | None]:
    """Return the contribution of each dimension to the M0 of a group; None where nobody is poor."""
    found = {}
    for dimension in figures.measure.dimensions:
        parts = [figures.of("contribution", one.id).exact(group) for one in dimension.indicators]
        known = [one for one in parts if one is not None]
        found[dimension.id] = sum(known, Fraction(0)) if len(known) == len(parts) else None
    return found


def decompose_by_group(figures: PovertyFigures) -> tuple[Subgroup, ...]:
    """Return what each group adds to the M0 of all: its population share times its M0, over their sum.

    Method: Alkire, Foster et al. (2015), section 5.5.2. Shares add up to 1 where there is anything to share.
    """
    adjusted = figures.of("adjusted_headcount_ratio")
    population = [int(one) for one in figures.of("headcount_ratio").denominator]
    score = [int(one) for one in adjusted.numerator]
    people, whole = sum(population), sum(score)
    return tuple(
        Subgroup(
            key,
            Fraction(population[group], people) if people else Fraction(0),
            adjusted.exact(group),
            Fraction(score[group], whole) if whole else None,
        )
        for group, key in enumerate(figures.groups)
    )
