"""A region moves to another version of its base: told first, written as a whole, red until people have decided."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.pipeline.upgrade import UpgradeRequest, run_upgrade, run_write_upgrade
from generator.problems import GeneratorError
from generator.replication.package import package_of
from tests.case_projects import lay_out_minimal
from tests.conftest import ROOT, run_kerangka

SOCIAL = "framework/potentials/modal-sosial.yml"
SANITATION = "framework/indicators/sanitasi-layak.yml"
HOUSEHOLDS = "framework/indicators/jumlah-rumah-tangga.yml"
DROUGHT = "framework/risks/kekeringan.yml"

REGION = """\
# Daerah kepulauan
id: program-wilayah
title: {{id: Program wilayah, en: Programme of a region}}
extends:
  framework: "{framework}"  # dari mana
  version: "0.1"  # versi yang dipakai
  sha256: "{sha256}"
status: draft
version: "0.1"
as_of: "2026-11-24"
repository: "https://example.org/wilayah"
site_url: "https://example.org/wilayah/"
"""

ADAPTATION = """\
id: kepulauan
title: {id: Kepulauan, en: Islands}
reason: {id: Warga pulau menyeberang dengan perahu., en: Islanders cross by boat.}
evidence: {id: Catatan jadwal perahu., en: Boat schedules.}
decided_by: kerangka-disetujui
changes:
  - target: indicators/sanitasi-layak
    operation: set
    field: publication.minimum_households
    value: 8
  - target: indicators/sanitasi-layak
    operation: set
    field: collection.method
    value: {id: Wawancara di perahu., en: Interview on the boat.}
  - target: risks/kekeringan
    operation: add
    field: title.pap
    value: Kemarau panjang
  - target: potentials/pasar-desa
    operation: set
    field: title.id
    value: Pasar terapung
  - target: risks/kekeringan
    operation: set
    field: impact
    value: high
"""


def _edit(folder: Path, path: str, *edits: tuple[str, str]) -> None:
    file = folder / path
    text = file.read_text(encoding="utf-8")
    for find, put in edits:
        assert text.count(find) == 1, (path, find)
        text = text.replace(find, put)
    file.write_text(text, encoding="utf-8", newline="\n")


def _state(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def _lay_out_base(place: Path) -> Path:
    folder = lay_out_minimal(place / "dasar-1")
    text = (folder / SOCIAL).read_text(encoding="utf-8").replace("modal-sosial", "pasar-desa").replace("Modal sosial", "Pasar desa")
    (folder / "framework/potentials/pasar-desa.yml").write_text(text, encoding="utf-8")
    return folder


def _lay_out_newer(base: Path, place: Path) -> None:
    """Lay out version 0.2: a text reworded, a value changed that the region adapts, a target gone, a definition changed, more."""
    folder = place / "dasar-2"
    shutil.copytree(base, folder)
    _edit(folder, "framework/programme.yml", ('version: "0.1"', 'version: "0.2"'))
    _edit(folder, SANITATION, ("minimum_households: 5", "minimum_households: 6"), ("Belum tentu dipakai.", "Belum tentu dipakai setiap hari."))
    _edit(folder, HOUSEHOLDS, ("Banyaknya rumah tangga.", "Banyaknya keluarga yang tinggal serumah dan makan dari satu dapur."))
    _edit(folder, DROUGHT, ("title: {id: Kekeringan, en: Drought}", "title: {id: Kemarau panjang, en: Long dry season}"), ("impact: medium", "impact: high"))
    (folder / "framework/potentials/pasar-desa.yml").unlink()
    text = (folder / HOUSEHOLDS).read_text(encoding="utf-8").replace("jumlah-rumah-tangga", "jumlah-perahu").replace("rumah tangga", "perahu")
    (folder / "framework/indicators/jumlah-perahu.yml").write_text(text, encoding="utf-8")
    _edit(folder, "docs/id/tentang/index.md", ("title:", "order: 7\ntitle:"))


def _lay_out_region(base: Path, place: Path) -> None:
    """Lay out a region on 0.1 with adaptations, its own risk, its own page in place of one of the base, and villages."""
    folder = place / "wilayah"
    folder.mkdir()
    shutil.copytree(base / "villages", folder / "villages")
    (folder / "adaptations").mkdir()
    (folder / "adaptations" / "kepulauan.yml").write_text(ADAPTATION, encoding="utf-8")
    (folder / "docs/id/tentang").mkdir(parents=True)
    text = (base / "docs/id/tentang/index.md").read_text(encoding="utf-8")
    (folder / "docs/id/tentang/index.md").write_text(text.replace("title:", "reason: Alamat kami sendiri.\ntitle:", 1), encoding="utf-8")
    (folder / "framework/risks").mkdir(parents=True)
    text = (base / DROUGHT).read_text(encoding="utf-8").replace("id: kekeringan", "id: abrasi", 1).replace("Kekeringan", "Abrasi")
    (folder / "framework/risks/abrasi.yml").write_text(text, encoding="utf-8")
    sha256 = package_of(base).sha256
    (folder / "programme.yml").write_text(REGION.format(framework="../dasar-1", sha256=sha256), encoding="utf-8", newline="\n")
    done = run_kerangka("upgrade", "0.1", "--yes", cwd=folder)  # a base that is missing is fetched again
    assert done.returncode == 0, done.stderr
    checked = run_kerangka("check", cwd=folder)
    assert checked.returncode == 0, checked.stdout


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two versions of a base and a region on the first of them, laid out once."""
    place = tmp_path_factory.mktemp("pemutakhiran")
    base = _lay_out_base(place)
    _lay_out_newer(base, place)
    _lay_out_region(base, place)
    return place


