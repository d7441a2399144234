"""What is wrong with a table of households, found before anything is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import ibis

from generator.households.answers import NUMBER, as_number, as_text, comparisons, wants_number
from generator.households.household import WEIGHT_PLACES, Extent, whole_weight
from generator.households.question import Question
from generator.households.source import Households
from generator.problems import Location, Problem, in_rows, nearest
from generator.text import Text

if TYPE_CHECKING:
    import ibis.expr.types as ir

LARGEST_WEIGHT = 4_000_000
"""Beyond it a floating-point weight no longer holds nine places."""


@dataclass(frozen=True, eq=False)
class _Rule:
    """A way in which a row can be wrong; `column` is told, `wrong` is true of such rows."""

    code: str
    column: str
    wrong: ir.BooleanValue
    parameters: Mapping[str, object]


def validate_columns(question: Question, households: Households) -> Iterator[Problem]:
    """Yield a problem for every column that the table lacks."""
    known = tuple(households.table.columns)
    for column, use in question.columns.items():
        if column not in known:
            parameters = {"value": column, "use": USES[use], "nearest": nearest(column, known), "known": ", ".join(known[:30])}
            yield Problem("kolom-rumah-tangga-tidak-ada", Location(households.label), parameters)


def validate_households(question: Question, households: Households) -> tuple[Extent, tuple[Problem, ...]]:
    """Look at every row once; return how much there is, and what is wrong, each with its first row.

    The columns have to be there (`validate_columns`).
    """
    table = households.table
    rules = tuple(_rules(question, table))
    counts = {f"r{i}": rule.wrong.fill_null(False).sum() for i, rule in enumerate(rules)}
    found = table.agg(rows=table.count(), **counts).to_pyarrow().to_pylist()[0]
    rows = int(found["rows"])
    problems = [
        _problem(households, rule, int(found[f"r{i}"])) for i, rule in enumerate(rules) if found[f"r{i}"]
    ]
    if rows == 0:
        problems.append(Problem("data-rumah-tangga-kosong", Location(households.label), {"value": households.label}))
    if problems:
        return Extent(rows, 0), tuple(problems)
    weights = table.select(weight=whole_weight(question, table))
    largest = weights.agg(largest=weights.weight.max()).to_pyarrow().to_pylist()[0]["largest"]
    return Extent(rows, int(largest)), tuple(_repeated(question, households))


def _rules(question: Question, table: ir.Table) -> Iterator[_Rule]:
    measure = question.measure
    numbers = {one.column for one in comparisons(measure) if one.column and wants_number(one)}
    if measure.income is not None:
        numbers.add(measure.income.column)
    for name in sorted(numbers | (question.whole & set(question.columns))):
        yield _Rule("jawaban-bukan-angka", name, _no_number(table[name]), {})
        if name in question.whole:
            number = as_number(table[name])
            yield _Rule("jawaban-di-luar-kode", name, (number < 0) | (number != number.floor()), {"allowed": "0, 1, 2, ..."})
    for name, codes in question.codes.items():
        if name in question.columns:
            text = as_text(table[name])
            yield _Rule("jawaban-di-luar-kode", name, text.notnull() & ~text.isin(codes), {"allowed": ", ".join(codes)})
    if question.size is not None:
        size = as_number(table[question.size])
        wrong = _no_number(table[question.size]) | size.isnull() | (size < 1) | (size != size.floor())
        yield _Rule("ukuran-rumah-tangga-salah", question.size, wrong, {})
    if measure.sampling_weight is not None:
        yield _Rule("bobot-sampel-salah", measure.sampling_weight, _bad_weight(table[measure.sampling_weight]), {})
    for group in (*question.by, measure.strata, measure.clusters, measure.household_id):
        if group is not None:
            text = as_text(table[group])
            yield _Rule("kelompok-kosong", group, text.isnull() | (text.strip() == ""), {})


def _no_number(column: ir.Column) -> ir.BooleanValue:
    """Return whether there is something in a cell that is no finite number."""
    kind = column.type()
    if kind.is_floating():
        return column.isnan() | column.isinf()
    if kind.is_numeric() or kind.is_boolean():
        return ibis.literal(False) & column.notnull()
    text = as_text(column)
    return text.notnull() & ~text.re_search(NUMBER)


def _bad_weight(column: ir.Column) -> ir.BooleanValue:
    """Return whether a weight is missing, negative, no number, too large or has too many places."""
    number = as_number(column)
    wrong = _no_number(column) | number.isnull() | (number < 0) | (number > LARGEST_WEIGHT)
    if column.type().is_integer():
        return wrong
    if column.type().is_string():
        return wrong | as_text(column).re_search(rf"\.\d{{{WEIGHT_PLACES}}}\d*[1-9]")
    parts = number.cast("float64") * float(10**WEIGHT_PLACES)
    return wrong | ((parts - parts.round()).abs() > 0.25)


def _problem(households: Households, rule: _Rule, count: int) -> Problem:
    row, value = _first(households, rule.wrong.fill_null(False), rule.column)
    parameters = {"column": rule.column, "value": value, "where": _where(row), "rows": in_rows(count), **rule.parameters}
    return Problem(rule.code, _place(households, row), parameters)


def _first(households: Households, wrong: ir.BooleanValue, column: str) -> tuple[int | None, str]:
    """Return the first row of which something is true (from 1; None in an engine's table) and its cell."""
    table = households.table
    chosen = table.select(value=table[column].cast("string"), wrong=wrong)
    if households.in_files:
        numbered = chosen.mutate(row=ibis.row_number())
        found = numbered.filter(numbered.wrong).order_by("row").limit(1).to_pyarrow().to_pylist()[0]
        return int(found["row"]) + 1, _shown(found["value"])
    found = chosen.filter(chosen.wrong).order_by("value").limit(1).to_pyarrow().to_pylist()[0]
    return None, _shown(found["value"])


def _shown(value: str | None) -> str:
    return "" if value is None else value[:60]


def _place(households: Households, row: int | None) -> Location:
    return Location(households.label, line=None if row is None else row + 1 if households.is_csv else row, column=1)


def _where(row: int | None) -> Text:
    return Text({}) if row is None else Text({"id": f", baris data ke-{row}", "en": f", data row {row}"})


def _repeated(question: Question, households: Households) -> Iterator[Problem]:
    """Yield a problem where a household stands twice in the table, or in two groups."""
    name = question.measure.household_id
    if name is None:
        return
    table = households.table
    identity = as_text(table[name])
    groups = {f"g{i}": as_text(table[column]) for i, column in enumerate(question.by)}
    each = table.select(identity=identity, **groups)
    spread = [each[key].min() != each[key].max() for key in groups]
    found = each.group_by("identity").agg(times=each.count(), apart=reduce(or_, spread, ibis.literal(False)))
    again = found.filter(found.times > 1)
    for code, chosen in (
        ("rumah-tangga-di-dua-kelompok", again.filter(again.apart)),
        ("rumah-tangga-ganda", again.filter(~again.apart)),
    ):
        count = int(chosen.count().to_pyarrow().as_py())
        if count:
            first = chosen.order_by("identity").limit(1).to_pyarrow().to_pylist()[0]["identity"]
            rows = _rows_of(households, identity, first)
            parameters = {"column": name, "value": _shown(first), "where": _rows(rows), "rows": _more(count),
                          "by": ", ".join(question.by)}  # fmt: skip
            yield Problem(code, _place(households, rows[1] if len(rows) > 1 else None), parameters)


def _rows_of(households: Households, identity: ir.StringValue, wanted: str) -> list[int]:
    if not households.in_files:
        return []
    numbered = households.table.select(identity=identity).mutate(row=ibis.row_number())
    chosen = numbered.filter(numbered.identity == wanted).order_by("row").limit(2)
    return [int(one["row"]) + 1 for one in chosen.to_pyarrow().to_pylist()]


def _rows(rows: list[int]) -> Text:
    words = {language: f" {both} ".join(map(str, rows)) for language, both in (("id", "dan"), ("en", "and"))}
    return Text({"id": f", baris data ke-{words['id']}", "en": f", data rows {words['en']}"}) if rows else Text({})


def _more(count: int) -> Text:
    more = count - 1
    return Text({"id": f"; {more} lagi seperti itu", "en": f"; {more} more like it"}) if more else Text({})


USES = {
    "indicator": Text({"id": "syarat kekurangan", "en": "a deprivation"}),
    "income": Text({"id": "pendapatan atau pengeluaran", "en": "income or spending"}),
    "size": Text({"id": "banyaknya anggota", "en": "household size"}),
    "weight": Text({"id": "bobot sampel", "en": "the sampling weight"}),
    "strata": Text({"id": "strata", "en": "strata"}),
    "clusters": Text({"id": "klaster", "en": "clusters"}),
    "household": Text({"id": "penanda rumah tangga", "en": "the household identifier"}),
    "group": Text({"id": "pengelompokan (--by)", "en": "grouping (--by)"}),
}
