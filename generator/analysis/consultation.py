"""Whether comments are taken on a day, and how many of those that came have an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.model.document import Consultation

State = Literal["unscheduled", "ahead", "open", "closed"]


@dataclass(frozen=True)
class Window:
    """The state of a consultation on a day; `days` until it opens, or left with today, or since it closed."""

    state: State
    days: int
    comments: int
    answered: int


def measure_window(consultation: Consultation | None, today: date) -> Window:
    """Return where a consultation stands; one with days that do not exist counts as not scheduled."""
    if consultation is None:
        return Window("unscheduled", 0, 0, 0)
    try:
        opens, closes = date.fromisoformat(consultation.opens), date.fromisoformat(consultation.closes)
    except ValueError:
        return Window("unscheduled", 0, 0, 0)
    came = len(consultation.comments), sum(one.answer is not None for one in consultation.comments)
    if today < opens:
        return Window("ahead", (opens - today).days, *came)
    if today <= closes:
        return Window("open", (closes - today).days + 1, *came)
    return Window("closed", (today - closes).days, *came)
