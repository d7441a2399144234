"""Targets as readers see them: the figures in words, the light, and the way as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from markupsafe import Markup

from generator.analysis.progress import TargetProgress
from generator.analysis.rollup import RollUp
from generator.charts.progress_path import Mark, draw_progress_path
from generator.model.indicator import Indicator
from generator.model.results import PlannedValue
from generator.pages.view import View
from generator.text import as_number, as_rupiah


@dataclass(frozen=True)
class ProgressRow:
    """What the section on progress shows of one target.

    `done` and `planned` are sizes of the change, `backwards` where the change goes the wrong way;
    `ratio` is cut, not rounded, to two digits, so that what is printed never crosses a cut of the
    lights; `elapsed` is the share of the time in whole per cent.
    """

    progress: TargetProgress
    indicator: Indicator
    picture: Markup
    value: str
    done: str
    planned: str
    backwards: bool
    ratio: Fraction | None
    elapsed: int | None
    rolled: RollUp | None = None


def progress_row(view: View, progress: TargetProgress, rolled: RollUp | None = None) -> ProgressRow:
    """Prepare one target for the templates."""
    indicator = view.programme.indicators[progress.target.indicator]
    start, end, reading = progress.target.baseline.value, progress.target.target.value, progress.reading
    change = None
    if start is not None and reading is not None and reading.value is not None:
        change = reading.value - Fraction(start)
    plan = None if start is None or end is None else Fraction(end) - Fraction(start)
    decimals = max((_decimals(one) for one in (progress.target.baseline, progress.target.target)), default=0)
    decimals = max(decimals, 0 if reading is None else reading.decimals)
    return ProgressRow(
        progress=progress,
        indicator=indicator,
        picture=Markup(_picture(view, progress, indicator)),  # noqa: S704 - our own SVG, its texts escaped
        value="" if reading is None or reading.value is None else _amount(view, indicator, reading.value, reading.decimals),
        done="" if change is None else _size(view, indicator, abs(change), decimals),
        planned="" if plan is None else _size(view, indicator, abs(plan), decimals),
        backwards=change is not None and plan is not None and change * plan < 0,
        ratio=None if progress.ratio is None else Fraction(floor(progress.ratio * 100), 100),
        elapsed=None if progress.elapsed_share is None else floor(progress.elapsed_share * 100 + Fraction(1, 2)),
        rolled=rolled,
    )


def _picture(view: View, progress: TargetProgress, indicator: Indicator) -> str:
    target, reading = progress.target, progress.reading
    baseline, goal = _mark(view, indicator, target.baseline), _mark(view, indicator, target.target)
    if baseline is None or goal is None or indicator.unit == "category":
        return ""
    shown = reading is not None and reading.value is not None and progress.absence not in {"not_due", "stale"}
    value = None
    if shown and reading is not None and reading.value is not None:
        value = Mark(reading.value, _amount(view, indicator, reading.value, reading.decimals))
    steps = [mark for one in target.milestones if (mark := _mark(view, indicator, one)) is not None]
    said = [view.title("indicator", indicator.id), view.say(id=f"garis dasar {baseline.label}", en=f"baseline {baseline.label}")]
    said += [view.say(id=f"tonggak {one.label}", en=f"milestone {one.label}") for one in steps]
    said += [view.say(id=f"target {goal.label}", en=f"target {goal.label}")]
    if value is not None:
        said += [view.say(id=f"nilai terkini {value.label}", en=f"newest value {value.label}")]
    expected = progress.expected if value is not None else None
    if expected is not None:
        written = _amount(view, indicator, expected, 1)
        said += [view.say(id=f"menurut rencana sekarang {written}", en=f"planned by now {written}")]
    title = f"{said[0]}: {'; '.join(said[1:])}"
    return draw_progress_path(title, baseline, goal, value=value, milestones=steps, expected=expected)


def _mark(view: View, indicator: Indicator, planned: PlannedValue) -> Mark | None:
    if planned.value is None:
        return None
    return Mark(Fraction(planned.value), _amount(view, indicator, Fraction(planned.value), _decimals(planned)))


def _decimals(planned: PlannedValue) -> int:
    exponent = 0 if planned.value is None else planned.value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _amount(view: View, indicator: Indicator, value: Fraction, decimals: int) -> str:
    """Write a value as its indicator does: per cent with its sign, money as rupiah."""
    if indicator.unit == "idr":
        return as_rupiah(value, view.language)
    return as_number(value, view.language, decimals) + "%" * (indicator.unit == "percent")


def _size(view: View, indicator: Indicator, value: Fraction, decimals: int) -> str:
    """Write a difference; of percentages it is in points, so it has no sign of its own."""
    return _amount(view, indicator, value, decimals).removesuffix("%")
