"""The work plan on a calendar: which months an activity takes, counted from the plan's first month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.workplan import Milestone, PlannedActivity, Workplan

MONTHS = 12


@dataclass(frozen=True)
class Span:
    """An activity's place on the calendar: its first month (from 1) and how many months it takes."""

    activity: PlannedActivity
    first: int
    months: int


@dataclass(frozen=True)
class PlanCalendar:
    """All activities by phase, in the order of the phases, and milestones by month."""

    years: tuple[int, ...]
    months: int
    phases: dict[str, tuple[Span, ...]]
    milestones: tuple[tuple[int, Milestone], ...]
    empty: tuple[str, ...]

    def month_of(self, day: date) -> int | None:
        """Return the number of the month that a day falls in, or None outside the plan's years."""
        return (day.year - self.years[0]) * MONTHS + day.month if day.year in self.years else None


def measure_calendar(plan: Workplan) -> PlanCalendar:
    """Lay a plan out in whole years, from the year of its first month to that of its last."""
    named = [
        *(one.start for one in plan.activities),
        *(one.end for one in plan.activities),
        *(one.month for one in plan.milestones),
    ]
    years = tuple(range(int(min(named)[:4]), int(max(named)[:4]) + 1)) if named else ()
    origin = years[0] if years else 0
    phases: dict[str, list[Span]] = {}
    for activity in plan.activities:
        first, last = _month(activity.start, origin), _month(activity.end, origin)
        phases.setdefault(activity.phase, []).append(Span(activity, first, last - first + 1))
    busy = {month for spans in phases.values() for one in spans for month in range(one.first, one.first + one.months)}
    return PlanCalendar(
        years=years,
        months=len(years) * MONTHS,
        phases={phase: tuple(spans) for phase, spans in phases.items()},
        milestones=tuple(
            (_month(one.month, origin), one) for one in sorted(plan.milestones, key=lambda one: one.month)
        ),
        empty=tuple(
            f"{origin + (month - 1) // MONTHS}-{(month - 1) % MONTHS + 1:02}"
            for month in range(1, len(years) * MONTHS + 1)
            if month not in busy
        ),
    )


def _month(written: str, origin: int) -> int:
    """Return the number of a month (YYYY-MM), 1 for January of the first year."""
    return (int(written[:4]) - origin) * MONTHS + int(written[5:7])
