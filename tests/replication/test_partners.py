"""Organisations of a region: those the base knows keep their id, others get one."""

from __future__ import annotations

import pytest

from generator.pipeline import Checked
from generator.replication.partners import new_actors, partner_entries, partners_of


@pytest.mark.parametrize("name", ["foz", "FOZ", "Forum Zakat", "forum zakat (FOZ)", "Forum Zakat (FOZ) "])
def test_an_organisation_of_the_base_is_known_by_any_of_its_names(checked: Checked, name: str) -> None:
    (found,) = partners_of([name], checked.project.programme)
    assert (found.actor, found.is_known) == ("foz", True)


def test_new_organisations_get_ids_that_nobody_has(checked: Checked) -> None:
    names = ["Yayasan Pesisir (YP)", "Yayasan Lain (YP)", "Forum MSF", "Perkumpulan Fulan (PFI)"]
    found = partners_of(names, checked.project.programme)
    assert [one.actor for one in found] == ["yp", "yayasan-lain", "forum-msf-2", "perkumpulan-fulan"]
    assert [one["id"] for one in new_actors(found)] == [one.actor for one in found]
    assert {one["standing"] for one in new_actors(found)} == {"proposed"}


def test_the_partners_of_the_base_stay_and_nobody_speaks_for_them(checked: Checked) -> None:
    programme = checked.project.programme
    entries = partner_entries(partners_of(["Yayasan Pesisir", "PFI"], programme), programme)
    assert [one["actor"] for one in entries] == ["yayasan-pesisir", "pfi", "foz", "hfi"]
    assert "belum dibicarakan" in entries[2]["role"]["id"]
