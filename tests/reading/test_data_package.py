"""Packages of regions as people hand them over: packed otherwise, broken anywhere, never a traceback."""

from __future__ import annotations

import random
import shutil
import zipfile
from pathlib import Path

import pytest

from generator.pipeline import Checked, run_check
from tests.case_projects import lay_out_minimal
from tests.region_packages import lay_out_measured, list_regions, publish, sign


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("region")
    return publish(lay_out_measured(folder / "project"), folder / "site")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return lay_out_minimal(tmp_path / "base")


def _read(base: Path, package: Path) -> Checked:
    return run_check(list_regions(base, {"utara": package}))


def _codes(checked: Checked) -> list[str]:
    return [one.code for one in checked.told("id")]


def test_a_folder_its_archive_and_the_packed_folder_say_the_same(base: Path, package: Path, tmp_path: Path) -> None:
    packed = Path(shutil.make_archive(str(tmp_path / "packed"), "zip", package.parent, package.name))
    read = [_read(base, one).project.region_packages[0] for one in (package, package.parent / "paket.zip", packed)]
    assert [(one.indicators, one.villages, one.sources) for one in read] == [(read[0].indicators, read[0].villages, read[0].sources)] * 3
    assert len(read[0].observations.frame) == 2


def test_only_totals_are_kept(base: Path, package: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(package, tmp_path / "split"))
    with (folder / "observations.csv").open("a", encoding="utf-8") as file:
        file.write("false,18.02.01.2001,sanitasi-layak,2026-03,jenis-kelamin=perempuan,30,measured,survei-wilayah,40,,,,,\n")
    assert set(_read(base, sign(folder)).project.region_packages[0].observations.frame["disaggregation"]) == {""}


def test_an_archive_that_is_locked_is_told(base: Path, package: Path, tmp_path: Path) -> None:
    raw = bytearray((package.parent / "paket.zip").read_bytes())
    at = raw.index(b"PK\x01\x02")
    while at >= 0:
        raw[at + 8] |= 1  # the flag of an encrypted member
        at = raw.find(b"PK\x01\x02", at + 4)
    (tmp_path / "locked.zip").write_bytes(raw)
    assert _codes(_read(base, tmp_path / "locked.zip")) == ["paket-tidak-terbaca"]


def test_an_archive_that_swells_is_not_read_to_its_end(
    base: Path, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.reading.data_package.LARGEST_TABLE", 1_000_000)
    with zipfile.ZipFile(tmp_path / "swelling.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for file in package.iterdir():
            archive.writestr(file.name, b"0" * 5_000_000 if file.name == "villages.csv" else file.read_bytes())
    assert _codes(_read(base, tmp_path / "swelling.zip")) == ["paket-terlalu-besar"]


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"{}", b"[" * 200_000, b"\xff\xfe{\x00}\x00", b'{"resources": 1}', b'{"kerangka_package": NaN}'])
def test_a_description_that_is_none_is_told(content: bytes, base: Path, package: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(package, tmp_path / "broken"))
    (folder / "datapackage.json").write_bytes(content)
    assert _codes(_read(base, folder)) == ["paket-tidak-terbaca"]


@pytest.mark.parametrize("name", ["indicators.csv", "villages.csv", "observations.csv"])
@pytest.mark.parametrize("content", [b"", b"\x00\x00\x00", b'"', b"\xff\xff", b"a,b\n1,2,3\n", b"invented,code\n"])
def test_a_table_that_is_none_is_told_even_if_its_checksum_is_right(
    name: str, content: bytes, base: Path, package: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(package, tmp_path / "broken"))
    (folder / name).write_bytes(content)
    told = _codes(_read(base, sign(folder)))
    assert len(told) == 1
    assert told[0] in {"paket-tidak-terbaca", "paket-kolom-hilang", "paket-sel-salah"}


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_broken_is_told_at_the_line_of_the_region(seed: int, base: Path, package: Path, tmp_path: Path) -> None:
    """Bytes of an archive and of signed tables changed by chance: a problem, or a package that still reads."""
    chance = random.Random(seed)
    folder = Path(shutil.copytree(package, tmp_path / "broken"))
    file = folder / chance.choice(["indicators.csv", "villages.csv", "observations.csv", "datapackage.json"])
    raw = bytearray(file.read_bytes())
    for _ in range(chance.randrange(1, 4)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    file.write_bytes(raw)
    broken = bytearray((package.parent / "paket.zip").read_bytes())
    broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
    (tmp_path / "broken.zip").write_bytes(broken)
    for one in (sign(folder) if file.suffix == ".csv" else folder, tmp_path / "broken.zip"):
        told = _read(base, one).told("en")
        assert {(each.path, each.line) for each in told} <= {("regions.yml", 4)}, told


def test_one_broken_package_does_not_hide_another(base: Path, package: Path) -> None:
    checked = run_check(list_regions(base, {"a": "wilayah/tidak-ada", "b": package, "c": "https://example.org/paket.zip"}))
    assert _codes(checked) == ["paket-tidak-ada", "paket-bukan-berkas"]
    assert [one.listed.id for one in checked.project.region_packages] == ["b"]
