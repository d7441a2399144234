"""The home page: what the programme is, where it works, and three doors."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator.pages.page import Page
from generator.pages.view import View


def render_pages(view: View) -> Iterator[Page]:
    """Render the home page."""
    identity = view.programme.identity
    frame = view.project.register.frame
    real = frame[frame["synthetic"] != "true"]
    profiles = (view.project.profiles.get(code) for code in real["code"])
    yield view.page(
        "", view.within(identity.title), "home.md.j2", identity.source.path,
        description=view.within(identity.summary),
        villages=len(real),
        chapters=view.programme.document.chapters,
        pilots=sum(one is not None and one.pilot is not None and one.pilot.state == "selected" for one in profiles),
        regencies=_regencies(view, real),
        invented_regencies=_regencies(view, frame[frame["synthetic"] == "true"]),
    )  # fmt: skip


def _regencies(view: View, frame: pd.DataFrame) -> list[tuple[str, str, int]]:
    """Return code, name and number of villages of each regency."""
    counts = frame["code"].str[:5].value_counts(sort=False).sort_index()
    return [(str(code), view.project.region(str(code)).name, int(count)) for code, count in counts.items()]
