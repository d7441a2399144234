"""The pages that only a region has are accessible and valid HTML, and nothing on them is wider than a phone."""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Quiet
from tests.browser.test_accessibility import violations
from tests.browser.test_valid_html import _checker
from tests.case_projects import cases, lay_out
from tests.conftest import run_kerangka

PAGES = ("adaptasi/", "risiko/kekeringan/", "risiko/", "tata-kelola/", "tentang/", "")


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The built site of a small region."""
    case = next(one for one in cases("valid") if one.name == "region-of-islands")
    project = lay_out(case, tmp_path_factory.mktemp("region") / "region")
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        text = (root / name).read_text(encoding="utf-8").replace("watch: [framework, schemas, villages]", "watch: [base]")
        (project / name).write_text(text, encoding="utf-8")
    done = run_kerangka("build", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@pytest.fixture(scope="module")
def region_address(region: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(region)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("width", [1280, 360])
def test_pages_of_a_region_are_accessible_and_fit(browser: Browser, region_address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    for language in ("", "en/"):
        for path in PAGES:
            assert list(violations(page, region_address + language + path)) == []
            wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wider <= 0, (language, path)
    context.close()


@pytest.mark.skipif(shutil.which("java") is None, reason="no Java on this machine, which the Nu checker needs")
def test_pages_of_a_region_are_valid_html(region: Path) -> None:
    pages = [str(region / language / path / "index.html") for language in ("", "en") for path in PAGES]
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", str(_checker()), "--errors-only", "--format", "json", *pages],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert json.loads(done.stderr)["messages"] == []
