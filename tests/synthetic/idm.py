"""The invented IDM of 2024: sums of scores, declared; one village has none, one is rated Mandiri."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tests.synthetic.aggregate import Record
from tests.synthetic.places import Place

PERIOD = "2024"
SOURCE = "idm-rekaan"
DIVISORS: Mapping[str, int] = {"idm-iks": 175, "idm-ike": 60, "idm-ikl": 15}
# Sums of the social, economic and environmental scores.
SUMS: Mapping[str, tuple[int, int, int]] = {
    "sukamakmur": (131, 35, 10),
    "karang-jati": (127, 33, 11),
    "pasir-panjang": (117, 28, 8),
    "muara-tenang": (129, 34, 9),
    "batu-putih": (113, 26, 11),
    "mekar-sari": (146, 45, 12),
    "ringinsari": (151, 48, 14),
}
NONE_REASON = "Desa belum dinilai pada 2024"


def observe_idm(place: Place) -> Iterator[Record]:
    """Yield the sub-indices of a village and their mean, to four decimals."""
    slug = place.folder.partition("-")[2]
    sums = SUMS.get(slug)
    if sums is None:
        for id_ in (*DIVISORS, "idm"):
            yield {
                "indicator": id_, "period": PERIOD, "value": "", "status": "missing", "source": SOURCE,
                "missing_reason": "not-collected", "note": NONE_REASON,
            }  # fmt: skip
        return
    parts = {
        id_: (Decimal(total) / divisor).quantize(Decimal("0.0001"))
        for (id_, divisor), total in zip(DIVISORS.items(), sums, strict=True)
    }
    parts["idm"] = (sum(parts.values(), Decimal(0)) / 3).quantize(Decimal("0.0001"))
    for id_, value in parts.items():
        yield {"indicator": id_, "period": PERIOD, "value": str(value), "status": "reported", "source": SOURCE}
