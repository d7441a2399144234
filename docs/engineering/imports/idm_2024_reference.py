"""Count the national distribution of IDM 2024 into framework/reference/ (see README.md beside this file).

    python docs/engineering/imports/idm_2024_reference.py idm_2024_villages.csv.gz

FILE is the national workbook as a table with the columns code,name,idm,iks,ike,ikl,status,note.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generator.exchange.reference import BIN_COLUMNS, SUMMARY_COLUMNS, Coverage, measure_reference
from generator.exchange.table_file import read_source_table
from generator.writing.csv_file import WrittenTable, write_tables

ROOT = Path(__file__).resolve().parents[3]
COLUMNS = {"idm": "idm", "idm-iks": "iks", "idm-ike": "ike", "idm-ikl": "ikl"}
COVERAGE = Coverage(
    period="2024",
    source="idm-2024",
    total=75_265,
    missing_regions=("53", "76", "95"),
    note_id=(
        "Salinan yang dipakai tidak memuat tiga provinsi: Nusa Tenggara Timur, Sulawesi Barat, dan Papua "
        "Pegunungan; empat desa di dalamnya tidak berskor. Jumlah seluruhnya menurut rekapitulasi nasional 2024."
    ),
    note_en=(
        "The copy used leaves out three provinces: Nusa Tenggara Timur, Sulawesi Barat and Papua Pegunungan; "
        "four villages in it have no score. The total is that of the national recapitulation for 2024."
    ),
)


def write_reference(root: Path, file: Path) -> None:
    """Write bins.csv and summaries.csv below `root` from the table at `file`."""
    table, problems = read_source_table(root, str(file.resolve()), None, 1)
    if table is None:
        sys.exit(str(problems))
    columns = {indicator: table.frame[column] for indicator, column in COLUMNS.items()}
    bins, summaries = measure_reference(columns, COVERAGE)
    write_tables(
        root,
        [
            WrittenTable("framework/reference/bins.csv", bins, BIN_COLUMNS),
            WrittenTable("framework/reference/summaries.csv", summaries, SUMMARY_COLUMNS),
        ],
    )


if __name__ == "__main__":
    write_reference(ROOT, Path(sys.argv[1]))
