"""The first files of a region as they travel with the package: read, and filled with what is known."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Any

from generator.problems import GeneratorError
from generator.reading.yaml_file import read_yaml
from generator.text import BASE_LANGUAGE, Text
from generator.writing.yaml_file import as_yaml

FOLDER = Path(__file__).parent / "starter"
FORMS = (FOLDER / "forms", FOLDER.parents[2] / ".github" / "ISSUE_TEMPLATE")
"""Where the issue forms lie: beside the starter files in an installed package, where GitHub wants them in a checkout."""

WIDTH = 100
SCHEMA = "# yaml-language-server: $schema={up}base/schemas/{name}.schema.json\n"

Values = Mapping[str, Any]
"""What the places of a starter file are filled with, by the name after the dollar sign."""


def starter_text(name: str, values: Values) -> str:
    """Return a starter file of text with its places filled."""
    return Template((FOLDER / name).read_text(encoding="utf-8")).substitute(values)


def issue_forms() -> dict[str, str]:
    """Return the issue forms of the framework's own repository by file name; pages of a region lead to the same ones."""
    folder = next(one for one in FORMS if one.is_dir())
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yml")) if path.stem != "config"}


def starter_data(name: str, values: Values) -> Any:
    """Return a starter file of YAML as data with its places filled; see `filled`."""
    document, problems = read_yaml(FOLDER, name)
    if document is None or problems:
        raise GeneratorError(f"{name}: {[problem.code for problem in problems]}")
    return filled(document.data, values)


def starter_wording(name: str) -> Mapping[str, Text]:
    """Return pieces of wording of a starter file by name, their places not yet filled."""
    document, _ = read_yaml(FOLDER, name)
    data = document.data if document else {}
    return {key: Text(value if isinstance(value, Mapping) else {BASE_LANGUAGE: value}) for key, value in data.items()}


def filled(data: Any, values: Values) -> Any:
    """Fill the places in data: a text that is one place becomes the value itself; what has no value is left out."""
    if isinstance(data, Mapping):
        pairs = ((key, filled(value, values)) for key, value in data.items())
        return {key: value for key, value in pairs if value is not None}
    if isinstance(data, list):
        return [filled(value, values) for value in data]
    if not isinstance(data, str):
        return data
    if data.startswith("$") and data[1:] in values:
        return values[data[1:]]
    return Template(data).substitute(values)


def written_yaml(data: Mapping[str, Any], path: str, schema: str, remarks: Mapping[str, str] | None = None) -> bytes:
    """Write data as the canonical YAML of a region's file, with a remark above some of its keys."""
    text = SCHEMA.format(up="../" * path.count("/"), name=schema)
    if not remarks:
        return (text + as_yaml(data)).encode()
    for key, value in data.items():
        lines = textwrap.wrap(remarks.get(key, ""), WIDTH - 2)
        text += "".join(f"# {line}\n" for line in lines) + as_yaml({key: value})
    return text.encode()
