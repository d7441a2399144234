"""The guide to adaptations is true: its examples adapt the shipped base, its mistakes are told as it says."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.pipeline import run_check
from generator.problems import Told
from generator.reading.messages import read_messages
from tests.case_projects import lay_out_region_on

BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
FILE = re.compile(r"# ([\w./-]+\.yml)\n")
MISTAKE = re.compile(r"# \w+\[([\w-]+)\]\n")
MISTAKES = frozenset(code for code in read_messages() if code.startswith("adaptasi-"))
WRONG = """id: {id}
title: {{id: Uji, en: Trial}}
reason: {{id: Uji., en: Trial.}}
evidence: {{id: Uji., en: Trial.}}
decided_by: penyesuaian-kepulauan
changes:
{changes}"""


@pytest.fixture(params=["id", "en"])
def guide(root: Path, request: pytest.FixtureRequest) -> str:
    return (root / f"docs/{request.param}/panduan/menyesuaikan.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def region(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A region without adaptations on the shipped framework."""
    return lay_out_region_on(root, tmp_path_factory.mktemp("region"))


def _examples(guide: str) -> Mapping[str, str]:
    """Return the files that the guide shows, by their paths."""
    return {named[1]: block for block in BLOCK.findall(guide) if (named := FILE.match(block))}


def _mistakes(guide: str) -> Mapping[str, str]:
    """Return the changes that the guide calls wrong, by the code of the problem."""
    return {named[1]: block[named.end() :] for block in BLOCK.findall(guide) if (named := MISTAKE.match(block))}


def _told(region: Path, folder: Path, files: Mapping[str, str]) -> tuple[Told, ...]:
    shutil.copytree(region, folder)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8", newline="\n")
    return run_check(folder).told("id")


def test_every_yaml_of_the_guide_names_its_file_or_the_problem_it_is(guide: str) -> None:
    blocks = BLOCK.findall(guide)
    assert len(blocks) > 10
    assert [block for block in blocks if not FILE.match(block) and not MISTAKE.match(block)] == []


def test_the_examples_of_the_guide_adapt_the_shipped_base_without_problems(guide: str, region: Path, tmp_path: Path) -> None:
    examples = _examples(guide)
    assert set(re.findall(r"operation: (\w+)", "".join(examples.values()))) == {"set", "add", "extend", "remove"}
    told = _told(region, tmp_path / "region", examples)
    assert [(one.path, one.line, one.code, one.fact) for one in told] == []


def test_every_mistake_of_the_guide_is_told_with_the_code_it_names(guide: str, region: Path, tmp_path: Path) -> None:
    mistakes = _mistakes(guide)
    files = {f"adaptations/{code}.yml": WRONG.format(id=code, changes=changes) for code, changes in mistakes.items()}
    own = {path: content for path, content in _examples(guide).items() if path.startswith("framework/")}
    told = _told(region, tmp_path / "region", {**files, **own})
    assert {(one.path, one.code) for one in told if one.path.startswith("adaptations/")} == {
        (f"adaptations/{code}.yml", code) for code in mistakes
    }


def test_the_guide_shows_and_links_every_mistake_an_adaptation_can_make(guide: str) -> None:
    assert set(_mistakes(guide)) == MISTAKES
    assert {code for code in MISTAKES if f"(../galat/index.md#{code})" not in guide} == set()


def test_both_languages_show_the_same_examples(root: Path) -> None:
    indonesian, english = (
        (root / "docs" / language / "panduan" / "menyesuaikan.md").read_text(encoding="utf-8") for language in ("id", "en")
    )
    assert (_examples(indonesian), _mistakes(indonesian)) == (_examples(english), _mistakes(english))


@pytest.mark.parametrize("code", sorted(MISTAKES))
def test_the_good_example_of_a_message_may_be_done_and_the_bad_one_is_that_mistake(code: str, region: Path, tmp_path: Path) -> None:
    """What a message teaches holds for the shipped framework."""
    shutil.copytree(region, tmp_path, dirs_exist_ok=True)
    (tmp_path / "adaptations").mkdir(exist_ok=True)
    message, told = read_messages()[code], {}
    for name, example in (("good", message.good), ("bad", message.bad)):
        text = WRONG.format(id="uji", changes=example.removeprefix("changes:\n"))
        (tmp_path / "adaptations/uji.yml").write_text(text, encoding="utf-8")
        told[name] = {one.code for one in run_check(tmp_path).told("id")} & MISTAKES
    assert told == {"good": set(), "bad": {code}}
