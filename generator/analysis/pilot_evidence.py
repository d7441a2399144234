"""What is known of the villages that could be pilots: values of the criteria, conditions, groups, costs."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from generator.analysis.composite_index import band_of
from generator.analysis.condition import Verdict, judge
from generator.analysis.observed import Observed, by_village, newest
from generator.model.condition import Condition
from generator.model.indicator import Indicator
from generator.model.pilot_selection import EligibilityRule, PilotSelection, SelectionCriterion
from generator.model.programme import Programme
from generator.project import Project
from generator.tables import Observations

PoolName = Literal["real", "invented"]
POOLS: tuple[PoolName, ...] = ("real", "invented")


@dataclass(frozen=True)
class Scale:
    """The two ends between which a criterion is read, fixed before any village is looked at."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True)
class CriterionValue:
    """What is known of a village on one criterion; `number` is exact, None where it is not known."""

    criterion: SelectionCriterion
    observed: Observed | None
    number: Fraction | None


@dataclass(frozen=True)
class VillageEvidence:
    """What is known of one village; `cost` in rupiah, None where there is no budget or it is not known.

    `groups` has its group for every kind of grouping ('' where not known), `sets` whether it belongs
    to the set of each quota that has one (None: not known).
    """

    code: str
    name: str
    kind: str
    district: str
    values: tuple[CriterionValue, ...]
    eligibility: tuple[tuple[EligibilityRule, Verdict], ...]
    groups: Mapping[str, str]
    sets: Mapping[str, bool | None]
    cost: int | None


@dataclass(frozen=True)
class PoolEvidence:
    """The villages of one pool by code, and the fixed scale of each criterion (None: it has none)."""

    pool: PoolName
    selection: PilotSelection
    scales: tuple[Scale | None, ...]
    villages: tuple[VillageEvidence, ...]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of each village by its code."""
        return {one.code: one.name for one in self.villages}


def measure_evidence(project: Project) -> Mapping[PoolName, PoolEvidence]:
    """Gather what the selection rests on; real and invented villages are kept apart."""
    programme = project.programme
    selection = programme.pilot_selection
    frame = project.observations.frame
    wanted = frame["indicator"].isin(_indicators(programme)) & (frame["disaggregation"] == "")
    held = by_village(Observations(frame[wanted].reset_index(drop=True)))
    scales = tuple(_scale(programme, one.indicator) for one in selection.criteria)
    found: dict[PoolName, list[VillageEvidence]] = {pool: [] for pool in POOLS}
    register = project.register.frame
    columns = (register[name] for name in ("code", "name", "kind", "district", "synthetic"))
    for code, name, kind, district, synthetic in zip(*columns, strict=True):
        until = selection.data_until
        latest = newest(one for one in held.of(code) if until is None or _last_day(one.period) <= _last_day(until))
        groups = {"district": district, "regency": code[:5], "kind": kind, "status": _status(programme, latest)}
        village = VillageEvidence(
            code, name, kind, district,
            values=tuple(_value(programme, one, latest.get(one.indicator)) for one in selection.criteria),
            eligibility=tuple((rule, judge(rule.condition, latest)) for rule in selection.eligibility),
            groups=groups,
            sets=dict(_sets(selection, code, latest)),
            cost=_cost(selection, latest),
        )  # fmt: skip
        found["invented" if synthetic == "true" else "real"].append(village)
    return {pool: PoolEvidence(pool, selection, scales, tuple(villages)) for pool, villages in found.items()}


def _indicators(programme: Programme) -> frozenset[str]:
    """Return every indicator that the rules speak of."""
    selection = programme.pilot_selection
    conditions = [rule.condition for rule in selection.eligibility]
    conditions += [one.among.condition for one in selection.quotas if one.among and one.among.condition]
    named = {one.indicator for one in selection.criteria}
    named.update(id_ for condition in conditions for id_ in indicators_in(condition))
    if any(one.per == "status" for one in selection.quotas):
        named.update(programme.indices)
    if selection.budget is not None and selection.budget.households:
        named.add(selection.budget.households)
    return frozenset(named)


def indicators_in(condition: Condition) -> Iterator[str]:
    """Return the indicators that a condition compares."""
    if condition.indicator:
        yield condition.indicator
    for part in (*(condition.all or ()), *(condition.any or ()), *((condition.not_,) if condition.not_ else ())):
        yield from indicators_in(part)


def _scale(programme: Programme, id_: str) -> Scale | None:
    """Return the goalposts of an indicator, 0 and 1 for an index and its parts, 0 and 5 for a scored question."""
    indicator = programme.indicators.get(id_)
    if indicator is not None:
        posts = indicator.goalposts
        if indicator.unit == "category":
            return Scale(Fraction(0), Fraction(1))
        return None if posts is None else Scale(*sorted((Fraction(posts.worst), Fraction(posts.best))))
    for index in programme.indices.values():
        if id_ == index.id or any(id_ == sub.id for sub in index.sub_indices):
            return Scale(Fraction(0), Fraction(1)) if index.method == "mean_of_parts" else None
        components = (component for sub in index.sub_indices for component in sub.components)
        scores = next(([one.score for one in part.scores] for part in components if part.id == id_), None)
        if scores:
            return Scale(Fraction(0), Fraction(max(scores)))
    return None


def _value(programme: Programme, criterion: SelectionCriterion, observed: Observed | None) -> CriterionValue:
    number = None if observed is None else _number(programme.indicators.get(criterion.indicator), observed)
    return CriterionValue(criterion, observed, number)


def _number(indicator: Indicator | None, observed: Observed) -> Fraction | None:
    if observed.status in {"suppressed", "missing"}:
        return None
    if indicator is not None and indicator.unit == "category":
        category = next((one for one in indicator.categories if one.id == observed.value), None)
        return None if category is None or category.score is None else Fraction(category.score)
    number: Decimal | None = observed.number
    return None if number is None or not number.is_finite() else Fraction(number)


def _status(programme: Programme, latest: Mapping[str, Observed]) -> str:
    """Return the official status of the first index (by id) that has bands and a value for the village."""
    for id_ in sorted(programme.indices):
        index, observed = programme.indices[id_], latest.get(id_)
        number = None if observed is None else observed.number
        band = None if number is None or not index.bands else band_of(index, Fraction(number))
        if band is not None:
            return f"{id_}:{band.id}"
    return ""


def _sets(selection: PilotSelection, code: str, latest: Mapping[str, Observed]) -> Iterator[tuple[str, bool | None]]:
    for quota in selection.quotas:
        if quota.among is not None:
            condition = quota.among.condition
            yield quota.id, code in quota.among.villages if condition is None else judge(condition, latest).holds


def _cost(selection: PilotSelection, latest: Mapping[str, Observed]) -> int | None:
    budget = selection.budget
    if budget is None:
        return None
    cost = Fraction(budget.per_village_idr or 0)
    if budget.per_household_idr is not None:
        observed = latest.get(budget.households or "")
        number = None if observed is None else observed.number
        if number is None:
            return None
        cost += budget.per_household_idr * Fraction(number)
    return -(-cost.numerator // cost.denominator)


def _last_day(period: str) -> str:
    """Return the last day of a period as text that compares like a date."""
    year, _, rest = period.partition("-")
    if rest.startswith("Q"):
        month = 3 * int(rest[1])
        return f"{year}-{month:02}-{calendar.monthrange(int(year), month)[1]}"
    return period + {4: "-12-31", 7: "-31"}.get(len(period), "")
