"""The eight invented villages: how large, how poor, how fast they change, and what is particular."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FOLDER = "villages/99-rekaan/99.01-nusa-harapan"
ROUNDS = (
    ("2026-02", "survei-dasar-rekaan-1"),
    ("2026-06", "survei-dasar-rekaan-2"),
    ("2026-10", "survei-dasar-rekaan-3"),
)
MONITORING = "pemantauan-rekaan"
QUARTERS = ("2026-Q1", "2026-Q2", "2026-Q3")


@dataclass(frozen=True)
class Place:
    """A village. `hardship` goes from 0 (well off) to 1 (very poor); `pace` is its fall a round.

    `hamlets` holds the households of each; the last is the farthest and poorest. `shift` moves the
    chance of single answers, `gain` moves it further every round where an intervention works on it.
    """

    code: str
    slug: str
    hamlets: tuple[int, ...]
    interviewed: int
    hardship: float
    pace: float
    to_clinic: int
    to_market: int
    selected: bool = False
    shift: Mapping[str, float] = field(default_factory=dict)
    gain: Mapping[str, float] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """The village's folder below the regency's."""
        return f"{self.code}-{self.slug}"

    @property
    def households(self) -> int:
        """All households of the village."""
        return sum(self.hamlets)

    @property
    def own_folder(self) -> bool:
        """Whether the village keeps its observations in its own folder: the selected ones do."""
        return self.selected


PLACES = (
    Place(
        "99.01.01.2001", "sukamakmur", (203, 171, 148, 131, 103, 86), 240, 0.54, 0.055, 24, 30, selected=True,
        shift={"air": -0.14, "gagal-panen": 0.12},
        gain={"toilet": 0.045, "air": 0.06, "imunisasi": 0.03, "anemia": -0.03, "terdaftar": 0.07, "dana-darurat": 0.03},
    ),
    Place(
        "99.01.01.2002", "karang-jati", (221, 184, 139, 111), 220, 0.63, 0.050, 21, 26, selected=True,
        shift={"lahan": -0.22, "utang": 0.14, "hidup-tunggal": 0.10, "dokumen": -0.06},
        gain={"dokumen": 0.035, "utang": -0.05, "usaha": 0.04, "pangan": 0.03, "putus": -0.04, "terdaftar": 0.08},
    ),
    Place(
        "99.01.02.2001", "muara-tenang", (204, 158, 117, 92), 200, 0.60, 0.008, 33, 38,
        shift={"rawan": 0.20, "terdampak": 0.14, "toilet": -0.06},
    ),
    Place(
        "99.01.02.2002", "batu-putih", (157, 131, 101), 180, 0.66, 0.006, 41, 49,
        shift={"hidup-tunggal": 0.08, "informal": 0.06, "sampah": -0.05},
    ),
    Place(
        "99.01.02.2003", "mekar-sari", (271, 239, 214, 179), 240, 0.34, 0.012, 12, 9,
        shift={"usaha": 0.22, "produk-luar": 0.30, "internet": 0.06, "utang": 0.04},
    ),
    Place(
        "99.01.02.2004", "pasir-panjang", (187, 163, 148), 200, 0.70, 0.045, 46, 52, selected=True,
        shift={"rawan": 0.24, "terdampak": 0.16, "air": -0.06, "lahan": -0.10},
        gain={"terdampak": -0.05, "neet": -0.03, "dokumen": 0.025, "disabilitas-layanan": 0.05, "terdaftar": 0.06},
    ),
    Place(
        "99.01.03.2001", "tanjung-bening", (141, 106), 150, 0.57, 0.010, 78, 104,
        shift={"lahan": 0.28, "jalan": -0.26, "listrik": -0.22, "internet": -0.20, "hidup-tunggal": -0.12, "dokumen": -0.07},
    ),
    Place(
        "99.01.03.2002", "ringinsari", (232, 201, 160, 123), 220, 0.30, 0.010, 17, 22,
        shift={"bangunan": 0.08, "neet": 0.10, "pangan": 0.03, "perempuan": 0.10, "rekening": 0.10},
    ),
)  # fmt: skip

# What a round did not bring: village, indicator, rounds, reason, note.
MISSED: tuple[tuple[str, str, tuple[int, ...], str, str], ...] = (
    ("99.01.02.2001", "ibu-hamil-anemia", (2,), "not-collected", "Alat uji hemoglobin rusak pada bulan putaran ini"),
    ("99.01.02.2002", "balita-tengkes", (1,), "not-collected", "Pengukuran ditunda ke putaran berikutnya"),
    (
        "99.01.03.2001", "produk-unggulan-terpasarkan", (0, 1, 2), "not-applicable",
        "Musyawarah desa belum menetapkan produk unggulan",
    ),
    ("99.01.03.2001", "kemiskinan-pengeluaran", (1,), "not-collected", "Daftar belanja tidak ditanyakan pada masa tanam"),
    ("99.01.03.2001", "pengeluaran-per-kapita", (1,), "not-collected", "Daftar belanja tidak ditanyakan pada masa tanam"),
    (
        "99.01.03.2002", "pekerja-informal-rentan", (0,), "not-collected",
        "Pertanyaan tentang jaminan kecelakaan kerja belum ada pada kuesioner putaran pertama",
    ),
)  # fmt: skip
