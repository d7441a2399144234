"""The rounds of a village as rows of the long table: shares, means, H, A and M0, whole and by category."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from generator.model.indicator import Indicator
from generator.model.programme import Programme
from tests.synthetic.disclosure import Cell, hidden_cells, hidden_together
from tests.synthetic.estimate import Estimate, Group, answers, count, estimate, everybody, written
from tests.synthetic.households import Household, Interviewed, interview, listed
from tests.synthetic.members import AGES, Member
from tests.synthetic.places import MISSED, ROUNDS, Place
from tests.synthetic.poverty import denominator, deprivation_score, hidden_deprivations, is_deprived
from tests.synthetic.questions import COUNTED_WHOLE, SAMPLED, poor_and_deprived, poverty

Record = dict[str, str]
SMALL = "small-count"
ESTIMATED = ("kemiskinan-pengeluaran", "pengeluaran-per-kapita")
"""Their list of spending is shorter than the official one, so the sheet calls them estimates."""
FACTOR: Mapping[str, int] = {"percent": 100}
DECIMALS: Mapping[str, int] = {"percent": 1, "index": 4, "idr": 0, "years": 1, "minutes": 1, "score": 1}
WHOLE_NOTE = "Dihitung dari seluruh desa, bukan dari sampel"
COUNT_PERIODS = (ROUNDS[0][0], ROUNDS[-1][0])
"""Rounds in which enumerators go from door to door for what a sample cannot measure."""
NINETY_FIVE_PER_CENT = Decimal("1.96")

SPLITS: Mapping[str, Mapping[str, Group]] = {
    "jenis-kelamin": {
        "perempuan": lambda _, member: member is not None and member.female,
        "laki-laki": lambda _, member: member is not None and not member.female,
    },
    "umur": {
        name: partial(lambda name, _, member: member is not None and member.age_group == name, name)
        for *_, name in AGES
    },
    "kepala-rumah-tangga-perempuan": {
        "ya": lambda household, _: household.female_head,
        "tidak": lambda household, _: not household.female_head,
    },
    "anggota-penyandang-disabilitas": {
        "ya": lambda household, _: household.disability,
        "tidak": lambda household, _: not household.disability,
    },
    "desil-kesejahteraan": {
        f"d{decile}": partial(lambda decile, household, _: household.decile == decile, decile)
        for decile in range(1, 11)
    },
}
BY_DECILE = ("cakupan-perlindungan-sosial", "dana-darurat")
"""Only these are split by decile: a village sample fills one or two deciles at most."""


def record(indicator: str, period: str, source: str, status: str, value: str = "", **more: str) -> Record:
    """Return one row of the long table."""
    return {"indicator": indicator, "period": period, "value": value, "status": status, "source": source, **more}


def observe_round(programme: Programme, place: Place, round_: int) -> Iterator[Record]:
    """Observe a village in a survey round (0, 1, 2)."""
    measure = programme.poverty_measure
    interviewed = interview(place, round_, partial(deprivation_score, measure))
    period, source = ROUNDS[round_]
    if round_ == 0:
        yield from _population(listed(place, round_), period, source)
    if period in COUNT_PERIODS:
        whole = [Interviewed(one, 1) for one in listed(place, round_)]
        for id_, question in COUNTED_WHOLE.items():
            if (missing := _missed(programme, place, id_, round_)) is None:
                yield from _rows(programme, programme.indicators[id_], partial(count, answers(whole, question)), period, source)
            else:
                yield from missing
    yield from _poverty(programme, interviewed, period, source)
    for id_, question in SAMPLED.items():
        if (missing := _missed(programme, place, id_, round_)) is None:
            asked = answers(interviewed, question)
            yield from _rows(programme, programme.indicators[id_], partial(estimate, asked), period, source)
        else:
            yield from missing


def _missed(programme: Programme, place: Place, id_: str, round_: int) -> list[Record] | None:
    """Return what stands instead of an observation that was not made; None where it was made."""
    if round_ > 0 and programme.indicators[id_].collection.frequency == "P24M":
        return []
    missed = next((one for one in MISSED if one[:2] == (place.code, id_) and round_ in one[2]), None)
    if missed is None:
        return None
    period, source = ROUNDS[round_]
    return [record(id_, period, source, "missing", missing_reason=missed[3], note=missed[4])]


def _rows(
    programme: Programme, sheet: Indicator, measure: partial[Estimate | None], period: str, source: str
) -> Iterator[Record]:
    """Observe an indicator of the whole village and by every disaggregation of its sheet."""
    cells = list(_cells(sheet, measure))
    hidden = hidden_cells(programme, sheet, cells)
    yield from _written(sheet, cells, hidden, period, source)


def _cells(sheet: Indicator, measure: partial[Estimate | None]) -> Iterator[Cell]:
    """Estimate the whole village and every category of the sheet's disaggregations."""
    found = measure(everybody)
    yield Cell("", found, _value(sheet, found))
    for split in _splits_of(sheet):
        for category, group in SPLITS[split].items():
            found = measure(group)
            yield Cell(f"{split}={category}", found, _value(sheet, found))


