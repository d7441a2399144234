"""The eight invented villages: how many households, how poor, how fast they change."""

from __future__ import annotations

from dataclasses import dataclass

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
    """A village: `hardship` from 0 (well off) to 1 (very poor); `pace` is its improvement a round."""

    code: str
    slug: str
    households: int
    interviewed: int
    hardship: float
    pace: float
    selected: bool
    own_folder: bool

    @property
    def folder(self) -> str:
        """The village's folder below the regency's."""
        return f"{self.code}-{self.slug}"


PLACES = (
    Place("99.01.01.2001", "sukamakmur", 842, 240, 0.52, 0.060, True, True),
    Place("99.01.01.2002", "karang-jati", 655, 220, 0.64, 0.055, True, True),
    Place("99.01.01.2003", "pasir-panjang", 498, 200, 0.70, 0.050, True, True),
    Place("99.01.02.2001", "muara-tenang", 571, 200, 0.60, 0.010, False, False),
    Place("99.01.02.2002", "batu-putih", 389, 180, 0.66, 0.008, False, False),
    Place("99.01.02.2003", "mekar-sari", 903, 240, 0.34, 0.020, False, False),
    Place("99.01.03.2001", "tanjung-bening", 247, 150, 0.58, 0.015, False, False),
    Place("99.01.03.2002", "ringinsari", 716, 220, 0.28, 0.015, False, False),
)
