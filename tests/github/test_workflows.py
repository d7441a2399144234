"""What may go wrong with workflows that run what strangers propose, held by rules and by a linter."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

Yaml = Mapping[str, Any]
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\s*$")
WRITING = {
    ("comment", "comment"): {"actions": "read", "pull-requests": "write"},
    ("publish", "build"): {"contents": "read"},
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
    ("publish", "attach"): {"contents": "write"},
}
"""The permissions of jobs that have their own; everywhere else nothing but reading the content is allowed."""
SCHEMAS = {
    "workflows/*.yml": "vendor.github-workflows",
    "dependabot.yml": "vendor.dependabot",
    "ISSUE_TEMPLATE/[!c]*.yml": "vendor.github-issue-forms",
    "ISSUE_TEMPLATE/config.yml": "vendor.github-issue-config",
}


def _jobs(workflows: Mapping[str, Yaml]) -> Iterator[tuple[str, str, Yaml]]:
    for name, workflow in workflows.items():
        for job, body in workflow["jobs"].items():
            yield name, job, body


def _steps(workflow: Yaml) -> Iterator[Yaml]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def test_every_action_is_pinned_to_a_commit_with_its_version_beside(root: Path) -> None:
    lines = [
        line
        for file in (root / ".github" / "workflows").glob("*.yml")
        for line in file.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert lines
    assert [line for line in lines if not PINNED.search(line)] == []


def test_one_action_has_one_commit_everywhere(workflows: Mapping[str, Yaml]) -> None:
    used = {step["uses"] for workflow in workflows.values() for step in _steps(workflow) if "uses" in step}
    assert len(used) == len({one.partition("@")[0] for one in used})


def test_every_job_ends_by_itself_and_has_no_more_permissions_than_listed(workflows: Mapping[str, Yaml]) -> None:
    for name, job, body in _jobs(workflows):
        assert 0 < body["timeout-minutes"] <= 60, (name, job)
        granted = body.get("permissions", workflows[name]["permissions"])
        assert granted == WRITING.get((name, job), {"contents": "read"}), (name, job)


def test_a_checkout_keeps_no_credentials(workflows: Mapping[str, Yaml]) -> None:
    checkouts = [one for flow in workflows.values() for one in _steps(flow) if "actions/checkout@" in one.get("uses", "")]
    assert checkouts
    assert all(one["with"]["persist-credentials"] is False for one in checkouts)


def test_what_runs_a_proposal_has_no_secret_and_what_may_write_runs_no_proposal(
    root: Path, workflows: Mapping[str, Yaml]
) -> None:
    for name in workflows:
        text = (root / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8")
        assert "secrets." not in text, name
        assert "pull_request_target" not in text, name
    assert "github.token" not in (root / ".github/workflows/propose.yml").read_text(encoding="utf-8")
    assert [step["uses"] for step in _steps(workflows["comment"]) if "uses" in step] == []


def test_no_expression_stands_in_a_script(workflows: Mapping[str, Yaml]) -> None:
    scripts = [step["run"] for workflow in workflows.values() for step in _steps(workflow) if "run" in step]
    assert [script for script in scripts if "${{" in script] == []


def test_the_comment_follows_the_workflow_that_makes_the_report(root: Path, workflows: Mapping[str, Yaml]) -> None:
    text = (root / ".github/workflows/comment.yml").read_text(encoding="utf-8")
    assert f"workflows: [{workflows['propose']['name']}]" in text
    uploads = [step["with"]["name"] for step in _steps(workflows["propose"]) if "upload-artifact" in step.get("uses", "")]
    assert uploads == ["report", "preview"]


def test_the_workflow_reviews_with_the_command_that_people_have(workflows: Mapping[str, Yaml]) -> None:
    commands = [step["run"] for step in _steps(workflows["propose"]) if "bootstrap.py" in step.get("run", "")]
    assert commands == ['python generator/bootstrap.py review "HEAD^1" --format github']


def test_a_proposal_to_the_base_is_rehearsed_with_a_region(root: Path, workflows: Mapping[str, Yaml]) -> None:
    """Everything that belongs to a package of the base starts it, and what it names is there."""
    workflow = workflows["rehearse"]
    started_by = next(value for key, value in workflow.items() if str(key) in ("on", "True"))  # YAML 1.1 reads on as true
    assert {path.partition("/")[0] for path in started_by["pull_request"]["paths"]} == {"docs", "framework", "schemas"}
    (command,) = (step["run"] for step in _steps(workflow) if "bootstrap.py" in step.get("run", ""))
    words = command.split()
    assert words[:3] == ["python", "generator/bootstrap.py", "rehearse"]
    assert (root / words[3] / "programme.yml").is_file()
    assert (root / words[words.index("--from") + 1]).is_file()


@pytest.mark.parametrize("files", SCHEMAS)
def test_github_would_accept_every_file(root: Path, files: str) -> None:
    found = [str(file) for file in (root / ".github").glob(files)]
    assert found
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[files], *found]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_nothing_that_is_not_ignored_by_name(root: Path) -> None:
    program = Path(sysconfig.get_path("scripts")) / "zizmor"
    done = subprocess.run(
        [str(program), "--offline", "--no-progress", str(root / ".github")],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
