"""The guide to upgrades is true: its example is what kerangka upgrade writes, and its tables leave nothing out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline.upgrade import UpgradeRequest, run_upgrade, run_write_upgrade
from generator.reading.schema import read_schemas
from generator.reading.yaml_file import parse_yaml
from generator.replication.package import files_of_package, version_of
from tests.case_projects import lay_out_region_on
from tests.test_adaptation_guide import BLOCK, FILE

VERSION = "2027.1"


def _guide(root: Path, name: str, language: str = "id") -> str:
    return (root / "docs" / language / "panduan" / f"{name}.md").read_text(encoding="utf-8")


def _files(guide: str) -> dict[str, str]:
    return {named[1]: block for block in BLOCK.findall(guide) if (named := FILE.match(block))}


def _data(text: str) -> dict[str, Any]:
    document, problems = parse_yaml("upgrades/x.yml", text)
    assert document is not None, problems
    return dict(document.data)


def _write(folder: Path, files: dict[str, str]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8", newline="\n")


@pytest.fixture(scope="module")
def next_base(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped framework in the next version, with the change that the guide tells of."""
    folder = tmp_path_factory.mktemp("base")
    changed = {
        "framework/programme.yml": (f'version: "{version_of(root)}"', f'version: "{VERSION}"'),
        "framework/indicators/waktu-tempuh-faskes.yml": ("below: 61", "below: 51"),
    }
    for path, content in files_of_package(root).items():
        text = content
        if path in changed:
            before, after = (words.encode() for words in changed[path])
            assert content.count(before) == 1, path
            text = content.replace(before, after)
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text)
    return folder


@pytest.fixture
def region(root: Path, tmp_path: Path) -> Path:
    """A region on the shipped framework, with what the guide to adaptations shows."""
    lay_out_region_on(root, tmp_path)
    _write(tmp_path, _files(_guide(root, "menyesuaikan")))
    return tmp_path


def test_the_example_is_what_the_upgrade_writes_with_a_decision_filled_in(root: Path, region: Path, next_base: Path) -> None:
    upgraded = run_upgrade(region, UpgradeRequest(VERSION, str(next_base)), "id")
    run_write_upgrade(region, upgraded)
    record = f"upgrades/{VERSION}.yml"
    (written,) = _data((region / record).read_text(encoding="utf-8"))["decisions"]
    (shown,) = _data(_files(_guide(root, "memutakhirkan"))[record])["decisions"]
    assert {**shown, "decision": "open"} == {**written, "reason": shown["reason"]}
    assert (region / "upgrades" / f"{VERSION}.md").is_file()


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_example_fits_the_schema_and_the_tables_name_every_decision_and_case(root: Path, language: str) -> None:
    guide = _guide(root, "memutakhirkan", language)
    schemas = read_schemas(root)
    (example,) = _files(guide).values()
    assert list(schemas.validator("upgrade").iter_errors(_data(example))) == []
    fields = schemas.by_name["upgrade"]["$defs"]["decision"]["properties"]
    named = set(re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE))
    assert named == {"decision", *fields["decision"]["enum"], "case", *fields["case"]["enum"]}


def test_both_languages_show_the_same_example(root: Path) -> None:
    assert _files(_guide(root, "memutakhirkan")) == _files(_guide(root, "memutakhirkan", "en"))
