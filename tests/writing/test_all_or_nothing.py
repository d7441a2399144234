"""What is replaced together is replaced entirely or not at all, whatever happens in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.writing.all_or_nothing import STAGE, put_back, replace_together

NEW = {"base/a.yml": b"new a", "base/c/d.yml": b"new d", "programme.yml": b"new p", "upgrades/1.yml": b"new u"}


def _state(root: Path) -> dict[str, bytes | None]:
    return {one.relative_to(root).as_posix(): one.read_bytes() if one.is_file() else None for one in sorted(root.rglob("*"))}


@pytest.fixture
def region(tmp_path: Path) -> Path:
    root = tmp_path / "wilayah"
    (root / "base").mkdir(parents=True)
    (root / "base" / "a.yml").write_bytes(b"old a")
    (root / "base" / "b.yml").write_bytes(b"old b")
    (root / "programme.yml").write_bytes(b"old p")
    (root / "own.yml").write_bytes(b"mine")
    return root


def test_a_folder_is_replaced_as_a_whole_and_everything_else_stays(region: Path) -> None:
    replace_together(region, NEW, ("base",))
    files = {path: content for path, content in _state(region).items() if content is not None}
    assert files == {**NEW, "own.yml": b"mine"}
    assert not (region / STAGE).exists()


@pytest.mark.parametrize("step", range(1, 7))
@pytest.mark.parametrize("failure", [OSError, KeyboardInterrupt])
def test_a_failure_at_any_rename_leaves_all_as_it_was(
    region: Path, monkeypatch: pytest.MonkeyPatch, step: int, failure: type[BaseException]
) -> None:
    before = _state(region)
    rename, count = Path.rename, iter(range(1, 100))

    def failing(self: Path, target: Path) -> Path:
        if next(count) == step:
            raise failure("full")
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", failing)
        try:
            replace_together(region, NEW, ("base",))
        except failure:
            assert _state(region) == before
        else:
            assert step > 5, "there are five renames"


KILLED = """
import os, signal, sys
from pathlib import Path
from generator.writing.all_or_nothing import replace_together
rename, steps = Path.rename, [0]
def dying(self, target):
    steps[0] += 1
    if steps[0] == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return rename(self, target)
Path.rename = dying
replace_together(Path(sys.argv[1]), {"base/a.yml": b"1", "programme.yml": b"2", "upgrades/1.yml": b"3"}, ("base",))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed otherwise there")
@pytest.mark.parametrize("step", range(1, 6))
def test_a_run_that_was_killed_is_put_back_by_the_next(region: Path, root: Path, step: int) -> None:
    before = _state(region)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(region), str(step)], env={**os.environ, "PYTHONPATH": str(root)}, check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert put_back(region)
    assert _state(region) == before
    assert not put_back(region)
