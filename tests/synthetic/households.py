"""Invented households, drawn from a seed: the same seed gives the same households everywhere."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.synthetic.places import Place

Row = dict[str, str | int]


@dataclass(frozen=True)
class Household:
    """One interviewed household: the columns of the poverty measure, and the answers to the rest.

    `counted[indicator]` is (members of the household that the indicator counts, those of them for
    whom it is true); `amounts[indicator]` is a number of the household, such as minutes.
    """

    columns: Row
    female_head: bool
    disability: bool
    counted: dict[str, tuple[int, int]]
    amounts: dict[str, float]


# Share of households (or members) for whom it is true at no hardship and at full hardship.
SHARES = {
    "akses-internet": (0.86, 0.28), "belanja-kesehatan-katastrofik": (0.03, 0.17),
    "cakupan-perlindungan-sosial": (0.86, 0.52), "dana-darurat": (0.66, 0.12),
    "gagal-panen-rumah-tangga": (0.06, 0.42), "galat-eksklusi": (0.10, 0.46), "galat-inklusi": (0.12, 0.34),
    "hunian-kawasan-rawan": (0.05, 0.33), "jalan-dapat-dilalui": (0.97, 0.52),
    "kemiskinan-pengeluaran": (0.04, 0.42), "kepemilikan-dokumen": (0.98, 0.80),
    "konsumsi-pangan-cukup": (0.95, 0.58), "listrik-rumah-tangga": (0.99, 0.90),
    "pengelolaan-sampah": (0.62, 0.08), "penghidupan-tunggal": (0.30, 0.78), "penguasaan-lahan": (0.82, 0.40),
    "produk-unggulan-terpasarkan": (0.30, 0.05), "rumah-layak-huni": (0.88, 0.36),
    "rumah-tangga-berusaha": (0.46, 0.18), "rumah-tangga-terdampak-bencana": (0.06, 0.36),
    "utang-konsumsi": (0.10, 0.48), "akses-keuangan-formal": (0.72, 0.22), "pekerja-informal-rentan": (0.30, 0.76),
    "pemuda-neet": (0.12, 0.34), "disabilitas-terlayani": (0.55, 0.18), "ibu-hamil-anemia": (0.22, 0.52),
    "imunisasi-dasar-lengkap": (0.92, 0.58), "partisipasi-paud": (0.74, 0.30), "perkawinan-anak": (0.05, 0.24),
    "persalinan-tenaga-kesehatan": (0.98, 0.74),
}  # fmt: skip
# Members of a household that an indicator counts, where it is not the household itself: chance of any.
MEMBERS = {
    "akses-keuangan-formal": 1.0, "pekerja-informal-rentan": 0.8, "pemuda-neet": 0.45, "disabilitas-terlayani": 0.09,
    "ibu-hamil-anemia": 0.06, "imunisasi-dasar-lengkap": 0.09, "partisipasi-paud": 0.22, "perkawinan-anak": 0.12,
    "persalinan-tenaga-kesehatan": 0.14, "kepemilikan-dokumen": 1.0, "kemiskinan-pengeluaran": 1.0,
}  # fmt: skip
ALL_MEMBERS = ("kepemilikan-dokumen", "kemiskinan-pengeluaran")


def interview(place: Place, round_: int) -> Iterator[Household]:
    """Draw the households that were interviewed in a village and round (0, 1, 2)."""
    chance = random.Random(f"{place.code}/{round_}")
    hardship = place.hardship - place.pace * round_
    for _ in range(place.interviewed):
        yield _household(chance, hardship)


def _household(chance: random.Random, hardship: float) -> Household:
    female_head = chance.random() < 0.21
    disability = chance.random() < 0.19
    burden = hardship + chance.gauss(0, 0.22) + 0.07 * female_head + 0.09 * disability
    burden = min(0.98, max(0.02, burden))
    size = max(1, round(chance.gauss(3.6, 1.4)))
    columns = _columns(chance, burden, size)
    return Household(columns, female_head, disability, _counted(chance, burden, size, columns), _amounts(chance, burden))


def _columns(chance: random.Random, burden: float, size: int) -> Row:
    """Answer the questions that the poverty measure asks."""

    def happens(well_off: float, poor: float) -> bool:
        return chance.random() < well_off + (poor - well_off) * burden

    has_toilet = not happens(0.01, 0.34)
    return {
        "jumlah_anggota": size,
        "tahun_sekolah_tertinggi": max(0, round(12 - 9 * burden + chance.gauss(0, 2))),
        "anak_7_15_tidak_sekolah": int(size > 2 and happens(0.0, 0.16)),
        "balita_tengkes": int(size > 2 and happens(0.01, 0.22)),
        "peserta_jkn": int(not happens(0.02, 0.40)),
        "sumber_air": "sumur_tak_terlindung" if happens(0.02, 0.62) else "sumur_terlindung",
        "jamban_pemakaian": "sendiri" if has_toilet else "tidak_ada",
        "jamban_kloset": "leher_angsa" if has_toilet and not happens(0.02, 0.36) else "cemplung",
        "lantai": "tanah" if happens(0.0, 0.24) else "semen",
        "punya_motor": int(not happens(0.04, 0.58)),
        "jumlah_ternak_besar": int(happens(0.22, 0.10)),
    }


def _counted(chance: random.Random, burden: float, size: int, columns: Row) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for indicator, (well_off, poor) in SHARES.items():
        share = well_off + (poor - well_off) * burden
        members = size if indicator in ALL_MEMBERS else 1
        if chance.random() < MEMBERS.get(indicator, 1.0):
            found[indicator] = (members, sum(chance.random() < share for _ in range(members)))
    children = int(size > 2) + int(size > 4)
    found["anak-tidak-sekolah"] = (children, min(children, int(columns["anak_7_15_tidak_sekolah"])))
    found["balita-tengkes"] = (int(size > 2), int(columns["balita_tengkes"]))
    found["jaminan-kesehatan"] = (size, size * int(columns["peserta_jkn"]))
    found["air-minum-layak"] = (1, int(columns["sumber_air"] == "sumur_terlindung"))
    improved = columns["jamban_pemakaian"] == "sendiri" and columns["jamban_kloset"] == "leher_angsa"
    found["sanitasi-layak"] = (1, int(improved))
    alone = size == 1 and chance.random() < 0.7
    found["lansia-tinggal-sendiri"] = (1, int(alone))
    return {indicator: pair for indicator, pair in found.items() if pair[0]}


def _amounts(chance: random.Random, burden: float) -> dict[str, float]:
    return {
        "pengeluaran-per-kapita": round((1_350_000 - 900_000 * burden) * (1 + chance.gauss(0, 0.18)), -3),
        "rata-rata-lama-sekolah": max(0.0, 10.4 - 5.6 * burden + chance.gauss(0, 2)),
        "strategi-bertahan-pangan": max(0.0, 26 * burden - 3 + chance.gauss(0, 4)),
        "waktu-tempuh-faskes": max(3.0, 10 + 34 * burden + chance.gauss(0, 9)),
        "waktu-tempuh-pasar": max(3.0, 14 + 40 * burden + chance.gauss(0, 12)),
    }
