"""What every move to another version of the base asked of a region: `upgrades/<version>.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.model.upgrade import Upgrade
from generator.problems import Problem
from generator.reading.model_file import read_model
from generator.reading.region_folder import is_region
from generator.reading.schema import Schemas

FOLDER = "upgrades"


def name_of_upgrade(version: str, sha256: str, *, is_taken: bool) -> str:
    """Return the name of the record of an upgrade, without its ending; one whose decisions are made keeps its name."""
    return f"{version}-{sha256[:8]}" if is_taken else version


def read_upgrades(root: Path, schemas: Schemas) -> tuple[Mapping[str, Upgrade], tuple[Problem, ...]]:
    """Return the records of all upgrades of a region by their names; no other project has any."""
    upgrades: dict[str, Upgrade] = {}
    problems: list[Problem] = []
    for file in sorted((root / FOLDER).glob("*.yml")) if is_region(root) else ():
        upgrade, found = read_model(root, f"{FOLDER}/{file.name}", schemas, "upgrade", Upgrade)
        problems.extend(found)
        if upgrade is None:
            continue
        if file.stem not in {name_of_upgrade(upgrade.to, upgrade.sha256, is_taken=taken) for taken in (False, True)}:
            parameters = {"value": upgrade.to, "stem": file.stem}
            problems.append(Problem("id-beda-dengan-nama-berkas", upgrade.source.at("to"), parameters))
        upgrades[file.stem] = upgrade
    return upgrades, tuple(problems)
