"""The selection of one pool as the rows and sentences of its part of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from generator.analysis.pilot_scores import Barrier
from generator.analysis.pilot_selection import PoolSelection, Standing
from generator.analysis.pilot_sensitivity_table import StoredRow, StoredTest
from generator.charts.rank_range import draw_rank_axis, draw_rank_range, draw_share
from generator.model.village import PilotStanding, VillageProfile
from generator.pages.bars import Bar, bars
from generator.pages.pilot_sentences import (
    evidence_of,
    score_of,
    share_of,
    tell_barrier,
    tell_conflict,
    tell_flip,
    tell_outlook,
    tell_reason,
)
from generator.pages.view import View

MOST_ROWS = 40
"""Candidates shown with all that is known of them; the rest are only counted."""
MOST_NAMES = 400


@dataclass(frozen=True)
class RankRow:
    """A candidate: its rank and range drawn, what the calculation says, and what was decided.

    `differs` tells that the decision is not what the calculation says.
    """

    standing: Standing
    code: str
    name: str
    district: str
    score: str
    range: Markup
    share: str
    bar: Markup
    parts: tuple[tuple[str, str], ...]
    decision: PilotStanding | None
    differs: bool
    reason: str
    flip: str


@dataclass(frozen=True)
class NotRanked:
    """Villages that are not ranked for one reason; each with the value that says so, if one does."""

    reason: str
    certain: bool
    villages: tuple[tuple[str, str, str], ...]
    count: int


@dataclass(frozen=True)
class PoolPart:
    """All that the page shows of one pool; `test` is the stored test of sensitivity."""

    pool: str
    total: int
    candidates: int
    axis: Markup
    rows: tuple[RankRow, ...]
    left_out: int
    conflict: str
    outlook: str
    not_ranked: tuple[NotRanked, ...]
    test: StoredTest | None
    periods: tuple[str, str] | None
    after_decision: bool

    @property
    def funnel(self) -> tuple[Bar, ...]:
        """How many villages are left after each rule, from all registered to those that the calculation selects."""
        out = sum(one.count for one in self.not_ranked if one.certain)
        left = [("registered", self.total), ("allowed", self.total - out), ("ranked", self.candidates), ("selected", len(self.computed))]
        return bars(left, self.total)

    @property
    def differing(self) -> tuple[RankRow, ...]:
        """The candidates whose decision is not what the calculation says."""
        return tuple(one for one in self.rows if one.differs)

    @property
    def computed(self) -> tuple[RankRow, ...]:
        """The candidates that the calculation selects."""
        return tuple(one for one in self.rows if one.standing.state == "selected")

    @property
    def decided(self) -> tuple[RankRow, ...]:
        """The candidates that were decided on as pilots."""
        return tuple(one for one in self.rows if one.decision is not None and one.decision.state == "selected")


def part_of(
    view: View, selection: PoolSelection, test: StoredTest | None, profiles: Mapping[str, VillageProfile]
) -> PoolPart:
    """Put the selection of a pool into the words and drawings of the page."""
    ranked = selection.of("selected", "reserve", "out")
    shown = ranked[:MOST_ROWS]
    rows = tuple(_row(view, selection, one, test, profiles, len(ranked)) for one in shown)
    observed = [value.observed for one in ranked for value in one.village.values if value.observed is not None]
    periods = sorted(one.period for one in observed)
    decided = [one.decision.date for one in rows if one.decision is not None and one.decision.date]
    return PoolPart(
        pool=selection.evidence.pool,
        total=len(selection.standings),
        candidates=len(ranked),
        axis=Markup(draw_rank_axis(max(1, len(ranked)))),  # noqa: S704 - numbers only
        rows=rows,
        left_out=len(ranked) - len(shown),
        conflict=tell_conflict(view, selection) if selection.conflict else "",
        outlook=tell_outlook(view, selection),
        not_ranked=tuple(_not_ranked(view, selection)),
        test=test,
        periods=(periods[0], periods[-1]) if periods else None,
        after_decision=bool(periods and decided) and periods[-1] > min(decided),
    )


def _row(
    view: View, selection: PoolSelection, one: Standing, test: StoredTest | None,
    profiles: Mapping[str, VillageProfile], count: int,
) -> RankRow:  # fmt: skip
    village, profile = one.village, profiles.get(one.village.code)
    stored = None if test is None else test.rows.get(village.code)
    decision = None if profile is None else profile.pilot
    selected = one.state == "selected"
    score, rank = one.score, one.rank or 0
    share, label = _share(view, stored), _label(view, one, stored)
    best, worst = (None, None) if stored is None else (stored.rank_p05, stored.rank_p95)
    drawn = draw_rank_range(rank, best, worst, count, selected=selected, label=label)
    return RankRow(
        standing=one,
        code=village.code,
        name=village.name,
        district=view.project.region(village.district).name,
        score="" if score is None else score_of(view, score.exact),
        range=Markup(drawn),  # noqa: S704 - the label is escaped where it is drawn
        share=share,
        bar=Markup("" if stored is None else draw_share(stored.share_selected, share)),  # noqa: S704 - escaped likewise
        parts=() if score is None else tuple(_part(view, part) for part in score.parts),
        decision=decision,
        differs=decision is not None and _differs(decision, selected=selected),
        reason="" if one.reason is None else tell_reason(view, selection, one.reason),
        flip=tell_flip(view, selection, one),
    )


def _part(view: View, part: Fraction | None) -> tuple[str, str]:
    """Return what a criterion gives as written, and as the width of its bar in per cent; '' where not known."""
    return ("", "") if part is None else (score_of(view, part), str(round(part * 100)))


def _differs(decision: PilotStanding, *, selected: bool) -> bool:
    """Tell whether a decision goes against the calculation; a candidate awaits its decision still."""
    if selected:
        return decision.state in {"comparison", "not_selected"}
    return decision.state == "selected"


def _share(view: View, stored: StoredRow | None) -> str:
    if stored is None:
        return ""
    if 0 < stored.share_selected < Decimal("0.01"):
        return view.say(id="< 1%", en="< 1%")
    return share_of(view, stored.share_selected.quantize(Decimal("0.01")))


def _label(view: View, one: Standing, stored: StoredRow | None) -> str:
    name, rank = one.village.name, one.rank
    if stored is None:
        return view.say(id=f"{name}: peringkat {rank}", en=f"{name}: rank {rank}")
    share = _share(view, stored)
    return view.say(
        id=f"{name}: peringkat {rank}, rentang {stored.rank_p05} sampai {stored.rank_p95}, terpilih dalam {share} undian",
        en=f"{name}: rank {rank}, range {stored.rank_p05} to {stored.rank_p95}, selected in {share} of draws",
    )


def _not_ranked(view: View, selection: PoolSelection) -> Iterator[NotRanked]:
    """Group the villages that are not ranked by their reason, the largest group first."""
    grouped: dict[tuple[str, bool], list[Standing]] = {}
    for one in selection.of("unknown", "excluded"):
        told = "; ".join(tell_barrier(view, selection, one, barrier) for barrier in one.barriers)
        grouped.setdefault((told, one.state == "excluded"), []).append(one)
    for (told, certain), standings in sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0])):
        villages = tuple(
            (one.village.code, one.village.name, _values(view, one, one.barriers)) for one in standings[:MOST_NAMES]
        )
        yield NotRanked(told, certain, villages, len(standings))


def _values(view: View, one: Standing, barriers: tuple[Barrier, ...]) -> str:
    return ", ".join(evidence_of(view, one, barrier) for barrier in barriers if barrier.kind == "not_eligible")
