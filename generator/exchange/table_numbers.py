"""Numbers of a source table, kept digit for digit; nothing is rounded, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from generator.exchange.table_cells import each_value
from generator.exchange.table_file import SourceTable
from generator.problems import Problem

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
WITH_COMMA = re.compile(r"-?([0-9]+|[0-9]{1,3}(\.[0-9]{3})+),[0-9]+")


def numbers(texts: pd.Series[str], decimals: int | None) -> pd.Series[str]:
    """Return numbers as they will be written: exactly as they are, or padded to `decimals`."""
    if decimals is None:
        return texts
    written = {text: _padded(text, decimals) for text in texts.unique()}
    return texts.map(lambda text: written[text])


def number_problems(
    table: SourceTable, column: str, texts: pd.Series[str], decimals: int | None
) -> tuple[Problem, ...]:
    """Return what keeps the cells of a column from being numbers.

    Decimal commas and surplus decimals have one cause in the whole column and are told once.
    """
    return tuple(_problems(table, column, texts, decimals))


def _problems(table: SourceTable, column: str, texts: pd.Series[str], decimals: int | None) -> Iterator[Problem]:
    comma = texts[texts.map(lambda text: WITH_COMMA.fullmatch(text) is not None).astype(bool)]
    if len(comma):
        value = comma.iloc[0]
        fixed = value.replace(".", "").replace(",", ".")
        parameters = {"column_name": column, "value": value, "rows": len(comma), "fixed": fixed}
        yield Problem("impor-desimal-koma", table.at(int(comma.index[0])), parameters)
    rest = texts.drop(comma.index)
    numeric = rest.map(lambda text: NUMBER.fullmatch(text) is not None).astype(bool)
    for row, found in each_value(column, rest[~numeric]):
        yield Problem("impor-bukan-angka", table.at(row), found)
    if decimals is None:
        return
    good = rest[numeric]
    surplus = good[good.str.partition(".")[2].str.len() > decimals] if len(good) else good
    if len(surplus):
        parameters = {"column_name": column, "value": surplus.iloc[0], "rows": len(surplus), "decimals": decimals}
        yield Problem("impor-desimal-berlebih", table.at(int(surplus.index[0])), parameters)


def _padded(text: str, decimals: int) -> str:
    whole, _, fraction = text.partition(".")
    return f"{whole}.{fraction.ljust(decimals, '0')}" if decimals else whole
