"""Village pages: one body for each village, stamped into the shell that the engine rendered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, get_args

from markupsafe import Markup

from generator.analysis.composite_index import MEAN_TOLERANCE, IndexReading, measure_index
from generator.analysis.golden_thread import Node
from generator.analysis.index_gain import Gain, measure_gains
from generator.analysis.intervention_matching import VillageMatches, match_interventions, measure_answers
from generator.analysis.observed import ByVillage, Observed, by_village, newest
from generator.analysis.poverty_change import measure_poverty_change
from generator.analysis.progress import measure_progress, newest_reading
from generator.analysis.village_scores import VillageScores, measure_village_scores
from generator.charts.scale import Scale
from generator.charts.value_bar import draw_part
from generator.model.assessment import Aspect
from generator.model.programme import Programme
from generator.model.village import Village, VillageProfile
from generator.pages.addresses import address_of
from generator.pages.page import Stamp
from generator.pages.poverty_contributions import show_contributions
from generator.pages.progress import ProgressRow, progress_row
from generator.pages.provenance import village_origin
from generator.pages.view import View
from generator.pages.village_figures import (
    Figure,
    by_urgency,
    in_aspect,
    list_totals,
    services,
    show_context,
    show_figures,
    usual_period,
)
from generator.pages.village_needs import ShownScores, show_scores
from generator.pages.village_rounds import show_index_series, show_indicator_series
from generator.pages.village_standing import Surroundings, show_standing, surroundings

MOST_GAINS = 5
MOST_FILLERS = 2
SECTION = re.compile(r'<(?:h2|li) id="([a-z-]+)"')


@dataclass(frozen=True)
class DrawnGain(Gain):
    """A gain with its bar."""

    picture: Markup


@dataclass(frozen=True, eq=False)
class _Ground:
    """What all village pages of a site are made with, computed once."""

    view: View
    observed: ByVillage
    context: Mapping[str, Mapping[str, Observed]]
    context_figures: Mapping[str, Mapping[str, Figure]]
    around: Surroundings
    answers: Mapping[str, frozenset[str]]
    unscored: ShownScores
    fillers: Mapping[str, tuple[str, ...]]


def render_villages(view: View, only: str | None = None) -> Iterator[Stamp]:
    """Render the body of every village of the register, or of one, in the order of codes."""
    observations, contexts = view.project.observations, _contexts(view)
    ground = _Ground(
        view,
        by_village(observations),
        contexts,
        {code: show_context(view, figures) for code, figures in contexts.items()},
        surroundings(view),
        measure_answers(view.programme),
        show_scores(view, measure_village_scores(view.programme.assessment, view.programme.indicators, {}, view.project.as_of)),
        _fillers(view.programme),
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


def district_name(view: View, village: Village) -> str:
    """Return the district's name with what it is called there, as `Distrik Padaido`."""
    district = view.project.region(village.district)
    return view.say(id=f"{'Distrik' if district.distrik else 'Kecamatan'} {district.name}", en=f"{district.name} district")


def _stamp(ground: _Ground, village: Village) -> Stamp:
    view = ground.view
    address = address_of("village", village.code)
    name = village_name(view, village)
    place = view.project.region(village.regency).name
    profile = view.project.profiles.get(village.code)
    observed = ground.observed.of(village.code)
    latest = newest(observed)
    scores = measure_village_scores(view.programme.assessment, view.programme.indicators, latest, view.project.as_of)
    basic = profile is None and not scores.known
    told = _figures(ground, village, observed, scores) | _indices(ground, village, observed)
    matches = None if basic else match_interventions(view.programme, latest, scores, ground.answers)
    body = view.render(
        "village.html.j2",
        address,
        village=village,
        name=name,
        profile=profile,
        basic=basic,
        current=f"{view.programme.identity.site_url}{'' if view.language == view.languages[0] else view.language + '/'}{address}",
        shown=show_scores(view, scores) if scores.known else ground.unscored,
        matches=matches,
        stories=_stories(view, village),
        decisions=_decisions(view, village),
        progress=_progress(view, profile, observed),
        title=name,
        source=village.source.path,
        origin=village_origin(view.project, _shown(told, matches, profile)),
        **told,
    )
    title = f"{name}, {place}" + (view.say(id=" (rekaan)", en=" (invented)") if village.synthetic else "")
    contents = view.render("village-contents.html.j2", address, basic=basic, sections=frozenset(SECTION.findall(body)))
    return Stamp(address, title, _description(view, village, name), contents, body)


