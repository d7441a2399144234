"""What the theme's frame says on every page: who publishes, which version, and where to go from its foot."""

from __future__ import annotations

from typing import Any

from generator.analysis.language_coverage import LanguageCoverage, measure_language_coverage
from generator.pages.addresses import language_url
from generator.pages.view import View
from generator.text import WORDED_LANGUAGES, as_date, as_number

LOCALES = {"id": "id_ID", "en": "en_GB"}


def theme_settings(view: View) -> dict[str, Any]:
    """Return what our theme has to know, under `extra.kerangka` of any engine's configuration."""
    say, identity = view.say, view.programme.identity
    partners = ", ".join(view.title("actor", one.actor) for one in identity.partners)
    day = as_date(view.project.as_of, view.language)
    links = (
        (say(id="Sumber", en="Sources"), "sumber/"),
        (say(id="Mutu data", en="Data quality"), "mutu/"),
        (say(id="Data terbuka", en="Open data"), "data/"),
        (say(id="Tentang dan umpan balik", en="About and feedback"), "tentang/"),
        *([(say(id="Adaptasi lokal", en="Local adaptations"), "adaptasi/")] if view.project.base else []),
    )
    return {
        "language": view.language,
        "languages": list(view.languages),
        "words_language": view.words_language,
        "names": {language: view.native_name(language) for language in view.languages},
        "translation": _translation(view),
        "locale": LOCALES.get(view.language, view.language),
        "sites": {language: language_url(identity, language) for language in view.languages},
        "publisher": partners,
        "version": _version(view, day),
        "licence": view.within(identity.licence),
        "links": [{"title": title, "address": address} for title, address in links],
        "words": {
            "dark": say(id="Tampilan gelap", en="Dark view"),
            "contents": say(id="Di halaman ini", en="On this page"),
            "menu": say(id="Menu", en="Menu"),
            "lost": say(id="Halaman tidak ditemukan", en="Page not found"),
            "lost_why": say(
                id="Alamat ini tidak ada, atau halamannya sudah dipindahkan. Coba mulai dari salah satu tautan ini.",
                en="There is nothing at this address, or the page has moved. Try one of these links.",
            ),
            "more": say(id="Selengkapnya", en="Details"),
            "find_village": say(id="Cari sebuah desa", en="Find a village"),
        },
    }


def _version(view: View, day: str) -> str:
    """Return which framework this is, and in a region on which it is based."""
    say, version, base = view.say, view.programme.identity.version, view.project.base
    if base is None:
        return say(id=f"Kerangka versi {version}, keadaan per {day}", en=f"Framework version {version}, as of {day}")
    title = view.within(base.title)
    return say(
        id=f"Kerangka wilayah ini versi {version}, berdasarkan {title} versi {base.version}, keadaan per {day}",
        en=f"This region’s framework version {version}, based on {title} version {base.version}, as of {day}",
    )


def _translation(view: View) -> dict[str, Any] | None:
    """Return what to say above pages that are not fully translated; None where everything is.

    A local language says it on every page, since the words around the texts are Indonesian too; in a
    language of ours each text that is missing is marked, and the note stands only above those.
    """
    coverage = measure_language_coverage(view.project).of(view.language)
    if coverage.is_complete:
        return None
    return {"everywhere": view.language not in WORDED_LANGUAGES, "note": _note(view, coverage)}


def _note(view: View, coverage: LanguageCoverage) -> str:
    name = view.language_name(view.language)
    texts, of = (as_number(count, view.language) for count in (coverage.texts.written, coverage.texts.of))
    pages, of_pages = (as_number(count, view.language) for count in (coverage.pages.written, coverage.pages.of))
    return view.say(
        id=f"Belum semua isi situs ini ada dalam bahasa {name}: baru {texts} dari {of} teks kerangka"
        f" dan {pages} dari {of_pages} halaman prosa. Selebihnya dalam bahasa Indonesia.",
        en=f"Not everything on this site has been translated into {name} yet: {texts} of {of} texts of the framework"
        f" and {pages} of {of_pages} pages of prose have. The rest is in Indonesian.",
    )
