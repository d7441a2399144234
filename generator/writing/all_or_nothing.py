"""Files and folders of a project replaced together: all of them or none, also when the run is killed half-way.

Everything is laid ready in one folder beside them and then only renamed. What was there before is kept in the same
folder until the last rename is done, so that `put_back` can always tell from the names alone what has happened.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

STAGE = ".kerangka-tulis"
NEW, OLD, PLAN, DONE = "new", "old", "plan.json", "done"


def replace_together(root: Path, contents: Mapping[str, bytes], folders: Iterable[str] = ()) -> None:
    """Write `contents` (path below `root` to bytes); each of `folders` is replaced as a whole by what lies below it.

    Where a write fails or is interrupted, everything is as it was before.
    """
    put_back(root)
    stage = root / STAGE
    wholes = tuple(folders)
    units = sorted({next((one for one in wholes if path.startswith(f"{one}/")), path) for path in contents})
    try:
        for path, content in contents.items():
            file = stage / NEW / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        made = sorted({str(above) for unit in units for above in _missing_above(root, unit)}, key=len, reverse=True)
        (stage / PLAN).write_text(json.dumps({"units": units, "made": made}), encoding="utf-8")
        for unit in units:
            _replace(root, unit)
        (stage / DONE).touch()
    except BaseException:
        put_back(root)
        raise
    shutil.rmtree(stage)


def put_back(root: Path) -> bool:
    """End what an earlier run left half done: all is as it was before it, unless it had come to its end; tells whether there was one."""
    stage = root / STAGE
    if not stage.is_dir():
        return False
    plan = stage / PLAN
    if plan.is_file() and not (stage / DONE).exists():
        planned = _planned(plan)
        for unit in planned["units"]:
            _restore(root, unit)
        for above in planned["made"]:
            folder = root / above
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
    shutil.rmtree(stage)
    return True


def _planned(plan: Path) -> Mapping[str, list[str]]:
    """Return what was planned; of a plan that was cut off nothing had been begun."""
    try:
        planned: Mapping[str, list[str]] = json.loads(plan.read_text(encoding="utf-8"))
    except ValueError:
        return {"units": [], "made": []}
    return planned


def _replace(root: Path, unit: str) -> None:
    place, old = root / unit, root / STAGE / OLD / unit
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        old.parent.mkdir(parents=True, exist_ok=True)
        place.rename(old)
    (root / STAGE / NEW / unit).rename(place)


def _restore(root: Path, unit: str) -> None:
    place, new, old = root / unit, root / STAGE / NEW / unit, root / STAGE / OLD / unit
    if not new.exists() and place.exists():  # the new one has taken its place
        new.parent.mkdir(parents=True, exist_ok=True)
        place.rename(new)
    if old.exists():
        old.rename(place)


def _missing_above(root: Path, unit: str) -> Iterable[str]:
    """Yield the folders above a place that are not there yet."""
    return (above.as_posix() for above in Path(unit).parents if above.as_posix() != "." and not (root / above).exists())
