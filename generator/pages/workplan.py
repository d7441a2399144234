"""The work plan: activities on a calendar by phase, and milestones with their evidence."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.plan_calendar import measure_calendar
from generator.pages.page import Page
from generator.pages.sentences import opening
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the page of the work plan."""
    plan = view.programme.workplan
    calendar = measure_calendar(plan)
    month = view.project.as_of.isoformat()[:7]
    inside = calendar.month_of(view.project.as_of) is not None
    yield view.page(
        "rencana-kerja/", plan.title, "workplan.md.j2", plan.source.path,
        description=opening(plan.introduction),
        plan=plan,
        calendar=calendar,
        this_month=month,
        running=[one for one in plan.activities if one.start <= month <= one.end] if inside else None,
        next=next((one for _, one in calendar.milestones if one.month > month), None),
        today=calendar.month_of(view.project.as_of),
    )  # fmt: skip
