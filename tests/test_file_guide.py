"""The guide to every file names every kind of file, and its examples are what the schemas accept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.reading.layout import BASE_FILES, FOLDERS, REGION_FILES, REGION_FOLDERS, SINGLE_FILES, TABLES
from generator.reading.schema import Schemas, read_schemas
from generator.reading.yaml_file import parse_yaml

HEADING = re.compile(r"^### (.+)$", re.MULTILINE)
EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
WORD = re.compile(r"[\w/.-]+")
OF_OTHER_PROJECTS = BASE_FILES | REGION_FILES | {f"{folder}/*.yml": schema for folder, schema in REGION_FOLDERS.items()}
"""Files that this project need not have: a region's own, and those of a base that compares regions."""
SCHEMA_OF = {
    **{f"framework/{one.path}": one.schema for one in SINGLE_FILES},
    **{f"framework/{one.path}/*.yml": one.schema for one in FOLDERS},
    **OF_OTHER_PROJECTS,
}
MISSING = {"required", "minItems", "minProperties"}
"""What a schema may say of an excerpt."""


@pytest.fixture(scope="module")
def schemas(root: Path) -> Schemas:
    return read_schemas(root)


def _guide(root: Path, language: str) -> str:
    return (root / "docs" / language / "panduan" / "berkas.md").read_text(encoding="utf-8")


def _examples(text: str, schemas: Schemas) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield each YAML example with the file of its heading that has all of its keys."""
    parts = HEADING.split(text)
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        for example in EXAMPLE.findall(body):
            document, problems = parse_yaml(heading, example)
            assert document is not None, problems
            named = [file for file in re.findall(r"`([^`]+)`", heading) if file in SCHEMA_OF]
            fitting = [file for file in named if document.data.keys() <= schemas.by_name[SCHEMA_OF[file]]["properties"].keys()]
            assert fitting, (heading, example)
            yield fitting[0], document.data, example


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_guide_names_every_kind_of_file(root: Path, language: str) -> None:
    text = _guide(root, language)
    files = [*SCHEMA_OF, *(f"framework/{name}" for name in TABLES), "villages.csv", "observations.csv", "profile.yml", *BASE_FILES]
    assert [file for file in files if f"`{file}`" not in text and f"/{file}`" not in text] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_examples_of_the_guide_are_accepted_by_the_schemas(root: Path, language: str, schemas: Schemas) -> None:
    for file, data, _ in _examples(_guide(root, language), schemas):
        errors = [one for one in schemas.validator(SCHEMA_OF[file]).iter_errors(data) if one.validator not in MISSING]
        assert errors == [], file


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_examples_of_the_guide_are_the_framework_as_it_stands(root: Path, language: str, schemas: Schemas) -> None:
    """Every word of an example stands in the file it is from, so that the guide does not grow old unseen."""
    for file, _, example in _examples(_guide(root, language), schemas):
        if file in OF_OTHER_PROJECTS:
            continue
        words = {word for path in root.glob(file) for word in WORD.findall(path.read_text(encoding="utf-8"))}
        assert [word for word in WORD.findall(example) if word not in words] == [], file
