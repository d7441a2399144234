"""The home page: what the programme is, why, where it works, how it goes, and three doors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd
from markupsafe import Markup

from generator.analysis.latest_changes import measure_latest
from generator.analysis.outcome_lights import OutcomeLights, measure_outcome_lights
from generator.charts.light_row import draw_light_row
from generator.model.identity import Headline
from generator.pages.map_drawing import draw_overview
from generator.pages.page import Page
from generator.pages.result import lights_of
from generator.pages.view import View
from generator.text import as_number, as_rupiah

NEWEST = 8


@dataclass(frozen=True)
class OutcomeRow:
    """A row of lights: an outcome, one shape a village."""

    outcome: OutcomeLights
    picture: Markup


def render_pages(view: View) -> Iterator[Page]:
    """Render the home page."""
    identity = view.programme.identity
    frame = view.project.register.frame
    real = frame[frame["synthetic"] != "true"]
    profiles = (view.project.profiles.get(code) for code in real["code"])
    invented = _regencies(view, frame[frame["synthetic"] == "true"])
    page = view.page(
        "", identity.title, "home.md.j2", identity.source.path,
        description=identity.summary,
        villages=len(real),
        chapters=view.programme.document.chapters,
        pilots=sum(one is not None and one.pilot is not None and one.pilot.state == "selected" for one in profiles),
        regencies=_regencies(view, real),
        invented_regencies=invented,
        headlines=[(_figure(view, one), one) for one in identity.headlines],
        overview=draw_overview(view, ""),
        example=_example(view, frame, invented),
        latest=measure_latest(view.programme, view.project.as_of, NEWEST),
        **lights_of(view, tuple(one for one in view.programme.results.results if one.level == "outcome")),
    )  # fmt: skip
    yield replace(page, template="home.html")


def _regencies(view: View, frame: pd.DataFrame) -> list[tuple[str, str, int]]:
    """Return code, name and number of villages of each regency."""
    counts = frame["code"].str[:5].value_counts(sort=False).sort_index()
    return [(str(code), view.project.region(str(code)).name, int(count)) for code, count in counts.items()]


def _figure(view: View, headline: Headline) -> str:
    """Write a headline figure with the digits it was given."""
    if headline.unit == "idr":
        return as_rupiah(headline.value, view.language)
    exponent = headline.value.as_tuple().exponent
    written = as_number(headline.value, view.language, max(0, -exponent) if isinstance(exponent, int) else 0)
    if headline.unit == "percent":
        return f"{written}%"
    return view.say(id=f"{written} juta", en=f"{written} million") if headline.unit == "million" else written


def _example(
    view: View, frame: pd.DataFrame, invented: list[tuple[str, str, int]]
) -> tuple[tuple[str, str, int], list[OutcomeRow], OutcomeRow] | None:
    """Return the first invented regency, a row for each of its outcomes, and the row that is furthest behind."""
    if not invented:
        return None
    codes = [str(code) for code in frame["code"] if str(code).startswith(f"{invented[0][0]}.")]
    rows = [OutcomeRow(one, _lights(view, one)) for one in measure_outcome_lights(view.project, codes)]
    return (invented[0], rows, min(rows, key=lambda row: row.outcome.as_planned)) if rows else None


def _lights(view: View, outcome: OutcomeLights) -> Markup:
    rated = sum(one is not None for one in outcome.lights)
    title = view.within(outcome.result.title)
    label = view.say(
        id=f"{title}: {outcome.as_planned} dari {len(outcome.lights)} desa sesuai rencana atau tercapai; {rated} dapat dinilai",
        en=f"{title}: {outcome.as_planned} of {len(outcome.lights)} villages on track or achieved; {rated} can be rated",
    )
    drawn = draw_light_row(label, outcome.lights, len(outcome.lights))
    return Markup(drawn)  # noqa: S704 - our own SVG, its label escaped
