"""The base below a region's own files: how a region is known, and where its base lies."""

from __future__ import annotations

from pathlib import Path

from generator.model.identity import BASE
from generator.problems import Location

REGION = "programme.yml"
FRAMEWORK = "framework"
IDENTITY = f"{FRAMEWORK}/programme.yml"


def is_region(root: Path) -> bool:
    """Tell whether a folder is a region's, which has its own programme.yml at the top and a base below."""
    return (root / REGION).is_file()


def is_project(root: Path) -> bool:
    """Tell whether a folder holds a framework of its own or a region's share of one."""
    return (root / FRAMEWORK).is_dir() or is_region(root)


def base_path(root: Path, path: str) -> str:
    """Return where a file of the framework, its schemas or its prose lies: in a region below `base/`."""
    return f"{BASE}/{path}" if is_region(root) else path


def identity_path(root: Path) -> str:
    """Return the file that says which programme this is."""
    return REGION if is_region(root) else IDENTITY


def is_of_base(here: Location) -> bool:
    """Tell whether a place lies in the base of a region, which nobody edits there."""
    return here.path.startswith(f"{BASE}/")
