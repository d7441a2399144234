"""kerangka explain tells in a region who set each value: the base, an adaptation with its reason, or the region itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.case_projects import cases, lay_out, lay_out_minimal
from tests.conftest import run_kerangka


@pytest.fixture(scope="module")
def island(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = next(one for one in cases("valid") if one.name == "region-of-islands")
    return lay_out(case, tmp_path_factory.mktemp("island") / "region")


def _told(root: Path, *words: str) -> list[str]:
    done = run_kerangka("explain", *words, cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return [line.strip() for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "id",
            [
                "Dari kerangka dasar Program contoh versi 0.1 (base/framework/risks/kekeringan.yml).",
                "Kemungkinan: Sedang → Tinggi (adaptations/musim-angin.yml:7)",
                "Keterpaparan: ditambah Pulau tanpa sumur <air tawar>. (adaptations/musim-angin.yml:11)",
                "adaptasi: Musim angin barat (musim-angin)",
                "alasan: Perahu tidak melaut tiga bulan setahun.",
                "bukti: Catatan syahbandar.",
                "keputusan: Menyesuaikan dengan musim angin (musim-angin), 5 Oktober 2026, masih diusulkan",
            ],
        ),
        (
            "en",
            [
                "From the base framework Example programme version 0.1 (base/framework/risks/kekeringan.yml).",
                "Likelihood: Medium → High (adaptations/musim-angin.yml:7)",
                "Exposure: added Islands without wells of <fresh water>. (adaptations/musim-angin.yml:11)",
                "adaptation: West monsoon (musim-angin)",
                "reason: Boats stay ashore three months a year.",
                "evidence: Harbour master’s records.",
                "decision: Adapting to the monsoon (musim-angin), 5 October 2026, still proposed",
            ],
        ),
    ],
)
def test_each_deviation_is_told_with_its_place_reason_and_decision(island: Path, language: str, expected: list[str]) -> None:
    for name in ("kekeringan", "risks/kekeringan"):
        told = _told(island, name, "--language", language)
        assert [line for line in told if line in expected] == expected


def test_what_is_unchanged_or_of_the_region_says_so(island: Path) -> None:
    assert "Tidak ada yang disesuaikan di wilayah ini." in _told(island, "arisan-jamban")
    assert "Milik wilayah ini (framework/risks/gelombang-tinggi.yml)." in _told(island, "gelombang-tinggi")
    assert any(line.startswith("Milik wilayah ini (adaptations/musim-angin.yml:") for line in _told(island, "forum-pulau"))


def test_an_adaptation_and_a_part_of_the_framework_are_explained(island: Path) -> None:
    told = _told(island, "jamban-panggung", "--language", "en")
    assert told[0] == "Adaptation: Toilets of stilt houses (adaptations/jamban-panggung.yml)"
    assert "evidence: A count by the agency’s boat in August 2026. (Podes 2024)" in told
    assert "Improved sanitation, Publication rule › Minimum households: 5 → 8 (adaptations/jamban-panggung.yml:14)" in told
    assert any(line.startswith("Hasil › Warga sehat › Penanggung jawab: PFI → Manajer desa") for line in _told(island, "results"))


def test_an_id_in_the_wrong_folder_is_not_known(island: Path) -> None:
    assert run_kerangka("explain", "indicators/kekeringan", cwd=island).returncode == 1


def test_a_base_says_only_what_a_region_may_do(tmp_path: Path) -> None:
    told = _told(lay_out_minimal(tmp_path), "kekeringan")
    assert told[1].startswith("Wilayah boleh menambah berkas sendiri")
    assert not [line for line in told if "wilayah ini" in line]
