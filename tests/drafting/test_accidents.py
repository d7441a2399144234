"""Accidents as they happen in shared repositories, told as what they are."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tests.drafting.conftest import Copies

REGENCY = "villages/99-rekaan/99.01-nusa-harapan"
SUKAMAKMUR = f"{REGENCY}/99.01.01.2001-sukamakmur/observations.csv"
SANITATION = "framework/indicators/sanitasi-layak.yml"


def _without_water(text: str) -> str:
    """Upload the table anew: other separator, other order, one row less, and Windows line ends."""
    head, *rows = (line for line in text.splitlines() if line)
    rows = [row for row in rows if not row.startswith("air-minum-layak,2026-02,,")]
    return "\r\n".join([head, *reversed(rows)]) + "\r\n"


def test_a_deleted_row_hidden_in_an_upload_is_the_only_change_and_is_refused(copies: Copies) -> None:
    copies.change(SUKAMAKMUR, _without_water)
    compared = copies.compare()
    (change,) = compared.comparison.changes
    assert (change.kind, change.gravity, change.node) == ("observation-removed", "breaking", ("village", "99.01.01.2001"))
    assert copies.sentences("id") == [
        "Desa “Sukamakmur”: data “Rumah tangga dengan akses air minum layak” dihapus (Februari 2026: tadinya 53,7%)."
    ]
    (told,) = compared.told("id")
    assert (told.code, told.path, told.line) == ("nilai-dihapus-tanpa-pengakuan", SUKAMAKMUR, 2)


def test_a_fixed_value_changed_inside_a_nested_object_is_named_with_its_place(copies: Copies) -> None:
    copies.edit(SANITATION, ("bounds: {minimum: 0, maximum: 100}", "bounds: {minimum: 0, maximum: 90}"))
    (sentence,) = copies.sentences()
    assert sentence == (
        "Indicator “Households with access to improved sanitation” was redefined (a core indicator): "
        "bounds › maximum: from 100% to 90%."
    )
    assert [one.code for one in copies.compare().problems] == ["indikator-inti-diubah-tanpa-pengakuan"]


def test_two_authors_editing_one_indicator_are_two_changes(copies: Copies) -> None:
    """One moved a band, the other the responsible role, in one merge."""
    copies.edit(SANITATION, ("    below: 60\n", "    below: 50\n"), ("responsible: manajer-desa", "responsible: pfi"))
    assert copies.kinds() == ["bands-moved", "responsibility-moved"]
    assert copies.sentences()[1] == (
        "Indicator “Households with access to improved sanitation”: responsibility (responsible) moved from "
        "“Village Manager” to “Perhimpunan Filantropi Indonesia (PFI)”."
    )


def test_two_authors_who_renamed_and_edited_one_indicator_keep_it_one(copies: Copies) -> None:
    """The file has another name and another definition: a renaming and a redefinition, nothing removed."""
    old = copies.after / SANITATION
    text = old.read_text(encoding="utf-8").replace("id: sanitasi-layak\n", "id: sanitasi-aman\n")
    old.unlink()
    copies.write("framework/indicators/sanitasi-aman.yml", text.replace("unit: percent", "unit: ratio") + "formerly: [sanitasi-layak]\n")
    for file in [*copies.after.glob("framework/**/*.yml"), *copies.after.glob("villages/**/*.csv")]:
        if file.stem not in {"sanitasi-aman", "rumah-layak-huni"}:
            content = re.sub(r"(?<![\w-])(?<!id: )sanitasi-layak(?![\w-])", "sanitasi-aman", file.read_text(encoding="utf-8"))
            file.write_text(content, encoding="utf-8", newline="\n")
    kinds = [kind for kind in copies.kinds() if kind != "sensitivity-renewed"]
    assert kinds == ["element-renamed", "indicator-redefined"]


def test_a_table_sorted_by_a_spreadsheet_says_nothing_new(copies: Copies) -> None:
    def sorted_rows(text: str) -> str:
        head, *rows = text.splitlines()
        return "\n".join([head.replace(",", ";"), *(_semicolons(row) for row in sorted(rows))]) + "\n"

    copies.change(f"{REGENCY}/villages.csv", sorted_rows)
    assert copies.kinds() == []


def _semicolons(row: str) -> str:
    return row.replace(",", ";")


def test_a_number_written_otherwise_is_the_same_number(copies: Copies) -> None:
    copies.change(SUKAMAKMUR, lambda text: text.replace(",,53.7,measured", ",,53.70,measured", 1))
    copies.edit(SANITATION, ("worst: 20, best: 100", "worst: 20.0, best: 100.00"))
    assert copies.kinds() == []


def test_rows_moved_into_the_folder_of_the_village_did_not_change(copies: Copies) -> None:
    """A move of a whole file's rows to another file says nothing new."""
    own, shared = copies.after / SUKAMAKMUR, copies.after / REGENCY / "observations.csv"
    with own.open(encoding="utf-8", newline="") as file:
        moved = [{**row, "village_code": "99.01.01.2001"} for row in csv.DictReader(file)]
    own.unlink()
    with shared.open(encoding="utf-8", newline="") as file:
        head = next(csv.reader(file))
    with shared.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, head, restval="").writerows(moved)
    assert copies.kinds() == []


