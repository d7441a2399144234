"""Conditions judged on what is known of a village: true, false, or not known, with the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.analysis.observed import Observed
from generator.model.condition import Condition, Operand


@dataclass(frozen=True)
class Evidence:
    """One comparison and the observation it was judged on; `holds` is None where there is none to judge."""

    comparison: Condition
    observed: Observed | None
    holds: bool | None


@dataclass(frozen=True)
class Verdict:
    """Whether a condition holds (None: what is known does not decide it), and every comparison in it.

    `deciding` are the comparisons that bring the verdict about: those that hold where one of many
    was enough, and where it is not decided, those that cannot be judged.
    """

    holds: bool | None
    evidence: tuple[Evidence, ...]
    deciding: tuple[Evidence, ...]


def judge(condition: Condition, latest: Mapping[str, Observed]) -> Verdict:
    """Judge a condition on the newest observation of each indicator.

    Hidden and missing values decide nothing by themselves: `any` holds as soon as one part does,
    `all` fails as soon as one part does, whatever is not known (Kleene's three values).
    """
    if condition.all is not None:
        return judge_all(condition.all, latest)
    if condition.any is not None:
        return judge_any(condition.any, latest)
    if condition.not_ is not None:
        inner = judge(condition.not_, latest)
        return Verdict(None if inner.holds is None else not inner.holds, inner.evidence, inner.deciding)
    observed = latest.get(condition.indicator or "")
    holds = None if observed is None else _compare(condition, observed)
    evidence = (Evidence(condition, observed, holds),)
    return Verdict(holds, evidence, evidence)


def judge_all(conditions: Iterable[Condition], latest: Mapping[str, Observed]) -> Verdict:
    """Judge whether all of the conditions hold."""
    return _joined([judge(one, latest) for one in conditions], decisive=False)


def judge_any(conditions: Iterable[Condition], latest: Mapping[str, Observed]) -> Verdict:
    """Judge whether at least one of the conditions holds."""
    return _joined([judge(one, latest) for one in conditions], decisive=True)


def _joined(parts: list[Verdict], *, decisive: bool) -> Verdict:
    known = [part.holds for part in parts]
    holds = decisive if decisive in known else None if None in known else not decisive
    return Verdict(
        holds,
        tuple(evidence for part in parts for evidence in part.evidence),
        tuple(evidence for part in parts if part.holds is holds for evidence in part.deciding),
    )


def _compare(condition: Condition, observed: Observed) -> bool | None:
    if not observed.is_known:
        return None
    one_of = condition.in_ if condition.in_ is not None else condition.not_in
    if one_of is not None:
        return any(_equal(observed, operand) for operand in one_of) == (condition.in_ is not None)
    for operand, wanted in ((condition.equals, True), (condition.not_equals, False)):
        if operand is not None:
            return _equal(observed, operand) is wanted
    number = observed.number
    if number is None:
        return None
    if condition.below is not None:
        return number < condition.below
    if condition.at_most is not None:
        return number <= condition.at_most
    if condition.above is not None:
        return number > condition.above
    return condition.at_least is not None and number >= condition.at_least


def _equal(observed: Observed, operand: Operand) -> bool:
    if isinstance(operand, int | Decimal) and not isinstance(operand, bool):
        return observed.number == Decimal(operand)
    return observed.value == (str(operand).lower() if isinstance(operand, bool) else operand)
