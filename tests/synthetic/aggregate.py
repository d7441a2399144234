"""Households to observations: shares, means, the poverty measure, and what may not be shown.

A stand-in for the product's own aggregation, written plainly so that it can be checked by reading:
the share of those counted, its error from simple random sampling with the finite population
correction, an interval of 1.96 errors cut at 0 and 100, and suppression by each indicator's sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import sqrt

from generator.model.condition import Condition
from generator.model.indicator import Indicator
from generator.model.poverty_measure import PovertyMeasure
from generator.model.programme import Programme
from tests.synthetic.households import Household
from tests.synthetic.places import Place

Record = dict[str, str]
SMALL = "small-count"
MINIMUM_BREAKDOWN_BASE = 30
SPLITS: dict[str, Callable[[Household], bool]] = {
    "kepala-rumah-tangga-perempuan": lambda household: household.female_head,
    "anggota-penyandang-disabilitas": lambda household: household.disability,
}


def written(value: Fraction | float, decimals: int) -> str:
    """Write a number half up with fixed decimals, the same on every machine."""
    exact = Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else Decimal(str(value))
    return str(exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))


def record(indicator: str, period: str, source: str, status: str, value: str = "", **more: str) -> Record:
    """Return one row of the long table."""
    return {"indicator": indicator, "period": period, "value": value, "status": status, "source": source, **more}


def observe_shares(
    programme: Programme, place: Place, households: list[Household], period: str, source: str
) -> Iterable[Record]:
    """Observe every share and mean of a village, whole and split as the indicator's sheet allows."""
    ids = sorted({indicator for one in households for indicator in one.counted})
    for indicator in ids:
        sheet = programme.indicators[indicator]
        yield _share(sheet, place, households, period, source)
        yield from _splits(sheet, place, households, period, source)
    for indicator in sorted(households[0].amounts):
        yield _mean(programme.indicators[indicator], place, [one.amounts[indicator] for one in households], period, source)
    heads = [Household({}, one.female_head, False, {"x": (1, int(one.female_head))}, {}) for one in households]
    female = _share(programme.indicators["kepala-rumah-tangga-perempuan"], place, heads, period, source, key="x")
    yield female


def _share(
    sheet: Indicator, place: Place, households: list[Household], period: str, source: str, *, key: str = "", split: str = ""
) -> Record:
    pairs = [one.counted[key or sheet.id] for one in households if (key or sheet.id) in one.counted]
    counted, true = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    yes, no = sum(pair[1] > 0 for pair in pairs), sum(pair[1] < pair[0] for pair in pairs)
    more = {"disaggregation": split} if split else {}
    if min(yes, no) < sheet.publication.minimum_households:
        return record(sheet.id, period, source, "suppressed", missing_reason=SMALL, **more)
    share = Fraction(true, counted)
    correction = 1 - len(households) / place.households
    error = 100 * sqrt(float(share * (1 - share)) / max(1, len(pairs) - 1) * correction)
    percent = float(share) * 100
    return record(
        sheet.id, period, source, "measured", written(share * 100, 1), base=str(len(pairs)),
        standard_error=written(error, 2), lower=written(max(0.0, min(percent, percent - 1.96 * error)), 1),
        upper=written(min(100.0, percent + 1.96 * error), 1), **more,
    )  # fmt: skip


def _splits(sheet: Indicator, place: Place, households: list[Household], period: str, source: str) -> Iterable[Record]:
    """Split a share; where one of two categories is hidden the other is too, or it could be subtracted."""
    for split, of in SPLITS.items():
        if split not in sheet.disaggregations:
            continue
        parts = []
        for category, wanted in (("tidak", False), ("ya", True)):
            group = [one for one in households if of(one) is wanted]
            name = f"{split}={category}"
            base = sum(sheet.id in one.counted for one in group)
            if base < MINIMUM_BREAKDOWN_BASE:
                parts.append(record(sheet.id, period, source, "suppressed", missing_reason=SMALL, disaggregation=name))
            else:
                parts.append(_share(sheet, place, group, period, source, split=name))
        if any(one["status"] == "suppressed" for one in parts):
            parts = [
                record(sheet.id, period, source, "suppressed", missing_reason=SMALL, disaggregation=one["disaggregation"])
                for one in parts
            ]
        yield from parts


def _mean(sheet: Indicator, place: Place, values: list[float], period: str, source: str) -> Record:
    exact = [Fraction(str(round(value, 6))) for value in values]
    mean = sum(exact, Fraction()) / len(exact)
    variance = float(sum(((one - mean) ** 2 for one in exact), Fraction()) / (len(exact) - 1))
    error = sqrt(variance / len(exact) * (1 - len(values) / place.households))
    decimals = 0 if sheet.unit == "idr" else 1
    status = "estimated" if sheet.unit == "idr" else "measured"
    return record(
        sheet.id, period, source, status, written(mean, decimals), base=str(len(values)),
        standard_error=written(error, 2), lower=written(max(0.0, float(mean) - 1.96 * error), decimals),
        upper=written(float(mean) + 1.96 * error, decimals),
    )  # fmt: skip


def holds(condition: Condition, row: dict[str, str | int]) -> bool:
    """Tell whether a condition of the poverty measure is true of a household."""
    if condition.all is not None:
        return all(holds(one, row) for one in condition.all)
    if condition.any is not None:
        return any(holds(one, row) for one in condition.any)
    if condition.not_ is not None:
        return not holds(condition.not_, row)
    value = row[condition.column or ""]
    if condition.equals is not None:
        return value == condition.equals
    if condition.not_equals is not None:
        return value != condition.not_equals
    if condition.in_ is not None:
        return value in condition.in_
    if condition.not_in is not None:
        return value not in condition.not_in
    number = Decimal(value)
    if condition.below is not None:
        return number < condition.below
    if condition.at_most is not None:
        return number <= condition.at_most
    if condition.above is not None:
        return number > condition.above
    return condition.at_least is not None and number >= condition.at_least


def deprivation_score(measure: PovertyMeasure, row: dict[str, str | int]) -> Fraction:
    """Return the exact weighted share of deprivations of a household."""
    indicators = (one for dimension in measure.dimensions for one in dimension.indicators)
    return sum((one.weight for one in indicators if holds(one.deprived, row)), Fraction())


def observe_poverty(programme: Programme, households: list[Household], period: str, source: str) -> Iterable[Record]:
    """Observe H, A and M0 counted in persons; all three are hidden together."""
    measure = programme.poverty_measure
    scores = [(int(one.columns["jumlah_anggota"]), deprivation_score(measure, one.columns)) for one in households]
    poor = [(size, score) for size, score in scores if score >= measure.poverty_cutoff]
    people, poor_people = sum(size for size, _ in scores), sum(size for size, _ in poor)
    names = ("kemiskinan-multidimensi", "intensitas-kemiskinan", "indeks-kemiskinan-multidimensi")
    minimum = max(programme.indicators[name].publication.minimum_households for name in names)
    if min(len(poor), len(households) - len(poor)) < minimum:
        yield from (record(name, period, source, "suppressed", missing_reason=SMALL) for name in names)
        return
    headcount = Fraction(poor_people, people)
    intensity = sum((size * score for size, score in poor), Fraction()) / poor_people
    base = str(len(households))
    yield record(names[0], period, source, "measured", written(headcount * 100, 1), base=base)
    yield record(names[1], period, source, "measured", written(intensity * 100, 1), base=str(len(poor)))
    yield record(names[2], period, source, "measured", written(headcount * intensity, 4), base=base)
