"""Interventions that start or stop matching, and in which villages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from generator.analysis.golden_thread import trigger_indicators
from generator.analysis.intervention_matching import measure_suggestions
from generator.drafting.change import Consequence
from generator.drafting.likeness import Moved, is_same, villages_of
from generator.drafting.village_groups import apart, grouped
from generator.project import Project

AT_WORK = ("planned", "running")


def measure_matching_consequences(before: Project, after: Project, moved: Moved) -> Iterator[Consequence]:
    """Judge the triggers that changed in all villages, the others where what they ask for changed."""
    old, new = before.programme.interventions, after.programme.interventions
    both = {**new, **{id_: one for id_, one in old.items() if id_ not in new}}
    touched = _touched(before, after, moved)
    rewritten = {id_ for id_ in both if id_ not in old or id_ not in new or not is_same(old[id_].triggers, new[id_].triggers)}
    if not rewritten and not any(touched.values()):
        return
    judged = frozenset(id_ for id_ in both if id_ in rewritten or touched[id_])
    villages = None if rewritten else frozenset().union(*touched.values())
    matched, matches = (_suggestions(one, judged, villages) for one in (before, after))
    for id_ in both:
        had, has = matched.get(id_, frozenset()), matches.get(id_, frozenset())
        state = {"new": id_ not in old, "gone": id_ not in new}
        yield from _told("intervention-matches", after, id_, has - had, state)
        yield from _told("intervention-stops", before, id_, had - has, state)


def _touched(before: Project, after: Project, moved: Moved) -> Mapping[str, frozenset[str]]:
    """Return by intervention the villages where a value its triggers ask for is another."""
    asked: dict[str, set[str]] = {}
    for project in (before, after):
        for id_, one in project.programme.interventions.items():
            asked.setdefault(id_, set()).update(trigger_indicators(one.triggers))
    return {id_: villages_of(moved, wanted) for id_, wanted in asked.items()}


def _suggestions(
    project: Project, wanted: Collection[str], villages: Collection[str] | None
) -> Mapping[str, frozenset[str]]:
    """Return the villages where the triggers hold, by intervention; None for `villages` is all of them."""
    chosen = {id_: one for id_, one in project.programme.interventions.items() if id_ in wanted}
    observations = project.observations
    if villages is not None:
        frame = observations.frame
        rows = frame[frame["village_code"].isin(list(villages))].reset_index(drop=True)
        observations = replace(observations, frame=rows)
    narrowed = replace(
        project, programme=replace(project.programme, interventions=chosen), observations=observations
    )
    return {id_: frozenset(codes) for id_, codes in measure_suggestions(narrowed).items()}


def _told(
    kind: str, project: Project, id_: str, codes: Collection[str], state: Mapping[str, bool]
) -> Iterator[Consequence]:
    """Yield one consequence; `at_work` are villages whose profile says the intervention is planned or runs there."""
    for invented, members in apart(project, codes):
        at_work = tuple(code for code in members if _is_at_work(project, code, id_))
        yield grouped(
            kind, ("intervention", id_), [{"village": code} for code in members],
            invented=invented, at_work=at_work, **state,
        )  # fmt: skip


def _is_at_work(project: Project, code: str, id_: str) -> bool:
    profile = project.profiles.get(code)
    return profile is not None and any(
        one.intervention == id_ and one.state in AT_WORK for one in profile.interventions
    )
