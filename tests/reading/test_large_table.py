"""Tables of a whole nation's size are read; their mistakes are told shortly."""

from __future__ import annotations

from pathlib import Path

from generator.pipeline import run_check
from tests.case_projects import lay_out_minimal

ROWS = 640_000


def test_a_table_of_fifty_megabytes_is_read_and_checked(tmp_path: Path) -> None:
    """A table of 50 MB is read whole, and a mistake in every tenth row is a handful of problems."""
    root = lay_out_minimal(tmp_path)
    path = "villages/99-rekaan/99.01-contoh/observations.csv"
    with (root / path).open("w", encoding="utf-8", newline="\n") as file:
        file.write("village_code,indicator,period,disaggregation,value,status,source\n")
        for row in range(ROWS):
            period = f"{1000 + row // 366 % 9000:04}-{row % 12 + 1:02}-{row % 28 + 1:02}"
            value = f"{row % 1000}.{row:06}" if row % 10 else f'"{row % 1000},{row:06}"'
            file.write(f"99.01.01.2001,jumlah-rumah-tangga,{period},,{value},measured,survei-rekaan\n")
    assert (root / path).stat().st_size > 50_000_000
    told = run_check(root).told("id")
    assert {one.code for one in told} >= {"desimal-koma", "kekeliruan-serupa"}
    assert len(told) < 30
