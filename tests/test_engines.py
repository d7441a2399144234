"""The same pages through another engine: written by `pages`, built by Zensical, finished by `stamp`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from generator.pipeline import Checked
from generator.publishing.links import check_links
from tests.conftest import run_kerangka


def test_zensical_builds_what_kerangka_pages_writes(tmp_path: Path, root: Path, site: Path, checked: Checked) -> None:
    target = tmp_path / "halaman"
    written = run_kerangka("pages", "--to", str(target), "--project", str(root), cwd=tmp_path)
    assert written.returncode == 0, written.stdout + written.stderr
    built = subprocess.run(
        [sys.executable, "-m", "zensical", "build"], cwd=target, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    stamped = run_kerangka("stamp", str(target / "site"), "--project", str(root), cwd=tmp_path)
    assert stamped.returncode == 0, stamped.stdout + stamped.stderr
    code = str(checked.project.register.frame["code"].iloc[0])
    ours = (site / "desa" / code / "index.html").read_text(encoding="utf-8")
    theirs = (target / "site" / "desa" / code / "index.html").read_text(encoding="utf-8")
    body = ours[ours.index('<div class="village') : ours.index('<p class="provenance">')]
    assert body in theirs
    broken = [one for one in check_links(target / "site", "https://example.org/kerangka/") if not one.link.startswith(("../en/", "en/")) and "/en/" not in one.link]
    assert broken == []


def test_a_site_is_stamped_once(tmp_path: Path, root: Path) -> None:
    done = run_kerangka("stamp", str(tmp_path), "--project", str(root), cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
