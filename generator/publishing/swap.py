"""Put a finished site in the place of the last one, so that a failure leaves the last one whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


def swap_in(new: Path, site: Path) -> None:
    """Replace `site` by `new` (on the same file system); afterwards `new` is gone.

    Linux exchanges both names in one step. Elsewhere the old site is set aside under
    `<site>.old` for the moment between two renames; `repair` at the next start ends a swap
    that was cut off there.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    if not site.exists():
        new.rename(site)
    elif _exchanged(new, site):
        shutil.rmtree(new)
    else:
        old = _set_aside(site)
        shutil.rmtree(old, ignore_errors=True)
        site.rename(old)
        new.rename(site)
        shutil.rmtree(old)


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
