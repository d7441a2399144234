"""Rules that a schema cannot say: each check reads the project and yields problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks import (
    bands,
    dates,
    disaggregation_totals,
    disclosure,
    document,
    glossary,
    governance,
    identifiers,
    indicators,
    interventions,
    lifecycle,
    observations,
    pilots,
    poverty_measure,
    references,
    register,
    results,
    upgrades,
    usage,
    values,
    villages,
    weights,
)  # fmt: skip
from generator.problems import Problem
from generator.project import Project

Check = Callable[[Project], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    references.check_references,
    identifiers.check_ids_in_lists,
    identifiers.check_observable_ids,
    identifiers.check_question_ids,
    identifiers.check_former_ids,
    weights.check_weights,
    poverty_measure.check_poverty_measure,
    bands.check_bands,
    indicators.check_indicator_sheets,
    indicators.check_scales,
    indicators.check_places_in_assessment,
    interventions.check_reach,
    results.check_result_levels,
    results.check_output_titles,
    results.check_targets,
    results.check_graduation,
    results.check_added_criteria,
    dates.check_days_exist,
    dates.check_spans,
    dates.check_durations,
    dates.check_programme_period,
    dates.check_deadlines,
    register.check_codes,
    register.check_national_list,
    register.check_invented_villages,
    register.check_folders,
    register.check_coordinates,
    register.check_predecessors,
    observations.check_observed_villages,
    observations.check_observed_ids,
    observations.check_context_regions,
    observations.check_observed_periods,
    observations.check_disaggregations,
    observations.check_invented_and_real,
    observations.check_repeated_observations,
    values.check_value_and_status,
    values.check_kinds_of_values,
    values.check_bounds_of_values,
    values.check_intervals,
    disclosure.check_published_counts,
    disclosure.check_poverty_hidden_together,
    disclosure.check_deprivations_agree,
    disclosure.check_hidden_cells_stay_hidden,
    disaggregation_totals.check_disaggregation_totals,
    villages.check_profiles,
    villages.check_profile_sources,
    villages.check_stories,
    villages.check_region_names,
    villages.check_places_of_undertakings,
    pilots.check_quotas,
    glossary.check_glossary,
    governance.check_responsibilities,
    document.check_prose,
    document.check_standing_prose,
    document.check_method_pages,
    document.check_prose_has_chapter,
    document.check_translations,
    document.check_sign_off,
    lifecycle.check_agreed_by_decision,
    lifecycle.check_agreed_without_blocking,
    lifecycle.check_consultation_window,
    lifecycle.check_comment_answers,
    lifecycle.check_successors,
    upgrades.check_upgrade_decisions,
    usage.check_usage,
)


def check(project: Project) -> tuple[Problem, ...]:
    """Run every check over a project and return all problems."""
    return tuple(problem for one in CHECKS for problem in one(project))


ABOUT_WORDS = frozenset(module.__name__ for module in (document, lifecycle, upgrades, usage, glossary, disclosure, disaggregation_totals))
"""Checks of texts, of what is published and of what nothing uses: figures can be measured whatever they find."""


def problems_of_figures(project: Project) -> Iterator[Problem]:
    """Run the checks that figures rest on: references, weights, dates, values and the like."""
    return (problem for one in CHECKS if one.__module__ not in ABOUT_WORDS for problem in one(project))
