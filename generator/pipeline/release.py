"""The steps of a release: check the request, make the files that stay for ever, write all of it or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.drafting.change_report import FORMS as REPORT_FORMS
from generator.drafting.release import (
    CHANGELOG,
    DOCUMENT,
    IDENTITY,
    ReleaseRequest,
    as_released,
    changes_since,
    last_release,
    record_of,
    release_problems,
    with_entry,
    with_version,
)  # fmt: skip
from generator.exchange.document.forms import export_document
from generator.exchange.document.outline import outline_of
from generator.exchange.document.web import html_of
from generator.exchange.framework_json import framework_json
from generator.pages.addresses import language_url
from generator.pipeline import run_check, view_of
from generator.pipeline.base_package import TOP
from generator.pipeline.comparison import run_diff
from generator.problems import GeneratorError, Severity, Told
from generator.project import Project
from generator.reading.git import git
from generator.reading.messages import read_messages
from generator.reading.region_folder import is_region
from generator.reading.releases import FOLDER, RECORD
from generator.reading.telling import tell_all
from generator.replication.archive import packed
from generator.replication.package import checksum_of, files_of_package, with_checksums
from generator.text import BASE_LANGUAGE
from generator.writing.whole_file import write_files
from generator.writing.yaml_file import as_yaml

BASE = "base.tar.gz"
"""The version as regions take it over."""


@dataclass(frozen=True)
class Released:
    """What stands in the way of a release in words, or the files that make it, by path below the project."""

    told: tuple[Told, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)


def run_release(root: Path, version: str, day: date | None, since: str | None, language: str | None) -> Released:
    """Check the request for a version and make its files; nothing is written yet (see `run_write_release`).

    `since` names the commit of the release before, by default its tag `v<version>`.
    """
    if is_region(root):
        raise GeneratorError(
            "versi dirilis oleh kerangka dasar; wilayah menyebut versinya sendiri di programme.yml"
            " | versions are released by the base; a region states its own in programme.yml"
        )
    checked = run_check(root)
    project = checked.project
    language = language or project.programme.identity.languages[0]
    request = ReleaseRequest(version, day or project.as_of, _is_committed(root))
    told = (
        *(one for one in checked.told(language) if one.severity is Severity.ERROR),
        *tell_all(root, release_problems(project, request), read_messages(), language),
    )
    report: Mapping[str, bytes] = {}
    last = last_release(project)
    if last:
        told, report = _with_report(root, since or f"v{last.version}", project, told, language)
    if told:
        return Released(told)
    final = as_released(project, request)
    whole = framework_json(root, checked.schemas, final.programme, request.day.isoformat())
    renamed = {path: with_version((root / path).read_text(encoding="utf-8"), project.programme.identity.version, version).encode()
               for path in (IDENTITY, DOCUMENT)}  # fmt: skip
    base = {**files_of_package(root), **renamed}
    files = {**_documents(final), "framework.json": whole, BASE: packed(with_checksums(base), TOP, request.day), **report}
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    record = record_of(final, request, sums, checksum_of(base))
    folder = f"{FOLDER}/{version}"
    written = {**renamed, **{f"{folder}/{name}": content for name, content in files.items()}}
    written[f"{folder}/{RECORD}"] = as_yaml(record).encode()
    changelog = (root / CHANGELOG).read_text(encoding="utf-8") if (root / CHANGELOG).is_file() else "# Changelog\n"
    told_changes = tuple(text.within(BASE_LANGUAGE) for _, text in changes_since(final, request.day))
    written[CHANGELOG] = with_entry(changelog, request, (f"{project.programme.identity.site_url}v/{version}/", *told_changes)).encode()
    return Released((), written)


def run_write_release(root: Path, released: Released) -> None:
    """Write the files of a release, all of them or none."""
    write_files({root / path: content for path, content in released.files.items()})


def _with_report(
    root: Path, since: str, project: Project, told: tuple[Told, ...], language: str
) -> tuple[tuple[Told, ...], Mapping[str, bytes]]:
    """Attach the change report since the release before; what it asks for stands in the way too."""
    compared = run_diff(root, since, None)
    reports = {
        f"perubahan.{one}.html": REPORT_FORMS["html"](compared.report(one)).encode()
        for one in project.programme.identity.languages
    }
    data = REPORT_FORMS["json"](compared.report(language)).encode()
    return (*told, *compared.told(language)), {**reports, "perubahan.json": data}


def _documents(project: Project) -> dict[str, bytes]:
    identity = project.programme.identity
    files: dict[str, bytes] = {}
    for language in identity.languages:
        view = view_of(project, language)
        page = "index.html" if language == identity.languages[0] else f"index.{language}.html"
        files[page] = html_of(outline_of(view), language_url(identity, language))
        for form in ("pdf", "docx"):
            files[f"dokumen.{language}.{form}"] = export_document(view, form)
    return files


def _is_committed(root: Path) -> bool:
    """Tell whether git has everything; without git nobody could find the release again."""
    return git(root, "status", "--porcelain", ".") == ""
