"""The lines of a region's programme.yml that name its base, rewritten with everything around them as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.problems import GeneratorError
from generator.reading.yaml_file import locate_in_yaml, parse_yaml

SCALAR = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:''|[^'])*'|[^\s,}\]#"'][^,}\]#\n\r]*?)(?=\s*(?:[,}\]#\r\n]|$))""")
REGION = "programme.yml"


def with_base(text: str, values: Mapping[str, str]) -> str:
    """Return programme.yml with other values below `extends`; comments, order and line ends stay."""
    plain = text.removeprefix("\ufeff")
    before, _ = parse_yaml(REGION, plain)
    lines = plain.splitlines(keepends=True)
    places = locate_in_yaml(plain, [("extends", key) for key in values])
    ordered = sorted(values, key=lambda key: places.get(("extends", key), (0, 0)), reverse=True)
    for key in ordered:
        line, column = places.get(("extends", key), (0, 0))
        found = SCALAR.match(lines[line - 1], column - 1) if line else None
        if found is None:
            raise _unreadable()
        lines[line - 1] = f'{lines[line - 1][: column - 1]}"{values[key]}"{lines[line - 1][found.end() :]}'
    written = "".join(lines)
    after, _ = parse_yaml(REGION, written)
    if before is None or after is None:
        raise _unreadable()
    if after.data != {**before.data, "extends": {**before.data["extends"], **values}}:
        raise _unreadable()
    return text[: len(text) - len(plain)] + written


def _unreadable() -> GeneratorError:
    return GeneratorError(
        f"{REGION}: tulis framework, version, dan sha256 di bawah extends, masing-masing pada satu baris | "
        "write framework, version and sha256 below extends, each on one line"
    )
