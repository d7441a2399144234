"""The last look at a site: what only the output holds stops the build, and the last good site stays."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.pipeline import Checked, run_privacy_gate
from generator.privacy.contacts import PublicContacts
from generator.problems import GeneratorError
from generator.publishing.privacy_gate import find_leaks
from tests.case_projects import lay_out_minimal
from tests.conftest import ROOT, run_kerangka
from tests.privacy.planted import MAKERS, plant

NUMBER = "3171" + "0117" + "0845" + "0001"
NOTHING = PublicContacts()
HOOK = """
from pathlib import Path

def on_post_build(config):
    if {switch!r} in config["site_dir"]:
        Path(config["site_dir"], "assets", "data.json").write_text('{{"a": "{number}"}}', encoding="utf-8")
"""


def _digest(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in site.rglob("*") if path.is_file()}


def _project(root: Path) -> Path:
    lay_out_minimal(root)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, root / name)
    return root


def test_nothing_is_found_in_the_shipped_site(site: Path, checked: Checked) -> None:
    assert run_privacy_gate(checked.project, site) == ()


def test_what_only_the_output_holds_stops_the_build_and_the_last_site_stays(tmp_path: Path) -> None:
    """A number that a hook of the engine writes, in one language, is in no input."""
    project = _project(tmp_path)
    assert run_kerangka("build", cwd=project).returncode == 0
    before = _digest(project / "site")
    (project / "hook.py").write_text(HOOK.format(switch="en", number=NUMBER), encoding="utf-8")
    config = project / "mkdocs.en.yml"
    config.write_text(config.read_text(encoding="utf-8") + "\nhooks: [hook.py]\n", encoding="utf-8")
    done = run_kerangka("build", cwd=project)
    assert done.returncode == 1
    assert "en/assets/data.json:1:8: nomor NIK atau KK: 3171••••••••••01" in done.stderr
    assert NUMBER not in done.stdout + done.stderr
    assert _digest(project / "site") == before
    assert not (project / ".build").exists()


def test_identifiers_planted_in_a_site_are_all_found(tmp_path: Path) -> None:
    planted = plant(tmp_path, 128, seed=7)
    found = {(leak.file, leak.finding.kind) for leak in find_leaks(tmp_path, NOTHING)}
    assert [one for one in planted if (one.file, one.kind) not in found and "/berkas" not in one.file.partition(" ")[0]] == []
    named = [leak for leak in find_leaks(tmp_path, NOTHING) if " " in leak.file]
    assert not [one.value for one in planted for leak in named if one.value in leak.file]
    assert {leak.finding.kind for leak in find_leaks(tmp_path, NOTHING)} >= set(MAKERS)


@pytest.mark.parametrize(("name", "raw"), [
    ("index.html", "<p>3171<b>0117</b>\u200b08450001</p>".encode()),
    ("a.svg", f"<svg><title>{NUMBER}</title></svg>".encode()),
    ("search/search_index.json", json.dumps({"docs": [{"text": f"\u00a0{NUMBER}"}]}).encode()),
    ("sitemap.xml.gz", gzip.compress(f"<loc>https://example.org/{NUMBER}/</loc>".encode())),
    ("a.js.map", f'{{"sourcesContent":["x=\\"{NUMBER}\\""]}}'.encode()),
    ("a.txt", NUMBER.encode("utf-16")),
    ("font.woff2", b"wOF2" + bytes(range(256)) + NUMBER.encode()),
    (f"desa/{NUMBER}/index.html", b"<p></p>"),
])  # fmt: skip
def test_every_kind_of_output_is_looked_into(tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(raw)
    (leak,) = find_leaks(tmp_path, NOTHING)
    assert leak.finding.kind == "identity-number"
    assert NUMBER not in leak.told("id") + leak.told("en")


def test_a_bundle_of_the_engine_passes_only_with_the_bytes_it_was_installed_with(tmp_path: Path) -> None:
    spec = find_spec("material")
    assert spec is not None
    assert spec.submodule_search_locations
    bundle = next((Path(spec.submodule_search_locations[0]) / "templates" / "assets").rglob("bundle.*.min.js"))
    copied = tmp_path / bundle.name
    shutil.copy(bundle, copied)
    assert find_leaks(tmp_path, NOTHING) == ()
    raw = bundle.read_bytes()
    copied.write_bytes(raw[: -len(NUMBER) - 2] + f"/{NUMBER}/".encode())
    assert NUMBER[:4] in {leak.finding.excerpt[:4] for leak in find_leaks(tmp_path, NOTHING)}


def test_a_file_that_cannot_be_looked_into_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(GeneratorError, match="privacy gate"):
        find_leaks(tmp_path, NOTHING)


def test_a_link_to_a_folder_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere").mkdir()
    try:
        (tmp_path / "site" / "a").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    with pytest.raises(GeneratorError, match="link to a folder"):
        find_leaks(tmp_path / "site", NOTHING)


def test_a_worker_that_breaks_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "index.html").write_text("<p></p>", encoding="utf-8")
    monkeypatch.setattr(sys, "executable", shutil.which("false") or "false")
    with pytest.raises((GeneratorError, OSError)):
        find_leaks(tmp_path, NOTHING)


def test_a_site_finished_for_another_engine_is_looked_through_too(tmp_path: Path) -> None:
    project = _project(tmp_path)
    shell = "".join(f"KERANGKA-SLOT-{name}" for name in (*("TITLE", "DESCRIPTION") * 2, *("ADDRESS",) * 4, "CONTENTS", "BODY"))
    rendered = tmp_path / "rendered"
    from generator.pages.site import SHELL_ADDRESS

    (rendered / SHELL_ADDRESS).mkdir(parents=True)
    (rendered / SHELL_ADDRESS / "index.html").write_text(shell, encoding="utf-8")
    (rendered / "a.html").write_text(f"<p>{NUMBER}</p>", encoding="utf-8")
    done = run_kerangka("stamp", str(rendered), cwd=project)
    assert done.returncode == 1, done.stderr
    assert "3171••••••••••01" in done.stderr
