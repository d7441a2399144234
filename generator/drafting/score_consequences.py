"""Villages whose need score or band changes, over all dimensions and in each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.analysis.composite_index import rounded
from generator.analysis.golden_thread import Node
from generator.analysis.village_scores import band_of_need, decimals_of_need
from generator.drafting.change import Consequence
from generator.drafting.likeness import Moved, is_same, substance, villages_of
from generator.drafting.need_columns import Needs, measure_need_columns
from generator.drafting.village_groups import Example, apart, both_know, grouped
from generator.model.assessment import Assessment
from generator.model.programme import Programme
from generator.project import Project

WHOLE: Node = ("part", "assessment")
"""The node of the score over all dimensions; that of one dimension is the dimension."""


@dataclass(frozen=True)
class _Shown:
    """A score as village pages print it, and the id of its band; neither where there is no score."""

    score: Decimal | None
    band: str | None


_NO_SCORE = _Shown(None, None)


def measure_score_consequences(before: Project, after: Project, moved: Moved) -> Iterator[Consequence]:
    """Yield the moves between bands, scores that change within one, and scores that come or go.

    Where the rules are as they were, only villages with other values are scored.
    """
    same_rules = substance(_rules(before.programme)) == substance(_rules(after.programme))
    assessed = _assessed(before.programme.assessment) | _assessed(after.programme.assessment)
    touched = villages_of(moved, assessed)
    if same_rules and not touched:
        return
    codes = [code for code in both_know(before, after) if not same_rules or code in touched]
    old, new = _scores(before, codes, assessed), _scores(after, codes, assessed)
    kept = {one.id for one in before.programme.assessment.dimensions}
    dimensions = (one.id for one in after.programme.assessment.dimensions if one.id in kept)
    ways = before.programme.assessment, after.programme.assessment
    same_bands = is_same(ways[0].bands, ways[1].bands)
    for node in (WHOLE, *(("dimension", id_) for id_ in dimensions)):
        pairs = {
            code: (_shown(ways[0], one), _shown(ways[1], other))
            for code, one, other in zip(codes, old[node], new[node], strict=True)
            if not same_bands or one != other
        }
        for invented, members in apart(after, pairs):
            yield from _moves(node, invented, {code: pairs[code] for code in members})


def _rules(programme: Programme) -> object:
    """Return all that a score rests on besides the observations."""
    assessment = programme.assessment
    sheets = {id_: programme.indicators.get(id_) for id_ in sorted(_assessed(assessment))}
    return (
        assessment.minimum_coverage,
        tuple((one.id, one.below) for one in assessment.bands),
        tuple((one.id, one.weight, one.indicators) for one in assessment.dimensions),
        {
            id_: None if one is None else (one.unit, one.goalposts, tuple((c.id, c.score) for c in one.categories))
            for id_, one in sheets.items()
        },
    )


def _assessed(assessment: Assessment) -> frozenset[str]:
    return frozenset(one.indicator for dimension in assessment.dimensions for one in dimension.indicators)


def _scores(project: Project, codes: Sequence[str], assessed: Collection[str]) -> Mapping[Node, Needs]:
    """Score villages over all dimensions and in each."""
    frame = project.observations.frame
    wanted = frame["indicator"].isin(list(assessed)) & (frame["disaggregation"] == "")
    totals = frame[wanted & frame["village_code"].isin(list(codes))]
    dimensions, whole = measure_need_columns(project.programme.assessment, project.programme.indicators, totals, codes)
    return {WHOLE: whole, **{("dimension", id_): needs for id_, needs in dimensions.items()}}


def _shown(assessment: Assessment, need: Fraction | None) -> _Shown:
    if need is None:
        return _NO_SCORE
    band = band_of_need(assessment.bands, need)
    return _Shown(rounded(need, decimals_of_need(assessment.bands, need)), None if band is None else band.id)


def _moves(node: Node, invented: bool, moves: Mapping[str, tuple[_Shown, _Shown]]) -> Iterator[Consequence]:
    bands: dict[tuple[str | None, str | None], list[Example]] = {}
    within, come, gone = [], [], []
    for code, (old, new) in moves.items():
        example = {"village": code, "before": old.score, "after": new.score}
        if old.score is None or new.score is None:
            if new.score is not None:
                come.append({**example, "band": new.band})
            elif old.score is not None:
                gone.append({**example, "band": old.band})
        elif old.band != new.band:
            bands.setdefault((old.band, new.band), []).append(example)
        elif old.score != new.score:
            within.append((abs(new.score - old.score), new.score > old.score, example))
    for (left, entered), examples in bands.items():
        yield grouped("village-band", node, examples, invented=invented, before=left, after=entered)
    if within:
        ordered = sorted(within, key=lambda one: -one[0])
        rising = sum(1 for _, rises, _ in within if rises)
        yield grouped("village-score", node, [one for _, _, one in ordered], invented=invented, rising=rising)
    if come:
        yield grouped("village-scored", node, come, invented=invented)
    if gone:
        yield grouped("village-unscored", node, gone, invented=invented)
