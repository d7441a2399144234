"""The lock is in step with pyproject.toml: all that is asked for is pinned, with hashes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)", re.MULTILINE)


def _wanted(root: Path) -> list[Requirement]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    texts = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["test"]]
    texts += project["build-system"]["requires"]
    return [Requirement(text) for text in texts]


def _locked(root: Path) -> dict[str, set[Version]]:
    found: dict[str, set[Version]] = {}
    for name, version in PIN.findall((root / "requirements.lock").read_text(encoding="utf-8")):
        found.setdefault(canonicalize_name(name), set()).add(Version(version))
    return found


def test_every_dependency_is_pinned_within_its_range(root: Path) -> None:
    locked = _locked(root)
    for wanted in _wanted(root):
        versions = locked.get(canonicalize_name(wanted.name), set())
        assert versions, wanted
        assert all(wanted.specifier.contains(version) for version in versions), wanted


def test_every_pin_has_hashes_and_no_address(root: Path) -> None:
    text = (root / "requirements.lock").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text
    assert "--index" not in text


def test_every_dependency_says_why_it_is_here(root: Path) -> None:
    told = (root / "docs" / "engineering" / "dependencies.md").read_text(encoding="utf-8").lower()
    for wanted in _wanted(root):
        name = canonicalize_name(wanted.name)
        if not name.startswith("types-") and not name.endswith("-stubs"):
            assert name in told, name
