"""Days exist, spans run forwards, work lies inside the programme, deadlines are kept in sight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checks.model_files import field_names, model_files, objects_in
from generator.checks.periods import days_of, is_written_well
from generator.model.composite_index import CompositeIndex
from generator.model.document import Consultation
from generator.model.element import OpenQuestion
from generator.model.graduation import GraduationStage
from generator.model.identity import Identity
from generator.model.learning import LearningQuestion
from generator.model.source import Source
from generator.model.undertaking import Undertaking
from generator.model.village import InterventionInVillage
from generator.model.workplan import PlannedActivity
from generator.problems import Location, Problem
from generator.project import Project

DATE_FIELDS = frozenset(
    {"closes", "date", "due", "end", "month", "official_from", "official_to", "opens", "period", "retrieved", "start"}
)
DURATION_FIELDS = frozenset({"duration", "frequency", "within"})
SPANS = {
    CompositeIndex: ("official_from", "official_to"),
    Consultation: ("opens", "closes"),
    Identity: ("start", "end"),
    InterventionInVillage: ("start", "end"),
    PlannedActivity: ("start", "end"),
    Undertaking: ("start", "end"),
}


def check_days_exist(project: Project) -> Iterator[Problem]:
    """Every date is a day of the calendar: 30 February is none."""
    for file in model_files(project):
        for owner in objects_in(file):
            for name in DATE_FIELDS.intersection(field_names(type(owner))):
                for period in _written(getattr(owner, name)):
                    if is_written_well(period) and days_of(period) is None:
                        yield Problem("tanggal-tidak-ada", owner.source.at(name), {"value": period})
    for stories in project.stories.values():
        for story in stories:
            if days_of(story.date) is None:
                yield Problem("tanggal-tidak-ada", story.source.at("date"), {"value": story.date})


def check_spans(project: Project) -> Iterator[Problem]:
    """What has a start and an end does not end before it starts."""
    for file in model_files(project):
        for owner in objects_in(file):
            start, end = SPANS.get(type(owner), ("", ""))
            if start:
                first, last = getattr(owner, start), getattr(owner, end)
                yield from _span(str(first or ""), str(last or ""), owner.source.at(end), owner.source.at(start))
            if isinstance(owner, Source) and owner.period and "/" in owner.period:
                first, last = owner.period.split("/", 1)
                yield from _span(first, last, owner.source.at("period"))
            if isinstance(owner, GraduationStage) and owner.from_month > owner.to_month:
                parameters = {"start": owner.from_month, "end": owner.to_month}
                yield Problem("rentang-terbalik", owner.source.at("to_month"), parameters, related=owner.source.at("from_month"))


def check_durations(project: Project) -> Iterator[Problem]:
    """A duration is longer than nothing."""
    for file in model_files(project):
        for owner in objects_in(file):
            for name in DURATION_FIELDS.intersection(field_names(type(owner))):
                value = str(getattr(owner, name) or "")
                if value and not any(int(number) for number in re.findall(r"\d+", value)):
                    yield Problem("durasi-nol", owner.source.at(name), {"value": value})


def check_programme_period(project: Project) -> Iterator[Problem]:
    """Activities and milestones of the work plan lie inside the programme's period."""
    if "identity" in project.programme.unreadable:
        return
    identity, workplan = project.programme.identity, project.programme.workplan
    opens, closes = days_of(identity.start), days_of(identity.end)
    if opens is None or closes is None:
        return
    planned: list[tuple[str, Location]] = []
    for activity in workplan.activities:
        planned += [(activity.start, activity.source.at("start")), (activity.end, activity.source.at("end"))]
    planned += [(one.month, one.source.at("month")) for one in workplan.milestones]
    for period, here in planned:
        days = days_of(period)
        if days is not None and not (opens[0] <= days[0] and days[1] <= closes[1]):
            parameters = {"value": period, "start": identity.start, "end": identity.end}
            yield Problem("di-luar-masa-program", here, parameters)


def check_deadlines(project: Project) -> Iterator[Problem]:
    """An open question whose deadline has passed wants an answer or a new deadline."""
    for file in model_files(project):
        for owner in objects_in(file):
            open_ = (isinstance(owner, OpenQuestion) and owner.is_open) or (
                isinstance(owner, LearningQuestion) and owner.state != "answered"
            )
            if open_ and owner.due and _last_day(owner.due) < project.as_of:
                parameters = {"value": owner.due, "as_of": project.as_of.isoformat()}
                yield Problem("tenggat-lewat", owner.source.at("due"), parameters)


def _written(value: object) -> tuple[str, ...]:
    return tuple(value.split("/")) if isinstance(value, str) else ()


def _span(start: str, end: str, here: Location, there: Location | None = None) -> Iterator[Problem]:
    first, last = days_of(start), days_of(end)
    if first is not None and last is not None and last[1] < first[0]:
        yield Problem("rentang-terbalik", here, {"start": start, "end": end}, related=there)


def _last_day(period: str) -> date:
    days = days_of(period)
    return date.max if days is None else days[1]
