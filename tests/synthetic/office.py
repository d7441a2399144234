"""What the village office and the programme's records say: counts, categories, shares of documents."""

from __future__ import annotations

import random
from collections.abc import Iterable

from tests.synthetic.aggregate import Record, record
from tests.synthetic.places import MONITORING, QUARTERS, Place

CATEGORIES = {
    "bum-desa-aktif": ("belum-ada", "berdiri", "berjalan", "sehat"),
    "desa-tangguh-bencana": ("belum", "pratama", "madya", "utama"),
    "keterbukaan-apb-desa": ("tertutup", "diumumkan", "dirinci", "dapat-diperiksa"),
    "sistem-informasi-desa": ("tidak-ada", "terpasang", "melayani", "merencana"),
}
# Value at no hardship, at full hardship, and what a selected village gains a year.
OFFICE = {
    "aparatur-terlatih": (80, 30, 20), "apb-desa-pro-miskin": (26, 9, 5), "data-dasar-mutakhir": (9, 40, -12),
    "kader-aktif": (78, 34, 16), "kelompok-simpan-pinjam-aktif": (7, 1, 4), "musyawarah-desa-inklusif": (46, 16, 14),
    "tindak-lanjut-pengaduan": (82, 36, 20),
}  # fmt: skip
# What the programme delivered in its selected villages by the end of each quarter.
OUTPUTS = {
    "jumlah-jamban-terbangun": 14, "jumlah-tukang-terlatih": 3, "jumlah-keluarga-seribu-hari": 16,
    "jumlah-rumah-diperbaiki": 6, "jumlah-dokumen-terurus": 34, "jumlah-anak-kembali-belajar": 11,
    "jumlah-rumah-tangga-bantuan-pangan": 18, "jumlah-rumah-tangga-didampingi": 22, "jumlah-kader-terlatih": 5,
    "jumlah-paket-aset": 12, "jumlah-usaha-bersama": 3, "jumlah-pemuda-bekerja": 5, "luas-lahan-tahan-iklim": 7,
    "jumlah-perangkat-terlatih": 4,
}  # fmt: skip
SHARES_OF_RECORDS = {
    "persen-sarana-air-berfungsi": 70, "persen-rumah-tangga-terverifikasi": 45, "persen-pembelajaran-diterapkan": 30,
}  # fmt: skip
PER_VILLAGE_ONE = ("jumlah-rencana-risiko", "jumlah-rencana-bersama", "dokumen-desa-terintegrasi")


def observe_office(place: Place) -> Iterable[Record]:
    """Observe what the village office reports, for 2025 and, in selected villages, 2026."""
    chance = random.Random(f"{place.code}/kantor")
    years = ("2025", "2026-Q3") if place.selected else ("2025",)
    yield record("jumlah-rumah-tangga", "2025", MONITORING, "reported", str(place.households))
    people = round(place.households * (3.2 + 0.5 * chance.random()))
    yield record("jumlah-penduduk", "2025", MONITORING, "reported", str(people))
    for indicator, (well_off, poor, gain) in OFFICE.items():
        start = well_off + (poor - well_off) * place.hardship + chance.uniform(-4, 4)
        for number, period in enumerate(years):
            value = max(0, min(100, round(start + gain * 0.75 * number)))
            yield record(indicator, period, MONITORING, "reported", str(value))
    for indicator, steps in CATEGORIES.items():
        start = min(2, max(0, round((1 - place.hardship) * 2.6 - 0.5 + chance.uniform(-0.6, 0.6))))
        for number, period in enumerate(years):
            yield record(indicator, period, MONITORING, "reported", steps[min(3, start + number)])


def observe_delivery(place: Place) -> Iterable[Record]:
    """Observe the programme's outputs by quarter; what does not exist yet is said to be missing."""
    if not place.selected:
        return
    chance = random.Random(f"{place.code}/keluaran")
    for indicator, pace in OUTPUTS.items():
        total = 0
        for quarter in QUARTERS:
            total += round(pace * (0.6 + 0.6 * chance.random()))
            yield record(indicator, quarter, MONITORING, "reported", str(total))
    for indicator, start in SHARES_OF_RECORDS.items():
        for number, quarter in enumerate(QUARTERS):
            yield record(indicator, quarter, MONITORING, "reported", str(min(100, start + 12 * number)))
    for indicator in PER_VILLAGE_ONE:
        for number, quarter in enumerate(QUARTERS):
            yield record(indicator, quarter, MONITORING, "reported", str(int(number == len(QUARTERS) - 1)))
    yield record(
        "rumah-tangga-graduasi", "2026-Q3", MONITORING, "missing", missing_reason="belum-waktunya",
        note="Rumah tangga pertama baru dinilai sesudah 24 bulan",
    )  # fmt: skip
