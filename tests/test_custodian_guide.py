"""The guide for custodians of household data is true: its options exist, its thresholds are the code's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.analysis.disclosure.rules import POLICY
from generator.cli.aggregate import aggregate


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_option_of_the_guide_exists_and_its_thresholds_are_those_of_the_code(root: Path, language: str) -> None:
    text = (root / "docs" / language / "panduan" / "data-rumah-tangga.md").read_text(encoding="utf-8")
    options = {name for parameter in aggregate.params for name in parameter.opts}
    commands = [line for line in text.splitlines() if line.startswith("kerangka aggregate ")]
    assert len(commands) >= 3
    for command in commands:
        assert set(re.findall(r"(?<= )--[a-z]+", command)) <= options, command
    assert str(POLICY.breakdown_base) in text
    assert str(POLICY.specific) in text
