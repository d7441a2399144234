"""The issue forms ask for what an answer needs, warn of personal data, and take what the site's links fill in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from generator.pages.feedback import feedback_address
from generator.pipeline import Checked

Yaml = Mapping[str, Any]
ASKED = {
    "angka-keliru": {"elemen", "halaman", "periode", "tertulis", "benar", "sumber"},
    "usulan-perubahan": {"elemen", "usulan", "alasan", "bukti"},
    "pertanyaan": {"elemen", "pertanyaan"},
}


def _fields(form: Yaml) -> Mapping[str, Yaml]:
    return {one["id"]: one for one in form["body"] if "id" in one}


@pytest.mark.parametrize("name", ASKED)
def test_a_form_insists_on_the_element_and_what_an_answer_needs(forms: Mapping[str, Yaml], name: str) -> None:
    required = {id_ for id_, one in _fields(forms[name]).items() if one.get("validations", {}).get("required")}
    assert required == ASKED[name]


@pytest.mark.parametrize("name", ASKED)
def test_a_form_warns_of_personal_data_and_wants_it_confirmed(forms: Mapping[str, Yaml], name: str) -> None:
    first = forms[name]["body"][0]
    assert first["type"] == "markdown"
    assert "NIK" in first["attributes"]["value"]
    assert all(one["required"] for one in _fields(forms[name])["privasi"]["attributes"]["options"])


def test_every_text_of_a_form_is_in_both_languages(forms: Mapping[str, Yaml]) -> None:
    assert set(forms) == set(ASKED)
    for form in forms.values():
        texts = [form["name"], form["description"]]
        for one in _fields(form).values():
            texts += [one["attributes"]["label"], one["attributes"].get("description", "|")]
        assert [text for text in texts if "|" not in text] in ([], ["|"])


@pytest.mark.parametrize("name", ["angka-keliru", "usulan-perubahan"])
def test_a_link_of_the_site_fills_in_fields_that_the_form_has(
    forms: Mapping[str, Yaml], checked: Checked, name: str
) -> None:
    identity = checked.project.programme.identity
    link = feedback_address(checked.project, "en", name, "indikator/sanitasi-layak/", "framework/indicators/sanitasi-layak.yml")
    known = {key: values[0] for key, values in parse_qs(urlsplit(link).query).items()}
    assert known.pop("template") == f"{name}.yml"
    assert set(known) <= set(_fields(forms[name]))
    assert known["elemen"] == "sanitasi-layak"
    assert known.get("halaman") in (None, f"{identity.site_url}en/indikator/sanitasi-layak/")


def test_those_without_an_account_are_led_to_the_programmes_own_page(root: Path, checked: Checked) -> None:
    config = yaml.safe_load((root / ".github/ISSUE_TEMPLATE/config.yml").read_text(encoding="utf-8"))
    assert config["blank_issues_enabled"] is False
    assert [one["url"] for one in config["contact_links"]] == [f"{checked.project.programme.identity.site_url}tentang/"]
