"""The README is true: its two commands work in an empty environment, and what it names exists."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

READMES = ("README.md", "README.id.md")
DEBIAN_PYTHON = Path("/usr/bin/python3")


def _commands(root: Path, readme: str) -> list[str]:
    return re.findall(r"```sh\n(.*?)\n```", (root / readme).read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("readme", READMES)
def test_there_are_two_commands_in_both_languages(root: Path, readme: str) -> None:
    assert _commands(root, readme) == ["python3 generator/bootstrap.py build", "python3 generator/bootstrap.py test"]


@pytest.mark.parametrize("readme", READMES)
def test_every_file_and_folder_it_names_exists(root: Path, readme: str) -> None:
    text = (root / readme).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (root / target).exists(), target
    for folder in re.findall(r"`([a-z/_]+/)`", text):
        if not folder.startswith(("site", "/")):
            assert (root / folder).is_dir(), folder


def test_every_command_is_in_the_readme(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    for command in (root / "generator" / "cli").glob("*.py"):
        if command.stem not in {"__init__", "main", "options", "report"}:
            assert f"kerangka {command.stem.partition('_')[0]}" in text, command.stem


@pytest.mark.skipif(
    not os.environ.get("CI"), reason="installs everything anew from the registry; runs where CI is set (CI=true)"
)
@pytest.mark.skipif(not DEBIAN_PYTHON.exists(), reason="no /usr/bin/python3 on this machine")
def test_both_commands_work_in_an_empty_environment(root: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(root), str(clone)], check=True)
    (tmp_path / "home").mkdir()
    build, test = (shlex.split(command) for command in _commands(root, "README.md"))
    environment = {"HOME": str(tmp_path / "home")}

    def run(words: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(DEBIAN_PYTHON), *words[1:]], cwd=clone, env=environment, capture_output=True, text=True,
            encoding="utf-8", check=False,
        )  # fmt: skip

    built = run(build)
    assert built.returncode == 0, built.stdout[-3000:] + built.stderr[-3000:]
    assert (clone / "site" / "en" / "index.html").is_file()
    # The whole suite runs in this very run; here it is enough that the second command finds it.
    collected = run([*test, "--collect-only", "-q"])
    assert collected.returncode == 0, collected.stdout[-3000:] + collected.stderr[-3000:]
    assert "test_readme.py" in collected.stdout
