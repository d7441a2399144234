"""What stands between a draft and a released version, and what is written when nothing does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.analysis.latest_changes import measure_latest
from generator.analysis.open_questions import measure_questions, open_questions
from generator.model.document import Chapter, ProjectDocument
from generator.model.release import Release
from generator.model.version import edition_of, following
from generator.problems import Location, Problem
from generator.project import Project
from generator.text import Text

IDENTITY = "framework/programme.yml"
DOCUMENT = "framework/document.yml"
CHANGELOG = "CHANGELOG.md"
EVERYTHING = 1_000_000
"""More happenings than any framework has."""


@dataclass(frozen=True)
class ReleaseRequest:
    """The version that is asked for, its day, and whether all work is in the history of the repository."""

    version: str
    day: date
    is_committed: bool


def last_release(project: Project) -> Release | None:
    """Return the newest release, None before the first."""
    return project.releases[-1].release if project.releases else None


def release_problems(project: Project, request: ReleaseRequest) -> Iterator[Problem]:
    """Yield everything that stands in the way of a release, each with its place."""
    yield from _number(project, request)
    yield from _standing(project)
    yield from _approvals(project, request)
    yield from _questions(project)
    yield from _consultation(project, request)
    if not request.is_committed:
        yield Problem("rilis-belum-dikomit", Location(IDENTITY, line=1, column=1))


def _number(project: Project, request: ReleaseRequest) -> Iterator[Problem]:
    last = last_release(project)
    drafted = project.programme.identity.version.removesuffix("-draft")
    is_first = last is None and edition_of(drafted) is not None
    allowed = (drafted,) if is_first else following(last.version if last else None, request.day.year)
    if edition_of(request.version) is None or request.version not in allowed:
        parameters = {
            "value": request.version,
            "allowed": ", ".join(allowed),
            "last": Text({"id": f"versi terakhir {last.version}", "en": f"the last version is {last.version}"})
            if last
            else Text({"id": "belum ada versi terbit", "en": "nothing has been released yet"}),
        }
        yield Problem("rilis-nomor-salah", project.programme.identity.source.at("version"), parameters)
    if last and request.day.isoformat() < last.date:
        here = project.programme.identity.source.at("version")
        yield Problem("rentang-terbalik", here, {"start": last.date, "end": request.day.isoformat()})


def _standing(project: Project) -> Iterator[Problem]:
    document = project.programme.document
    held: tuple[tuple[str, ProjectDocument | Chapter], ...] = (
        ("document", document), *((chapter.id, chapter) for chapter in document.chapters),
    )  # fmt: skip
    for name, one in held:
        if one.status != "agreed":
            yield Problem("rilis-belum-disepakati", one.source.at("status"), {"value": name, "status": one.status})


def _approvals(project: Project, request: ReleaseRequest) -> Iterator[Problem]:
    for one in project.programme.document.sign_off:
        if one.decision != "approved" or one.version != request.version:
            parameters = {"value": one.actor, "version": request.version}
            yield Problem("rilis-belum-disetujui", one.source.at("decision"), parameters)
        elif one.date and one.date > request.day.isoformat():
            yield Problem("rentang-terbalik", one.source.at("date"), {"start": one.date, "end": request.day.isoformat()})


def _questions(project: Project) -> Iterator[Problem]:
    for asked in open_questions(measure_questions(project)):
        if asked.question.blocking:
            parameters = {"question": asked.question.question, "owner": asked.owner}
            yield Problem("rilis-terhalang-pertanyaan", asked.place, parameters)


def _consultation(project: Project, request: ReleaseRequest) -> Iterator[Problem]:
    document = project.programme.document
    consultation = document.consultation
    if consultation is None or consultation.closes >= request.day.isoformat():
        closes = consultation.closes if consultation else "-"
        here = consultation.source.at("closes") if consultation else document.source
        yield Problem("rilis-konsultasi-terbuka", here, {"closes": closes})
    for comment in consultation.comments if consultation else ():
        if comment.answer is None:
            yield Problem("rilis-tanggapan-belum-dijawab", comment.source, {"value": comment.id})


def as_released(project: Project, request: ReleaseRequest) -> Project:
    """Return the project as it is on the day of the release: drafts of the version have become the version."""
    programme, version = project.programme, request.version
    drafted = programme.identity.version
    chapters = (replace(one, version=version if one.version == drafted else one.version) for one in programme.document.chapters)
    return replace(
        project,
        as_of=request.day,
        programme=replace(
            programme,
            identity=replace(programme.identity, version=version),
            document=replace(programme.document, chapters=tuple(chapters)),
        ),
    )


def changes_since(project: Project, day: date) -> tuple[tuple[str, Text], ...]:
    """Return day and words of change-log entries and decisions since the last release, newest first, each once."""
    programme, last = project.programme, last_release(project)
    latest = measure_latest(programme, day, EVERYTHING)
    found = (one for one in latest if one.kind != "source" and (last is None or one.date > last.date))
    told = (
        (one.date, text)
        for one in found
        for text in ((one.text,) if one.text else (programme.decisions[id_].title for _, id_ in one.members))
    )
    return tuple(dict.fromkeys(told))


def record_of(
    project: Project, request: ReleaseRequest, files: Mapping[str, str], base: str
) -> dict[str, object]:
    """Return the record of a release; `files` are names and checksums, `base` is the checksum that regions name."""
    last = last_release(project)
    return {
        "version": request.version,
        "date": request.day.isoformat(),
        **({"previous": last.version} if last else {}),
        "sign_off": [
            {
                "actor": one.actor, "role": dict(one.role.languages), "decision": one.decision,
                **({"date": one.date} if one.date else {}), **({"version": one.version} if one.version else {}),
            }
            for one in project.programme.document.sign_off
        ],
        "changes": [
            {"date": day, "text": dict(text.languages)} for day, text in changes_since(project, request.day)
        ],
        "base_sha256": base,
        "files": [{"name": name, "sha256": checksum} for name, checksum in sorted(files.items())],
    }  # fmt: skip


def with_version(text: str, old: str, new: str) -> str:
    """Return a YAML text in which every `version` that was `old` is `new`; nothing else changes."""
    return re.sub(rf'^(\s*(?:- )?version:\s*)["\']?{re.escape(old)}["\']?', rf'\g<1>"{new}"', text, flags=re.MULTILINE)


def with_entry(changelog: str, request: ReleaseRequest, lines: tuple[str, ...]) -> str:
    """Return the changelog with an entry for the version, above all others."""
    entry = "\n".join((f"## Kerangka {request.version} ({request.day.isoformat()})", "", *(f"- {line}" for line in lines), ""))
    head, mark, rest = changelog.partition("\n## ")
    return f"{head.rstrip()}\n\n{entry}{mark}{rest}" if mark else f"{head.rstrip()}\n\n{entry}"
