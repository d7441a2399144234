"""The kinds of personal data the gate knows, and one finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from generator.text import Text

Kind = Literal[
    "identity-number", "card-number", "tax-number", "phone", "email", "bank-account",
    "home-address", "home-coordinates", "refused-column", "household-rows",
]  # fmt: skip

TITLES: Mapping[Kind, Text] = MappingProxyType(
    {
        "identity-number": Text({"id": "nomor NIK atau KK", "en": "identity or family card number (NIK, KK)"}),
        "card-number": Text({"id": "nomor kartu atau pengenal lain", "en": "number of another card or register"}),
        "tax-number": Text({"id": "NPWP", "en": "tax number (NPWP)"}),
        "phone": Text({"id": "nomor telepon", "en": "phone number"}),
        "email": Text({"id": "alamat surel", "en": "email address"}),
        "bank-account": Text({"id": "nomor rekening", "en": "bank account number"}),
        "home-address": Text({"id": "alamat rumah", "en": "home address"}),
        "home-coordinates": Text({"id": "koordinat setepat rumah", "en": "coordinates as precise as a house"}),
        "refused-column": Text({"id": "kolom data pribadi", "en": "column of personal data"}),
        "household-rows": Text({"id": "baris rumah tangga", "en": "rows of households"}),
    }
)
"""What each kind is called, to authors."""


@dataclass(frozen=True, order=True)
class Finding:
    """Personal data at a place of a file, named but never shown.

    `line` and `column` count from 1; a file that is no text has line 1 and the byte as its column.
    `part` is the member of an archive, or the sheet of a workbook. `excerpt` is masked.
    """

    part: str
    line: int
    column: int
    kind: Kind
    excerpt: str


def masked(value: str) -> str:
    """Return a value with all but its edges hidden: at most four characters before, two after.

    Of a short value less is left, so that never more than half of it can be read.
    """
    first, last = min(4, len(value) // 4), min(2, len(value) // 6)
    return value[:first] + "•" * (len(value) - first - last) + value[len(value) - last :]
