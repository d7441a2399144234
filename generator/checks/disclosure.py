"""Disclosure control: no published value points to a household, and none gives a hidden one away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pandas as pd

from generator.analysis.disclosure.breaches import Breach, breaches, hidden_apart, leaks
from generator.analysis.disclosure.deprivations import contradictions, few_among_poor, pinned_by_sum
from generator.analysis.disclosure.inference import Side
from generator.analysis.disclosure.rules import Rule
from generator.checks.rows import each_value
from generator.problems import Problem, in_rows
from generator.project import Project
from generator.tables import Observations
from generator.text import Text

RULE_CODES: Mapping[Rule, str] = {
    "small-count": "jumlah-terlalu-kecil",
    "all-or-none": "semua-atau-tidak-ada",
    "small-base": "dasar-terlalu-kecil",
}
SIDE_WORDS: Mapping[Side, Text] = {
    "whole": Text({"id": "seluruh dasarnya", "en": "its whole base"}),
    "true": Text({"id": "yang memenuhi", "en": "those for whom it is true"}),
    "rest": Text({"id": "yang tidak memenuhi", "en": "those for whom it is not"}),
}

CONTRADICTIONS: Mapping[str, Text] = {
    "above-headcount": Text({"id": "lebih besar daripada bagian yang miskin (H)", "en": "is larger than the share who are poor (H)"}),
    "not-the-sum": Text({
        "id": "bukan jumlah bobot dikali bagian yang miskin dan kekurangan",
        "en": "is not the sum of weights times the shares who are poor and deprived",
    }),
}  # fmt: skip


def check_published_counts(project: Project) -> Iterator[Problem]:
    """No value is published that rests on too few, on all or none, or on too small a group."""
    if _is_unreadable(project):
        return
    observations = project.observations
    by_code: dict[str, dict[int, Breach]] = {code: {} for code in RULE_CODES.values()}
    for one in (*few_among_poor(project), *breaches(project)):
        by_code[RULE_CODES[one.rule]][one.position] = one
    for code, found in by_code.items():

        def tell(position: int, value: str, rows: int, code: str = code, found: Mapping[int, Breach] = found) -> Problem:
            one = found[position]
            parameters = {**_cell(observations, position), "found": one.found, "least": one.least, "rows": in_rows(rows)}
            return Problem(code, observations.at(position, "value"), parameters)

        yield from each_value(observations, _at(observations, found), "indicator", tell)


def check_poverty_hidden_together(project: Project) -> Iterator[Problem]:
    """H, A and M0 of a cell are hidden together, and with them who is poor and deprived in something."""
    observations = project.observations

    def tell(position: int, value: str, rows: int) -> Problem:
        parameters = {**_cell(observations, position), "rows": in_rows(rows)}
        return Problem("h-a-m0-tidak-bersama", observations.at(position, "status"), parameters)

    yield from each_value(observations, _at(observations, hidden_apart(project)), "indicator", tell)


def check_deprivations_agree(project: Project) -> Iterator[Problem]:
    """Nobody is poor and deprived who is not poor, and the deprivations of the poor add up to M0."""
    observations = project.observations
    found = {one.position: one.rule for one in contradictions(project)}

    def tell(position: int, value: str, rows: int) -> Problem:
        parameters = {**_cell(observations, position), "rule": CONTRADICTIONS[found[position]], "rows": in_rows(rows)}
        return Problem("kekurangan-tidak-cocok", observations.at(position, "value"), parameters)

    yield from each_value(observations, _at(observations, found), "indicator", tell)


def check_hidden_cells_stay_hidden(project: Project) -> Iterator[Problem]:
    """No hidden value can be found from everything published: the interval audit."""
    if _is_unreadable(project):
        return
    observations = project.observations
    found = {one.position: one for one in (*pinned_by_sum(project), *leaks(project))}

    def tell(position: int, value: str, rows: int) -> Problem:
        one = found[position]
        parameters = {
            **_cell(observations, position), "side": SIDE_WORDS[one.side], "lower": int(one.found.lower),
            "upper": int(one.found.upper), "least": one.least, "given": _named(observations, one.given_away),
            "rows": in_rows(rows),
        }  # fmt: skip
        return Problem("nilai-tersamar-terbuka", observations.at(position, "status"), parameters)

    yield from each_value(observations, _at(observations, found), "indicator", tell)


def _is_unreadable(project: Project) -> bool:
    return bool({"disaggregation", "indicator"} & set(project.programme.unreadable))


def _at(observations: Observations, positions: Iterable[int]) -> pd.Series:
    wrong = np.zeros(len(observations.frame), dtype=bool)
    wrong[list(positions)] = True
    return pd.Series(wrong, index=observations.frame.index)


def _cell(observations: Observations, position: int) -> dict[str, object]:
    row = observations.frame.iloc[position]
    cell = " ".join(str(row[name]) for name in ("village_code", "period", "disaggregation") if row[name])
    return {"value": row["indicator"], "cell": cell}


def _named(observations: Observations, positions: Iterable[int]) -> str:
    rows = (observations.frame.iloc[one] for one in positions)
    return ", ".join(f"{row['period']} {row['disaggregation'] or 'total'}" for row in rows)
