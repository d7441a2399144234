"""The whole story of a region from the command line: it starts, adapts, is published, and moves to a newer base."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.replication.package import files_of_package
from tests.conftest import ROOT, run_kerangka

DISTRICT = "53.20.05"
ADAPTED = "indicators/waktu-tempuh-faskes"
ADAPTATION = f"""\
id: perahu-ke-puskesmas
title: {{id: "Waktu tempuh dengan perahu", en: "Travel time by boat"}}
reason: {{id: "Warga pulau menyeberang dengan perahu.", en: "Islanders cross by boat."}}
evidence: {{id: "Catatan jadwal perahu.", en: "Boat schedules."}}
decided_by: penerapan-kerangka
changes:
  - target: {ADAPTED}
    operation: set
    field: collection.method
    value: {{id: "Waktu dengan perahu, menunggu pasang dihitung", en: "Time by boat, waiting for the tide counted"}}
  - target: {ADAPTED}
    operation: set
    field: responsible
    value: kader-desa
  - target: risks/banjir
    operation: set
    field: likelihood
    value: low
"""
RISK = """\
id: gelombang-tinggi
title: {id: "Gelombang tinggi", en: "High waves"}
status: draft
kind: household
description: {id: "Perahu tidak melaut.", en: "Boats stay ashore."}
hazard: {id: "Musim barat.", en: "The west monsoon."}
exposure: {id: "Rumah tangga nelayan.", en: "Fishing households."}
capacity: {id: "Tabungan kelompok.", en: "Group savings."}
likelihood: high
impact: high
rating_status: proposed
warning_signs: {id: "Peringatan dini cuaca.", en: "Early warnings."}
indicators: [dana-darurat]
mitigations:
  - {title: {id: "Tabungan sebelum musim barat", en: "Savings before the monsoon"}, responsible: kelompok-masyarakat}
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped framework as a base, and below it a newer version of the same."""
    place = tmp_path_factory.mktemp("cerita")
    for name in ("dasar", "dasar-baru"):
        for path, content in files_of_package(ROOT).items():
            file = place / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    newer = place / "dasar-baru"
    _edit(newer, "framework/programme.yml", 'version: "2026.1-draft"', 'version: "2026.2-draft"')
    _edit(newer, f"framework/{ADAPTED}.yml", "responsible: ", "responsible: pemerintah-desa # ")
    _edit(newer, "framework/risks/banjir.yml", "likelihood: high", "likelihood: low")
    _edit(newer, "framework/risks/kekeringan.yml", "likelihood: ", "likelihood: low # ")
    return place


def test_a_region_starts_adapts_builds_upgrades_decides_and_builds_again(place: Path) -> None:
    """Every step is a command that people run, and the pages say what they did."""
    region = place / "wilayah"
    _run(place, "new-region", str(region), "--base", str(place / "dasar"), "--region", DISTRICT, "--yes")
    assert "0 galat" in _run(region, "check")

    _write(region, "adaptations/perahu-ke-puskesmas.yml", ADAPTATION)
    _write(region, "framework/risks/gelombang-tinggi.yml", RISK)
    _run(region, "check")
    told = _run(region, "explain", ADAPTED)
    assert "perahu-ke-puskesmas" in told
    assert "2026.1-draft" in told
    _run(region, "build")
    first = region / "site"
    assert "Waktu dengan perahu, menunggu pasang dihitung" in _page(first, "indikator/waktu-tempuh-faskes")
    assert "Time by boat, waiting for the tide counted" in _page(first, "en/indikator/waktu-tempuh-faskes")
    assert "Warga pulau menyeberang dengan perahu." in _page(first, "adaptasi")
    assert "Gelombang tinggi" in _page(first, "risiko/gelombang-tinggi")
    assert len(list((first / "desa").glob(f"{DISTRICT}.*"))) > 3

    before = _state(region)
    newer = ("upgrade", "2026.2-draft", "--from", str(place / "dasar-baru"), "--language", "id")
    report = _run(region, *newer, "--dry-run")
    assert _state(region) == before
    assert re.search(r"Dari \*{0,2}3", report), report
    _run(region, *newer, "--yes")

    red = run_kerangka("check", cwd=region)
    assert red.returncode == 1
    assert set(re.findall(r"galat\[([\w-]+)\]", red.stdout)) == {"keputusan-pemutakhiran-belum", "adaptasi-mengulang-dasar"}
    adaptation = (region / "adaptations/perahu-ke-puskesmas.yml").read_text(encoding="utf-8")
    assert adaptation == ADAPTATION
    _write(region, "adaptations/perahu-ke-puskesmas.yml", adaptation[: adaptation.index("  - target: risks/banjir")])
    _edit(region, "upgrades/2026.2-draft.yml", "decision: open", 'decision: keep\n    reason: {id: "Kader ikut menyeberang.", en: "Cadres cross too."}')
    assert "0 galat" in _run(region, "check")

    _run(region, "build")
    assert "Waktu dengan perahu, menunggu pasang dihitung" in _page(first, "indikator/waktu-tempuh-faskes")
    assert "2026.2-draft" in _page(first, "adaptasi")
    assert "Kader ikut menyeberang." in _page(first, "adaptasi")
    assert "2026.2-draft" in _run(region, "explain", ADAPTED)
    changed = {path for path, content in _state(region).items() if before.get(path) != content and not path.startswith("site/")}
    assert {path.partition("/")[0] for path in changed} == {"adaptations", "base", "programme.yml", "upgrades"}


def _run(folder: Path, *words: str) -> str:
    done = run_kerangka(*words, cwd=folder)
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def _write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8", newline="\n")


def _edit(folder: Path, path: str, find: str, put: str) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert text.count(find) == 1, (path, find)
    _write(folder, path, text.replace(find, put))


def _state(folder: Path) -> Mapping[str, str]:
    files = (one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}
