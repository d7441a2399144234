"""The wording of every problem code: `generator/messages/<code>.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.problems import GeneratorError, Message, Severity
from generator.reading.yaml_file import read_yaml
from generator.text import Text

FOLDER = Path(__file__).parent.parent / "messages"


@cache
def read_messages() -> Mapping[str, Message]:
    """Read all messages that travel with the package, by code."""
    messages = {}
    for file in sorted(FOLDER.glob("*.yml")):
        document, problems = read_yaml(FOLDER, file.name)
        if document is None or problems:
            raise GeneratorError(f"{file.name}: {[problem.code for problem in problems]}")
        data = document.data
        messages[file.stem] = Message(
            code=file.stem,
            severity=Severity(data["severity"]),
            fact=Text(data["fact"]),
            fix=Text(data["fix"]),
            fix_near=Text(data["fix_near"]) if "fix_near" in data else None,
            explanation=Text(data["explanation"]),
            good=data["good"],
            bad=data["bad"],
            see=tuple(data.get("see", ())),
        )
    return messages
