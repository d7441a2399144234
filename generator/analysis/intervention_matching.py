"""Which interventions the framework suggests to a village, on what evidence, and which needs none answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.analysis.condition import Evidence, Verdict, judge, judge_all, judge_any
from generator.analysis.golden_thread import indicators_in, trigger_indicators
from generator.analysis.intervention_cost import CostEstimate, measure_cost
from generator.analysis.observed import Observed, by_village, newest
from generator.analysis.reach import Target, measure_target
from generator.analysis.village_scores import IndicatorScore, VillageScores
from generator.model.assessment import NeedBand
from generator.model.condition import Triggers
from generator.model.indicator import Indicator
from generator.model.intervention import Intervention
from generator.model.programme import Programme
from generator.project import Project
from generator.tables import Observations

State = Literal["suggested", "deferred", "undecided", "not-triggered"]
"""Its triggers hold; all but what another intervention has to bring about first; not known; do not hold."""


@dataclass(frozen=True)
class Precedence:
    """An intervention that has to come first, and the verdict why (`holds` None: it cannot be judged)."""

    first: str
    verdict: Verdict


@dataclass(frozen=True)
class Match:
    """An intervention judged on a village; `evidence` are the comparisons that decide, or cannot be judged.

    `target` is None where the framework does not say how to count those to be reached.
    """

    intervention: Intervention
    state: State
    evidence: tuple[Evidence, ...]
    before: tuple[Precedence, ...]
    target: Target | None
    cost: CostEstimate | None

    @property
    def unknown(self) -> tuple[str, ...]:
        """The indicators without which it cannot be judged, each once."""
        lacking = (one.comparison.indicator for one in self.evidence if one.holds is None)
        return tuple(dict.fromkeys(id_ for id_ in lacking if id_ is not None))


@dataclass(frozen=True)
class VillageMatches:
    """Every intervention judged on one village, and its urgent needs that no suggested one answers."""

    suggested: tuple[Match, ...]
    deferred: tuple[Match, ...]
    undecided: tuple[Match, ...]
    not_triggered: tuple[Match, ...]
    unanswered: tuple[IndicatorScore, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """The indicators whose values would decide what cannot be judged yet, each once."""
        return tuple(dict.fromkeys(id_ for match in self.undecided for id_ in match.unknown))


def measure_answers(programme: Programme) -> Mapping[str, frozenset[str]]:
    """Return by indicator the interventions that answer a need in it.

    They name it in a trigger, or lead to an output or outcome that is measured by it.
    """
    measured = {one.id: [target.indicator for target in one.targets] for one in programme.results.results}
    found: dict[str, set[str]] = {}
    for intervention in programme.interventions.values():
        results = (*intervention.outputs, *intervention.contributes_to)
        answered = (*trigger_indicators(intervention.triggers), *(id_ for one in results for id_ in measured.get(one, ())))
        for id_ in answered:
            found.setdefault(id_, set()).add(intervention.id)
    return {id_: frozenset(interventions) for id_, interventions in found.items()}


def match_interventions(
    programme: Programme, latest: Mapping[str, Observed], scores: VillageScores, answers: Mapping[str, frozenset[str]]
) -> VillageMatches:
    """Judge every intervention on the newest observations of a village.

    Suggestions stand in the order of the most urgent need among their evidence, except that what
    has to come first does.
    """
    matches = tuple(_match(one, programme.indicators, latest) for one in programme.interventions.values())
    urgency = {one.indicator: one.need.score for one in scores.known if one.need is not None}
    ordered = sorted(matches, key=lambda match: -_urgency(match, urgency))
    coming = frozenset(one.intervention.id for one in matches if one.state in {"suggested", "deferred"})
    urgent = (one for one in scores.known if _is_urgent(one, programme.indicators[one.indicator], programme.assessment.bands))
    return VillageMatches(
        suggested=_first_things_first([one for one in ordered if one.state == "suggested"]),
        deferred=tuple(one for one in ordered if one.state == "deferred"),
        undecided=tuple(one for one in matches if one.state == "undecided"),
        not_triggered=tuple(one for one in matches if one.state == "not-triggered"),
        unanswered=tuple(one for one in urgent if not answers.get(one.indicator, frozenset()) & coming),
    )


def measure_suggestions(project: Project) -> Mapping[str, tuple[str, ...]]:
    """Return by intervention the codes of the villages where its triggers hold, in the order of the register."""
    interventions = tuple(project.programme.interventions.values())
    wanted = {id_ for one in interventions for id_ in trigger_indicators(one.triggers)}
    frame = project.observations.frame
    observed = by_village(Observations(frame[frame["indicator"].isin(wanted) & (frame["disaggregation"] == "")]))
    found: dict[str, list[str]] = {one.id: [] for one in interventions}
    for code in project.register.frame["code"]:
        if code in observed.positions:
            latest = newest(observed.of(code))
            for one in interventions:
                if judge_triggers(one.triggers, latest).holds:
                    found[one.id].append(str(code))
    return {id_: tuple(codes) for id_, codes in found.items()}


def judge_triggers(triggers: Triggers, latest: Mapping[str, Observed]) -> Verdict:
    """Judge whether the triggers of an intervention hold in a village."""
    return judge_any(triggers.any or (), latest) if triggers.all is None else judge_all(triggers.all, latest)


def _match(intervention: Intervention, indicators: Mapping[str, Indicator], latest: Mapping[str, Observed]) -> Match:
    triggers = intervention.triggers
    verdict = judge_triggers(triggers, latest)
    judged = tuple(Precedence(one.first, judge(one.when, latest)) for one in triggers.otherwise)
    before = tuple(one for one in judged if one.verdict.holds is not False)
    if verdict.holds is False:
        rest = _apart_from_what_comes_first(triggers, latest)
        if rest is None or rest.holds is False:
            return Match(intervention, "not-triggered", verdict.deciding, (), None, None)
        verdict = rest
    if verdict.holds is None:
        return Match(intervention, "undecided", verdict.deciding, before, None, None)
    target = None if intervention.reach is None else measure_target(intervention.reach, indicators, latest)
    state: State = "suggested" if judge_triggers(triggers, latest).holds else "deferred"
    return Match(intervention, state, verdict.deciding, before, target, measure_cost(intervention, target))


def _apart_from_what_comes_first(triggers: Triggers, latest: Mapping[str, Observed]) -> Verdict | None:
    """Judge the triggers without the conditions on what an intervention that comes first would change."""
    changed = {
        id_ for one in triggers.otherwise if judge(one.when, latest).holds for id_ in indicators_in(one.when)
    }  # fmt: skip
    rest = [one for one in triggers.all or () if not changed & set(indicators_in(one))]
    return judge_all(rest, latest) if rest else None


def _urgency(match: Match, urgency: Mapping[str, Fraction]) -> Fraction:
    named = (one.comparison.indicator or "" for one in match.evidence)
    return max((urgency[id_] for id_ in named if id_ in urgency), default=Fraction())


def _first_things_first(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Move every match behind those that have to come before it; circles keep the order they are in."""
    waiting = {one.intervention.id: one for one in matches}
    placed: dict[str, Match] = {}

    def place(id_: str) -> None:
        match = waiting.pop(id_, None)
        if match is not None:
            for one in match.before:
                if one.verdict.holds:
                    place(one.first)
            placed[id_] = match

    for id_ in tuple(waiting):
        place(id_)
    return tuple(placed.values())


def _is_urgent(score: IndicatorScore, indicator: Indicator, bands: tuple[NeedBand, ...]) -> bool:
    """Tell whether a value lies in the worst band of its sheet, or of the assessment where the sheet has none."""
    if score.need is None or score.observed is None:
        return False
    number = score.observed.number
    if not indicator.bands or number is None or indicator.direction is None:
        last = [Fraction(one.below) for one in bands if one.below is not None]
        return score.need.score >= max(last, default=Fraction())
    if indicator.direction == "increase":
        worst = indicator.bands[0].below
        return worst is None or number < worst
    ends = [one.below for one in indicator.bands if one.below is not None]
    return number >= max(ends, default=number)
