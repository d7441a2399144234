"""The quality page: what is wrong, missing, proposed, open or old."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis.freshness import ROUNDS
from generator.analysis.language_coverage import LanguageCoverage, measure_language_coverage
from generator.analysis.quality import measure_quality
from generator.pages.bars import Bar, bars
from generator.pages.page import Page
from generator.pages.view import View
from generator.problems import Told


@dataclass(frozen=True)
class CoverageRow:
    """How many texts of the framework and pages of prose a language has, of all; each with its bar."""

    language: str
    texts: Bar
    pages: Bar


def render_pages(view: View, told: tuple[Told, ...]) -> Iterator[Page]:
    """Render the quality page from the problems of this run and a walk over the model."""
    quality, coverage = measure_quality(view.project), measure_language_coverage(view.project)
    yield view.page(
        "mutu/", view.say(id="Mutu", en="Quality"), "quality.md.j2", "framework",
        description=view.say(
            id="Apa yang belum ada, belum disepakati, belum diterjemahkan, atau sudah lama.",
            en="What is missing, not agreed, not translated, or old.",
        ),
        quality=quality,
        questions=view.questions,
        coverage=coverage,
        coverage_rows=tuple(map(_coverage_row, coverage.languages)),
        filled=_filled(view),
        missed_rounds=ROUNDS,
        problems=sorted(Counter((one.severity.value, one.code) for one in told).items()),
        told=told,
        proposed=sorted(Counter(one.place.path for one in quality.proposed).items()),
    )  # fmt: skip


def _coverage_row(one: LanguageCoverage) -> CoverageRow:
    texts, pages = (bars([(share.of, share.written)], share.of)[0] for share in (one.texts, one.pages))
    return CoverageRow(one.language, texts, pages)


def _filled(view: View) -> tuple[Bar, ...]:
    """Return, for each dimension of the assessment, how many of its indicators have data of real villages."""
    found = []
    for dimension in view.programme.assessment.dimensions:
        filled = sum(view.inventory.observed_villages(one.indicator) > 0 for one in dimension.indicators)
        found.append((dimension, filled))
    return bars(found, max((len(dimension.indicators) for dimension, _ in found), default=1))
