"""The survey plan names every core indicator once, what exists first."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.pipeline import Checked, view_of
from generator.reading.regions import villages_below
from generator.replication.survey_plan import survey_values

DAY = date(2026, 11, 24)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_core_indicator_is_in_one_table(checked: Checked, language: str) -> None:
    plan = survey_values(view_of(checked.project, language), checked.schemas, tuple(villages_below("91.05")), DAY)
    core = sorted(one.id for one in checked.project.programme.indicators.values() if one.core)
    assert sorted(re.findall(r"^\| \[[^]]+\]\(\.\./indikator/([a-z0-9-]+)\.md\)", plan["tables"], re.MULTILINE)) == core
    assert plan["core"] == str(len(core))


def test_sources_that_exist_come_before_interviews_and_households(checked: Checked) -> None:
    tables = survey_values(view_of(checked.project, "id"), checked.schemas, tuple(villages_below("91.05")), DAY)["tables"]
    order = re.findall(r"^### .*#([a-z0-9-]+)\)$", tables, re.MULTILINE)
    assert order == ["podes-2024", "survei-apparatus-desa", "survei-dasar-msf", "catatan-pemantauan-program"]


def test_the_advice_fits_the_number_of_villages(checked: Checked) -> None:
    view = view_of(checked.project, "id")
    many = survey_values(view, checked.schemas, tuple(villages_below("91.05")), DAY)
    few = survey_values(view, checked.schemas, tuple(villages_below("91.05"))[:4], DAY)
    assert many["villages"] == "165 desa dan kelurahan (160 desa, 5 kelurahan)"
    assert "165 desa sekaligus" in many["reach"]
    assert "sekaligus" not in few["reach"]