@pytest.fixture
def region(laid_out: Path, tmp_path: Path) -> Path:
    """A copy of the region with its bases beside it."""
    shutil.copytree(laid_out, tmp_path, dirs_exist_ok=True)
    return tmp_path / "wilayah"


@pytest.fixture
def newer(region: Path) -> Path:
    """Version 0.2 of the base."""
    return region.parent / "dasar-2"


def _decide(file: Path, decisions: dict[str, str]) -> None:
    """Fill in the decisions as a person does, by field."""
    record: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    for one in record["decisions"]:
        one["decision"] = decisions[one["field"]]
        one["reason"] = {"id": "Sudah dibahas.", "en": "Discussed."}
    file.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), encoding="utf-8")


def test_the_whole_way_from_the_report_to_a_green_check(region: Path, newer: Path) -> None:
    before = _state(region)
    told = run_kerangka("upgrade", "0.2", "--from", str(newer), "--dry-run", "--language", "en", cwd=region)
    assert told.returncode == 0, told.stderr
    assert _state(region) == before
    counts = re.search(r"Of \*\*(\d+)\*\* changes of the base between 0\.1 and 0\.2: (\d+) taken silently, (\d+) touch adaptations, (\d+) need a decision, (\d+) make old data incomparable", told.stdout)
    assert counts, told.stdout
    total, *sorts = map(int, counts.groups())
    assert sum(sorts) == total
    assert all(sorts)
    assert "the base had **5**, has now **6**, we have **8**" in told.stdout
    assert "`potentials/pasar-desa: title.id`" in told.stdout
    assert "The base no longer has it." in told.stdout
    assert "`risks/kekeringan: impact`" in told.stdout.partition("says what we say")[2]
    assert "`docs/id/tentang/index.md`" in told.stdout
    assert "Number of households" in told.stdout.partition("make old data incomparable (")[2].partition("##")[0]
    assert "observation" in told.stdout.partition("What follows for our villages and data")[2]

    done = run_kerangka("upgrade", "0.2", "--from", str(newer), "--yes", cwd=region)
    assert done.returncode == 0, done.stderr
    assert "2 keputusan menunggu" in done.stderr
    after = _state(region)
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    assert {path for path in changed if not path.startswith("base/")} == {"programme.yml", "upgrades/0.2.yml", "upgrades/0.2.md"}
    sha256 = package_of(newer).sha256
    expected = REGION.format(framework=newer, sha256=sha256).replace('version: "0.1"  #', 'version: "0.2"  #')
    assert after["programme.yml"].decode() == expected

    red = run_kerangka("check", "--language", "en", cwd=region)
    assert red.returncode == 1
    assert red.stdout.count("keputusan-pemutakhiran-belum]") == 2
    assert "the base had 5, has 6 now, we have 8" in red.stdout
    assert "adaptasi-mengulang-dasar" in red.stdout

    record = region / "upgrades" / "0.2.yml"
    _decide(record, {"publication.minimum_households": "keep", "title.id": "take"})
    untrue = run_kerangka("check", cwd=region)
    assert "keputusan-pemutakhiran-tidak-cocok" in untrue.stdout
    text = (region / "adaptations/kepulauan.yml").read_text(encoding="utf-8")
    (region / "adaptations/kepulauan.yml").write_text(text.partition("  - target: potentials")[0], encoding="utf-8")
    green = run_kerangka("check", cwd=region)
    assert green.returncode == 0, green.stdout

    again = run_kerangka("upgrade", "0.2", "--yes", cwd=region)
    assert (again.returncode, "already there" in again.stderr) == (2, True)


def test_json_has_the_same_and_nobody_is_asked_in_a_pipe(region: Path, newer: Path) -> None:
    before = _state(region)
    done = run_kerangka("upgrade", "0.2", "--from", str(newer), "--format", "json", cwd=region)
    assert (done.returncode, _state(region) == before) == (1, True)
    told = json.loads(done.stdout)
    assert (told["from"], told["to"], told["sha256"]) == ("0.1", "0.2", package_of(newer).sha256)
    assert sum(told["counts"].values()) == len(told["changes"])
    cases = {one["field"]: (one["case"], one.get("base_before"), one.get("base_after"), one["ours"]) for one in told["decisions"]}
    assert cases["publication.minimum_households"] == ("changed", 5, 6, 8)
    assert cases["title.id"][0] == "gone"


