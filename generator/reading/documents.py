"""The project documents that `kerangka export` made and a build hands out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from generator.model.identity import Identity
from generator.project import PublishedDocument

FOLDER = "export"
FORMS = ("pdf", "docx")
PDF_DATE = re.compile(rb"/CreationDate\s*\(D:(\d{4})(\d{2})(\d{2})")
DOCX_DATE = re.compile(rb"<dcterms:created[^>]*>(\d{4})-(\d{2})-(\d{2})")


def name_of_document(identity: Identity, language: str, form: str) -> str:
    """Return the name of the document's file: another version has another name."""
    return f"{identity.id}-{identity.version}-{language}.{form}"


def read_documents(root: Path, identity: Identity) -> tuple[PublishedDocument, ...]:
    """Return the documents of this version in the folder of exports; a file without a date is none of ours."""
    return tuple(_documents(root, identity))


def _documents(root: Path, identity: Identity) -> Iterator[PublishedDocument]:
    for language in identity.languages:
        for form in FORMS:
            name = name_of_document(identity, language, form)
            file = root / FOLDER / name
            date = _date_of(file, form) if file.is_file() else None
            if date is not None:
                yield PublishedDocument(language, form, name, str(file), file.stat().st_size, date)


def _date_of(file: Path, form: str) -> str | None:
    content = _properties(file) if form == "docx" else file.read_bytes()
    found = (DOCX_DATE if form == "docx" else PDF_DATE).search(content)
    return None if found is None else "-".join(part.decode() for part in found.groups())


def _properties(file: Path) -> bytes:
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError):
        return b""
