"""Targets that can no longer be reached, that are reached already, or that ask for much more speed than there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from generator.analysis.composite_index import rounded
from generator.analysis.golden_thread import Node
from generator.analysis.growth import growth_rate
from generator.drafting.change import Consequence
from generator.drafting.likeness import Moved, is_same
from generator.drafting.plans import Plan, measure_plans
from generator.drafting.village_groups import grouped
from generator.model.period import period_end, years_at
from generator.model.results import ProgressMethod
from generator.project import Project

PAST = "target-past-due"
"""Told together: one new day may bring it about for many targets."""
RESULTS: Node = ("part", "results")
SEVERAL = 3
"""A target asks for too much where the speed it needs from now on is so many times the speed so far."""

_Key = tuple[str, Node, str, str]


@dataclass(frozen=True)
class _Finding:
    """Something wrong or remarkable about a plan: `detail` tells two of one kind apart."""

    kind: str
    plan: Plan
    detail: str
    facts: Mapping[str, object]

    @property
    def key(self) -> _Key:
        """What stays the same while the finding stands, whatever its figures."""
        return self.kind, self.plan.node, self.plan.target.indicator, self.detail

    @property
    def told(self) -> Mapping[str, object]:
        """The facts with the indicator they are about."""
        return {
            "indicator": self.plan.indicator.id, "unit": self.plan.indicator.unit, "invented": self.plan.invented,
            **self.facts,
        }  # fmt: skip


def measure_target_consequences(before: Project, after: Project, moved: Moved) -> Iterator[Consequence]:
    """Yield what is true of a target only after the change, or still is although the target was changed."""
    if not moved and before.as_of == after.as_of and is_same(_ground(before), _ground(after)):
        return
    old, new = measure_plans(before), measure_plans(after)
    known = {one.key: one.plan for plan in old for one in _findings(plan, _method(before), before.as_of)}
    found = [one for plan in new for one in _findings(plan, _method(after), after.as_of)]
    told = [one for one in found if one.key not in known or not is_same(known[one.key].target, one.plan.target)]
    yield from (Consequence(one.kind, one.plan.node, one.told) for one in told if one.kind != PAST)
    past = [{"owner": one.plan.node, **one.told} for one in told if one.kind == PAST]
    if past:
        yield grouped(PAST, RESULTS, past, as_of=after.as_of.isoformat())


def _method(project: Project) -> ProgressMethod:
    return project.programme.results.progress_method


def _ground(project: Project) -> tuple[object, ...]:
    """Return all that a finding rests on besides the observations and the day."""
    profiles = tuple((code, one.pilot, one.targets) for code, one in sorted(project.profiles.items()))
    return project.programme.results, project.programme.indicators, profiles


def _findings(plan: Plan, method: ProgressMethod, as_of: date) -> Iterator[_Finding]:
    yield from _beyond(plan)
    yield from _crooked(plan)
    if plan.indicator.unit == "category" or plan.target.target.value is None:
        return
    yield from _due(plan, as_of)
    yield from _hurried(plan, method)


def _beyond(plan: Plan) -> Iterator[_Finding]:
    """Yield planned values that cannot occur, and targets beyond what the sheet counts as best."""
    bounds, posts = plan.indicator.bounds, plan.indicator.goalposts
    for role, planned, value in plan.path:
        low, high = (None, None) if bounds is None else (bounds.minimum, bounds.maximum)
        facts = {"role": role, "period": planned.period, "value": value}
        if (low is not None and value < low) or (high is not None and value > high):
            yield _Finding("target-out-of-bounds", plan, f"{role} {planned.period}", {**facts, "minimum": low, "maximum": high})
        elif role == "target" and posts is not None and (value - posts.best) * (posts.best - posts.worst) > 0:
            yield _Finding("target-beyond-best", plan, role, {**facts, "best": posts.best})


def _crooked(plan: Plan) -> Iterator[_Finding]:
    """Yield the first step of a path that goes back on the way from its start to its end."""
    if not plan.sign:
        return
    for (_, earlier, value), (role, later, following) in pairwise(plan.path):
        if (following - value) * plan.sign < 0:
            facts = {"role": role, "period": later.period, "value": following, "earlier": earlier.period, "from": value}
            yield _Finding("target-path-broken", plan, later.period, facts)
            return


def _due(plan: Plan, as_of: date) -> Iterator[_Finding]:
    """Yield a target that the newest figure meets before it is due, or that is past and was not met."""
    target, reading, due = plan.target.target, plan.reading, period_end(plan.target.target.period)
    if target.value is None or due is None:
        return
    facts = {"period": target.period, "value": target.value}
    measured = None if reading is None else reading.value
    if reading is not None and measured is not None and plan.sign:
        facts |= {"reading": rounded(measured, reading.decimals), "reading_period": reading.period}
        if (measured - Fraction(target.value)) * plan.sign >= 0:
            if (period_end(reading.period) or due) < due:
                yield _Finding("target-reached", plan, "", facts)
            return
    if due < years_at(as_of):
        yield _Finding(PAST, plan, "", facts)


def _hurried(plan: Plan, method: ProgressMethod) -> Iterator[_Finding]:
    """Yield a target that needs several times the speed so far, or whose figure does not move towards it.

    Speed is the change in a year where progress is measured along a straight line, and the yearly growth
    in per cent by the two other methods; where figures have no growth rate, nothing is said.
    """
    start, end, reading = plan.target.baseline, plan.target.target, plan.reading
    if start.value is None or end.value is None or reading is None or reading.value is None:
        return
    began, due, now = (period_end(one) for one in (start.period, end.period, reading.period))
    if began is None or due is None or now is None or not began < now < due:
        return
    value, goal = reading.value, Fraction(end.value)
    if (value - goal) * plan.sign >= 0:
        return
    so_far = _speed(method, Fraction(start.value), value, now - began)
    needed = _speed(method, value, goal, due - now)
    if so_far is None or not needed:
        return
    factor = needed / so_far if so_far * plan.sign > 0 else None
    if factor is None or factor >= SEVERAL:
        facts = {
            "method": method, "factor": None if factor is None else rounded(factor, 1),
            "so_far": rounded(so_far, 2), "needed": rounded(needed, 2), "period": end.period, "value": end.value,
            "reading": rounded(value, reading.decimals), "reading_period": reading.period,
        }  # fmt: skip
        yield _Finding("target-too-fast", plan, "", facts)


def _speed(method: ProgressMethod, start: Fraction, end: Fraction, years: Fraction) -> Fraction | None:
    if method == "linear":
        return (end - start) / years
    rate = growth_rate(start, end, years)
    return None if rate is None else Fraction(rate) * 100