def test_a_picture_that_came_with_an_upload_is_named(copies: Copies) -> None:
    (copies.after / "docs" / "id" / "dokumen" / "peta.png").write_bytes(b"")
    assert copies.sentences() == ["Pictures of prose pages: gained “dokumen/peta.png”."]


def test_a_village_that_falls_out_of_the_register_is_named_with_its_data(copies: Copies) -> None:
    copies.change(f"{REGENCY}/villages.csv", lambda text: re.sub(r"^99\.01\.02\.2002,.*\n", "", text, flags=re.MULTILINE))
    assert copies.kinds() == ["village-dropped"]
    assert copies.sentences() == ["Village “Batu Putih” (99.01.02.2002) was dropped from the register."]


def test_an_acknowledgement_lets_a_deletion_pass_once(copies: Copies) -> None:
    copies.change(SUKAMAKMUR, _without_water)
    acknowledged = (
        "acknowledgements:\n- kind: observation-removed\n  target: 99.01.01.2001/air-minum-layak\n  name: Manajer Desa\n"
        '  reason: {id: "Lembar isian tertukar.", en: "Forms were mixed up."}\n  date: "2026-11-24"\n'
    )
    copies.write("framework/acknowledgements.yml", acknowledged)
    assert copies.compare().problems == ()
    (copies.before / "framework/acknowledgements.yml").write_text(acknowledged, encoding="utf-8")
    assert [one.code for one in copies.compare().problems] == ["nilai-dihapus-tanpa-pengakuan"]


def test_what_is_agreed_changes_only_with_a_new_decision(copies: Copies) -> None:
    for state in (copies.before, copies.after):
        file = state / "framework/graduation.yml"
        file.write_text(file.read_text(encoding="utf-8").replace("status: draft", "status: agreed", 1), encoding="utf-8")
    copies.change("framework/graduation.yml", lambda text: re.sub(r"minimum_criteria: (\d+)", "minimum_criteria: 1", text))
    assert [one.code for one in copies.compare().problems] == ["disepakati-diubah-tanpa-keputusan"]
    decision = (copies.after / "framework/decisions/dokumen-proyek-2026.yml").read_text(encoding="utf-8")
    decision = re.sub(r"(?m)^id: .*$", "id: syarat-kelulusan", decision)
    copies.write("framework/decisions/syarat-kelulusan.yml", re.sub(r"touches:(?: \[[^\]]*\]|(?:\n  - [^\n]*)+)", "touches: [graduation]", decision))
    assert copies.compare().problems == ()


def test_a_file_that_does_not_parse_is_named_and_the_rest_is_told(copies: Copies) -> None:
    copies.edit(SANITATION, ("unit: percent", "unit: [percent"))
    copies.edit("framework/indicators/listrik-rumah-tangga.yml", ("unit: percent", "unit: ratio"))
    compared = copies.compare()
    assert [(one.code, one.location.path) for one in compared.unread] == [("yaml-tidak-terbaca", SANITATION)] or (
        compared.unread and compared.unread[0].location.path == SANITATION
    )
    assert [one.node[1] for one in compared.comparison.changes] == ["listrik-rumah-tangga"]


def test_a_state_from_before_a_field_was_asked_for_is_read_by_its_own_schema(copies: Copies) -> None:
    """The form of the files grew since: the earlier file is right as it was, and what is new is what was added."""
    schema = copies.before / "schemas" / "indicator.schema.json"
    schema.write_text(schema.read_text(encoding="utf-8").replace('    "limitations",\n', "", 1), encoding="utf-8")
    file = copies.before / SANITATION
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"limitations:\n(?:  .*\n)+", "", text), encoding="utf-8", newline="\n")
    compared = copies.compare()
    assert compared.unread == ()
    assert [(one.kind, one.leaves[0].path[0]) for one in compared.comparison.changes] == [("text-added", "limitations")]


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_changed_is_said_in_one_sentence(copies: Copies, language: str) -> None:
    from generator.drafting.change_report import as_markdown

    said = {"id": "Tidak ada perubahan makna", "en": "No change in meaning"}[language]
    assert said in as_markdown(copies.compare().report(language))


def test_an_earlier_state_of_git_is_read_without_touching_the_folder(root: Path) -> None:
    from generator.pipeline.comparison import run_diff

    compared = run_diff(root, "HEAD", "HEAD")
    assert compared.comparison.changes == ()
    assert compared.unread == ()
