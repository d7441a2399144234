"""The stored test of the selection: its table, what it says of a village, and whether it is out of date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

import pandas as pd

from generator.analysis.pilot_checksum import checksum_of
from generator.analysis.pilot_evidence import POOLS, PoolEvidence, PoolName, measure_evidence
from generator.analysis.pilot_scores import candidates_of
from generator.analysis.pilot_sensitivity import Sensitivity
from generator.problems import Location, Problem
from generator.project import Project
from generator.tables import Table
from generator.text import Text

COLUMNS = (
    "pool", "village_code", "share_selected", "rank_best", "rank_p05", "rank_median", "rank_p95", "rank_worst",
    "draws", "seed", "inputs_sha256",
)  # fmt: skip
PATH = "framework/pilot-sensitivity.csv"
POOL_WORDS: Mapping[PoolName, Text] = MappingProxyType(
    {
        "real": Text({"id": "desa nyata", "en": "real villages"}),
        "invented": Text({"id": "desa rekaan", "en": "invented villages"}),
    }
)


@dataclass(frozen=True)
class StoredRow:
    """One village in the stored test; the share is of 1."""

    share_selected: Decimal
    rank_best: int
    rank_p05: int
    rank_median: int
    rank_p95: int
    rank_worst: int


@dataclass(frozen=True)
class StoredTest:
    """The stored test of one pool; `current` tells whether it was made from the inputs of today."""

    draws: int
    seed: int
    current: bool
    rows: Mapping[str, StoredRow]
    place: Location


def sensitivity_frame(
    results: Iterable[tuple[PoolEvidence, Iterable[Sensitivity]]], draws: int, seed: int
) -> pd.DataFrame:
    """Return the results of all pools as rows of text."""
    rows = [
        (
            evidence.pool, one.code, _share(one), str(one.rank_best), str(one.rank_p05), str(one.rank_median),
            str(one.rank_p95), str(one.rank_worst), str(draws), str(seed), checksum,
        )
        for evidence, found in results
        for checksum in (checksum_of(evidence),)
        for one in found
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="object")


def read_sensitivity(table: Table | None, evidence: Mapping[PoolName, PoolEvidence]) -> Mapping[PoolName, StoredTest]:
    """Return the stored test of each pool that has one."""
    if table is None:
        return {}
    found = {}
    for pool in POOLS:
        places = [place for place, name in enumerate(table.frame["pool"]) if name == pool]
        if not places:
            continue
        records = table.frame.iloc[places].to_dict("records")
        candidates = {one.code for one in candidates_of(evidence[pool])}
        first = records[0]
        current = {(one["inputs_sha256"], one["draws"], one["seed"]) for one in records} == {
            (checksum_of(evidence[pool]), first["draws"], first["seed"])
        } and {one["village_code"] for one in records} == candidates
        rows = {
            one["village_code"]: StoredRow(
                Decimal(one["share_selected"]), int(one["rank_best"]), int(one["rank_p05"]), int(one["rank_median"]),
                int(one["rank_p95"]), int(one["rank_worst"]),
            )
            for one in records
        }  # fmt: skip
        place = table.at(places[0], "inputs_sha256")
        found[pool] = StoredTest(int(first["draws"]), int(first["seed"]), current, MappingProxyType(rows), place)
    return found


def check_sensitivity(project: Project) -> Iterator[Problem]:
    """The stored test was made from the inputs of today, for every pool that has candidates."""
    table = project.pilot_sensitivity
    if table is None or project.programme.unreadable:
        return
    evidence = measure_evidence(project)
    stored = read_sensitivity(table, evidence)
    for pool in POOLS:
        test = stored.get(pool)
        if test is None and candidates_of(evidence[pool]):
            yield Problem("uji-kepekaan-usang", Location(table.path), {"pool": POOL_WORDS[pool]})
        elif test is not None and not test.current:
            yield Problem("uji-kepekaan-usang", test.place, {"pool": POOL_WORDS[pool]})


def _share(one: Sensitivity) -> str:
    share = Decimal(one.share_selected.numerator) / Decimal(one.share_selected.denominator)
    return str(share.quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP))
