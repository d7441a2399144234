"""The parts of a total and the total agree, where the parts cover it and all are published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from generator.checks.rows import each_value
from generator.model.programme import Programme
from generator.problems import Problem, in_rows
from generator.project import Project

SAME_PLACE = ("village_code", "indicator", "period", "source")
PUBLISHED = ("reported", "measured", "estimated")
NUMBER = r"-?\d+(?:\.\d+)?"
COUNT = r"\d*"

Disagrees = Callable[["_Split"], str | None]


@dataclass(frozen=True)
class _Split:
    """A total and all parts of one disaggregation of it, from one source; `row` is the total's."""

    row: int
    split: str
    total: str
    status: str
    base: str
    parts: tuple[tuple[str, str], ...]
    """Value and base of each category."""

    @property
    def values(self) -> list[Fraction]:
        """The values of the parts, exactly."""
        return [Fraction(value) for value, _ in self.parts]

    @property
    def bases(self) -> list[int] | None:
        """The bases of the parts where all are known and make up that of the total."""
        if not self.base or not all(base for _, base in self.parts):
            return None
        found = [int(base) for _, base in self.parts]
        return found if sum(found) == int(self.base) and sum(found) > 0 else None

    @property
    def rounding(self) -> Fraction:
        """What the total and one part may lose together when they are printed."""
        return _half(self.total) + max(_half(value) for value, _ in self.parts)


def check_disaggregation_totals(project: Project) -> Iterator[Problem]:
    """Counts of all categories add up to the total; a mean or share lies among those of its categories.

    A share is more than its range only where it was counted in full (`reported`): then it is the mean
    of its categories by their bases. In a sample survey households have unlike weights and the base
    is the number asked, so the published total rightly differs from that mean.
    """
    if "disaggregation" in project.programme.unreadable or "indicator" in project.programme.unreadable:
        return
    splits = list(_splits(project))
    sums = {one.id for one in project.programme.indicators.values() if one.aggregation.method == "sum"}
    means = {one.id for one in project.programme.indicators.values() if one.aggregation.method == "weighted_mean"}
    observations, indicator = project.observations, project.observations.frame["indicator"]
    for code, chosen, disagrees in (
        ("pemilahan-tidak-berjumlah", sums, _not_the_sum),
        ("total-di-luar-pemilahan", means, _outside_its_parts),
        ("total-bukan-rata-rata", means, _not_the_mean),
    ):
        wrong = {
            one.row: (one, found)
            for one in splits
            if indicator.iloc[one.row] in chosen and (found := disagrees(one)) is not None
        }

        def tell(
            position: int, value: str, rows: int, code: str = code, wrong: dict[int, tuple[_Split, str]] = wrong
        ) -> Problem:
            one, found = wrong[position]
            record = observations.frame.iloc[position]
            parameters = {
                "indicator": value, "value": one.total, "split": one.split, "found": found,
                "place": record["village_code"], "period": record["period"], "rows": in_rows(rows),
            }  # fmt: skip
            return Problem(code, observations.at(position, "value"), parameters)

        flags = pd.Series(range(len(indicator))).isin(list(wrong))
        yield from each_value(observations, flags, "indicator", tell)


def _splits(project: Project) -> Iterator[_Split]:
    """Return every total with each disaggregation of it whose categories are all there and published."""
    frame = project.observations.frame
    cells = frame["disaggregation"]
    names = _categories(project.programme)
    readable = frame["value"].str.fullmatch(NUMBER) & frame["base"].str.fullmatch(COUNT)
    shown = frame.assign(position=range(len(frame)), split=cells.str.split("=", n=1).str[0])[
        frame["status"].isin(PUBLISHED) & readable & ~cells.str.contains(";", regex=False)
    ]
    shown = shown.drop_duplicates([*SAME_PLACE, "disaggregation"])
    kept = shown[shown["split"].isin(list(names))]
    totals = shown[(shown["disaggregation"] == "") & shown["indicator"].isin(kept["indicator"].unique())]
    by_place = {
        tuple(map(str, place)): (int(position), value, status, base)
        for *place, position, value, status, base in totals[
            [*SAME_PLACE, "position", "value", "status", "base"]
        ].itertuples(index=False)
    }
    for key, rows in kept.groupby([*SAME_PLACE, "split"], sort=False):
        *place, split = (str(one) for one in key)
        found = by_place.get(tuple(place))
        categories = {cell.partition("=")[2] for cell in rows["disaggregation"]}
        if found is not None and categories == names[split]:
            pairs = tuple(zip(rows["value"].tolist(), rows["base"].tolist(), strict=True))
            yield _Split(found[0], split, found[1], found[2], found[3], pairs)


def _categories(programme: Programme) -> dict[str, frozenset[str]]:
    """Return the categories of each disaggregation that covers the whole without overlap."""
    return {
        one.id: frozenset(category.id for category in one.categories)
        for one in programme.disaggregations.disaggregations
        if one.adds_up
    }


def _not_the_sum(one: _Split) -> str | None:
    total = sum(one.values, start=Fraction(0))
    allowed = Fraction(0)
    if one.status == "estimated":
        allowed = _half(one.total) + sum((_half(value) for value, _ in one.parts), start=Fraction(0))
    return None if abs(total - Fraction(one.total)) <= allowed else _written(total)


def _outside_its_parts(one: _Split) -> str | None:
    low, high = min(one.values), max(one.values)
    inside = low - one.rounding <= Fraction(one.total) <= high + one.rounding
    return None if inside else f"{_written(low)}–{_written(high)}"


def _not_the_mean(one: _Split) -> str | None:
    bases = one.bases
    if one.status != "reported" or bases is None or _outside_its_parts(one) is not None:
        return None
    mean = sum((value * base for value, base in zip(one.values, bases, strict=True)), start=Fraction(0)) / sum(bases)
    return None if abs(mean - Fraction(one.total)) <= one.rounding else _written(mean)


def _half(written: str) -> Fraction:
    """Return half a unit of the last digit that was printed."""
    return Fraction(1, 2 * 10 ** len(written.partition(".")[2]))


def _written(value: Fraction) -> str:
    return f"{Decimal(value.numerator) / Decimal(value.denominator):.4f}".rstrip("0").rstrip(".")