def _value(sheet: Indicator, found: Estimate | None) -> str:
    return "" if found is None else written(found.value * FACTOR.get(sheet.unit, 1), DECIMALS[sheet.unit])


def _written(
    sheet: Indicator, cells: Sequence[Cell], hidden: Collection[str], period: str, source: str, note: str = ""
) -> Iterator[Record]:
    """Write a table; of a village that is hidden no split is written, and no longer split without a value."""
    whole, *parts = cells
    shown = whole.estimate is not None and "" not in hidden
    yield _row(sheet, whole.estimate, period, source, shown=shown, note=note)
    splits: dict[str, list[Cell]] = {}
    for one in parts if shown else ():
        splits.setdefault(one.disaggregation.partition("=")[0], []).append(one)
    for of_split in splits.values():
        names = [one.disaggregation for one in of_split if one.estimate is not None and one.disaggregation not in hidden]
        if not names and len(of_split) > 2:
            continue
        for one in of_split:
            name = one.disaggregation
            yield _row(sheet, one.estimate, period, source, shown=name in names, split=name)


def _splits_of(sheet: Indicator) -> Iterator[str]:
    for split in sheet.disaggregations:
        if split != "desil-kesejahteraan" or sheet.id in BY_DECILE:
            yield split


def _poverty(programme: Programme, interviewed: Sequence[Interviewed], period: str, source: str) -> Iterator[Record]:
    """Observe H, A and M0, hidden together, and of the whole village the poor who are deprived in each thing."""
    questions = poverty(denominator(programme.poverty_measure))
    sheets = [programme.indicators[id_] for id_ in questions]
    asked = [answers(interviewed, question) for question in questions.values()]
    tables = [list(_cells(sheet, partial(estimate, one))) for sheet, one in zip(sheets, asked, strict=True)]
    dropped = sum(one.household.score is None for one in interviewed)
    note = f"{dropped} rumah tangga dengan jawaban tidak lengkap tidak dihitung" if dropped else ""
    hidden = hidden_together(programme, {sheet.id: cells for sheet, cells in zip(sheets, tables, strict=True)})
    for sheet, cells in zip(sheets, tables, strict=True):
        yield from _written(sheet, cells, hidden, period, source, note)
    unseen = hidden_deprivations(programme.poverty_measure, interviewed)
    for one in programme.poverty_measure.indicators:
        sheet = programme.indicators[one.published_as or ""]
        found = estimate(answers(interviewed, poor_and_deprived(partial(is_deprived, one))))
        yield _row(sheet, found, period, source, shown=one.id not in unseen and "" not in hidden, note=note)


def _row(
    sheet: Indicator, found: Estimate | None, period: str, source: str, *, shown: bool, split: str = "", note: str = ""
) -> Record:
    row = {"disaggregation": split, "note": note}
    if found is None or not shown:
        return record(sheet.id, period, source, "suppressed", missing_reason=SMALL, **row)
    factor, decimals = FACTOR.get(sheet.unit, 1), DECIMALS[sheet.unit]
    value = found.value * factor
    row["base"] = str(found.units)
    if found.error is None:
        return record(
            sheet.id, period, source, "reported", written(value, decimals), **{**row, "note": note or WHOLE_NOTE}
        )
    error = found.error * factor
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    lower, upper = exact - NINETY_FIVE_PER_CENT * error, exact + NINETY_FIVE_PER_CENT * error
    bounds = sheet.bounds
    if bounds is not None:
        lower = lower if bounds.minimum is None else max(lower, bounds.minimum)
        upper = upper if bounds.maximum is None else min(upper, bounds.maximum)
    status = "estimated" if sheet.id in ESTIMATED else "measured"
    return record(
        sheet.id, period, source, status, written(value, decimals),
        standard_error=written(error, decimals + 1 if decimals else 0),
        lower=written(lower, decimals), upper=written(upper, decimals), **row,
    )  # fmt: skip


def _population(households: Sequence[Household], period: str, source: str) -> Iterator[Record]:
    """Count households and residents from the listing of the whole village."""
    yield record("jumlah-rumah-tangga", period, source, "reported", str(len(households)))
    members: list[tuple[Household, Member]] = [(one, member) for one in households for member in one.members]
    yield record("jumlah-penduduk", period, source, "reported", str(len(members)))
    for split in ("jenis-kelamin", "umur"):
        for category, group in SPLITS[split].items():
            number = sum(group(one, member) for one, member in members)
            yield record(
                "jumlah-penduduk", period, source, "reported", str(number), disaggregation=f"{split}={category}"
            )
