"""A village on two printed sheets: the facts of its page as plain data, laid out by typst with its own fonts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import typst

from generator.analysis.composite_index import IndexReading, measure_index
from generator.analysis.intervention_matching import Match, match_interventions, measure_answers
from generator.analysis.observed import Observed, by_village, newest
from generator.analysis.progress import measure_progress, newest_reading
from generator.analysis.standing import Standing, distributions, national_distributions
from generator.analysis.village_scores import MOST_URGENT, VillageScores, measure_village_scores
from generator.model.village import Village, VillageProfile
from generator.pages.addresses import address_of
from generator.pages.progress import ProgressRow, progress_row
from generator.pages.sentences import opening
from generator.pages.view import View
from generator.pages.village import district_name, village_name
from generator.pages.village_needs import ShownNeed, show_need
from generator.tables import Observations
from generator.text import Text, as_date, as_number, as_rupiah

TEMPLATE = Path(__file__).parent.parent / "templates" / "village-summary.typ"
MOST_GROUPS, MOST_FIGURES, MOST_SUGGESTIONS, MOST_SOURCES, MOST_SCORES, MOST_ACTORS = 5, 8, 5, 10, 8, 3
LOW_SCORE = 2
MOST_DECIMALS = 4


@dataclass(frozen=True, eq=False)
class _Subject:
    """A village as the summary sees it."""

    view: View
    village: Village
    profile: VillageProfile | None
    observed: tuple[Observed, ...]
    latest: Mapping[str, Observed]
    scores: VillageScores


def typeset(data: str, as_of: date) -> bytes:
    """Lay out what `summary_data` returned, as JSON, as a PDF of at most two sheets; the same bytes everywhere."""
    midnight = datetime.combine(as_of, datetime.min.time(), UTC)
    return bytes(typst.compile(
        str(TEMPLATE), format="pdf", ignore_system_fonts=True, sys_inputs={"data": data}, timestamp=int(midnight.timestamp()),
    ))  # fmt: skip


def summary_data(view: View, village: Village) -> dict[str, Any]:
    """Return what the sheets show: texts in the view's language, places on a scale in per cent of its length."""
    one = _subject(view, village)
    project, identity, profile = view.project, view.programme.identity, one.profile
    folder = "" if view.language == view.languages[0] else f"{view.language}/"
    return {
        "language": view.words_language,
        "programme": view.within(identity.title), "version": identity.version, "status": identity.status,
        "as_of": as_date(project.as_of, view.language),
        "page": f"{identity.site_url}{folder}{address_of('village', village.code)}",
        "name": village_name(view, village), "code": village.code, "invented": village.synthetic,
        "district": district_name(view, village),
        "regency": project.region(village.regency).name,
        "province": project.region(village.province).name,
        "summary": "" if profile is None else view.within(profile.summary),
        "pilot": "" if profile is None or profile.pilot is None else profile.pilot.state,
        "filled": len([1 for score in one.scores.dimensions for part in score.indicators if part.observed is not None]),
        "wanted": sum(len(score.indicators) for score in one.scores.dimensions),
        "indices": [_index(one, readings) for readings in _readings(one)],
        "needs": _needs(one),
        "urgent": _urgent(one),
        **_told(one),
        **_suggestions(one),
        "progress": _progress(one),
        "sources": _sources(one),
    }  # fmt: skip


def _subject(view: View, village: Village) -> _Subject:
    frame = view.project.observations.frame
    own = Observations(frame[frame["village_code"] == village.code].reset_index(drop=True))
    observed = by_village(own).of(village.code)
    latest = newest(observed)
    scores = measure_village_scores(view.programme.assessment, view.programme.indicators, latest, view.project.as_of)
    return _Subject(view, village, view.project.profiles.get(village.code), observed, latest, scores)


def _readings(one: _Subject) -> list[tuple[IndexReading, ...]]:
    found = (measure_index(index, one.observed) for index in one.view.programme.indices.values())
    return [readings for readings in found if readings and readings[0].published is not None]


def _index(one: _Subject, readings: tuple[IndexReading, ...]) -> dict[str, Any]:
    """Return the newest value of an index, those before it, and where it stands."""
    first = readings[0]
    return {
        "title": one.view.within(first.index.title),
        "period": first.period,
        "value": _value(one.view, first.published),
        "band": "" if first.band is None else one.view.within(first.band.title),
        "rows": _standings(one, first),
        "parts": [
            {"title": one.view.within(part.sub_index.title), "value": _value(one.view, part.published)}
            for part in first.parts if part.published is not None
        ],
        "lowest": _lowest_scores(one, first),
        "years": [
            {"period": reading.period, "value": _value(one.view, reading.published),
             "band": "" if reading.band is None else one.view.within(reading.band.title)}
            for reading in readings if reading.published is not None
        ],
    }  # fmt: skip


