"""The scripts that write the comment, run against a stand-in for GitHub: who is written to, and what cannot get through."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

Yaml = Mapping[str, Any]
pytestmark = pytest.mark.skipif(
    os.name == "nt" or not all(map(shutil.which, ("bash", "jq", "unzip", "iconv"))), reason="needs the tools of a runner"
)
GITHUB = """#!/usr/bin/env python3
import json, os, pathlib, shutil, sys
home = pathlib.Path(os.environ["GITHUB_STAND_IN"])
words = sys.argv[1:]
with (home / "asked.jsonl").open("a") as log:
    print(json.dumps(words), file=log)
path = next(word for word in words if word.startswith("repos/"))
if "--input" in words:
    shutil.copy(words[words.index("--input") + 1], home / "sent.json")
elif path.endswith("/zip"):
    sys.stdout.buffer.write((home / "report.zip").read_bytes())
else:
    print((home / (path.partition("?")[0].rsplit("/", 1)[1] + ".json")).read_text())
"""
SHA = "a" * 40
BRANCH = "cabang$(touch dijalankan)"


class GitHub:
    """A repository with one open pull request, its comments, and the report of a run."""

    def __init__(self, home: Path, steps: list[Yaml]) -> None:
        """Lay out the answers that GitHub gives."""
        self.home, self.steps = home, steps
        program = home / "bin" / "gh"
        program.parent.mkdir()
        (home / "temp").mkdir()
        program.write_text(GITHUB, encoding="utf-8")
        program.chmod(0o755)
        head = {"sha": SHA, "repo": {"full_name": "warga/kerangka"}}
        self.answer("pulls", [{"number": 7, "head": head}, {"number": 9, "head": head | {"sha": "b" * 40}}])
        self.answer("comments", [])
        self.answer("artifacts", {"artifacts": [{"id": 5, "expired": False, "size_in_bytes": 1000}]})

    def answer(self, path: str, data: object) -> None:
        (self.home / f"{path}.json").write_text(json.dumps(data), encoding="utf-8")

    def report(self, text: bytes) -> None:
        with zipfile.ZipFile(self.home / "report.zip", "w") as archive:
            archive.writestr("report.md", text)
            archive.writestr("../evil.sh", "touch dijalankan")

    def run(self, sha: str = SHA) -> list[list[str]]:
        """Run the steps as a runner does; returns the changes that were sent."""
        output = self.home / "output"
        output.touch()
        environment = {
            "PATH": f"{self.home / 'bin'}:{os.environ['PATH']}", "GITHUB_STAND_IN": str(self.home),
            "GITHUB_OUTPUT": str(output), "RUNNER_TEMP": str(self.home / "temp"), "LC_ALL": "C.UTF-8",
            "REPOSITORY": "aliansi/kerangka", "RUN": "3", "RUN_URL": "https://example.org/run/3", "CONCLUSION": "success",
            "HEAD_OWNER": "warga", "HEAD_REPOSITORY": "warga/kerangka", "HEAD_BRANCH": BRANCH, "HEAD_SHA": sha,
        }  # fmt: skip
        for step in self.steps:
            number = output.read_text(encoding="utf-8").removeprefix("number=").strip()
            if "if" in step and not number:
                continue
            own = {key: number if "steps.find" in value else value for key, value in step.get("env", {}).items()}
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]], cwd=self.home, env=environment | own, capture_output=True, check=False
            )
            assert done.returncode == 0, done.stderr
        asked = [json.loads(line) for line in (self.home / "asked.jsonl").read_text(encoding="utf-8").splitlines()]
        return [words for words in asked if "--input" in words]

    @property
    def body(self) -> str:
        text = json.loads((self.home / "sent.json").read_text(encoding="utf-8"))["body"]
        assert isinstance(text, str)
        return text


@pytest.fixture
def github(tmp_path: Path, workflows: Mapping[str, Yaml]) -> GitHub:
    """The stand-in, with a small report."""
    stand_in = GitHub(tmp_path, workflows["comment"]["jobs"]["comment"]["steps"])
    stand_in.report(b"Dua indikator berubah.\n")
    return stand_in


def test_the_report_goes_to_the_pull_request_of_the_commit(github: GitHub) -> None:
    (sent,) = github.run()
    assert sent[:4] == ["api", "--method", "POST", "repos/aliansi/kerangka/issues/7/comments"]
    assert github.body.startswith("<!-- kerangka: laporan usulan -->\nSemua pemeriksaan lulus.")
    assert github.body.rstrip().endswith("Dua indikator berubah.")


def test_the_next_run_writes_the_same_comment_anew(github: GitHub) -> None:
    github.run()
    theirs = {"id": 1, "user": {"login": "warga"}, "body": github.body}
    github.answer("comments", [theirs, {"id": 2, "user": {"login": "github-actions[bot]"}, "body": github.body}])
    assert github.run()[-1][:4] == ["api", "--method", "PATCH", "repos/aliansi/kerangka/issues/comments/2"]


def test_a_commit_that_is_no_longer_the_newest_is_not_told_of(github: GitHub) -> None:
    assert github.run(sha="c" * 40) == []


def test_the_report_calls_nobody_and_names_no_other_pull_request(github: GitHub) -> None:
    github.report(b"@aliansi/semua lihat\nnumber=9\n")
    (sent,) = github.run()
    assert "/issues/7/" in sent[3]
    assert "@aliansi" not in github.body


@pytest.mark.parametrize("flood", [b"@" * 9_000_000, b"a" + "é".encode() * 500_000, b"x\xff" * 70_000], ids="@éx")
def test_a_flood_is_cut_to_what_github_takes(github: GitHub, flood: bytes) -> None:
    github.report(flood)
    github.run()
    assert 15_000 < len(github.body) < 65_536


def test_without_a_report_the_comment_says_so(github: GitHub) -> None:
    github.answer("artifacts", {"artifacts": []})
    github.run()
    assert "Laporan perubahan tidak dapat dibuat." in github.body


def test_nothing_that_was_proposed_is_run(github: GitHub) -> None:
    github.report(b"$(touch dijalankan) `touch dijalankan`\n")
    github.run()
    assert not list(github.home.rglob("dijalankan"))
    assert not list(github.home.parent.glob("evil.sh"))
    assert "$(touch dijalankan)" in github.body
