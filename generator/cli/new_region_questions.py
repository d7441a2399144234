"""The questions of kerangka new-region: each answer is judged at once and asked again where it is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import click

from generator.reading.regions import NationalRegion, search_regions
from generator.replication.region_request import (
    Refusal,
    refused_contact,
    refused_languages,
    refused_partners,
    refused_regions,
)
from generator.text import as_number, say

OFFERED = 9


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What is known of the region that is wanted; nothing that was given is asked."""

    regions: tuple[str, ...] = ()
    languages: str | None = None
    partners: tuple[str, ...] = ()
    contact: str | None = None
    title: str | None = None
    boundaries: Path | None = None


def ask_all(known: Answers, language: str) -> Answers:
    """Ask for everything that was not given; an empty answer takes the default or leaves a thing out."""
    empty = say(language, id="Enter bila belum ada", en="Enter if there is none yet")
    regions = known.regions or _ask_regions(language)
    languages = known.languages or _ask(
        say(language, id="Bahasa situs", en="Languages of the site"), language,
        lambda answer: refused_languages(tuple(one.strip() for one in answer.split(","))), default="id,en",
    )  # fmt: skip
    partners = known.partners or _ask_partners(language)
    contact = known.contact or _ask(
        say(language, id=f"Surel lembaga untuk koreksi ({empty})", en=f"Email of the organisation for corrections ({empty})"), language, refused_contact
    )
    title = known.title or _ask(say(language, id="Judul (Enter: judul dasar dan nama wilayah)", en="Indonesian title (Enter: the base's and the region's name)"), language)
    boundaries = known.boundaries or _ask_file(
        say(language, id=f"Berkas batas wilayah untuk peta ({empty})", en=f"Boundary file for the map ({empty})"), language
    )
    return replace(
        known, regions=regions, languages=languages, partners=partners, contact=contact or None, title=title or None, boundaries=boundaries
    )


def is_confirmed(folder: str, villages: int, language: str) -> bool:
    """Ask whether the region is to be written."""
    count = as_number(villages, language)
    return click.confirm(say(language, id=f"Tulis {count} desa ke {folder}?", en=f"Write {count} villages to {folder}?"), default=True)


def _ask(
    wording: str, language: str, refused: Callable[[str], Iterable[Refusal]] | None = None, default: str = ""
) -> str:
    """Ask until the answer is right; no answer is one too."""
    while True:
        answer = str(click.prompt(wording, default=default, show_default=bool(default))).strip()
        wrong = list(refused(answer)) if answer and refused else []
        if not wrong:
            return answer
        for one in wrong:
            click.echo(one.told(language), err=True)


def _ask_file(wording: str, language: str) -> Path | None:
    while named := _ask(wording, language):
        file = Path(named).expanduser()
        if file.exists():
            return file
        click.echo(say(language, id=f"{named}: tidak ada", en=f"{named}: does not exist"), err=True)
    return None


def _ask_partners(language: str) -> tuple[str, ...]:
    """Ask for organisations until no more are named."""
    wording = say(
        language, id="Lembaga mitra di wilayah ini (Enter bila cukup)", en="Partner organisation in the region (Enter when done)"
    )
    partners: tuple[str, ...] = ()
    while name := _ask(wording, language, partial(_refused_beside, partners)):
        partners = (*partners, name)
    return partners


def _refused_beside(partners: tuple[str, ...], name: str) -> Iterable[Refusal]:
    return refused_partners((*partners, name))


def _ask_regions(language: str) -> tuple[str, ...]:
    """Ask for regions by code or name until one or more are chosen."""
    codes: tuple[str, ...] = ()
    first = say(language, id="Wilayah: kode atau nama, misalnya raja ampat", en="Region: code or name, such as raja ampat")
    more = say(language, id="Wilayah lain (Enter bila cukup)", en="Another region (Enter when done)")
    while True:
        words = _ask(more if codes else first, language)
        if not words and codes:
            return codes
        chosen = _choose(search_regions(words, OFFERED), words, language) if words else None
        if chosen is None:
            continue
        wrong = list(refused_regions((*codes, chosen.code)))
        for one in wrong:
            click.echo(one.told(language), err=True)
        codes = codes if wrong else (*codes, chosen.code)


def _choose(found: tuple[NationalRegion, ...], words: str, language: str) -> NationalRegion | None:
    """Let one of the regions found be chosen, None where none is meant."""
    if not found:
        click.echo(say(language, id=f'Tidak ada wilayah yang mirip "{words}".', en=f'No region is like "{words}".'), err=True)
        return None
    if len(found) == 1:
        (only,) = found
        return only if click.confirm(f"{only.code} {only.path}", default=True) else None
    for number, one in enumerate(found, 1):
        click.echo(f"  {number}. {one.code} {one.path}")
    wording = say(language, id="Nomor (0: cari lagi)", en="Number (0: search again)")
    number = click.prompt(wording, type=click.IntRange(0, len(found)), default=1)
    return found[number - 1] if number else None