def _lowest_scores(one: _Subject, reading: IndexReading) -> list[dict[str, Any]]:
    """Return the scores of the index that are lowest, with what their source says and advises."""
    scores = sorted((score for part in reading.parts for score in part.scores), key=lambda score: score.score)
    return [
        {
            "title": one.view.within(each.component.title), "score": each.score,
            "meaning": "" if each.meaning is None else one.view.within(each.meaning.meaning),
            "action": "" if each.meaning is None or each.meaning.action is None else one.view.within(each.meaning.action),
        }
        for each in scores[:MOST_SCORES] if each.score <= LOW_SCORE
    ]  # fmt: skip


def _standings(one: _Subject, reading: IndexReading) -> list[dict[str, Any]]:
    """Place the newest value among district, regency and nation, all on one scale."""
    if reading.published is None or reading.published.number is None:
        return []
    project, village, value = one.view.project, one.village, float(reading.published.number)
    values = distributions(project.observations, reading.index.id).get(reading.period)
    reference = national_distributions(project.reference.summaries, project.reference.bins)
    national = reference.get((reading.index.id, reading.period))
    found = (
        None if values is None else values.standing("district", village.district, value),
        None if values is None else values.standing("regency", village.regency, value),
        None if village.synthetic or national is None else national.standing(value),
    )
    shown = [standing for standing in found if standing is not None]
    low = min((standing.minimum for standing in shown), default=0.0)
    high = max((standing.maximum for standing in shown), default=1.0)
    return [_standing(one, standing, value, (low, high)) for standing in shown if high > low]


def _standing(one: _Subject, standing: Standing, value: float, ends: tuple[float, float]) -> dict[str, Any]:
    language = one.view.language
    places = {"from": standing.minimum, "to": standing.maximum, "middle": standing.median, "here": value}
    return {
        "scope": standing.scope,
        "region": one.view.project.region(standing.region).name if standing.region else "Indonesia",
        "others": as_number(standing.villages - 1, language),
        "lower": None if standing.lower is None else as_number(standing.lower, language),
        "median": as_number(standing.median, language, 4),
        **{name: round(100 * (place - ends[0]) / (ends[1] - ends[0]), 2) for name, place in places.items()},
    }


def _needs(one: _Subject) -> dict[str, Any]:
    """Return the need scores by dimension, with the ends of the bands that give them words."""
    view, scores = one.view, one.scores
    bands = view.programme.assessment.bands
    return {
        "overall": _need(view, show_need(view, scores.need, scores.band)),
        "bands": [
            {"title": view.within(band.title), "end": float(MOST_URGENT if band.below is None else Fraction(band.below))}
            for band in bands
        ],
        "dimensions": [
            {
                "title": view.within(score.dimension.title),
                "known": len(score.known), "of": len(score.indicators),
                "need": _need(view, show_need(view, score.need, score.band)),
            }
            for score in scores.dimensions
        ],
    }  # fmt: skip


def _need(view: View, need: ShownNeed | None) -> dict[str, Any] | None:
    if need is None:
        return None
    return {
        "score": as_number(need.score, view.language, need.decimals),
        "place": float(need.score),
        "low": None if need.low is None else float(need.low),
        "high": None if need.high is None else float(need.high),
        "band": "" if need.band is None else view.within(need.band.title),
    }


def _urgent(one: _Subject) -> list[dict[str, Any]]:
    """Return the indicators with the highest need scores, their newest figures beside them."""
    known = [score for score in one.scores.known if score.need is not None and score.observed is not None]
    ranked = sorted(known, key=lambda score: (-(score.need.score if score.need else 0), score.indicator))
    return [
        {
            "title": one.view.title("indicator", score.indicator),
            "value": _value(one.view, score.observed),
            "period": one.view.environment.filters["day"](score.observed.period) if score.observed else "",
            "status": "" if score.observed is None else score.observed.status,
        }
        for score in ranked[:MOST_FIGURES]
    ]


def _told(one: _Subject) -> dict[str, Any]:
    """Return what the profile tells in words; the notes on potentials are cut to their first sentence."""
    view, profile = one.view, one.profile
    if profile is None:
        return {"groups": [], "more_groups": 0, "potentials": [], "risks": [], "agreed": []}
    groups = [{"title": view.title("vulnerable-group", each.group), "note": view.within(each.note)} for each in profile.vulnerable_groups]
    return {
        "groups": groups[:MOST_GROUPS],
        "more_groups": len(groups[MOST_GROUPS:]),
        "potentials": [
            {"title": view.title("potential", each.potential), "note": _first(view, each.note)} for each in profile.potentials
        ],
        "risks": [
            {"title": view.title("risk", each.risk), "likelihood": each.likelihood, "impact": each.impact}
            for each in profile.risks
        ],
        "agreed": [
            {"title": view.title("intervention", each.intervention), "state": each.state} for each in profile.interventions
        ],
    }  # fmt: skip


