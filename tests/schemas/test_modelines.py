"""Editors find the schema of a file by its first line."""

from __future__ import annotations

import re
from pathlib import Path

MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def test_every_yaml_file_names_its_schema_and_the_schema_is_there(root: Path) -> None:
    files = [*(root / "framework").rglob("*.yml"), *(root / "villages").rglob("*.yml")]
    assert len(files) > 200
    for file in files:
        first = MODELINE.match(file.read_text(encoding="utf-8"))
        assert first, file
        schema = (file.parent / first[1]).resolve()
        assert schema.is_file(), file
        assert schema.parent == root / "schemas", file
