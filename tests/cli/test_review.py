"""kerangka review runs every step, says how each ended, and fails when one of them does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator.cli.review import review
from generator.problems import GeneratorError
from generator.reading.revision import read_base

GIT = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")


def _git(root: Path, *words: str) -> str:
    return subprocess.run([*GIT, *words], cwd=root, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A repository whose main line went on after a proposal left it."""
    _git(tmp_path, "init", "--quiet")
    _git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "left here")
    _git(tmp_path, "switch", "--quiet", "-c", "usulan")
    _git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "proposal")
    _git(tmp_path, "switch", "--quiet", "main")
    _git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "main goes on")
    _git(tmp_path, "switch", "--quiet", "usulan")
    return tmp_path


def _review(root: Path, *words: str, **ends: int | Exception) -> tuple[Result, list[list[str]]]:
    """Run a review with steps that end as told; also returns with which words each was called."""
    called: list[list[str]] = []

    def stand_in(name: str) -> click.Command:
        @click.command(name, context_settings={"ignore_unknown_options": True})
        @click.argument("words", nargs=-1, type=click.UNPROCESSED)
        def step(words: tuple[str, ...]) -> None:
            called.append([name, *words])
            end = ends.get(name, 0)
            if isinstance(end, Exception):
                raise end
            sys.exit(end)

        return step

    program = click.Group(commands=[review, *map(stand_in, ("format", "check", "diff", "build"))])
    result = CliRunner().invoke(program, ["review", "--project", str(root), "--language", "id", *words])
    return result, called


def test_all_steps_run_with_their_options(history: Path) -> None:
    result, called = _review(history)
    shared = ["--project", str(history), "--language", "id"]
    left = _git(history, "rev-parse", "main~1")
    report, site = history / "review" / "report.md", history / "review" / "site"
    assert called == [
        ["format", "--check", *shared],
        ["check", "--format", "text", *shared],
        ["diff", left, "--format", "markdown", "--out", str(report), *shared],
        ["build", "--documents", "--site-dir", str(site), *shared],
    ]
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("step", "end", "code"),
    [("format", 1, 1), ("diff", 1, 1), ("diff", GeneratorError("x"), 2), ("build", OSError("x"), 2),
     ("diff", click.UsageError("x"), 2)],
)  # fmt: skip
def test_a_step_that_fails_stops_no_other_and_fails_the_review(
    history: Path, step: str, end: int | Exception, code: int
) -> None:
    result, called = _review(history, **{step: end})
    assert [words[0] for words in called] == ["format", "check", "diff", "build"]
    assert result.exit_code == code
    assert result.output.count("perlu diperbaiki") == 1
    assert f"perlu diperbaiki (kerangka {step})" in result.output


def test_nothing_is_built_from_content_that_is_wrong(history: Path) -> None:
    result, called = _review(history, check=1)
    assert [words[0] for words in called] == ["format", "check", "diff"]
    assert "Pratinjau situs dan dokumen: dilewati" in result.output
    assert result.exit_code == 1


def test_the_report_of_an_earlier_review_is_not_taken_for_this_one(history: Path) -> None:
    report = history / "review" / "report.md"
    report.parent.mkdir()
    report.write_text("old", encoding="utf-8")
    _review(history, diff=2)
    assert not report.exists()


def test_what_is_compared_with_is_where_the_work_left_main(history: Path) -> None:
    left = _git(history, "rev-parse", "main~1")
    assert read_base(history, None) == left
    assert read_base(history, "main") == left
    assert read_base(history, "HEAD^1") == left
    assert read_base(history, "--output=x") is None
    assert read_base(history, "tidak-ada") is None


def test_outside_a_repository_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    assert read_base(tmp_path, None) is None
