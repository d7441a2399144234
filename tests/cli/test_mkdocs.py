"""MkDocs on its own shows the same pages of one language, stamped villages too."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

PATIENCE = 90
VILLAGE = "desa/18.02.01.2006/"


def _main(html: str) -> str:
    return html[html.index("<article") : html.index("</article>")]


@pytest.mark.parametrize(("config", "folder"), [("mkdocs.yml", ""), ("mkdocs.en.yml", "en/")])
def test_mkdocs_build_strict_makes_the_same_pages(root: Path, site: Path, tmp_path: Path, config: str, folder: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config, "-d", str(tmp_path / "satu")],
        cwd=root, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    ours = sorted(path.relative_to(site / folder) for path in (site / folder).rglob("index.html"))
    ours = [path for path in ours if folder or path.parts[0] != "en"]
    assert sorted(path.relative_to(tmp_path / "satu") for path in (tmp_path / "satu").rglob("index.html")) == ours
    for page in (VILLAGE, "risiko/banjir/", ""):
        mine = (site / folder / page / "index.html").read_text(encoding="utf-8")
        assert _main((tmp_path / "satu" / page / "index.html").read_text(encoding="utf-8")) == _main(mine)


def test_mkdocs_serve_shows_stamped_villages(root: Path, site: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
        cwd=root, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        shown = ""
        for _ in range(PATIENCE):
            try:
                with urlopen(f"http://127.0.0.1:{port}/{VILLAGE}", timeout=30) as answer:
                    shown = answer.read().decode()
                    break
            except OSError:
                time.sleep(1)
        assert _main(shown) == _main((site / VILLAGE / "index.html").read_text(encoding="utf-8"))
    finally:
        server.terminate()
        server.wait(10)
