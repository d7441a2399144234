"""The record of an upgrade that a region keeps, and what is read of both bases to make it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from generator.model.identity import BASE
from generator.model.upgrade import Upgrade
from generator.problems import GeneratorError
from generator.reading.adaptation.spots import Spot
from generator.reading.layout import schema_of
from generator.reading.schema import Schemas
from generator.reading.upgrades import FOLDER, name_of_upgrade
from generator.reading.yaml_file import read_yaml
from generator.replication.three_way import BaseFile, Lookup
from generator.replication.upgrade_report import UpgradeReport, decision_of, is_undecided
from generator.writing.yaml_file import as_yaml

HEAD = """\
# Ditulis oleh kerangka upgrade. Untuk setiap butir isi decision: keep, take, atau adjust, dan reason.
# Written by kerangka upgrade. For each entry fill in decision: keep, take or adjust, and the reason.
"""


def lookup_in(root: Path, schemas: Schemas) -> Lookup:
    """Return what looks up files of the base of a region, each read once."""

    @cache
    def lookup(path: str) -> BaseFile | None:
        name = schema_of(path.removeprefix(f"{BASE}/"))
        document, _ = read_yaml(root, path) if (root / path).is_file() else (None, ())
        if document is None or name is None or name not in schemas.by_name:
            return None
        return BaseFile(Spot.top(schemas, name), document.data)

    return lookup


def changed_pages(before: Path, after: Path) -> Iterator[str]:
    """Yield the pages that a region has in place of the base's and that are another there now."""
    for file in sorted((before / "docs").rglob("*.md")):
        path = file.relative_to(before).as_posix()
        old, new = before / BASE / path, after / BASE / path
        if old.is_file() and (not new.is_file() or new.read_bytes() != old.read_bytes()):
            yield path


def record_name(root: Path, upgrades: Mapping[str, Upgrade], version: str, sha256: str) -> str:
    """Return the name for the record of an upgrade; one in which people have decided is never overwritten."""
    for is_taken in (False, True):
        name = name_of_upgrade(version, sha256, is_taken=is_taken)
        known = upgrades.get(name)
        if known is None and (root / FOLDER / f"{name}.yml").exists():
            break  # it cannot be read, so nobody knows what was decided
        if known is None or all(is_undecided(one) for one in known.decisions):
            return name
    raise GeneratorError(f"{FOLDER}/{name}.yml: sudah berisi keputusan, pindahkan dulu | has decisions in it, move it first")


def record_of(report: UpgradeReport, day: date) -> str:
    """Return the record as YAML, with all decisions open."""
    decisions = [_plain(decision_of(one)) for one in report.decisions]
    record = {
        "from": report.before, "to": report.after, "sha256": report.sha256, "date": day.isoformat(),
        **({"decisions": decisions} if decisions else {}),
    }  # fmt: skip
    return (HEAD if decisions else "") + as_yaml(record)


def _plain(value: Any) -> Any:
    """Return data as JSON has it; a decimal keeps its digits as far as any reader of YAML sees them."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
