"""Parts and total agree; what rounding, survey weights and hidden parts explain is no mistake."""

from __future__ import annotations

import pytest

from generator.checks.disaggregation_totals import check_disaggregation_totals
from generator.pipeline import Checked
from tests.checks.conftest import Change

PATH = "villages/99-rekaan/99.01-contoh/observations.csv"
COUNT = "99.01.01.2001,jumlah-rumah-tangga,2026-02,,412,measured,survei-rekaan,,,,\n"
SHARES = (
    "99.01.01.2001,sanitasi-layak,2026-02,,58.3,measured,survei-rekaan,120,52.1,64.5,\n"
    "99.01.01.2001,sanitasi-layak,2026-02,jenis-kelamin=perempuan,,suppressed,survei-rekaan,,,,small-count\n"
)


def _row(indicator: str, split: str, value: str, status: str, base: str = "", source: str = "survei-rekaan") -> str:
    return f"99.01.01.2001,{indicator},2026-02,{split},{value},{status},{source},{base},,,\n"


def _three(indicator: str, status: str, total: tuple[str, str], men: tuple[str, str], women: tuple[str, str]) -> str:
    return (
        _row(indicator, "", total[0], status, total[1])
        + _row(indicator, "jenis-kelamin=laki-laki", men[0], status, men[1])
        + _row(indicator, "jenis-kelamin=perempuan", women[0], status, women[1])
    )


def test_no_total_of_the_shipped_villages_disagrees_with_its_parts(checked: Checked) -> None:
    assert list(check_disaggregation_totals(checked.project)) == []


@pytest.mark.parametrize(
    ("status", "total", "men", "women", "code"),
    [
        ("measured", "412", "300", "112", None),
        ("measured", "412", "300", "113", "pemilahan-tidak-berjumlah"),
        ("reported", "412", "300", "111", "pemilahan-tidak-berjumlah"),
        ("estimated", "412", "300", "113", None),  # three roundings
        ("estimated", "412", "300", "114", "pemilahan-tidak-berjumlah"),
    ],
)
def test_counts_add_up_exactly_and_estimates_within_rounding(
    changed: Change, status: str, total: str, men: str, women: str, code: str | None
) -> None:
    project = changed(PATH, COUNT, _three("jumlah-rumah-tangga", status, (total, ""), (men, ""), (women, "")))
    assert [one.code for one in check_disaggregation_totals(project)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("status", "total", "men", "women", "code"),
    [
        ("measured", ("58.3", "120"), ("57.5", "80"), ("58.2", "40"), None),  # a tenth of rounding
        ("measured", ("58.3", "120"), ("57.5", "80"), ("58.1", "40"), "total-di-luar-pemilahan"),
        ("measured", ("56.0", "120"), ("50.0", "80"), ("60.0", "40"), None),  # weights of the survey
        ("estimated", ("56.0", "120"), ("50.0", "80"), ("60.0", "40"), None),
        ("reported", ("53.3", "120"), ("50.0", "80"), ("60.0", "40"), None),
        ("reported", ("53.4", "120"), ("50.0", "80"), ("60.0", "40"), None),
        ("reported", ("53.5", "120"), ("50.0", "80"), ("60.0", "40"), "total-bukan-rata-rata"),
        ("reported", ("56.0", "120"), ("50.0", "70"), ("60.0", "40"), None),  # bases do not cover the total
        ("reported", ("56.0", ""), ("50.0", "80"), ("60.0", "40"), None),
        ("reported", ("66.0", "120"), ("50.0", "80"), ("60.0", "40"), "total-di-luar-pemilahan"),  # told once
    ],
)
def test_a_share_lies_among_its_parts_and_a_full_count_is_their_mean(
    changed: Change, status: str, total: tuple[str, str], men: tuple[str, str], women: tuple[str, str], code: str | None
) -> None:
    project = changed(PATH, SHARES, _three("sanitasi-layak", status, total, men, women))
    assert [one.code for one in check_disaggregation_totals(project)] == ([code] if code else [])


def test_parts_of_another_source_are_not_compared(changed: Change) -> None:
    rows = COUNT + _row("jumlah-rumah-tangga", "jenis-kelamin=laki-laki", "1", "measured", source="podes-2024")
    rows += _row("jumlah-rumah-tangga", "jenis-kelamin=perempuan", "1", "measured", source="podes-2024")
    assert list(check_disaggregation_totals(changed(PATH, COUNT, rows))) == []


def test_a_hidden_or_absent_part_leaves_nothing_to_compare(changed: Change) -> None:
    rows = COUNT + _row("jumlah-rumah-tangga", "jenis-kelamin=laki-laki", "1", "measured")
    assert list(check_disaggregation_totals(changed(PATH, COUNT, rows))) == []


def test_values_that_are_no_numbers_are_left_to_other_checks(changed: Change) -> None:
    rows = _three("jumlah-rumah-tangga", "measured", ("412", "banyak"), ("inf", ""), ("x", ""))
    assert list(check_disaggregation_totals(changed(PATH, COUNT, rows))) == []


def test_a_disaggregation_that_does_not_cover_the_whole_is_not_added_up(changed: Change) -> None:
    changed(PATH, COUNT, _three("jumlah-rumah-tangga", "measured", ("412", ""), ("1", ""), ("1", "")))
    project = changed("framework/disaggregations.yml", "adds_up: true", "adds_up: false")
    assert list(check_disaggregation_totals(project)) == []
