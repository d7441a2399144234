"""The chain of results as a picture: what interventions produce, what that leads to, and how each branch goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.analysis.programme_progress import ProgrammeProgress
from generator.analysis.progress import TargetProgress
from generator.model.results import Result
from generator.pages.view import View


@dataclass(frozen=True)
class Branch:
    """A result with what leads to it: results below it, and the interventions that produce it."""

    result: Result
    below: tuple[Branch, ...]
    interventions: tuple[str, ...]

    @property
    def results(self) -> tuple[Result, ...]:
        """The result and all below it, each once."""
        found = {self.result.id: self.result}
        for branch in self.below:
            found |= {one.id: one for one in branch.results}
        return tuple(found.values())


@dataclass(frozen=True)
class ResultsChain:
    """All branches from the goals down, and what is missing in them.

    `produces` counts the outputs of each intervention; `idle` interventions produce no output of the
    framework, `unfed` results have nothing that leads to them.
    """

    branches: tuple[Branch, ...]
    produces: Mapping[str, int]
    idle: tuple[str, ...]
    unfed: tuple[str, ...]


@dataclass(frozen=True)
class BranchLights:
    """The targets of a branch by their light, or by why there is none; each with one that shows it."""

    result: Result
    targets: int
    lights: tuple[tuple[TargetProgress, int], ...]
    rated: int


def chain_of(view: View) -> ResultsChain:
    """Follow `contributes_to` down from the goals, and add the interventions that produce each result."""
    results = view.programme.results.results
    produces = Counter(id_ for one in results for id_ in _makers(view, one))
    below = {above for one in results for above in one.contributes_to}
    return ResultsChain(
        branches=tuple(_branch(view, one) for one in results if one.level == "goal"),
        produces=produces,
        idle=tuple(id_ for id_ in view.programme.interventions if id_ not in produces),
        unfed=tuple(one.id for one in results if one.id not in below and not _makers(view, one)),
    )


def producers(view: View, result: Result) -> tuple[str, ...]:
    """Return the interventions that produce a result, in the order of the files."""
    links = view.thread.incoming.get(("result", result.id), ())
    producing = {link.start[1] for link in links if link.relation == "produces"}
    return tuple(id_ for id_ in view.programme.interventions if id_ in producing)


def lights_by_branch(branches: tuple[Branch, ...], measured: Mapping[tuple[str, str], ProgrammeProgress]) -> tuple[BranchLights, ...]:
    """Count how the targets of each branch stand, in the order in which they first appear."""
    found = []
    for branch in branches:
        progress = [
            measured[one.id, target.indicator].progress
            for one in branch.results
            for target in one.targets
            if (one.id, target.indicator) in measured
        ]
        counted = Counter((one.light, one.absence) for one in progress)
        shown = {(one.light, one.absence): one for one in reversed(progress)}
        lights = tuple((shown[key], count) for key, count in counted.items())
        found.append(BranchLights(branch.result, len(progress), lights, sum(one.light is not None for one in progress)))
    return tuple(found)


def _branch(view: View, result: Result, above: frozenset[str] = frozenset()) -> Branch:
    seen = above | {result.id}
    serving = (one for one in view.programme.results.results if result.id in one.contributes_to and one.id not in seen)
    return Branch(result, tuple(_branch(view, one, seen) for one in serving), _makers(view, result))


def _makers(view: View, result: Result) -> tuple[str, ...]:
    """Return the interventions whose output a result is; what they add to outcomes directly is no link of the chain."""
    return tuple(one.id for one in view.programme.interventions.values() if result.id in one.outputs)
