"""Scores of candidate villages: values brought to one scale, weighed, and whether enough of them is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.analysis.pilot_evidence import PoolEvidence, Scale, VillageEvidence
from generator.model.pilot_selection import Normalisation, PilotSelection

POINTS = 100_000
"""Scores from 0 to 1 are compared in whole hundred-thousandths; closer ones are equal and the code decides."""

HALF = Fraction(1, 2)
BarrierKind = Literal["kind", "not_eligible", "eligibility_unknown", "cost_unknown", "coverage"]


@dataclass(frozen=True)
class Barrier:
    """Why a village is not ranked; `rule` is the id of an eligibility rule, else ''."""

    kind: BarrierKind
    rule: str = ""


@dataclass(frozen=True)
class Score:
    """A candidate's score from 0 to 1, exact, in points, and what each criterion gave it (None: not known)."""

    exact: Fraction
    parts: tuple[Fraction | None, ...]

    @property
    def points(self) -> int:
        """The score in whole hundred-thousandths, half to even."""
        return points_of(self.exact)


def points_of(score: Fraction) -> int:
    """Return a score in the whole points in which scores are compared."""
    return round(score * POINTS)


def coverage_of(village: VillageEvidence) -> Fraction:
    """Return the share of the weight on which something is known of a village."""
    return sum((one.criterion.weight for one in village.values if one.number is not None), Fraction(0))


def barriers_of(village: VillageEvidence, selection: PilotSelection) -> tuple[Barrier, ...]:
    """Return everything that keeps a village out of the ranking, () for a candidate."""
    if selection.village_kinds and village.kind not in selection.village_kinds:
        return (Barrier("kind"),)
    failed = tuple(Barrier("not_eligible", rule.id) for rule, verdict in village.eligibility if verdict.holds is False)
    if failed:
        return failed
    unknown = [Barrier("eligibility_unknown", rule.id) for rule, verdict in village.eligibility if verdict.holds is None]
    if selection.budget is not None and village.cost is None:
        unknown.append(Barrier("cost_unknown"))
    coverage = coverage_of(village)
    if coverage == 0 or coverage < selection.minimum_coverage:
        unknown.append(Barrier("coverage"))
    return tuple(unknown)


def candidates_of(evidence: PoolEvidence) -> tuple[VillageEvidence, ...]:
    """Return the villages that compete, by code."""
    found = (one for one in evidence.villages if not barriers_of(one, evidence.selection))
    return tuple(sorted(found, key=lambda one: one.code))


def score_villages(
    evidence: PoolEvidence, candidates: Sequence[VillageEvidence], normalisation: Normalisation
) -> tuple[Score, ...]:
    """Score candidates: the weighted mean of what is known; the weight of what is not is spread over the rest."""
    columns = normalised_columns(evidence, candidates, normalisation)
    weights = [one.weight for one in evidence.selection.criteria]
    return tuple(weigh(parts, weights) for parts in zip(*columns, strict=True)) if candidates else ()


def weigh(parts: Sequence[Fraction | None], weights: Sequence[Fraction]) -> Score:
    """Return the weighted mean of the parts that are known."""
    known = [(part, weight) for part, weight in zip(parts, weights, strict=True) if part is not None]
    total = sum((weight for _, weight in known), Fraction(0))
    return Score(sum((part * weight for part, weight in known), Fraction(0)) / total, tuple(parts))


def normalised_columns(
    evidence: PoolEvidence, candidates: Sequence[VillageEvidence], normalisation: Normalisation
) -> tuple[tuple[Fraction | None, ...], ...]:
    """Return what each candidate gets on each criterion, 0 to 1, more being chosen first."""
    found = []
    for number, criterion in enumerate(evidence.selection.criteria):
        values = [one.values[number].number for one in candidates]
        lifted = _normalised(values, evidence.scales[number], normalisation)
        lower_first = criterion.direction == "lower_first"
        found.append(tuple(1 - one if one is not None and lower_first else one for one in lifted))
    return tuple(found)


def _normalised(
    values: Sequence[Fraction | None], scale: Scale | None, normalisation: Normalisation
) -> list[Fraction | None]:
    known = [value for value in values if value is not None]
    if normalisation == "rank":
        return _by_rank(values, known)
    if normalisation == "min_max" or scale is None:
        if not known or min(known) == max(known):
            return [None if value is None else HALF for value in values]
        scale = Scale(min(known), max(known))
    return [None if value is None else position_on(scale, value) for value in values]


def position_on(scale: Scale, value: Fraction) -> Fraction:
    """Return where a value lies between the ends of a scale, 0 to 1; values beyond an end count as the end."""
    if scale.low == scale.high:
        return HALF
    return min(Fraction(1), max(Fraction(0), (value - scale.low) / (scale.high - scale.low)))


def _by_rank(values: Sequence[Fraction | None], known: Sequence[Fraction]) -> list[Fraction | None]:
    """Return the share of the other candidates below each value, equal ones counted half."""
    if len(known) < 2:
        return [None if value is None else HALF for value in values]
    counts = Counter(known)
    share: dict[Fraction, Fraction] = {}
    below = 0
    for value in sorted(counts):
        share[value] = (below + Fraction(counts[value] - 1, 2)) / (len(known) - 1)
        below += counts[value]
    return [None if value is None else share[value] for value in values]
