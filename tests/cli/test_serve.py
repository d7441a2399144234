"""`kerangka serve` shows a change of any kind of file after a moment, and keeps the good site meanwhile."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

MINIMAL = Path(__file__).parent.parent / "cases" / "valid" / "minimal"
PATIENCE = 60


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    folder = tmp_path_factory.mktemp("serve") / "project"
    shutil.copytree(MINIMAL, folder)
    shutil.copytree(root / "schemas", folder / "schemas")
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(root / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def address(project: Path, root: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--port", str(port)],
        cwd=project, env={**os.environ, "PYTHONPATH": str(root)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    yield f"http://127.0.0.1:{port}/"
    server.terminate()
    server.wait(10)


def _wait_for(url: str, text: str) -> bool:
    for _ in range(PATIENCE * 2):
        try:
            with urlopen(url, timeout=30) as answer:  # noqa: S310 - our own server
                if text in answer.read().decode():
                    return True
        except (URLError, OSError):
            pass
        time.sleep(0.5)
    return False


def test_a_changed_yaml_file_reaches_the_browser(project: Path, address: str) -> None:
    assert _wait_for(f"{address}en/", "<h1>")
    file = project / "framework" / "programme.yml"
    text = file.read_text(encoding="utf-8")
    version = next(line for line in text.splitlines() if line.startswith("version:"))
    file.write_text(text.replace(version, 'version: "2099.9"'), encoding="utf-8")
    assert _wait_for(address, "2099.9")


def test_a_mistake_leaves_the_good_site_in_place(project: Path, address: str) -> None:
    assert _wait_for(address, "<h1>")
    file = project / "framework" / "programme.yml"
    good = file.read_text(encoding="utf-8")
    file.write_text(good + "tidak_dikenal: 1\n", encoding="utf-8")
    time.sleep(4)
    assert _wait_for(address, "<h1>")
    file.write_text(good, encoding="utf-8")
