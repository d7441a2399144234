"""Local adaptations: on which base a region builds, in what it deviates, and what stays comparable with other regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis.comparability import adaptations_of_measurement, touches_measurement
from generator.analysis.golden_thread import Node
from generator.model.adaptation import Adaptation
from generator.model.upgrade import Upgrade
from generator.pages.page import Page
from generator.pages.provenance import left_out, own_elements
from generator.pages.shown_value import ShownDeviation
from generator.pages.view import View
from generator.project import Prose
from generator.reading.region_folder import is_of_base

ADDRESS = "adaptasi/"
CHECKSUM_LENGTH = 12
"""As many letters of a checksum as a person compares."""


@dataclass(frozen=True)
class AdaptedElement:
    """An adaptation with everything it changes, in words."""

    adaptation: Adaptation
    changes: tuple[ShownDeviation, ...]


@dataclass(frozen=True)
class Comparability:
    """The indicators of a region that others have too: what is measured alike, and what adaptations measure otherwise.

    `core` are those of `alike` that are fixed in all regions, `own` are known in this region only.
    """

    alike: tuple[Node, ...]
    core: tuple[Node, ...]
    otherwise: tuple[tuple[Node, tuple[str, ...]], ...]
    own: tuple[Node, ...]


def render_pages(view: View) -> Iterator[Page]:
    """Render the page of local adaptations; only a region has one."""
    project, extends = view.project, view.programme.identity.extends
    if project.base is None:
        return
    yield view.page(
        ADDRESS, view.say(id="Adaptasi lokal", en="Local adaptations"), "local-adaptation.md.j2", "adaptations",
        description=view.say(
            id="Kerangka dasar yang dipakai wilayah ini, yang disesuaikan beserta alasannya, "
            "dan yang tetap dapat dibandingkan dengan wilayah lain.",
            en="The base framework that this region uses, what it adapts and why, "
            "and what stays comparable with other regions.",
        ),
        extends=extends,
        checksum="" if extends is None else extends.sha256[:CHECKSUM_LENGTH],
        adapted=tuple(_adapted(view)),
        replaced=_prose(view, replacing=True),
        own_elements=own_elements(project),
        own_prose=_prose(view, replacing=False),
        left_out=view.shown(left_out(project)),
        comparability=comparability_of(view),
        upgrades=[(one, Counter(each.decision for each in one.decisions)) for one in _upgrades(view)],
    )  # fmt: skip


def comparability_of(view: View) -> Comparability:
    """Return which indicators measure the same as in every other region with this version of the base."""
    found = dict(_measured_by(view))
    own = tuple(node for node, by in found.items() if by is None)
    alike = tuple(node for node, by in found.items() if by == ())
    core = {("indicator", one.id) for one in view.programme.indicators.values() if one.core}
    otherwise = tuple((node, by) for node, by in found.items() if by)
    return Comparability(alike, tuple(node for node in alike if node in core), otherwise, own)


def _measured_by(view: View) -> Iterator[tuple[Node, tuple[str, ...] | None]]:
    """Yield each indicator with the adaptations that touch what it measures; None for one of the region's own."""
    programme, deviations = view.programme, view.project.deviations
    for one in programme.indicators.values():
        is_own = not is_of_base(one.source)
        yield ("indicator", one.id), None if is_own else adaptations_of_measurement(one, programme, deviations)
    for index in programme.indices.values():
        target = f"indices/{index.id}"
        touching = {
            one.adaptation for one in deviations if one.target == target and touches_measurement(one.steps, "indices")
        }
        yield ("index", index.id), tuple(sorted(touching)) if is_of_base(index.source) else None


def _upgrades(view: View) -> list[Upgrade]:
    """Return the moves to other versions of the base, the newest first."""
    return sorted(view.programme.upgrades.values(), key=lambda one: (one.date, one.to), reverse=True)


def _adapted(view: View) -> Iterator[AdaptedElement]:
    for id_, adaptation in sorted(view.programme.adaptations.items()):
        changes = (one for one in view.project.deviations if one.adaptation == id_)
        yield AdaptedElement(adaptation, tuple(view.shown(changes)))


def _prose(view: View, *, replacing: bool) -> tuple[Prose, ...]:
    """Return the region's own pages, each once: those that stand in for one of the base, or all others."""
    own = (one for one in view.project.prose if not is_of_base(one.source) and (one.replaces is not None) == replacing)
    return tuple(one for _, one in sorted(view.in_best_language(own, lambda one: one.path).items()))
