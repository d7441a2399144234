"""The tables of the demonstration regency, as text."""

from __future__ import annotations

import csv
import io

from generator.model.programme import Programme
from tests.synthetic.aggregate import Record, observe_round
from tests.synthetic.idm import observe_idm
from tests.synthetic.office import observe_delivery, observe_office
from tests.synthetic.places import FOLDER, PLACES, ROUNDS, Place

COLUMNS = (
    "indicator", "period", "disaggregation", "value", "status", "source", "base", "standard_error",
    "lower", "upper", "missing_reason", "note",
)  # fmt: skip


def tables(programme: Programme) -> dict[str, str]:
    """Return the text of every observations table of the regency by its path."""
    joined: list[Record] = []
    found = {}
    for place in PLACES:
        records = _observe(programme, place)
        if place.own_folder:
            found[f"{FOLDER}/{place.folder}/observations.csv"] = _text(COLUMNS, records)
        else:
            joined += [{"village_code": place.code, **one} for one in records]
    found[f"{FOLDER}/observations.csv"] = _text(("village_code", *COLUMNS), joined)
    return found


def _observe(programme: Programme, place: Place) -> list[Record]:
    records = [*observe_office(programme, place), *observe_delivery(programme, place), *observe_idm(place)]
    for number in range(len(ROUNDS)):
        records += observe_round(programme, place, number)
    return sorted(records, key=lambda one: (one["indicator"], one["period"], one.get("disaggregation", "")))


def _text(columns: tuple[str, ...], records: list[Record]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()
