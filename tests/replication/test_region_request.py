"""Everything that is wrong with a request is one clear sentence, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from generator.reading.regions import search_regions
from generator.replication.region_request import RegionRequest, refusals, refused_boundaries


def _request(**changed: object) -> RegionRequest:
    given = {"regions": ("91.05",), "languages": ("id", "en"), "day": date(2026, 11, 24)}
    return RegionRequest(**{**given, **changed})  # type: ignore[arg-type]


def test_a_right_request_is_not_refused() -> None:
    wanted = _request(regions=("91.05", "91.06.01", "53.05.02.2003"), languages=("id", "en", "jv"), partners=("Yayasan A",), contact="a@b.org")
    assert list(refusals(wanted)) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"regions": ()}, "--region: sebutkan sedikitnya satu kode"),
        ({"regions": ("91.99",)}, "--region: 91.99 tidak ada dalam daftar Kemendagri; mungkin 91.19"),
        ({"regions": ("raja ampat",)}, '--region: "raja ampat" bukan kode Kemendagri bertitik; mungkin 96.03 Kabupaten Raja Ampat'),
        ({"regions": ("9105",)}, '--region: "9105" bukan kode Kemendagri bertitik; mungkin 91.05 Kabupaten Kepulauan Yapen'),
        ({"regions": ("99.01",)}, "--region: 99.01 tidak ada dalam daftar"),
        ({"regions": ("91.05", "91.05")}, "--region: 91.05 disebut dua kali"),
        ({"regions": ("91.05.01", "91")}, "--region: 91.05.01 sudah termasuk dalam 91"),
        ({"languages": ("id", "Jawa")}, '--languages: "Jawa" bukan kode bahasa'),
        ({"languages": ("en",)}, "--languages: bahasa Indonesia (id) selalu ada"),
        ({"languages": ("id", "id")}, "--languages: id disebut dua kali"),
        ({"partners": (" ",)}, '--partner: " " bukan nama lembaga'),
        ({"partners": ("Yayasan A", "yayasan a ")}, '--partner: "yayasan a" disebut dua kali'),
        ({"contact": "kantor"}, '--contact: "kantor" bukan alamat surel'),
        ({"title": "satu\ndua"}, "--title: judulnya kosong atau lebih dari satu baris"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(changed: dict[str, object], said: str) -> None:
    (refused,) = refusals(_request(**changed))
    assert refused.told("id").startswith(said)
    assert refused.told("en") != refused.told("id")
    assert "\n" not in refused.told("id") + refused.told("en")


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert len(list(refusals(_request(regions=("x", "y"), languages=("en",), contact="z")))) == 4


def test_boundaries_must_hold_every_region() -> None:
    assert list(refused_boundaries("batas.json", {"91.05.01.2014"}, ("91.05",))) == []
    (refused,) = refused_boundaries("batas.json", {"91.05.01.2014"}, ("91.05", "91.06"))
    assert "tidak memuat 91.06" in refused.told("id")
    (refused,) = refused_boundaries("batas.json", None, ("91.05",))
    assert "tidak terbaca" in refused.told("id")


@pytest.mark.parametrize(
    ("words", "code"),
    [("raja ampat", "96.03"), ("kab. alor", "53.05"), ("kepulauan yapn", "91.05"), ("91.06", "91.06"), ("9106", "91.06"), ("serui laut", "91.05.01.2014")],
)
def test_a_region_is_found_by_what_people_type(words: str, code: str) -> None:
    assert search_regions(words)[0].code == code


def test_nothing_is_offered_for_what_is_like_no_region() -> None:
    assert search_regions("qqqqqqqq") == ()
