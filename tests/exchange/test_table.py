"""kerangka import table: everything is placed exactly, or it is listed and nothing is written."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exchange.table import TableImport
from generator.reading.messages import read_messages
from generator.reading.telling import tell_all
from tests.exchange.conftest import FOLDER, IDM, REGISTER, Place

GOOD = "KODE,NAMA,IDM\n18.02.01.2001,SRI WAY LANGSEP,0.693\n18.02.01.2002,WAYAKRUI,0.6849\n"
HEADER = "village_code,indicator,period,disaggregation,value,status,source\n"
WRITTEN = (
    f"{HEADER}18.02.01.2001,idm,2024,,0.6930,reported,idm-2024\n18.02.01.2002,idm,2024,,0.6849,reported,idm-2024\n"
)


def codes(imported: TableImport) -> list[str]:
    return [problem.code for problem in imported.problems]


def only(imported: TableImport, code: str, line: int | None, **parameters: object) -> None:
    """Assert that an import met one problem, there, with those parameters, and would write nothing."""
    assert codes(imported) == [code]
    (problem,) = imported.problems
    assert problem.location.line == line
    assert {name: problem.parameters[name] for name in parameters} == parameters
    assert imported.tables == ()


def test_values_arrive_digit_for_digit_with_the_zeros_that_the_copy_lost(place: Place) -> None:
    place.take(GOOD)
    assert place.text("observations.csv") == WRITTEN


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_does_not_matter(place: Place, separator: str) -> None:
    place.take(GOOD.replace(",", separator))
    assert place.text("observations.csv") == WRITTEN


def test_a_workbook_gives_what_the_same_csv_gives(place: Place) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("IDM 2024")
    sheet.append(["Rekapitulasi IDM 2024"])
    for code, name, value in (("KODE", "NAMA", "IDM"), ("18.02.01.2001", "A", 0.693), ("18.02.01.2002", "B", 0.6849)):
        sheet.append([code, name, value])
    stream = io.BytesIO()
    book.save(stream)
    place.take(stream.getvalue(), f"{IDM}sheet: IDM 2024\nheader_row: 2\n", name="data.xlsx")
    assert place.text("observations.csv") == WRITTEN


def test_decimal_commas_are_refused_once_with_the_fix(place: Place) -> None:
    imported = place.plan("KODE;IDM\n18.02.01.2001;0,6930\n18.02.01.2002;0,6849\n")
    only(imported, "impor-desimal-koma", 2, rows=2, fixed="0.6930", column_name="IDM")
    (told,) = tell_all(place.root, imported.problems, read_messages(), "id")
    assert told.path == "data.csv"
    assert told.line == 2
    assert "Tulis 0.6930" in told.fix


@pytest.mark.parametrize("cell", ["58.3%", "1.234.567", "n.a.", "1e-3", "١", ".5", "5."])
def test_what_is_no_number_is_listed_with_its_row(place: Place, cell: str) -> None:
    only(place.plan(f"KODE,IDM\n18.02.01.2001,0.5\n18.02.01.2002,{cell}\n"), "impor-bukan-angka", 3, value=cell)


def test_a_value_is_never_rounded(place: Place) -> None:
    imported = place.plan("KODE,IDM\n18.02.01.2001,0.69304\n")
    only(imported, "impor-desimal-berlebih", 2, value="0.69304", decimals=4)


def test_a_percentage_of_a_workbook_is_not_taken_for_a_share(place: Place) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["KODE", "IDM"])
    sheet.append(["18.02.01.2001", 0.583])
    sheet["B2"].number_format = "0.0%"
    stream = io.BytesIO()
    book.save(stream)
    only(place.plan(stream.getvalue(), name="data.xlsx"), "impor-bukan-angka", 2, value="58.3%")


def test_an_unknown_village_is_listed_and_nothing_else_is_written(place: Place) -> None:
    imported = place.take(f"{GOOD}18.02.99.2001,TIDAK ADA,0.5\n")
    only(imported, "impor-desa-tidak-dikenal", 4, value="18.02.99.2001", nearest=None)
    assert place.text("observations.csv") == ""


def test_an_old_code_names_the_village_that_followed(place: Place) -> None:
    only(place.plan("KODE,IDM\n18.02.01.2099,0.5\n"), "impor-desa-tidak-dikenal", 2, nearest="18.02.01.2002")


def test_a_village_of_another_regency_is_told_once_however_many_there_are(place: Place) -> None:
    rows = "".join(f"18.03.01.20{number:02},0.5\n" for number in range(1, 40))
    only(place.plan(f"KODE,IDM\n{rows}"), "impor-di-luar-wilayah", 2, rows=39, regency="18.02")


def test_rows_without_a_code_are_listed_once(place: Place) -> None:
    mapping = IDM.replace('rows: [{column: KODE, starts_with: "18"}]\n', "")
    only(place.plan("KODE,IDM\n18.02.01.2001,0.5\n,0.6\n,0.7\n", mapping), "impor-tanpa-kode", 3, rows=2)


def test_ten_digits_are_refused_unless_the_mapping_says_whose_codes_they_are(place: Place) -> None:
    table = "KODE,IDM\n1802012001,0.693\n1802012002,0.6849\n"
    assert codes(place.plan(table)) == ["impor-kode-desa-salah", "impor-kode-desa-salah"]
    place.take(table, IDM.replace("village_code: {column: KODE}", "village_code: {column: KODE, form: plain}"))
    assert place.text("observations.csv") == WRITTEN


def test_an_unknown_indicator_source_and_column_are_told_at_their_place_in_the_mapping(place: Place) -> None:
    mapping = IDM.replace("indicator: idm", "indicator: imd").replace("idm-2024", "idm-2042")
    mapping += "  # values end here\n"
    imported = place.plan(GOOD, mapping)
    told = tell_all(place.root, imported.problems, read_messages(), "en")
    assert [(one.code, one.path, one.line) for one in told] == [
        ("impor-sumber-tidak-dikenal", "mapping.yml", 1),
        ("impor-indikator-tidak-dikenal", "mapping.yml", 5),
    ]
    assert '"idm"' in told[1].fix
    only(place.plan(GOOD.replace("IDM", "Idm")), "impor-kolom-tidak-ada", None, nearest="Idm")


def test_a_value_that_differs_is_a_conflict_with_both_values_and_nothing_is_written(place: Place) -> None:
    place.take(GOOD)
    changed = f"{GOOD}18.02.01.2003,KALIREJO,0.8497\n".replace("0.693", "0.7")
    imported = place.take(changed)
    only(imported, "impor-bentrok", 2, new="0.7000 (reported)", old="0.6930 (reported)")
    assert place.text("observations.csv") == WRITTEN


def test_replace_takes_the_new_value_and_keeps_all_others(place: Place) -> None:
    place.take(GOOD)
    imported = place.take("KODE,IDM\n18.02.01.2001,0.7\n", replace=True)
    assert [(one.added, one.replaced, one.unchanged) for one in imported.counts] == [(0, 1, 0)]
    assert place.text("observations.csv") == WRITTEN.replace("0.6930", "0.7000")


def test_a_value_held_in_a_village_folder_is_a_conflict_even_with_replace(place: Place) -> None:
    content = "indicator,period,disaggregation,value,status,source\nidm,2024,,0.7000,reported,idm-2024\n"
    place.file(f"{FOLDER}/18.02.01.2001-sri-way-langsep/observations.csv", content)
    imported = place.plan(GOOD, replace=True)
    only(imported, "impor-bentrok", 2, path=f"{FOLDER}/18.02.01.2001-sri-way-langsep/observations.csv")


def test_two_values_for_one_village_and_period_are_told(place: Place) -> None:
    imported = place.plan(f"{GOOD}18.02.01.2001,SRI WAY LANGSEP,0.7\n")
    only(imported, "impor-baris-ganda", 4, value="0.7000", other="0.6930", other_line=2)


def test_absent_values_are_skipped_or_written_with_their_reason(place: Place) -> None:
    table = "KODE,IDM\n18.02.01.2001,\n18.02.01.2002,-\n"
    marked = IDM.replace("decimals: 4", 'decimals: 4, missing: ["-"]')
    assert place.plan(table, marked).tables == ()
    place.take(table, marked.replace("]}", "], missing_reason: not-collected}"))
    assert place.text("observations.csv").splitlines() == [
        f"{HEADER.strip()},missing_reason",
        "18.02.01.2001,idm,2024,,,missing,idm-2024,not-collected",
        "18.02.01.2002,idm,2024,,,missing,idm-2024,not-collected",
    ]


def test_categories_are_translated_and_unlisted_ones_told(place: Place) -> None:
    entry = '{column: BUM, indicator: bum-desa-aktif, period: "2024", status: reported'
    mapping = IDM[: IDM.index("  - {column: IDM")] + f"  - {entry}}}\ninto: {FOLDER}\n"
    only(place.plan("KODE,BUM\n18.02.01.2001,Aktip\n", mapping), "impor-bukan-kategori", 2, value="Aktip")
    translated = mapping.replace("status: reported}", "status: reported, categories: {Ada: zzz}}")
    assert codes(place.plan("KODE,BUM\n18.02.01.2001,Tidak\n", translated)) == ["impor-tanpa-padanan"]
    only(place.plan("KODE,BUM\n18.02.01.2001,Ada\n", translated), "impor-bukan-kategori", 2, value="zzz")


def test_numbered_columns_become_the_indicators_of_the_same_numbers(place: Place) -> None:
    entry = '  - {numbered: {columns: "S*", indicators: "idm-s*"}, period: "2024", status: reported}\n'
    mapping = IDM[: IDM.index("  - {column: IDM")] + entry + f"into: {FOLDER}\n"
    place.take("KODE,STATUS,S01,S35\n18.02.01.2001,MAJU,5,0\n", mapping)
    assert place.text("observations.csv") == (
        f"{HEADER}18.02.01.2001,idm-s01,2024,,5,reported,idm-2024\n18.02.01.2001,idm-s35,2024,,0,reported,idm-2024\n"
    )
    only(place.plan("KODE,STATUS\n18.02.01.2001,MAJU\n", mapping), "impor-pola-tanpa-kolom", None)


def test_period_and_source_may_come_from_a_column(place: Place) -> None:
    mapping = IDM.replace('period: "2024"', "period: {column: TAHUN}").replace(
        "source: idm-2024", 'source: {column: TAHUN, translate: {"2023": idm-2023, "2024": idm-2024}}'
    )
    place.take("KODE,TAHUN,IDM\n18.02.01.2001,2023,0.6\n18.02.01.2001,2024,0.7\n", mapping)
    assert [row.split(",")[2::2] for row in place.text("observations.csv").splitlines()[1:]] == [
        ["2023", "0.6000", "idm-2023"],
        ["2024", "0.7000", "idm-2024"],
    ]
    only(place.plan("KODE,TAHUN,IDM\n18.02.01.2001,2020,0.6\n", mapping), "impor-tanpa-padanan", 2, value="2020")


def test_conditions_on_rows_hold_together_and_one_that_takes_nothing_is_told(place: Place) -> None:
    rows = 'rows: [{column: KODE, starts_with: "18"}, {column: KODE, none_of: ["18.02.99.2001"]}]'
    mapping = IDM.replace('rows: [{column: KODE, starts_with: "18"}]', rows)
    assert place.take(f"{GOOD}18.02.99.2001,LAMA,0.5\n", mapping).problems == ()
    assert place.text("observations.csv") == WRITTEN
    assert codes(place.plan(GOOD, IDM.replace('"18"', '"1802"'))) == ["impor-tanpa-baris"]


REGISTER_MAPPING = f"""\
source: kode-wilayah-2025
village_code: {{column: code}}
register:
  name: {{column: name}}
  kind: {{column: kind, translate: {{D: desa, K: kelurahan}}}}
  code_system: kemendagri-2025
  latitude: {{column: lat}}
  longitude: {{column: lng}}
