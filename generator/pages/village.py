"""Village pages: one body for each village, stamped into the shell that the engine rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.analysis.composite_index import MEAN_TOLERANCE, IndexReading, measure_index
from generator.analysis.intervention_matching import match_interventions, measure_answers
from generator.analysis.observed import ByVillage, Observed, by_village, newest
from generator.analysis.poverty_change import measure_poverty_change
from generator.analysis.progress import measure_progress, newest_reading
from generator.analysis.standing import Distributions, National, Standing, distributions, national_distributions
from generator.analysis.village_scores import measure_village_scores
from generator.model.programme import Programme
from generator.model.village import Village, VillageProfile
from generator.pages.addresses import address_of
from generator.pages.page import Stamp
from generator.pages.progress import ProgressRow, progress_row
from generator.pages.view import View
from generator.pages.village_figures import list_totals, show_sureness
from generator.pages.village_needs import show_scores


@dataclass(frozen=True, eq=False)
class _Ground:
    """What all village pages of a site are made with, computed once."""

    view: View
    observed: ByVillage
    context: Mapping[str, Mapping[str, Observed]]
    national: Mapping[tuple[str, str], National]
    distributions: Mapping[str, Mapping[str, Distributions]]
    answers: Mapping[str, frozenset[str]]


def render_villages(view: View, only: str | None = None) -> Iterator[Stamp]:
    """Render the body of every village of the register, or of one, in the order of codes."""
    observations = view.project.observations
    ground = _Ground(
        view,
        by_village(observations),
        _contexts(view),
        national_distributions(view.project.reference.summaries, view.project.reference.bins),
        {index: distributions(observations, index) for index in view.programme.indices},
        measure_answers(view.programme),
    )
    for position, code in enumerate(view.project.register.frame["code"]):
        if only in (None, code):
            yield _stamp(ground, view.project.village(position))


def _contexts(view: View) -> dict[str, dict[str, Observed]]:
    """Return the newest figures of each region by its code."""
    places = by_village(view.project.context)
    return {code: newest(places.of(code)) for code in places.positions}


def village_name(view: View, village: Village) -> str:
    """Return the name with its kind, as `Desa Sri Basuki`."""
    kinds = {
        "desa": view.say(id="Desa {}", en="{} village"),
        "kelurahan": view.say(id="Kelurahan {}", en="{} urban village (kelurahan)"),
        "desa_adat": view.say(id="Desa Adat {}", en="{} customary village"),
    }
    return kinds[village.kind].format(village.name)


def _stamp(ground: _Ground, village: Village) -> Stamp:
    view = ground.view
    address = address_of("village", village.code)
    name = village_name(view, village)
    place = view.project.region(village.regency).name
    observed = ground.observed.of(village.code)
    latest = newest(observed)
    profile = view.project.profiles.get(village.code)
    readings = {index.id: measure_index(index, observed) for index in view.programme.indices.values()}
    scores = measure_village_scores(view.programme.assessment, view.programme.indicators, latest, view.project.as_of)
    body = view.render(
        "village.html.j2",
        address,
        village=village,
        name=name,
        profile=profile,
        readings={index: found for index, found in readings.items() if found},
        standings=_standings(ground, village, readings),
        context=ground.context.get(village.regency, {}),
        periods=sorted({one.period for one in observed}),
        mean_tolerance=MEAN_TOLERANCE,
        breakdowns=_breakdowns(observed),
        needs=_needs(view.programme, latest),
        sureness=show_sureness(view, latest),
        totals=list_totals(view, observed),
        change=measure_poverty_change(view.programme, observed),
        shown=show_scores(view, scores),
        matches=match_interventions(view.programme, latest, scores, ground.answers),
        stories=_stories(view, village),
        sources=sorted({one.source for one in observed if one.source}),
        decisions=_decisions(view, village),
        progress=_progress(view, profile, observed),
        title=name,
        source=village.source.path,
    )
    title = f"{name}, {place}" + (view.say(id=" (rekaan)", en=" (invented)") if village.synthetic else "")
    contents = view.render("village-contents.html.j2", address, village=village)
    return Stamp(address, title, _description(view, village, name), contents, body)


def _description(view: View, village: Village, name: str) -> str:
    district, regency = view.project.region(village.district).name, view.project.region(village.regency).name
    return view.say(
        id=f"{name}, Kecamatan {district}, {regency}: kebutuhan, potensi, risiko, dan kemajuan menurut data yang ada.",
        en=f"{name}, {district} district, {regency}: needs, potential, risks and progress by the data there is.",
    )


def _standings(
    ground: _Ground, village: Village, readings: Mapping[str, tuple[IndexReading, ...]]
) -> dict[str, tuple[Standing, ...]]:
    """Place the newest published value of each index among district, regency and nation."""
    found = {}
    for index, periods in readings.items():
        newest_reading = next((one for one in periods if one.published and one.published.number is not None), None)
        if newest_reading is None or newest_reading.published is None or newest_reading.published.number is None:
            continue
        value = float(newest_reading.published.number)
        values = ground.distributions[index][newest_reading.period]
        national = ground.national.get((index, newest_reading.period))
        candidates = (
            values.standing("district", village.district, value),
            values.standing("regency", village.regency, value),
            None if village.synthetic or national is None else national.standing(value),
        )
        found[index] = tuple(one for one in candidates if one is not None)
    return found


def _needs(programme: Programme, latest: Mapping[str, Observed]) -> list[tuple[object, list[tuple[str, Observed | None]]]]:
    """Return each dimension with its indicators and their newest observation, or None."""
    return [
        (dimension, [(one.indicator, latest.get(one.indicator)) for one in dimension.indicators])
        for dimension in programme.assessment.dimensions
    ]


def _breakdowns(observed: tuple[Observed, ...]) -> dict[str, tuple[Observed, ...]]:
    """Return the disaggregated observations of each indicator's newest period."""
    found: dict[str, list[Observed]] = {}
    for one in observed:
        if one.disaggregation and (one.indicator not in found or found[one.indicator][0].period == one.period):
            found.setdefault(one.indicator, []).append(one)
    return {indicator: tuple(values) for indicator, values in found.items()}


def _progress(view: View, profile: VillageProfile | None, observed: tuple[Observed, ...]) -> list[ProgressRow]:
    """Return the village's own targets, each judged by its newest total."""
    method, known = view.programme.results.progress_method, view.programme.indicators
    return [
        progress_row(view, measure_progress(
            target, known[target.indicator], newest_reading(observed, target.indicator),
            method=method, as_of=view.project.as_of,
        ))
        for target in (profile.targets if profile is not None else ())
        if target.indicator in known
    ]  # fmt: skip


def _stories(view: View, village: Village) -> tuple[object, ...]:
    """Return the stories in the view's language, else those of the base language."""
    told = view.project.stories.get(village.code, ())
    slugs = sorted({story.slug for story in told})
    by_key = {(story.slug, story.language): story for story in told}
    chosen = (by_key.get((slug, view.language)) or by_key.get((slug, view.languages[0])) for slug in slugs)
    return tuple(story for story in chosen if story is not None)


def _decisions(view: View, village: Village) -> tuple[str, ...]:
    return tuple(one.id for one in view.programme.decisions.values() if village.code in one.touches)
