"""What a new region is asked to be, and everything about the request that cannot be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from generator.reading.boundaries import ENDINGS
from generator.reading.regions import CODE, national_region, search_regions
from generator.text import BASE_LANGUAGE, Text

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)?")
MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
OFFERED = 3


@dataclass(frozen=True, kw_only=True)
class RegionRequest:
    """What `kerangka new-region` is asked for; `title` is Indonesian, `day` is the day of the request."""

    regions: tuple[str, ...]
    languages: tuple[str, ...]
    partners: tuple[str, ...] = ()
    contact: str | None = None
    title: str | None = None
    day: date


@dataclass(frozen=True)
class Refusal:
    """Why a request cannot be met: the option that is wrong, and one sentence."""

    option: str
    why: Text

    def told(self, language: str) -> str:
        """Return the refusal as a line."""
        return f"{self.option}: {self.why.within(language)}"


def refusals(request: RegionRequest) -> Iterator[Refusal]:
    """Yield everything that is wrong with a request, whatever the base."""
    yield from refused_regions(request.regions)
    yield from refused_languages(request.languages)
    yield from refused_partners(request.partners)
    yield from refused_contact(request.contact)
    if request.title is not None and not _is_line(request.title):
        yield _refused("--title", id="judulnya kosong atau lebih dari satu baris", en="the title is empty or longer than a line")


def refused_regions(codes: tuple[str, ...]) -> Iterator[Refusal]:
    """Yield what is wrong with the codes: none at all, unknown, given twice, or one inside another."""
    if not codes:
        yield _refused("--region", id="sebutkan sedikitnya satu kode wilayah, misalnya 91.06", en="name at least one region, such as 91.06")
    for code in dict.fromkeys(codes):
        if national_region(code) is None:
            yield _unknown(code)
        if codes.count(code) > 1:
            yield _refused("--region", id=f"{code} disebut dua kali", en=f"{code} is named twice")
        outer = next((one for one in dict.fromkeys(codes) if code.startswith(f"{one}.")), None)
        if outer is not None:
            yield _refused("--region", id=f"{code} sudah termasuk dalam {outer}", en=f"{code} lies within {outer} already")


def _unknown(code: str) -> Refusal:
    offered = search_regions(code, OFFERED)
    named = "; ".join(f"{one.code} {one.path}" for one in offered)
    near = Text({"id": f"; mungkin {named}", "en": f"; perhaps {named}"} if named else {"id": "", "en": ""})
    if CODE.fullmatch(code):
        said = {"id": f"{code} tidak ada dalam daftar Kemendagri", "en": f"{code} is not in the list of the Ministry of Home Affairs"}
    else:
        said = {"id": f'"{code}" bukan kode Kemendagri bertitik', "en": f'"{code}" is no dotted Kemendagri code'}
    return _refused("--region", **{language: words + near.within(language) for language, words in said.items()})


def refused_languages(languages: tuple[str, ...]) -> Iterator[Refusal]:
    """Yield what is wrong with the languages: a malformed code, one twice, or no Indonesian."""
    for one in dict.fromkeys(languages):
        if not LANGUAGE.fullmatch(one):
            yield _refused(
                "--languages", id=f'"{one}" bukan kode bahasa; tulis misalnya id,en,jv', en=f'"{one}" is no language code; write for example id,en,jv'
            )
        if languages.count(one) > 1:
            yield _refused("--languages", id=f"{one} disebut dua kali", en=f"{one} is named twice")
    if BASE_LANGUAGE not in languages:
        yield _refused("--languages", id="bahasa Indonesia (id) selalu ada", en="Indonesian (id) is always one of them")


def refused_partners(partners: tuple[str, ...]) -> Iterator[Refusal]:
    """Yield what is wrong with the names of partners: empty, or one twice."""
    names = [one.strip().casefold() for one in partners]
    for partner, name in zip(partners, names, strict=True):
        if not _is_line(partner) or not re.search(r"[a-z0-9]", name):
            yield _refused("--partner", id=f'"{partner}" bukan nama lembaga', en=f'"{partner}" is no name of an organisation')
    for name in sorted({one for one in names if names.count(one) > 1}):
        yield _refused("--partner", id=f'"{name}" disebut dua kali', en=f'"{name}" is named twice')


def refused_contact(contact: str | None) -> Iterator[Refusal]:
    """Yield what is wrong with the address for feedback."""
    if contact is not None and not MAIL.fullmatch(contact):
        yield _refused(
            "--contact", id=f'"{contact}" bukan alamat surel; tulis misalnya kantor@lembaga.or.id',
            en=f'"{contact}" is no email address; write for example office@organisation.org',
        )  # fmt: skip


def refused_boundaries(named: str, held: Collection[str] | None, codes: tuple[str, ...]) -> Iterator[Refusal]:
    """Yield what is wrong with a boundary file; `held` are the codes of its shapes, None where it cannot be read."""
    if held is None:
        endings = ", ".join(sorted(ENDINGS))
        yield _refused(
            "--boundaries", id=f"{named} tidak terbaca sebagai TopoJSON atau GeoJSON ({endings})",
            en=f"{named} cannot be read as TopoJSON or GeoJSON ({endings})",
        )  # fmt: skip
        return
    for code in codes:
        if not any(one == code or one.startswith(f"{code}.") for one in held):
            yield _refused(
                "--boundaries",
                id=f"{named} tidak memuat {code}; tiap wilayah perlu sifat code berisi kode Kemendagri bertitik",
                en=f"{named} does not hold {code}; each shape needs a property code with its dotted Kemendagri code",
            )


def refused_folder(named: str) -> Refusal:
    """Return why a folder that holds something already is not used."""
    return _refused(
        named, id="folder ini sudah berisi; pilih folder baru atau kosong, supaya tidak ada yang tertimpa",
        en="there is something in this folder; choose a new or empty one, so that nothing is overwritten",
    )  # fmt: skip


def _is_line(text: str) -> bool:
    return bool(text.strip()) and text.isprintable()


def _refused(option: str, **wording: str) -> Refusal:
    return Refusal(option, Text(wording))