def _shown(told: Mapping[str, Any], matches: VillageMatches | None, profile: VillageProfile | None) -> frozenset[Node]:
    """Return the elements of the framework that a village page shows."""
    matched = () if matches is None else (*matches.suggested, *matches.deferred, *matches.undecided)
    found = {("indicator", id_) for id_ in told["figures"]} | {("index", id_) for id_ in told["readings"]}
    found |= {("intervention", one.intervention.id) for one in matched}
    if profile is not None:
        found |= {("risk", one.risk) for one in profile.risks} | {("potential", one.potential) for one in profile.potentials}
        found |= {("vulnerable-group", one.group) for one in profile.vulnerable_groups}
    return frozenset(found)


def _figures(ground: _Ground, village: Village, observed: tuple[Observed, ...], scores: VillageScores) -> dict[str, Any]:
    """Return what the sections on single figures show."""
    view, latest = ground.view, newest(observed)
    context = ground.context.get(village.regency, {})
    figures = show_figures(view, village, latest, context)
    publishes = view.programme.poverty_measure.publishes
    poverty = () if publishes is None else (publishes.headcount_ratio, publishes.intensity, publishes.adjusted_headcount_ratio)
    aspects = {aspect: in_aspect(view, aspect) for aspect in get_args(Aspect)}
    return {
        "figures": figures,
        "size": _size(view.programme, figures),
        "service": services(view, figures, scores),
        "grouped": by_urgency([figures[id_] for id_ in aspects["vulnerable-groups"] if id_ in figures and id_ not in poverty], scores),
        "aspects": aspects,
        "context_figures": ground.context_figures.get(village.regency, {}),
        "poverty_ids": [id_ for id_ in poverty if id_ is not None],
        "poverty_series": show_indicator_series(view, poverty, observed),
        "contributions": show_contributions(view, observed),
        "change": measure_poverty_change(view.programme, observed),
        "breakdowns": _breakdowns(observed),
        "needs": _needs(view.programme, latest),
        "fillers": ground.fillers,
        "totals": list_totals(view, observed),
        "usual": usual_period(figures.values()),
        "periods": sorted({one.period for one in observed}),
        "sources": sorted({one.source for one in observed if one.source}),
    }


def _indices(ground: _Ground, village: Village, observed: tuple[Observed, ...]) -> dict[str, Any]:
    """Return what the sections on village indices show."""
    view = ground.view
    measured = {index.id: measure_index(index, observed) for index in view.programme.indices.values()}
    readings = {index: found for index, found in measured.items() if found}
    shown = {index: show_standing(ground.around, village, found) for index, found in readings.items()}
    return {
        "readings": readings,
        "standings": {index: one for index, one in shown.items() if one is not None},
        "gains": {index: _gains(found[0]) for index, found in readings.items()},
        "index_series": {index: show_index_series(view, found) for index, found in readings.items()},
        "mean_tolerance": MEAN_TOLERANCE,
    }


def _gains(reading: IndexReading) -> list[DrawnGain]:
    """Return the scores that hold the index back most, each with its bar."""
    largest = measure_gains(reading)[:MOST_GAINS]
    if not largest:
        return []
    scale = Scale(Fraction(0), largest[0].amount)
    return [DrawnGain(one.reading, one.best, one.amount, one.after, one.band, Markup(draw_part(scale, one.amount))) for one in largest]  # noqa: S704


def _size(programme: Programme, figures: Mapping[str, Figure]) -> list[Figure]:
    """Return how large the place is: the counts that percentages of the assessment are weighted by."""
    weights = (programme.indicators[one.indicator].aggregation.weight for part in programme.assessment.dimensions
               for one in part.indicators if one.indicator in programme.indicators)  # fmt: skip
    known = (figures[id_] for id_ in sorted({weight for weight in weights if weight}, reverse=True) if id_ in figures)
    return [one for one in known if one.observed.number is not None and one.indicator.counted_unit in {"household", "person"}]


def _fillers(programme: Programme) -> dict[str, tuple[str, ...]]:
    """Return by dimension the sources that most of its indicators come from."""
    found = {}
    for dimension in programme.assessment.dimensions:
        sheets = [programme.indicators[one.indicator] for one in dimension.indicators if one.indicator in programme.indicators]
        counts = Counter(source for sheet in sheets for source in sheet.sources)
        found[dimension.id] = tuple(source for source, _ in counts.most_common(MOST_FILLERS))
    return found


def _description(view: View, village: Village, name: str) -> str:
    district, regency = district_name(view, village), view.project.region(village.regency).name
    return view.say(
        id=f"{name}, {district}, {regency}: kebutuhan, potensi, risiko, dan kemajuan menurut data yang ada.",
        en=f"{name}, {district}, {regency}: needs, potential, risks and progress by the data there is.",
    )


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
    """Return each story once, in the first of the languages to look for it in."""
    told = view.project.stories.get(village.code, ())
    return tuple(view.in_best_language(told, lambda one: one.slug).values())


def _decisions(view: View, village: Village) -> tuple[str, ...]:
    return tuple(one.id for one in view.programme.decisions.values() if village.code in one.touches)