into: {FOLDER}
"""
NEW_VILLAGE = "code,name,kind,lat,lng\n18.02.01.2004,Sukosari,D,-5.19875,104.98505\n"


def test_register_rows_get_district_and_coarse_coordinates(place: Place) -> None:
    place.take(NEW_VILLAGE, REGISTER_MAPPING)
    assert place.text("villages.csv") == (
        f"{REGISTER}18.02.01.2004,kemendagri-2025,Sukosari,desa,18.02.01,-5.199,104.985,,,false\n"
    )


def test_a_register_keeps_what_the_mapping_does_not_fill(place: Place) -> None:
    table = "code,name,kind,lat,lng\n18.02.01.2002,Way Akrui,D,-5.251,104.945\n"
    only(place.plan(table, REGISTER_MAPPING), "impor-bentrok", 2, new="Way Akrui", old="Wayakrui")
    place.take(table, REGISTER_MAPPING, replace=True)
    assert place.text("villages.csv") == REGISTER.replace("Wayakrui", "Way Akrui")


def test_a_code_outside_the_national_list_is_not_registered(place: Place) -> None:
    table = NEW_VILLAGE.replace("2004", "2999")
    only(place.plan(table, REGISTER_MAPPING), "impor-kode-tidak-resmi", 2, value="18.02.01.2999")


def test_register_cells_are_held_to_the_schema_at_their_own_line(place: Place) -> None:
    table = NEW_VILLAGE.replace("-5.19875,104.98505", "104.98505,-5.19875")
    imported = place.plan(table, REGISTER_MAPPING)
    assert {(one.code, one.location.line, one.parameters["value"]) for one in imported.problems} == {
        ("isi-sel-salah", 2, "104.985"),
        ("isi-sel-salah", 2, "-5.199"),
    }


def test_a_target_that_cannot_be_read_whole_is_not_touched(place: Place) -> None:
    broken = f"{HEADER}18.02.01.2003,idm,2024,,0.8497,reported\n"
    place.file(f"{FOLDER}/observations.csv", broken)
    assert place.take(GOOD).problems
    assert place.text("observations.csv") == broken


VALUES = st.dictionaries(
    st.sampled_from(["18.02.01.2001", "18.02.01.2002", "18.02.01.2003"]),
    st.decimals(min_value=0, max_value=1, places=4).map(lambda value: f"{value:.4f}".rstrip("0").rstrip(".") or "0"),
    min_size=1,
)


@settings(max_examples=8, deadline=None)
@given(values=VALUES, order=st.randoms(use_true_random=False))
def test_order_does_not_matter_and_importing_twice_changes_nothing(
    lasting_place: Place, values: dict[str, str], order: Random
) -> None:
    rows = [f"{code},{value}\n" for code, value in values.items()]
    shuffled = list(rows)
    order.shuffle(shuffled)
    written = []
    for table in ("".join(rows), "".join(shuffled)):
        (lasting_place.root / FOLDER / "observations.csv").unlink(missing_ok=True)
        lasting_place.take(f"KODE,IDM\n{table}")
        written.append(lasting_place.text("observations.csv"))
    assert written[0] == written[1]
    assert lasting_place.plan("KODE,IDM\n" + "".join(rows)).tables == ()


def test_every_import_message_has_a_good_and_a_bad_example_in_both_languages() -> None:
    messages = {code: message for code, message in read_messages().items() if code.startswith("impor-")}
    assert messages
    for message in messages.values():
        assert message.good.strip()
        assert message.bad.strip()
        for text in (message.fact, message.fix, message.explanation):
            assert text.has("id")
            assert text.has("en")


def test_no_mapping_leads_out_of_villages(place: Place, tmp_path: Path) -> None:
    outside = IDM.replace(FOLDER, "villages/18-lampung/../../../elsewhere")
    assert codes(place.plan(GOOD, outside)) == ["pola-tidak-cocok"]
    assert not (tmp_path.parent / "elsewhere").exists()
