"""The navigation: what stands where; villages and single indicators are never in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.pages.addresses import address_of_prose
from generator.pages.comparison import ADDRESS as COMPARISON
from generator.pages.page import NavEntry
from generator.pages.view import View


def navigation(view: View) -> tuple[NavEntry, ...]:
    """Return the navigation in the view's language."""
    say = view.say
    chapters = tuple(
        NavEntry(view.within(chapter.title), f"dokumen/{chapter.id}/") for chapter in view.programme.document.chapters
    )
    return (
        NavEntry(say(id="Beranda", en="Home"), ""),
        NavEntry(say(id="Dokumen proyek", en="Project document"), entries=(
            NavEntry(say(id="Daftar bab", en="Chapters"), "dokumen/"), *chapters,
            NavEntry(say(id="Keputusan", en="Decisions"), "keputusan/"),
            *_adaptations(view),
            NavEntry(say(id="Pertanyaan terbuka", en="Open questions"), "pertanyaan/"),
            NavEntry(say(id="Konsultasi", en="Consultation"), "konsultasi/"),
            NavEntry(say(id="Riwayat versi", en="Version history"), "riwayat/"),
        )),
        NavEntry(say(id="Asesmen", en="Assessment"), entries=(
            NavEntry(say(id="Asesmen kebutuhan desa", en="Village needs assessment"), "asesmen/"),
            NavEntry(say(id="Indikator", en="Indicators"), "indikator/"),
            NavEntry(say(id="Kelompok rentan", en="Vulnerable groups"), "kelompok-rentan/"),
            NavEntry(say(id="Risiko", en="Risks"), "risiko/"),
            NavEntry(say(id="Potensi", en="Potentials"), "potensi/"),
            NavEntry(say(id="Indeks desa", en="Village indices"), "indeks/"),
        )),
        NavEntry(say(id="Model intervensi", en="Intervention model"), entries=(
            NavEntry(say(id="Intervensi", en="Interventions"), "intervensi/"),
            NavEntry(say(id="Graduasi rumah tangga", en="Household graduation"), "graduasi/"),
            NavEntry(say(id="Integrasi lintas sektor", en="Cross-sector integration"), "integrasi/"),
        )),
        NavEntry(say(id="Hasil dan belajar", en="Results and learning"), entries=(
            NavEntry(say(id="Kerangka hasil", en="Results framework"), "hasil/"),
            NavEntry(say(id="Pembelajaran", en="Learning"), "pembelajaran/"),
        )),
        NavEntry(say(id="Tata kelola", en="Governance"), entries=(
            NavEntry(say(id="Tata kelola kolaboratif", en="Collaborative governance"), "tata-kelola/"),
            NavEntry(say(id="Pelaku", en="Actors"), "pelaku/"),
            NavEntry(say(id="Rencana kerja", en="Work plan"), "rencana-kerja/"),
            NavEntry(say(id="Pendanaan dan anggaran", en="Funding and budget"), "pendanaan/"),
            NavEntry(say(id="Siapa berbuat apa di mana", en="Who does what where"), "siapa-di-mana/"),
        )),
        NavEntry(say(id="Desa", en="Villages"), entries=tuple(_villages(view))),
        *_methods_and_about(view),
    )  # fmt: skip


def _villages(view: View) -> Iterator[NavEntry]:
    """List what leads to villages, and the comparison of regions where there is one."""
    say = view.say
    yield NavEntry(say(id="Wilayah dan desa", en="Regions and villages"), "wilayah/")
    yield NavEntry(say(id="Jelajah desa", en="Explore villages"), "jelajah/")
    yield NavEntry(say(id="Peta", en="Map"), "peta/")
    yield NavEntry(say(id="Desa percontohan", en="Pilot villages"), "desa-percontohan/")
    if view.project.region_packages:
        yield NavEntry(say(id="Perbandingan wilayah", en="Regions compared"), COMPARISON)


def _adaptations(view: View) -> Iterator[NavEntry]:
    if view.project.base is not None:
        yield NavEntry(view.say(id="Adaptasi lokal", en="Local adaptations"), "adaptasi/")


def _methods_and_about(view: View) -> tuple[NavEntry, ...]:
    say = view.say
    return (
        NavEntry(say(id="Data dan metode", en="Data and methods"), entries=(
            NavEntry(say(id="Data", en="Data"), "data/"),
            NavEntry(say(id="Sumber", en="Sources"), "sumber/"),
            NavEntry(say(id="Metodologi", en="Methodology"), "metodologi/"),
            NavEntry(say(id="Ukuran kemiskinan", en="Poverty measure"), "ukuran-kemiskinan/"),
            NavEntry(say(id="Mutu", en="Quality"), "mutu/"),
            NavEntry(say(id="Skema berkas", en="File schemas"), "skema/"),
            NavEntry(say(id="Kode galat", en="Problem codes"), "galat/"),
        )),
        NavEntry(say(id="Panduan", en="Guides"), entries=tuple(_written(view, "panduan/"))),
        NavEntry(say(id="Tentang", en="About"), entries=(
            NavEntry(say(id="Tentang situs ini", en="About this site"), "tentang/"),
            *(one for one in _written(view, "tentang/") if one.address != "tentang/"),
            NavEntry(say(id="Glosarium", en="Glossary"), "glosarium/"),
        )),
    )  # fmt: skip


def _written(view: View, folder: str) -> Iterator[NavEntry]:
    """List the prose that the project has in a folder, each page under its own title."""
    pages = [one for one in view.project.prose if one.path.startswith(folder)]
    places = {one.path: one.order for one in pages if one.language == view.languages[0]}
    shown = view.in_best_language(pages, lambda one: one.path)
    for path, page in sorted(shown.items(), key=lambda one: (places.get(one[0], one[1].order), one[0])):
        yield NavEntry(page.title, address_of_prose(path))


def addresses_in(entries: Iterable[NavEntry]) -> Iterator[str]:
    """Return the address of every page in a navigation."""
    for entry in entries:
        if entry.address is not None:
            yield entry.address
        yield from addresses_in(entry.entries)