def _first(view: View, note: Text) -> str:
    """Return the first sentence of a note."""
    return view.within(opening(note) or note)


def _suggestions(one: _Subject) -> dict[str, Any]:
    programme = one.view.programme
    matches = match_interventions(programme, one.latest, one.scores, measure_answers(programme))
    return {
        "suggestions": [_suggestion(one.view, match) for match in matches.suggested[:MOST_SUGGESTIONS]],
        "more_suggestions": len(matches.suggested[MOST_SUGGESTIONS:]),
        "undecided": len(matches.undecided),
    }


def _suggestion(view: View, match: Match) -> dict[str, Any]:
    count = None if match.target is None else match.target.count
    total = None if match.cost is None else match.cost.total
    return {
        "title": view.within(match.intervention.title),
        "evidence": [
            f"{view.title('indicator', part.comparison.indicator or '')} {_value(view, part.observed)}"
            for part in match.evidence if part.observed is not None
        ][:2],
        "reach": None if count is None else as_number(count, view.language),
        "unit": "" if match.target is None else match.target.unit,
        "rounded": match.target is not None and match.target.share is not None,
        "cost": None if total is None else as_rupiah(total, view.language),
        "partial": match.cost is not None and bool(match.cost.missing),
        "proposed": match.cost is not None and match.cost.standing == "proposed",
        "actors": [view.title("actor", actor) for actor in match.intervention.actors[:MOST_ACTORS]],
        "more_actors": len(match.intervention.actors[MOST_ACTORS:]),
    }  # fmt: skip


def _progress(one: _Subject) -> list[dict[str, Any]]:
    view, programme = one.view, one.view.programme
    targets = () if one.profile is None else one.profile.targets
    rows = (
        progress_row(view, measure_progress(
            target, programme.indicators[target.indicator], newest_reading(one.observed, target.indicator),
            method=programme.results.progress_method, as_of=view.project.as_of,
        ))
        for target in targets if target.indicator in programme.indicators
    )  # fmt: skip
    return [_target(view, row) for row in rows]


def _target(view: View, row: ProgressRow) -> dict[str, Any]:
    """Return a target's path; `place` is how much of the planned change is reached, kept on the line."""
    progress, share = row.progress, row.progress.achieved_share
    ends = (progress.target.baseline.value, progress.target.target.value)
    baseline, target = ("–" if end is None else _amount(view, row.indicator.unit, Fraction(end), None) for end in ends)
    return {
        "title": view.within(row.indicator.title),
        "baseline": baseline, "target": target, "value": row.value or "–",
        "light": progress.light or progress.absence,
        "place": None if progress.light is None else _on_line(share),
        "expected": None if progress.light is None else _on_line(_share_planned(row)),
    }  # fmt: skip


def _share_planned(row: ProgressRow) -> Fraction | None:
    """Return the part of the planned change that the plan implies by now."""
    start, end, expected = row.progress.target.baseline.value, row.progress.target.target.value, row.progress.expected
    if expected is None or start is None or end is None or start == end:
        return None
    return (expected - Fraction(start)) / (Fraction(end) - Fraction(start))


def _on_line(share: Fraction | None) -> float | None:
    """Return a share in per cent, kept between the ends of a line."""
    return None if share is None else float(round(100 * min(Fraction(1), max(Fraction(0), share)), 2))


def _sources(one: _Subject) -> dict[str, Any]:
    view, known = one.view, one.view.programme.sources
    used = sorted({observed.source for observed in one.observed if observed.source in known})
    day = view.environment.filters["day"]
    return {
        "more": len(used[MOST_SOURCES:]),
        "shown": [
            f"{view.within(known[id_].title)}, {view.within(known[id_].custodian)}, {day(known[id_].date)}"
            for id_ in used[:MOST_SOURCES]
        ],
    }


def _value(view: View, observed: Observed | None) -> str:
    """Write a figure as its page does; '' where it is hidden or missing."""
    if observed is None or not observed.is_known:
        return ""
    indicator = view.programme.indicators.get(observed.indicator)
    if observed.number is None:
        categories = () if indicator is None else indicator.categories
        return next((view.within(each.title) for each in categories if each.id == observed.value), observed.value)
    about = "≈ " if observed.status == "estimated" else ""
    return about + _amount(view, "" if indicator is None else indicator.unit, Fraction(observed.number), min(observed.decimals, MOST_DECIMALS))


def _amount(view: View, unit: str, value: Fraction, decimals: int | None) -> str:
    if unit == "idr":
        return as_rupiah(value, view.language)
    return as_number(value, view.language, decimals) + "%" * (unit == "percent")
