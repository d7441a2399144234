"""The page of data: what there is, what it means, what is missing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.analysis.inventory import measure_inventory
from generator.model.programme import Programme
from generator.pages.addresses import address_of
from generator.pages.data import TABLES
from generator.pipeline import Checked
from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]
LANGUAGES = ("id", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_disaggregations_have_anchors_and_all_categories(looked: Pages, programme: Programme, language: str) -> None:
    page = looked[language, "data/"]
    for one in programme.disaggregations.disaggregations:
        assert one.id in page.ids
        assert all(category.title.within(language) in page.text for category in one.categories)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_of_every_table_is_told(looked: Pages, checked: Checked, language: str) -> None:
    page = looked[language, "data/"]
    for name in TABLES:
        assert f"tabel-{name}" in page.ids
        for column in checked.schemas.columns(name):
            assert f"<code>{column}</code>" in page.html, (name, column)


def test_indicators_without_data_are_named(looked: Pages, checked: Checked) -> None:
    page = looked["id", "data/"]
    missing = page.html[page.html.index('id="yang-belum-ada"') : page.html.index('id="jenis-nilai"')]
    for id_ in measure_inventory(checked.project).without_data:
        assert f"indikator/{id_}/" in missing


def test_every_file_that_was_read_can_be_opened_in_the_repository(looked: Pages, checked: Checked) -> None:
    page = looked["id", "data/"]
    repository = checked.project.programme.identity.repository
    for path in measure_inventory(checked.project).files:
        assert f"{repository}/blob/main/{path}" in page.links
        assert path.endswith(".csv")


def test_figures_of_a_regency_are_never_called_those_of_a_village(looked: Pages, checked: Checked) -> None:
    assert len(checked.project.context.frame)
    assert "Angka kabupaten, bukan angka desa" in looked["id", "data/"].text


def test_reference_distributions_lead_to_their_source(looked: Pages, checked: Checked) -> None:
    page = looked["id", "data/"]
    for source in set(checked.project.reference.summaries.frame["source"]):
        assert page.leads_to(address_of("source", source))
