"""The work plan: activities on a calendar by phase, and milestones with their evidence."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.plan_calendar import measure_calendar
from generator.pages.page import Page
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the page of the work plan."""
    plan = view.programme.workplan
    calendar = measure_calendar(plan)
    yield view.page(
        "rencana-kerja/", view.within(plan.title), "workplan.md.j2", plan.source.path,
        description=view.opening(plan.introduction),
        plan=plan,
        calendar=calendar,
        today=calendar.month_of(view.project.as_of),
    )  # fmt: skip
