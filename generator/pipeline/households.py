"""From household microdata to published figures: read the measure, sum, hide, write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from generator.analysis.disclosure.release import Release, protected, unprotected
from generator.analysis.poverty import measure_poverty
from generator.analysis.questionnaire import Answers, measure_answers
from generator.checks.poverty_measure import problems_of_measure, problems_of_publication
from generator.exchange.poverty_observations import Publication, as_observations
from generator.exchange.poverty_table import csv_pieces, json_pieces
from generator.households.household import Extent
from generator.households.question import Question
from generator.households.source import UnreadableHouseholdsError, open_households
from generator.households.sums import aggregate_households
from generator.households.validation import validate_columns, validate_households
from generator.model.programme import Programme
from generator.problems import Location, Problem
from generator.reading.layers import read_layers
from generator.reading.measure_file import read_measure_file
from generator.reading.project import read_project
from generator.reading.region_folder import base_path
from generator.reading.schema import Schemas, read_schemas
from generator.reading.table_validation import validate_table
from generator.tables import OBSERVATION_COLUMNS, Table
from generator.writing.csv_file import canonical

MEASURE = "framework/poverty-measure.yml"


@dataclass(frozen=True, kw_only=True)
class AggregateRequest:
    """What `kerangka aggregate` is asked for; `engine` is an Ibis URL, `raw` shows what would be hidden."""

    households: str
    measure: str
    by: tuple[str, ...] = ()
    size: str | None = None
    weight: str | None = None
    engine: str | None = None
    form: Literal["csv", "json", "observations"] = "csv"
    period: str = ""
    source: str = ""
    raw: bool = False


@dataclass(frozen=True)
class Aggregated:
    """The result in pieces of text, or the problems that kept it from being made; strata without error."""

    pieces: Iterable[str] = ()
    problems: tuple[Problem, ...] = ()
    lonely_strata: tuple[str, ...] = ()


def run_aggregate(root: Path, request: AggregateRequest) -> Aggregated:
    """Turn household microdata into poverty figures of groups; the records stay where they are."""
    schemas = read_schemas(root)
    beats = {"size": request.size, "sampling_weight": request.weight}
    path = base_path(root, MEASURE) if request.measure == MEASURE else request.measure
    adapted = read_layers(root, schemas)[0].adapted.get(path)
    measure, problems = read_measure_file(root, path, schemas, beats, adapted.document if adapted else None)
    problems += tuple(problems_of_measure(measure)) if measure else ()
    if measure is None or problems:
        return Aggregated((), problems)
    programme = read_project(root, schemas)[0].programme if _needs_programme(request) else None
    answers = measure_answers(programme) if programme and request.measure == MEASURE else Answers({}, frozenset())
    question = Question(measure, request.by, answers.codes, answers.whole)
    try:
        with open_households(request.households, request.engine) as households:
            problems = tuple(validate_columns(question, households))
            extent, wrong = (Extent(0, 0), ()) if problems else validate_households(question, households)
            if problems or wrong:
                return Aggregated((), problems + wrong)
            sums = aggregate_households(question, households.table, extent)
    except UnreadableHouseholdsError as error:
        return Aggregated((), (error.problem,))
    figures = measure_poverty(measure, sums)
    release = unprotected(figures) if request.raw else protected(figures)
    if request.form == "observations" and programme is not None:
        return _aggregate_observations(schemas, programme, release, request)
    pieces = json_pieces(release) if request.form == "json" else csv_pieces(release)
    return Aggregated(pieces, (), figures.lonely_strata)


def _needs_programme(request: AggregateRequest) -> bool:
    return request.form == "observations" or request.measure == MEASURE


def _aggregate_observations(
    schemas: Schemas, programme: Programme, release: Release, request: AggregateRequest
) -> Aggregated:
    """Write figures as observations that would pass the checks of the project they are meant for."""
    measure = release.figures.measure
    problems = tuple(problems_of_publication(measure, programme, request.source))
    if problems:
        return Aggregated((), problems)
    indicators = {key: programme.indicators[id_] for key, id_ in measure.published.items()}
    frame = as_observations(release, Publication(indicators, request.period, request.source))
    table = Table(request.households, frame)
    wrong = validate_table(schemas, "observations", table)
    if wrong:
        return Aggregated((), tuple(replace(one, location=Location(request.households)) for one in wrong))
    return Aggregated((canonical(frame, OBSERVATION_COLUMNS),), (), release.figures.lonely_strata)
