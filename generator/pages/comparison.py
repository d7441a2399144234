"""Regions side by side, as far as they measure the same, and what is not compared and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.analysis.comparability import Obstacle, RegionalFigure
from generator.analysis.region_comparison import Comparison, Refusal, compare_regions
from generator.pages.bars import bars
from generator.pages.page import Page
from generator.pages.view import View
from generator.project import RegionPackage

ADDRESS = "perbandingan/"
WHOLE = {"percent": 100}
"""The end of the scale of a bar by unit; elsewhere it ends at the largest figure."""
NOTHING_TO_COMPARE: frozenset[Obstacle] = frozenset({"no-values", "not-there"})


@dataclass(frozen=True)
class ComparedRegion:
    """A row of a comparison: the region, its figure with its bar ('' where lengths would mislead), and its sources."""

    region: RegionPackage
    figure: RegionalFigure
    picture: Markup
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ShownComparison:
    """An indicator with a row for each region that compares."""

    comparison: Comparison
    rows: tuple[ComparedRegion, ...]

    @property
    def leader(self) -> RegionalFigure:
        """A figure that stands for all: they share unit, rule, kind and whether they are invented."""
        return self.comparison.figures[0]

    @property
    def is_drawn(self) -> bool:
        """Whether the figures have bars."""
        return any(row.picture for row in self.rows)


def render_pages(view: View) -> Iterator[Page]:
    """Render the page of comparison where regions.yml lists regions."""
    if not view.project.region_packages:
        return
    packages = {one.listed.id: one for one in view.project.region_packages}
    found = compare_regions(view.project)
    refused = [one for one in found.refusals if not _lacks_all(one)]
    yield view.page(
        ADDRESS, view.say(id="Perbandingan wilayah", en="Regions compared"), "comparison.md.j2", "regions.yml",
        description=view.say(
            id="Angka wilayah yang memakai kerangka ini, berdampingan hanya bila mengukur hal yang sama.",
            en="Figures of the regions that use this framework, side by side only where they measure the same thing.",
        ),
        packages=packages,
        shown=[_shown(view, one, packages) for one in found.comparisons],
        refused=[one for one in refused if not _is_without_rule(one)],
        without_rule=[one for one in refused if _is_without_rule(one)],
        without_values=[one for one in found.refusals if _lacks_all(one)],
    )  # fmt: skip


def _lacks_all(refusal: Refusal) -> bool:
    """Tell whether no region at all has a figure of an indicator."""
    return refusal.against is None and all(one.obstacle in NOTHING_TO_COMPARE for one in refusal.regions)


def _is_without_rule(refusal: Refusal) -> bool:
    return all(one.obstacle in {"no-rule", "not-there"} for one in refusal.regions)


def _shown(view: View, comparison: Comparison, packages: dict[str, RegionPackage]) -> ShownComparison:
    numbers = [(one, one.rolled.value if one.rolled else None) for one in comparison.figures]
    unit, method = comparison.figures[0].indicator.unit, comparison.figures[0].indicator.aggregation.method
    is_drawn = method == "weighted_mean" and all(number is not None and number >= 0 for _, number in numbers)
    rows = (
        ComparedRegion(
            packages[bar.of.region], bar.of, bar.picture if is_drawn else Markup(),
            _sources(view, packages[bar.of.region], bar.of),
        )
        for bar in bars(numbers, WHOLE.get(unit))
    )  # fmt: skip
    return ShownComparison(comparison, tuple(rows))


def _sources(view: View, package: RegionPackage, figure: RegionalFigure) -> tuple[str, ...]:
    used = figure.rolled.sources if figure.rolled else ()
    return tuple(view.within(package.sources[id_].title) if id_ in package.sources else id_ for id_ in used)
