"""Multidimensional poverty in invented villages, drawn: what the published figures of the measure look like."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from generator.analysis.observed import by_village
from generator.charts.scale import Scale
from generator.charts.value_bar import draw_value_bar
from generator.pages.poverty_contributions import DrawnContributions, show_contributions
from generator.pages.view import View
from generator.text import as_number


@dataclass(frozen=True)
class HeadcountRow:
    """The newest headcount ratio of one village: drawn, and written with its interval; '' where it is hidden."""

    code: str
    name: str
    picture: Markup
    value: str
    interval: str
    period: str
    number: Fraction
    bounds: tuple[Fraction, Fraction] | None


@dataclass(frozen=True)
class HeadcountSpread:
    """The rows with the lowest and the highest headcount ratio; `apart` where their intervals do not meet."""

    lowest: HeadcountRow
    highest: HeadcountRow
    apart: bool


def spread_of(rows: tuple[HeadcountRow, ...]) -> HeadcountSpread | None:
    """Compare the ends of the rows that have a value and an interval; None where fewer than two have."""
    known = sorted((one for one in rows if one.bounds is not None), key=lambda one: (one.number, one.code))
    if len(known) < 2:
        return None
    low, high = known[0], known[-1]
    apart = low.bounds is not None and high.bounds is not None and low.bounds[1] < high.bounds[0]
    return HeadcountSpread(low, high, apart)


@dataclass(frozen=True)
class ExampleVillage:
    """A village and the contributions of its deprivations."""

    code: str
    name: str
    chart: DrawnContributions


def contributions_of_poorest(view: View, rows: tuple[HeadcountRow, ...]) -> ExampleVillage | None:
    """Draw the deprivations of the village with the highest headcount ratio; None where none publishes them."""
    observed = by_village(view.project.observations)
    for one in sorted((row for row in rows if row.value), key=lambda row: (-row.number, row.code)):
        chart = show_contributions(view, observed.of(one.code))
        if chart is not None:
            return ExampleVillage(one.code, one.name, chart)
    return None


def headcounts(view: View) -> tuple[HeadcountRow, ...]:
    """Return the invented villages with a headcount ratio, in the order of their codes."""
    publishes = view.programme.poverty_measure.publishes
    if publishes is None or publishes.headcount_ratio is None:
        return ()
    project, frame = view.project, view.project.observations.frame
    register = project.register.frame
    invented = {str(row["code"]): str(row["name"]) for row in register[register["synthetic"] == "true"].to_dict("records")}
    rows = frame[
        (frame["indicator"] == publishes.headcount_ratio)
        & (frame["disaggregation"] == "")
        & frame["village_code"].isin(invented)
    ]  # fmt: skip
    newest = {str(row["village_code"]): row for row in rows.sort_values("period", kind="stable").to_dict("records")}
    return tuple(_row(view, code, invented[code], {str(key): str(cell) for key, cell in newest[code].items()}) for code in sorted(newest))


def _row(view: View, code: str, name: str, row: dict[str, str]) -> HeadcountRow:
    value = Fraction(row["value"]) if row["value"] else None
    interval = (Fraction(row["lower"]), Fraction(row["upper"])) if value is not None and row["lower"] and row["upper"] else None
    written = "" if value is None else as_number(value, view.language, 1) + "%"
    between = "" if interval is None else "–".join(as_number(one, view.language, 1) for one in interval)
    label = f"{name}: {written} ({between})" if between else f"{name}: {written or '–'}"
    picture = draw_value_bar(Scale(Fraction(0), Fraction(100)), value, row["status"], label, interval=interval)
    return HeadcountRow(code, name, Markup(picture), written, between, row["period"], value or Fraction(0), interval)  # noqa: S704 - the label is escaped
