"""Sabu Raijua, a region of islands: really built, moved to another base, and rehearsed before a release."""

from __future__ import annotations

import csv
import hashlib
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.publishing.page_changes import visible_lines
from generator.reading.regions import villages_below
from generator.replication.package import package_of
from tests.conftest import ROOT, run_kerangka
from tests.regions.base_versions import REGIONS, archive_of, lay_out_base

EXAMPLE = REGIONS / "sabu-raijua"
FIRST, SECOND = "2026.1-draft", "2026.2-draft"
GOLDEN = REGIONS / f"{EXAMPLE.name}-{SECOND}.md"
PLACES = "villages/53-nusa-tenggara-timur/53.20-sabu-raijua"
RECORD = f"upgrades/{SECOND}.yml"
INVENTED = {
    "villages.csv": (
        "code,code_system,name,kind,district,latitude,longitude,valid_from,predecessors,synthetic\n"
        "99.01.01.2001,rekaan,Latihan,desa,99.01.01,,,,,true\n"
    ),
    "observations.csv": (
        "village_code,indicator,period,disaggregation,value,status,source,base\n"
        "99.01.01.2001,jalan-dapat-dilalui,2026-02,,77,measured,survei-dasar-rekaan-1,200\n"
    ),
    "region.yml": (
        "synthetic: true\nnote: {id: Rekaan untuk latihan., en: Invented for practice.}\nregions:\n"
        '  - {code: "99", name: Rekaan, kind: province}\n  - {code: "99.01", name: Kabupaten Latihan, kind: regency}\n'
        '  - {code: "99.01.01", name: Latihan, kind: district}\n'
    ),
}
"""A village for practice, with one observation that a new definition makes incomparable."""


@dataclass(frozen=True)
class Rehearsal:
    """What `kerangka rehearse` said about the example, and the sites it built."""

    report: str
    before: Path
    after: Path
    untouched: bool


def _fingerprint(folder: Path) -> str:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return hashlib.sha256(b"".join(file.as_posix().encode() + file.read_bytes() for file in files)).hexdigest()


def _text(site: Path, address: str) -> str:
    return "\n".join(visible_lines((site / address / "index.html").read_text(encoding="utf-8")))


