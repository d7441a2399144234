"""How pilot villages are chosen: rules, weights, procedure, the villages so far, what is not decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from generator.analysis.pilot_sensitivity_table import read_sensitivity
from generator.charts.divided import whole_parts
from generator.model.pilot_selection import SelectionCriterion
from generator.model.village import PilotStanding, Region, Village
from generator.pages.page import Page
from generator.pages.pilot_ranking import PoolPart, part_of
from generator.pages.sentences import opening
from generator.pages.view import View
from generator.pages.village import village_name

METHOD = "metodologi/pemilihan-desa.md"
STATES = ("selected", "candidate", "comparison", "not_selected")


@dataclass(frozen=True)
class PilotVillage:
    """A village whose profile says where it stands in the selection."""

    village: Village
    name: str
    regency: Region
    pilot: PilotStanding


def render_pages(view: View) -> Iterator[Page]:
    """Render the page of pilot selection."""
    selection = view.programme.pilot_selection
    inventory = view.inventory
    observed = {one.indicator: inventory.observed_villages(one.indicator) for one in selection.criteria}
    villages = _villages(view)
    yield view.page(
        "desa-percontohan/", selection.title, "pilot-selection.md.j2", selection.source.path,
        description=opening(selection.introduction),
        selection=selection,
        parts=whole_parts(one.weight for one in selection.criteria),
        need=_weight(one for one in selection.criteria if one.kind == "need"),
        with_data=_weight(one for one in selection.criteria if observed[one.indicator]),
        observed=observed,
        registered=inventory.registered,
        villages=villages,
        pools=pools_of(view),
        method=any(one.path == METHOD for one in view.project.prose),
        chosen=[one for one in villages if one.pilot.state == "selected" and not one.village.synthetic],
    )  # fmt: skip


def pools_of(view: View) -> list[PoolPart]:
    """Return the selection in each pool that has villages, the real one first."""
    pools = view.pilots
    stored = read_sensitivity(view.project.pilot_sensitivity, {pool: one.evidence for pool, one in pools.items()})
    found = (part_of(view, one, stored.get(pool), view.project.profiles) for pool, one in pools.items())
    return [one for one in found if one.total]


def _weight(criteria: Iterator[SelectionCriterion]) -> Fraction:
    return sum((one.weight for one in criteria), Fraction(0))


def _villages(view: View) -> list[PilotVillage]:
    """Return the villages with a standing, real ones first, chosen ones first among them."""
    project = view.project
    positions = {code: position for position, code in enumerate(project.register.frame["code"])}
    found = []
    for code, profile in project.profiles.items():
        if profile.pilot is not None and code in positions:
            village = project.village(positions[code])
            region = project.region(village.regency)
            found.append(PilotVillage(village, village_name(view, village), region, profile.pilot))
    return sorted(found, key=lambda one: (one.village.synthetic, STATES.index(one.pilot.state), one.village.code))
