"""Quotas of the pilot selection can be met by some number, and name villages that exist."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Problem, in_rows, nearest
from generator.project import Project


def check_quotas(project: Project) -> Iterator[Problem]:
    """A quota's limits are in order, and the villages of its set are in a register."""
    known = frozenset(project.register.frame["code"])
    for quota in project.programme.pilot_selection.quotas:
        if quota.at_least is not None and quota.at_most is not None and quota.at_least > quota.at_most:
            parameters = {"at_least": quota.at_least, "at_most": quota.at_most}
            yield Problem("kuota-terbalik", quota.source.at("at_most"), parameters)
        if quota.among is None or "village" in project.programme.unreadable:
            continue
        for number, code in enumerate(quota.among.villages):
            if code not in known:
                near = nearest(code, sorted(one for one in known if one[:5] == code[:5]))
                here = quota.among.source.at("villages", number)
                yield Problem("desa-tidak-dikenal", here, {"value": code, "rows": in_rows(1), "nearest": near})
