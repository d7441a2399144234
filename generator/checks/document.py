"""The project document: prose for every chapter, every language, and approval where it says agreed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.model_files import model_files, texts_in
from generator.model.document import Chapter, ProjectDocument
from generator.model.identity import Identity
from generator.model.undertaking import Undertaking
from generator.problems import Location, Problem, nearest, replacing, surely
from generator.project import Project
from generator.text import BASE_LANGUAGE, WORDED_LANGUAGES

STANDING_PROSE = (
    "metodologi/index.md", "metodologi/kemajuan.md", "metodologi/skor-kebutuhan.md", "panduan/menerapkan.md",
    "panduan/mengubah.md", "tentang/index.md",
)  # fmt: skip
FOLDER = "dokumen"
METHODS = "metodologi"


def check_prose(project: Project) -> Iterator[Problem]:
    """Each chapter has its prose in Indonesian (an error) and in English (a warning); see `check_translations`."""
    programme = project.programme
    if {"document", "identity"} & programme.unreadable:
        return
    written = {(one.language, one.path) for one in project.prose}
    for chapter in programme.document.chapters:
        for language in _promised(programme.identity):
            path = f"docs/{language}/{FOLDER}/{chapter.id}.md"
            if (language, f"{FOLDER}/{chapter.id}.md") in written or path in programme.unreadable:
                continue
            code = "naskah-bab-hilang" if language == BASE_LANGUAGE else "naskah-belum-diterjemahkan"
            yield Problem(code, chapter.source.at("id"), {"value": chapter.id, "path": path, "language": language})


def _promised(identity: Identity) -> tuple[str, ...]:
    """Return the languages in which everything is to be written."""
    return tuple(language for language in identity.languages if language in WORDED_LANGUAGES)


def check_standing_prose(project: Project) -> Iterator[Problem]:
    """The texts that the navigation and the pages lead to are there in the base language."""
    if "identity" in project.programme.unreadable:
        return
    written = {one.path for one in project.prose if one.language == BASE_LANGUAGE}
    for name in STANDING_PROSE:
        path = f"docs/{BASE_LANGUAGE}/{name}"
        if name not in written and path not in project.programme.unreadable:
            yield Problem("berkas-wajib-hilang", Location(path), {"value": path})


def check_method_pages(project: Project) -> Iterator[Problem]:
    """The page that an indicator, an index or the poverty measure names as its method is written."""
    if "identity" in project.programme.unreadable:
        return
    unread = {path for path in project.programme.unreadable if path.startswith(f"docs/{BASE_LANGUAGE}/")}
    pages = {one.path for one in project.prose if one.language == BASE_LANGUAGE}
    known = sorted(path.split("/")[1].removesuffix(".md") for path in pages if path.startswith(f"{METHODS}/"))
    for file in model_files(project):
        name = getattr(file, "method_page", None)
        path = f"docs/{BASE_LANGUAGE}/{METHODS}/{name}.md"
        if name is not None and name not in known and path not in unread:
            parameters = {"value": name, "path": path, "nearest": nearest(name, known)}
            here = file.source.at("method_page")
            yield Problem("halaman-metode-tidak-ada", here, parameters, replacing(here, surely(name, known)))


def check_prose_has_chapter(project: Project) -> Iterator[Problem]:
    """Each prose file of the document belongs to a chapter."""
    chapters = project.programme.known("chapter")
    if chapters is None:
        return
    for prose in project.prose:
        folder, _, name = prose.path.rpartition("/")
        stem = name.removesuffix(".md")
        if folder == FOLDER and stem not in chapters and stem != "index":
            near = nearest(stem, sorted(chapters))
            yield Problem("naskah-tanpa-bab", prose.source, {"value": stem, "nearest": near})


def check_translations(project: Project) -> Iterator[Problem]:
    """Every text is written in Indonesian and English, where the programme has both; told once a file and language.

    A local language grows text by text. What it lacks is no mistake: the quality page counts it.
    """
    if "identity" in project.programme.unreadable:
        return
    for language in _promised(project.programme.identity):
        missing: dict[str, list[Location]] = {}
        for file in model_files(project):
            for text, here in texts_in(file):
                if not text.has(language):
                    missing.setdefault(here.path, []).append(file.source if isinstance(file, Undertaking) else here)
        for places in missing.values():
            yield Problem("terjemahan-kurang", places[0], {"language": language, "count": len(places)})


def check_sign_off(project: Project) -> Iterator[Problem]:
    """A chapter or the document counts as agreed only when every network has approved."""
    document = project.programme.document
    waiting = [one.actor for one in document.sign_off if one.decision != "approved"]
    if not waiting:
        return
    held: tuple[tuple[str, ProjectDocument | Chapter], ...] = (
        ("document", document), *((chapter.id, chapter) for chapter in document.chapters),
    )  # fmt: skip
    for id_, one in held:
        if one.status == "agreed":
            parameters = {"value": id_, "waiting": ", ".join(waiting)}
            yield Problem("bab-belum-disetujui", one.source.at("status"), parameters)
