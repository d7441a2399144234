"""One checksum over everything that a test of the selection takes in, whatever the order of files and rows."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any

from generator.analysis.pilot_evidence import PoolEvidence, VillageEvidence

METHOD = "1"
"""Counted up when the calculation itself changes, so that older tables are known to be out of date."""

WITHOUT_EFFECT = frozenset({"source", "title", "reason", "status", "year", "id", "kind"})
"""Fields of the rules that no draw depends on."""


def checksum_of(evidence: PoolEvidence) -> str:
    """Return the SHA-256 of the rules, the villages of the pool and what is known of them, as hexadecimal."""
    selection = evidence.selection
    taken = {
        "method": METHOD,
        "pool": evidence.pool,
        "number": selection.number,
        "budget": _plain(selection.budget),
        "kinds": sorted(selection.village_kinds),
        "until": selection.data_until,
        "coverage": str(selection.minimum_coverage),
        "concentration": selection.concentration,
        "criteria": _plain(selection.criteria),
        "scales": [_plain(one) for one in evidence.scales],
        "eligibility": _sorted(_plain(selection.eligibility)),
        "quotas": _sorted(_plain(selection.quotas)),
        "villages": _sorted([_of_village(one) for one in evidence.villages]),
    }
    return sha256(_canonical(taken).encode("utf-8")).hexdigest()


def _of_village(village: VillageEvidence) -> list[Any]:
    return [
        village.code,
        village.kind,
        [None if one.number is None else str(one.number) for one in village.values],
        {rule.id: verdict.holds for rule, verdict in village.eligibility},
        dict(village.groups),
        dict(village.sets),
        village.cost,
    ]


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value) if one.name not in WITHOUT_EFFECT}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Fraction | Decimal):
        return str(Fraction(value))
    return value


def _sorted(values: list[Any]) -> list[Any]:
    return sorted(values, key=_canonical)


def _canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
