"""Any CSV or XLSX becomes a table of text, with the line of every row."""

from __future__ import annotations

import gzip
import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from generator.exchange.table_file import SourceTable, read_source_table


def read(folder: Path, name: str, content: bytes, sheet: str | None = None, header_row: int = 1) -> SourceTable:
    """Read a table that is as it should be."""
    (folder / name).write_bytes(content)
    table, problems = read_source_table(folder, name, sheet, header_row)
    assert problems == ()
    assert table is not None
    return table


def refused(folder: Path, name: str, content: bytes, sheet: str | None = None) -> list[tuple[str, int | None]]:
    """Return code and line of what is wrong with a table."""
    (folder / name).write_bytes(content)
    table, problems = read_source_table(folder, name, sheet, 1)
    assert table is None
    return [(problem.code, problem.location.line) for problem in problems]


def workbook(*rows: tuple[object, ...]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_lines_are_those_of_the_file_whatever_stands_between_the_rows(tmp_path: Path) -> None:
    table = read(tmp_path, "a.csv", b'a,b\r\n1,"two\r\nlines"\r\n\r\n3,4\r\n')
    assert table.frame.to_dict("list") == {"a": ["1", "3"], "b": ["two\nlines", "4"]}
    assert table.lines == (2, 5)


def test_titles_above_the_header_are_passed_over(tmp_path: Path) -> None:
    table = read(tmp_path, "a.csv", b"Rekap; IDM, 2024\n\na;b\n1;2\n", header_row=3)
    assert table.header == ("a", "b")
    assert table.lines == (4,)


def test_a_packed_table_reads_like_the_plain_one(tmp_path: Path) -> None:
    plain = b"a,b\n1,\xc3\xa9\n"
    packed = read(tmp_path, "a.csv.gz", gzip.compress(plain))
    assert packed.frame.equals(read(tmp_path, "a.csv", plain).frame)
    assert refused(tmp_path, "b.csv.gz", gzip.compress(plain)[:-9]) == [("berkas-tidak-terbaca", 1)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a,b\n1,\xe9\n", "pengodean-bukan-utf8"),
        ("a,b\n1,2\n".encode("utf-16"), "pengodean-utf16"),
        (b"\n\n", "berkas-kosong"),
        (b"a,b\n1,2,3\n", "jumlah-kolom-salah"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, content: bytes, code: str) -> None:
    assert [one[0] for one in refused(tmp_path, "a.csv", content)] == [code]


def test_cells_of_a_workbook_become_the_text_a_reader_sees(tmp_path: Path) -> None:
    day = date(2024, 5, 1)
    book = workbook(("a", "b", "c", "d", "e", "f"), (0.1 + 0.2, 5.0, 1802012001, day, None, True))
    table = read(tmp_path, "a.xlsx", saved(book))
    assert table.frame.iloc[0].tolist() == ["0.3", "5", "1802012001", "2024-05-01", "", "true"]


def test_a_sheet_is_found_by_its_name_and_a_missing_one_told_with_those_there_are(tmp_path: Path) -> None:
    book = workbook(("a",), ("1",))
    book.create_sheet("IDM").append(["b"])
    assert read(tmp_path, "a.xlsx", saved(book), "IDM").header == ("b",)
    assert refused(tmp_path, "a.xlsx", saved(book), "Idm 2024") == [("impor-lembar-tidak-ada", 1)]


@pytest.mark.parametrize(
    ("name", "code"), [("a.xls", "impor-berkas-tidak-dikenal"), ("a.xlsx", "impor-xlsx-tidak-terbaca")]
)
def test_other_kinds_of_files_are_refused(tmp_path: Path, name: str, code: str) -> None:
    assert refused(tmp_path, name, b"<html>not a workbook</html>") == [(code, 1)]


def test_a_real_export_with_broken_dimensions_is_read_whole(shared: Path) -> None:
    table, problems = read_source_table(shared, "data/xlsform/reach_msna_2024_dummy_export.xlsx", "main", 1)
    assert problems == ()
    assert table is not None
    assert len(table.frame) == 241
