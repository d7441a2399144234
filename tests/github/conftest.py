"""The workflows and forms of `.github/`, read once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

Yaml = Mapping[str, Any]


@pytest.fixture(scope="session")
def workflows(root: Path) -> Mapping[str, Yaml]:
    """Every workflow by its name."""
    files = sorted((root / ".github" / "workflows").glob("*.yml"))
    return {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in files}


@pytest.fixture(scope="session")
def forms(root: Path) -> Mapping[str, Yaml]:
    """Every issue form by the name that links use."""
    files = sorted((root / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    return {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in files if file.stem != "config"}