def test_an_edited_base_is_named_file_by_file_and_kept(region: Path, newer: Path) -> None:
    _edit(region, f"base/{SANITATION}", ("Wawancara.", "Wawancara daring."))
    before = _state(region)
    done = run_kerangka("upgrade", "0.2", "--from", str(newer), "--yes", cwd=region)
    assert done.returncode == 1
    assert f"base/{SANITATION}" in done.stderr
    assert _state(region) == before


@pytest.mark.parametrize(
    ("version", "source", "sha256", "said"),
    [
        ("0.2", None, None, r"version 0\.1, not 0\.2"),
        ("0.2", "{newer}", "0" * 64, f"not {'0' * 64}"),
        ("0.3", "{newer}", None, r"version 0\.2, not 0\.3"),
        ("0.0", "{newer}", None, "--allow-older"),
        ("0.1", None, None, "already there"),
        ("0.2", "nowhere", None, "no folder, archive or repository here"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence_before_anything(
    region: Path, newer: Path, version: str, source: str | None, sha256: str | None, said: str
) -> None:
    before = _state(region)
    with pytest.raises(GeneratorError, match=said):
        run_upgrade(region, UpgradeRequest(version, source and source.format(newer=newer), sha256), "id")
    assert _state(region) == before


def test_a_folder_that_is_no_region_is_refused(laid_out: Path) -> None:
    done = run_kerangka("upgrade", "0.2", cwd=laid_out / "dasar-1")
    assert (done.returncode, "not the folder of a region" in done.stderr) == (2, True)


def test_decisions_that_wait_are_not_forgotten_by_a_further_upgrade(region: Path, newer: Path) -> None:
    run_write_upgrade(region, run_upgrade(region, UpgradeRequest("0.2", str(newer)), "id"))
    _edit(newer, "framework/programme.yml", ('version: "0.2"', 'version: "0.3"'))
    with pytest.raises(GeneratorError, match=r"upgrades/0\.2\.yml"):
        run_upgrade(region, UpgradeRequest("0.3"), "id")


def test_a_record_with_decisions_is_never_overwritten(region: Path, newer: Path) -> None:
    run_write_upgrade(region, run_upgrade(region, UpgradeRequest("0.2", str(newer)), "id"))
    record = region / "upgrades" / "0.2.yml"
    _decide(record, {"publication.minimum_households": "keep", "title.id": "keep"})
    decided = record.read_bytes()
    _edit(newer, SANITATION, ("minimum_households: 6", "minimum_households: 7"))
    run_write_upgrade(region, run_upgrade(region, UpgradeRequest("0.2"), "id"))
    assert record.read_bytes() == decided
    assert (region / "upgrades" / f"0.2-{package_of(newer).sha256[:8]}.yml").is_file()


def test_a_failure_between_two_writes_leaves_the_folder_as_it_was(
    region: Path, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgraded = run_upgrade(region, UpgradeRequest("0.2", str(newer)), "id")
    before = _state(region)
    rename, count = Path.rename, iter(range(100))

    def failing(self: Path, target: Path) -> Path:
        if next(count) == 3:
            raise KeyboardInterrupt
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", failing)
        with pytest.raises(KeyboardInterrupt):
            run_write_upgrade(region, upgraded)
    assert _state(region) == before
    assert not (region / "upgrades").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
def test_ctrl_c_while_it_works_leaves_the_folder_as_it_was(region: Path, newer: Path) -> None:
    before = _state(region)
    words = [sys.executable, "-m", "generator", "upgrade", "0.2", "--from", str(newer), "--yes"]
    for patience in (0.3, 1.0, 2.0):
        process = subprocess.Popen(
            words, cwd=region, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(patience)
        process.send_signal(signal.SIGINT)
        if process.wait(timeout=60) == 0:
            break  # it was quicker than we
        assert _state(region) == before


def test_line_ends_and_comments_of_programme_yml_stay(region: Path, newer: Path) -> None:
    file = region / "programme.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    upgraded = run_upgrade(region, UpgradeRequest("0.2", str(newer)), "id")
    lines = upgraded.files["programme.yml"].split(b"\r\n")
    assert b'  version: "0.2"  # versi yang dipakai' in lines
    assert len(lines) == len(REGION.splitlines()) + 1


def test_a_git_repository_gives_the_next_version(region: Path, newer: Path) -> None:
    who = ("-c", "user.name=uji", "-c", "user.email=uji@example.org", "-c", "commit.gpgsign=false")
    for words in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "dasar"), ("tag", "v0.2")):
        subprocess.run(["git", *who, *words], cwd=newer, check=True, capture_output=True)
    upgraded = run_upgrade(region, UpgradeRequest("0.2", newer.as_uri()), "id")
    assert upgraded.report is not None
    assert upgraded.report.sha256 == package_of(newer).sha256
    with pytest.raises(GeneratorError, match=r"v0\.4"):
        run_upgrade(region, UpgradeRequest("0.4", newer.as_uri()), "id")
