"""The report as a comment, as a page and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.drafting.change_report import COMMENT_LIMIT, as_data, as_markdown, as_page
from tests.conftest import run_kerangka
from tests.drafting.conftest import Copies

REGENCY = "villages/99-rekaan/99.01-nusa-harapan"
GOLDEN = Path(__file__).parent / "golden"
SCHEMA = Path(__file__).parents[2] / "generator" / "templates" / "drafting" / "change-report.schema.json"


def _reweighted(text: str) -> str:
    """Move weight from one indicator and from one dimension to another, so that all still add up."""
    text = text.replace('{indicator: kemiskinan-multidimensi, weight: "1/12"}', '{indicator: kemiskinan-multidimensi, weight: "1/8"}')
    text = text.replace('{indicator: intensitas-kemiskinan, weight: "1/12"}', '{indicator: intensitas-kemiskinan, weight: "1/24"}')
    return text.replace('weight: "1/5"', 'weight: "3/10"', 1).replace('weight: "1/5"', 'weight: "1/10"', 1)


def _edited(copies: Copies) -> Copies:
    """Make one change of many kinds."""
    copies.change("framework/results.yml", lambda text: text.replace("          value: 85\n", "          value: 70\n", 1))
    copies.edit(
        "framework/indicators/sanitasi-layak.yml",
        ("goalposts: {worst: 20", "goalposts: {worst: 30"),
        ("    below: 60\n", "    below: 50\n"),
        ("Bagian rumah tangga yang memakai fasilitas", "Persentase rumah tangga yang memakai fasilitas"),
        ("Susenas hanya sampai kabupaten", "Susenas hanya sampai tingkat kabupaten"),
        ("sources: [survei-dasar-msf, podes-2024, susenas-2025]", "sources: [susenas-2025, survei-dasar-msf]"),
        ("minimum_households: 5", "minimum_households: 3"),
        ('  en: "Households that meet all three conditions (own or limited sharing, pan, final disposal)"\n', ""),
    )
    copies.change("framework/governance.yml", lambda text: text.replace("    accountable: pfi\n", "    accountable: bpd\n", 1))
    copies.change("framework/assessment.yml", _reweighted)
    copies.edit("framework/poverty-measure.yml", ('poverty_cutoff: "1/3"', 'poverty_cutoff: "2/5"'))
    copies.change(
        "framework/interventions/pertanian-tahan-iklim.yml",
        lambda text: text.replace("amount_idr: 8000000", "amount_idr: 9000000"),
    )
    copies.change("framework/interventions/arisan-jamban.yml", lambda text: text.replace("duration: P12M", "duration: P18M"))
    copies.change(f"{REGENCY}/villages.csv", lambda text: text.replace("Karang Jati", "Karang Jati Baru"))
    copies.change(
        f"{REGENCY}/99.01.01.2001-sukamakmur/observations.csv",
        lambda text: re.sub(r"(?m)^air-minum-layak,2026-02,,.*\n", "", text).replace("sanitasi-layak,2026-02,,49.9", "sanitasi-layak,2026-02,,50.0", 1),
    )
    risk = copies.after / "framework" / "risks" / "banjir.yml"
    text = risk.read_text(encoding="utf-8").replace("id: banjir\n", "id: banjir-bandang\n")
    risk.unlink()
    for file in [*copies.after.glob("framework/**/*.yml"), *copies.after.glob("villages/**/*.yml")]:
        if file.parent.name != "indices":
            content = re.sub(r"((?:risk: |, |\[|- ))banjir(?=[\],}\n])", r"\1banjir-bandang", file.read_text(encoding="utf-8"))
            file.write_text(content, encoding="utf-8", newline="\n")
    return copies.write("framework/risks/banjir-bandang.yml", f"{text}formerly: [banjir]\n")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_comment_reads_as_it_was_approved(copies: Copies, language: str, request: pytest.FixtureRequest) -> None:
    text = as_markdown(_edited(copies).compare().report(language)).replace(str(copies.before), "BASE")
    golden = GOLDEN / f"change-report.{language}.md"
    if request.config.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert {"id": "### Akibatnya", "en": "### What follows from it"}[language] in text
    assert text == golden.read_text(encoding="utf-8")


def test_the_json_is_what_its_schema_says(copies: Copies) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    data = json.loads(as_data(_edited(copies).compare().report("id")))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []
    assert all(set(one["sentence"]) == {"id", "en"} for one in data["changes"])
    ids = [one["id"] for one in data["changes"]]
    assert len(ids) == len(set(ids)) > 10
    leaves = [(*leaf["path"], one["element"]["id"]) for one in data["changes"] for leaf in one["leaves"]]
    assert len(leaves) == len(set(leaves))


def test_the_page_needs_no_other_file_and_has_every_change(copies: Copies) -> None:
    compared = _edited(copies).compare()
    page = as_page(compared.report("en"))
    for change in compared.comparison.changes:
        assert f'id="{compared.report("en").sentence(change).id}"' in page
    links = re.findall(r'(?:href|src)="([^"]*)"', page)
    assert links
    assert all(link.startswith("#") for link in links)


def test_a_comment_is_never_longer_than_a_comment_may_be(copies: Copies) -> None:
    """Every text of every indicator edited: the comment says how many changes it leaves out."""
    for file in sorted((copies.after / "framework").rglob("*.yml")):
        text = re.sub(r'(?m)^(\s+en: "[A-Z][a-z]+ )([a-z])', r"\1indeed \2", file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8", newline="\n")
    compared = copies.compare()
    text = as_markdown(compared.report("en"))
    assert len(text) <= COMMENT_LIMIT
    shown = len(re.findall(r"(?m)^- ", text))
    everything = len(compared.comparison.changes) + len(compared.comparison.consequences)
    assert f"{everything - shown} more are in the full report" in text
    assert shown > 100


def test_the_command_says_it_and_refuses_a_deletion(copies: Copies) -> None:
    same = run_kerangka("diff", str(copies.before), "--language", "en", cwd=copies.after)
    assert (same.returncode, "No change in meaning" in same.stdout) == (0, True)
    _edited(copies)
    out = copies.after / "laporan.html"
    done = run_kerangka("diff", str(copies.before), "--format", "html", "--out", str(out), cwd=copies.after)
    assert done.returncode == 1
    assert "nilai-dihapus-tanpa-pengakuan" in done.stderr
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_base_that_is_not_there_is_told_with_what_to_do(copies: Copies) -> None:
    done = run_kerangka("diff", "cabang-yang-tidak-ada", cwd=copies.after)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "cabang-yang-tidak-ada" in done.stderr
