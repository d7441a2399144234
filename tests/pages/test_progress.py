"""Progress as readers meet it: on villages, regions, results and indicators, always with a reason and a method."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from generator.analysis.observed import by_village
from generator.analysis.progress import measure_progress, newest_reading
from generator.model.results import ProgressMethod
from generator.pages import indicator as indicator_page
from generator.pages import result as result_page
from generator.pages.page import Page
from generator.pages.progress import progress_row
from generator.pages.view import View
from generator.pages.village import render_villages
from generator.pipeline import Checked, view_of
from generator.project import Project
from generator.tables import Observations
from generator.text import as_number
from tests.pages.conftest import Looked, look

Pages = Mapping[tuple[str, str], Looked]
SHARE, GOAL = "sanitasi-layak", "layanan-dasar-terpenuhi"
BEHIND, PASIR_PANJANG = "disabilitas-terlayani", "99.01.02.2004"


@pytest.fixture(scope="module")
def villages(views: Mapping[str, View]) -> Mapping[tuple[str, str], str]:
    """The section on progress of every village by language and code, '' where there is none."""
    return {
        (language, stamp.address.split("/")[1]): stamp.body.partition('id="kemajuan"')[2].partition('id="cerita"')[0]
        for language, view in views.items()
        for stamp in render_villages(view)
    }


@pytest.fixture(scope="module")
def under_way(checked: Checked) -> Project:
    """The shipped project in 2028: a real pilot village, with figures, on the way to a target of the programme."""
    project = checked.project
    code = str(project.register.frame.loc[project.register.frame["synthetic"] == "false", "code"].iloc[0])
    profile = replace(project.profiles["99.01.01.2001"], code=code)
    rows = [(SHARE, "2027-11", "66"), ("jumlah-rumah-tangga", "2027-05", "500")]
    frame = project.observations.frame
    more = pd.DataFrame(
        [
            dict.fromkeys(frame.columns, "")
            | {"village_code": code, "indicator": indicator, "period": period, "value": value, "status": "measured"}
            | {"number": float(value), "row": 0}
            for indicator, period, value in rows
        ]
    )
    results = tuple(
        replace(result, targets=tuple(
            replace(one, baseline=replace(one.baseline, value=Decimal(50)), target=replace(one.target, value=Decimal(90)))
            if one.indicator == SHARE else one
            for one in result.targets
        ))
        for result in project.programme.results.results
    )  # fmt: skip
    framework = replace(project.programme.results, results=results)
    return replace(
        project,
        as_of=date(2028, 1, 31),
        profiles={**project.profiles, code: profile},
        observations=Observations(pd.concat([frame, more], ignore_index=True)),
        programme=replace(project.programme, results=framework),
    )


def _page(pages: list[Page], address: str) -> Page:
    return next(one for one in pages if one.address == address)


@pytest.mark.parametrize(("language", "words"), [
    ("id", ("Sedikit tertinggal", "nisbah 0,93", "9,2 dari 27,2 poin persen yang direncanakan, pada 36% waktu", "jalur lurus")),
    ("en", ("Slightly behind", "ratio 0.93", "9.2 of 27.2 percentage points planned, at 36% of the time", "straight line")),
])  # fmt: skip
def test_a_village_tells_its_progress_in_words(
    villages: Mapping[tuple[str, str], str], language: str, words: tuple[str, ...]
) -> None:
    section = re.sub(r"<[^>]+>", "", villages[language, PASIR_PANJANG])
    assert all(word in section for word in words)


def test_every_target_of_a_village_has_a_light_or_a_reason_in_shape_and_word(
    checked: Checked, villages: Mapping[tuple[str, str], str]
) -> None:
    for code, profile in checked.project.profiles.items():
        lights = re.findall(r'class="light \w+"><svg [^>]+aria-hidden="true">.+?</svg>([^<]+)</span>', villages["id", code])
        assert len(lights) == len(profile.targets)
        assert all(word.strip() for word in lights)


def test_a_hidden_value_is_in_no_picture_and_no_word(checked: Checked, views: Mapping[str, View]) -> None:
    observed = by_village(checked.project.observations).of("99.01.01.2001")
    target = next(
        one for one in checked.project.profiles["99.01.01.2001"].targets if one.indicator == "imunisasi-dasar-lengkap"
    )
    sheet = checked.project.programme.indicators[target.indicator]
    reading = newest_reading(observed, target.indicator)
    progress = measure_progress(target, sheet, reading, method="linear", as_of=checked.project.as_of)
    row = progress_row(views["id"], progress)
    assert progress.absence == "suppressed"
    assert (row.value, row.done, row.ratio) == ("", "", None)
    assert "here" not in row.picture


def test_an_uncertain_light_says_so_and_a_certain_one_does_not(villages: Mapping[tuple[str, str], str]) -> None:
    rows = villages["id", "99.01.01.2002"].split("<li>")
    uncertain = next(one for one in rows if "utang-konsumsi" in one)
    certain = next(one for one in rows if "kepemilikan-dokumen" in one)
    assert "belum pasti" in uncertain
    assert "31,4–44,5" in uncertain
    assert "belum pasti" not in certain


def test_a_village_without_targets_has_no_lights(villages: Mapping[tuple[str, str], str]) -> None:
    assert 'class="light' not in villages["id", "18.02.01.2001"]


def test_a_printed_ratio_never_crosses_a_cut(checked: Checked, views: Mapping[str, View]) -> None:
    target = checked.project.profiles[PASIR_PANJANG].targets[0]
    sheet = checked.project.programme.indicators[target.indicator]
    progress = measure_progress(target, sheet, None, method="linear", as_of=checked.project.as_of)
    for ratio, printed in (("0.9499", "0.94"), ("0.5999", "0.59"), ("-0.0001", "-0.01"), ("0.95", "0.95")):
        assert progress_row(views["id"], replace(progress, ratio=Fraction(ratio))).ratio == Fraction(printed)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_shipped_programme_says_why_it_has_no_lights(looked: Pages, language: str) -> None:
    for address in ("hasil/", f"hasil/{GOAL}/", f"indikator/{SHARE}/"):
        page = looked[language, address]
        assert not any(f'class="light {kind}"' in page.html for kind in ("good", "watch", "bad"))
        assert {"id": "Belum ada lampu kemajuan", "en": "No progress lights yet"}[language] in page.text
        assert page.leads_to("metodologi/kemajuan/")


def test_a_programme_under_way_shows_the_light_of_its_villages(under_way: Project) -> None:
    view = view_of(under_way, "id")
    pages = list(result_page.render_pages(view))
    result = next(
        one for one in under_way.programme.results.results if SHARE in {target.indicator for target in one.targets}
    )
    own, whole = look(_page(pages, f"hasil/{result.id}/")), look(_page(pages, "hasil/"))
    assert "nisbah 0,80" in own.text  # 16 of 40 points after 6 of 12 months
    assert "16 dari 40 poin persen yang direncanakan, pada separuh waktu" in own.text
    assert "1 dari 1 desa" in own.text
    assert not own.unbalanced
    assert not whole.unbalanced
    assert "Sedikit tertinggal" in whole.text
    sheet = look(next(one for one in indicator_page.render_pages(view) if one.address == f"indikator/{SHARE}/"))
    assert "Sedikit tertinggal" in sheet.text


def test_invented_villages_never_count_as_the_programme(under_way: Project) -> None:
    gathered = view_of(under_way, "id").gathered
    rolled = [one.rolled for one in gathered.programme.values() if one.rolled is not None]
    assert rolled
    assert all((one.villages, one.scope) == (1, 1) for one in rolled)


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_invented_region_marks_what_it_puts_together(looked: Pages, language: str) -> None:
    page, real = looked[language, "wilayah/99.01/"], looked[language, "wilayah/18.02/"]
    section = page.html.split('id="gabungan"')[1]
    assert {"id": "Contoh rekaan.", "en": "Invented example."}[language] in section.split("<table")[0]
    assert "gabungan" in page.ids
    assert "gabungan" not in real.ids
    assert page.leads_to("metodologi/kemajuan/")


def test_an_indicator_shows_the_invented_regency_as_an_example_only(looked: Pages) -> None:
    html = looked["id", f"indikator/{SHARE}/"].html
    assert "tidak dihitung sebagai angka program" in html.split('class="fake-part"')[-1]
    assert "Nusa Harapan" not in html.split('class="fake-part"')[0]
    assert "tidak digabungkan" in looked["id", "indikator/bum-desa-aktif/"].text


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_worked_example_is_what_the_village_and_the_methods_give(checked: Checked, root: Path, language: str) -> None:
    text = (root / "docs" / language / "metodologi" / "kemajuan.md").read_text(encoding="utf-8")
    target = next(one for one in checked.project.profiles[PASIR_PANJANG].targets if one.indicator == BEHIND)
    reading = newest_reading(by_village(checked.project.observations).of(PASIR_PANJANG), BEHIND)
    sheet = checked.project.programme.indicators[BEHIND]
    assert reading is not None
    assert reading.value is not None
    methods: tuple[ProgressMethod, ...] = ("linear", "open_sdg", "unsd")
    view = view_of(checked.project, language)
    told = []
    for method in methods:
        progress = measure_progress(target, sheet, reading, method=method, as_of=checked.project.as_of)
        ratio = progress_row(view, progress).ratio
        assert ratio is not None
        told.append(as_number(ratio, language, 2))
    block = text.split("27.8" if language == "en" else "27,8", 1)[1].split("```text")[1].split("```")[0]
    assert re.findall(r"(\d[.,]\d\d)$", block, re.MULTILINE) == told
    for value in (target.baseline.value, reading.value, target.target.value):
        assert value is not None
        assert as_number(value, language, 0 if value == 55 else 1) in text