def _done(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = run_kerangka(*words, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def second_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the second version of the base."""
    return lay_out_base(SECOND, tmp_path_factory.mktemp("bases") / SECOND)


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory, second_base: Path) -> Rehearsal:
    """The example rehearsed with the second version of the base, by the command line."""
    folder = tmp_path_factory.mktemp("rehearsal")
    before = _fingerprint(EXAMPLE)
    _done(
        "rehearse", str(EXAMPLE), "--from", str(archive_of(FIRST)),
        "--out", str(folder / "report.md"), "--sites", str(folder / "sites"), cwd=second_base,
    )  # fmt: skip
    sites = folder / "sites" / EXAMPLE.name
    report = (folder / "report.md").read_text(encoding="utf-8")
    return Rehearsal(report, sites / "before", sites / "after", _fingerprint(EXAMPLE) == before)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with the base that it names, fetched by the command line, and a village for practice; in one language, which is faster."""
    region = tmp_path_factory.mktemp("region") / EXAMPLE.name
    shutil.copytree(EXAMPLE, region)
    text = (region / "programme.yml").read_text(encoding="utf-8")
    (region / "programme.yml").write_text(text.replace("languages: [id, en]", "languages: [id]"), encoding="utf-8", newline="\n")
    _done("upgrade", FIRST, "--from", str(archive_of(FIRST)), "--yes", cwd=region)
    folder = region / "villages" / "99-rekaan" / "99.01-latihan"
    folder.mkdir(parents=True)
    for name, text in INVENTED.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return region


def test_the_example_lists_every_village_of_the_regency_and_none_else() -> None:
    with (EXAMPLE / PLACES / "villages.csv").open(encoding="utf-8", newline="") as file:
        listed = [(row["code"], row["name"], row["kind"], row["synthetic"]) for row in csv.DictReader(file)]
    assert listed == [(one.code, one.name, one.kind, "false") for one in villages_below("53.20")]


def test_the_example_has_no_value_of_a_village_and_agrees_on_nothing() -> None:
    assert (EXAMPLE / PLACES / "observations.csv").read_text(encoding="utf-8").count("\n") == 1
    files = [*EXAMPLE.glob("framework/*/*.yml"), EXAMPLE / "programme.yml"]
    assert {yaml.safe_load(file.read_text(encoding="utf-8"))["status"] for file in files} == {"draft"}


def test_the_base_that_the_example_names_is_the_one_kept(tmp_path: Path) -> None:
    extends = yaml.safe_load((EXAMPLE / "programme.yml").read_text(encoding="utf-8"))["extends"]
    package = package_of(lay_out_base(FIRST, tmp_path / FIRST))
    assert (extends["version"], extends["sha256"]) == (package.version, package.sha256)


def test_a_rehearsal_changes_nothing_in_the_region(rehearsal: Rehearsal) -> None:
    assert rehearsal.untouched


def test_the_example_is_built_with_its_own_risks_and_its_adaptations(rehearsal: Rehearsal) -> None:
    site = rehearsal.before
    assert len(list((site / "desa").glob("53.20.*/index.html"))) == len(list(villages_below("53.20")))
    assert "Seba–Raijua" in _text(site, "risiko/penyeberangan-terputus")
    assert "rasanya pada akhir kemarau" in _text(site, "risiko/kekeringan")
    assert "menunggu pasang, cuaca, dan perahu" in _text(site, "indikator/waktu-tempuh-faskes")
    assert "waiting for tide, weather and boat" in _text(site, "en/indikator/waktu-tempuh-faskes")
    assert "kurang dari 20 rumah tangga" in _text(site, "indikator/balita-tengkes")
    assert "Gelombang tinggi" in _text(site, "potensi/perikanan")


def test_a_rehearsal_tells_what_a_reader_would_see_otherwise(rehearsal: Rehearsal) -> None:
    report = rehearsal.report
    assert f"## {EXAMPLE.name}: {FIRST} → {SECOND}" in report
    assert "Halaman: 2 baru, 2 hilang," in report
    assert "- `/indikator/waktu-mengambil-air/`" in report
    assert "- `/potensi/perikanan/`" in report
    assert "+ Rumah tangga miskin tidak dapat menunda penjualan, maka merekalah yang paling rugi." in report
    assert report.count("- Perikanan dan budi daya\n") == 1, "what many pages share is told once"
    assert "24 bulan" in _text(rehearsal.after, "intervensi/air-minum-warga"), "what the region has changed stays as it is"


def test_a_rehearsal_leaves_out_only_what_the_new_base_does_not_take(rehearsal: Rehearsal) -> None:
    assert "- `potentials/perikanan: conditions` (laut-dalam-risiko-dan-potensi, perubahan ke-4)" in rehearsal.report
    assert "air-minum-warga: duration" not in rehearsal.report
    assert "kurang dari 25 rumah tangga" in _text(rehearsal.after, "indikator/dana-darurat")
    assert "kurang dari 20 rumah tangga" in _text(rehearsal.after, "indikator/balita-tengkes")


def test_a_rehearsal_fails_where_a_region_cannot_be_built_and_says_why(tmp_path: Path, second_base: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "rusak")
    (tmp_path / "rusak" / "framework" / "sources" / "uu-27-2007.yml").unlink()
    (tmp_path / "kosong").mkdir()
    words = ("rehearse", str(tmp_path / "rusak"), str(tmp_path / "kosong"), "--from", str(archive_of(FIRST)))
    done = run_kerangka(*words, "--language", "en", cwd=second_base)
    assert done.returncode == 1
    assert "**Cannot be built with its present base:**" in done.stdout
    assert "sumber-tidak-dikenal" in done.stdout
    assert "not the folder of a region" in done.stdout


def test_an_upgrade_of_the_example_reports_waits_for_decisions_and_is_built(
    region: Path, second_base: Path, request: pytest.FixtureRequest
) -> None:
    _done("check", cwd=region)
    _done("upgrade", SECOND, "--from", str(second_base), "--yes", cwd=region)
    report = (region / RECORD).with_suffix(".md").read_text(encoding="utf-8")
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(report, encoding="utf-8", newline="\n")
    assert report == GOLDEN.read_text(encoding="utf-8"), "look at the difference, then --update-golden"

    red = run_kerangka("check", "--format", "text", cwd=region)
    assert red.returncode == 1
    assert "keputusan-pemutakhiran-belum" in red.stdout
    _decide(region)
    _done("check", cwd=region)
    _done("build", cwd=region)
    site = region / "site"
    assert "24 bulan" in _text(site, "intervensi/air-minum-warga")
    assert "kurang dari 30 rumah tangga" in _text(site, "indikator/dana-darurat")
    assert "kurang dari 20 rumah tangga" in _text(site, "indikator/utang-konsumsi")
    assert "1.000 meter" in _text(site, "indikator/jalan-dapat-dilalui")
    assert not (site / "potensi" / "perikanan").exists()
    assert "Waktu mengambil air" in _text(site, "risiko/kekeringan")


CHOICES = {
    "duration": ("keep", "Musim laut tetap menentukan lamanya."),
    "publication.minimum_households": ("adjust", "Desa di pulau tetap lebih kecil daripada desa pada umumnya."),
}
"""What the region decides, by field; the rest is taken from the base."""


def _decide(region: Path) -> None:
    record = _read(region / RECORD)
    for one in record["decisions"]:
        choice, reason = CHOICES.get(one["field"], ("take", "Dasar tidak lagi memuatnya."))
        one |= {"decision": choice, "reason": {"id": reason, "en": "Decided in the test."}}
    _write(region / RECORD, record)
    _change(region, "batas-terbit-desa-kecil", {"indicators/dana-darurat": 30, "indicators/utang-konsumsi": None})
    _change(region, "laut-dalam-risiko-dan-potensi", {"potentials/perikanan": None})


def _change(region: Path, adaptation: str, values: dict[str, int | None]) -> None:
    """Give the changes of some targets another value, or take them out."""
    path = region / "adaptations" / f"{adaptation}.yml"
    data = _read(path)
    for one in data["changes"]:
        one["value"] = values.get(one["target"], one["value"])
    data["changes"] = [one for one in data["changes"] if one["value"] is not None]
    _write(path, data)


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _write(path: Path, data: Any) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8", newline="\n")


@pytest.fixture(scope="module")
def present_site(tmp_path_factory: pytest.TempPathFactory, rehearsal: Rehearsal) -> Path:
    """The example with the base of this repository as it is now; built anew only where that differs from the one kept."""
    extends = _read(EXAMPLE / "programme.yml")["extends"]
    if package_of(ROOT).sha256 == extends["sha256"]:
        return rehearsal.before
    region = tmp_path_factory.mktemp("present") / EXAMPLE.name
    shutil.copytree(EXAMPLE, region)
    text = (region / "programme.yml").read_text(encoding="utf-8")
    for old, new in ((extends["version"], package_of(ROOT).version), (extends["sha256"], package_of(ROOT).sha256)):
        text = text.replace(old, new, 1)
    (region / "programme.yml").write_text(text, encoding="utf-8", newline="\n")
    _done("upgrade", package_of(ROOT).version, "--from", str(ROOT), "--yes", cwd=region)
    _done("check", cwd=region)
    _done("build", cwd=region)
    return region / "site"


def test_the_example_is_built_with_the_base_as_it_is_now(present_site: Path) -> None:
    assert "menunggu pasang, cuaca, dan perahu" in _text(present_site, "indikator/waktu-tempuh-faskes")
    assert "Desa Bolua" in _text(present_site, "desa/53.20.06.2003")
