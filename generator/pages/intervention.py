"""The intervention model and its interventions: for whom, when, what, at what cost, with whom."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.intervention import Intervention
from generator.model.results import Result
from generator.pages.page import Page
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the model and a page for each intervention."""
    model = view.programme.intervention_model
    title = view.within(model.title)
    yield view.page(
        "intervensi/", title, "interventions.md.j2", model.source.path,
        description=view.opening(model.theory_of_change),
        model=model,
    )  # fmt: skip
    for intervention in view.programme.interventions.values():
        yield view.page(
            view.address("intervention", intervention.id), view.within(intervention.title),
            "intervention.md.j2", intervention.source.path,
            description=view.opening(intervention.purpose), crumbs=[(title, "intervensi/")],
            intervention=intervention,
            results=_results(view, intervention),
            followers=_followers(view, intervention),
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
