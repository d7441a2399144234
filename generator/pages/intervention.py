"""The intervention model and its interventions: for whom, when, what, at what cost, with whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.analysis.intervention_matching import measure_suggestions
from generator.model.intervention import Intervention
from generator.model.results import Result
from generator.model.village import Region
from generator.pages.page import Page
from generator.pages.sentences import opening
from generator.pages.view import View

NAMED = 40
"""So many villages of a regency are named; of more there is only their number."""


@dataclass(frozen=True)
class SuggestedIn:
    """The villages of a regency where the triggers hold: (code, name) pairs."""

    region: Region
    villages: tuple[tuple[str, str], ...]

    @property
    def are_named(self) -> bool:
        """Whether there are few enough to name them."""
        return len(self.villages) <= NAMED


def render_pages(view: View) -> Iterator[Page]:
    """Render the model and a page for each intervention."""
    model = view.programme.intervention_model
    title = view.within(model.title)
    yield view.page(
        "intervensi/", title, "interventions.md.j2", model.source.path,
        description=opening(model.theory_of_change),
        model=model,
    )  # fmt: skip
    suggested = measure_suggestions(view.project)
    names: dict[str, str] = dict(zip(*(view.project.register.frame[name] for name in ("code", "name")), strict=True))
    for intervention in view.programme.interventions.values():
        yield view.page(
            view.address("intervention", intervention.id), intervention.title,
            "intervention.md.j2", intervention.source.path,
            description=opening(intervention.purpose), crumbs=[(title, "intervensi/")],
            intervention=intervention,
            results=_results(view, intervention),
            followers=_followers(view, intervention),
            suggested_in=_suggested_in(view, suggested[intervention.id], names),
            proposed_costs=sum(cost.status == "proposed" for cost in intervention.costs),
        )  # fmt: skip


def _results(view: View, intervention: Intervention) -> dict[str, list[Result]]:
    """Return goal, outcomes and outputs that the intervention leads to, by level."""
    known = {result.id: result for result in view.programme.results.results}
    outputs = [known[id_] for id_ in intervention.outputs if id_ in known]
    above = dict.fromkeys((*intervention.contributes_to, *(id_ for one in outputs for id_ in one.contributes_to)))
    outcomes = [known[id_] for id_ in above if id_ in known]
    goals = dict.fromkeys(id_ for one in outcomes for id_ in one.contributes_to if id_ in known)
    return {"goal": [known[id_] for id_ in goals], "outcome": outcomes, "output": outputs}


def _followers(view: View, intervention: Intervention) -> tuple[str, ...]:
    """Return the interventions before which this one may have to come."""
    node = ("intervention", intervention.id)
    return tuple(link.start[1] for link in view.thread.incoming.get(node, ()) if link.relation == "comes-after")


def _suggested_in(view: View, codes: tuple[str, ...], names: Mapping[str, str]) -> tuple[SuggestedIn, ...]:
    """Return the villages by regency, real ones first."""
    regencies = groupby(sorted(codes), key=lambda code: code[:5])
    found = [
        SuggestedIn(view.project.region(regency), tuple((code, names[code]) for code in villages))
        for regency, villages in regencies
    ]
    return tuple(sorted(found, key=lambda one: (one.region.synthetic, one.region.code)))
