"""The quality page: what is wrong, missing, proposed, open or old."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.analysis.freshness import ROUNDS
from generator.analysis.quality import measure_quality
from generator.pages.page import Page
from generator.pages.view import View
from generator.problems import Told


def render_pages(view: View, told: tuple[Told, ...]) -> Iterator[Page]:
    """Render the quality page from the problems of this run and a walk over the model."""
    quality = measure_quality(view.project)
    yield view.page(
        "mutu/", view.say(id="Mutu", en="Quality"), "quality.md.j2", "framework",
        description=view.say(
            id="Apa yang belum ada, belum disepakati, belum diterjemahkan, atau sudah lama.",
            en="What is missing, not agreed, not translated, or old.",
        ),
        quality=quality,
        missed_rounds=ROUNDS,
        problems=sorted(Counter((one.severity.value, one.code) for one in told).items()),
        told=told,
        proposed=sorted(Counter(one.place.path for one in quality.proposed).items()),
    )  # fmt: skip
