"""Put a finished site in the place of the last one, so that a failure leaves the last one whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

from generator.problems import GeneratorError

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


def swap_in(new: Path, site: Path) -> None:
    """Replace `site` by `new`; afterwards `new` is gone.

    The new site is first brought beside the old one, which takes time only from another file system.
    Linux exchanges both names in one step. Elsewhere the old site is set aside under
    `<site>.old` for the moment between two renames; `repair` at the next start ends a swap
    that was cut off there.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    beside = site.with_name(f"{site.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.move(new, beside)
    if not site.exists():
        beside.rename(site)
    elif _exchanged(beside, site):
        shutil.rmtree(beside)
    else:
        old = _set_aside(site)
        shutil.rmtree(old, ignore_errors=True)
        site.rename(old)
        beside.rename(site)
        shutil.rmtree(old)


def refuse_foreign_folder(site: Path, root: Path) -> None:
    """Refuse to replace a folder that is no site: the project, one above it, or one with other things."""
    inside = site == root or site in root.parents
    foreign = site.is_file() or (site.is_dir() and any(site.iterdir()) and not (site / "index.html").is_file())
    if inside or foreign:
        raise GeneratorError(f"{site}: bukan folder situs, tidak ditimpa | not a site's folder, not replaced")


def repair(site: Path) -> None:
    """End a swap that was cut off between its two renames: the old site comes back."""
    old = _set_aside(site)
    if not old.exists():
        return
    if site.exists():
        shutil.rmtree(old)
    else:
        old.rename(site)


def _set_aside(site: Path) -> Path:
    return site.with_name(f"{site.name}.old")


def _exchanged(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)
