"""Whether a version may be released: every reason against it, at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.analysis.consultation import measure_window
from generator.analysis.lifecycle import stages_of
from generator.analysis.open_questions import measure_questions, open_questions
from generator.model.document import SignOff
from generator.model.programme import Programme
from generator.model.release import Release
from generator.model.version import edition_of, following
from generator.problems import Location, Problem
from generator.project import Project

SIGNED = frozenset({("part", "programme"), ("part", "document")})
"""What has to be agreed besides every chapter."""


@dataclass(frozen=True)
class ReleaseRequest:
    """What is to be released, and what was found around it.

    `unsaved` are files that are not committed, None where there is no Git; `report` is the change
    report since the last release as JSON, None where it could not be made.
    """

    version: str
    date: date
    unsaved: tuple[str, ...] | None
    report: bytes | None = None


def newest_release(project: Project) -> Release | None:
    """Return the last released version."""
    return project.releases[-1].release if project.releases else None


def check_release(project: Project, request: ReleaseRequest) -> Iterator[Problem]:
    """Yield every reason why the version may not be released."""
    previous = newest_release(project)
    yield from _version(project, request, previous)
    yield from _agreement(project.programme)
    for one in project.programme.document.sign_off:
        yield from _sign_off(one, request)
    for asked in open_questions(measure_questions(project)):
        if asked.question.blocking:
            parameters = {"question": asked.question.question, "owner": asked.owner}
            yield Problem("rilis-terhalang", asked.place.at("question"), parameters)
    yield from _consultation(project.programme, request.date)
    yield from _saved(request)
    if previous is not None and request.report is None:
        yield Problem("rilis-tanpa-laporan", previous.source.at("version"), {"previous": previous.version})


def _version(project: Project, request: ReleaseRequest, previous: Release | None) -> Iterator[Problem]:
    here = project.programme.identity.source.at("version")
    allowed = following(previous.version if previous else None, request.date.year)
    parameters = {
        "value": request.version,
        "allowed": ", ".join(allowed),
        "previous": previous.version if previous else "-",
    }
    edition = edition_of(request.version)
    if edition is None:
        yield Problem("rilis-versi-salah", here, parameters)
    elif not _follows(request.version, previous, allowed):
        yield Problem("rilis-versi-tidak-berurut", here, parameters)
    if previous and request.date.isoformat() < previous.date:
        parameters = {"value": request.date.isoformat(), "before": previous.date}
        yield Problem("rilis-tanggal-mundur", previous.source.at("date"), parameters)


def _follows(version: str, previous: Release | None, allowed: tuple[str, ...]) -> bool:
    """A first release is the first edition of any year: the plan's year need not be that of the release."""
    return version.endswith(".1") and version.count(".") == 1 if previous is None else version in allowed


def _agreement(programme: Programme) -> Iterator[Problem]:
    for stage in stages_of(programme):
        if (stage.node in SIGNED or stage.node[0] == "chapter") and stage.lifecycle.status != "agreed":
            parameters = {"value": stage.node[1], "status": stage.lifecycle.status}
            yield Problem("rilis-belum-disepakati", stage.thing.source.at("status"), parameters)


def _sign_off(one: SignOff, request: ReleaseRequest) -> Iterator[Problem]:
    if one.decision != "approved" or one.version != request.version:
        parameters = {
            "actor": one.actor,
            "decision": one.decision,
            "signed": one.version or "-",
            "version": request.version,
        }
        yield Problem("rilis-belum-disetujui", one.source.at("decision"), parameters)
    elif one.date is not None and one.date > request.date.isoformat():
        yield Problem(
            "rilis-tanggal-mundur", one.source.at("date"), {"value": request.date.isoformat(), "before": one.date}
        )


def _consultation(programme: Programme, day: date) -> Iterator[Problem]:
    document = programme.document
    window = measure_window(document.consultation, day)
    if window.state != "closed":
        here = (document.consultation or document).source
        closes = document.consultation.closes if document.consultation else "-"
        yield Problem("rilis-konsultasi-belum-selesai", here, {"closes": closes, "date": day.isoformat()})
    for one in document.consultation.comments if document.consultation else ():
        if one.answer is None:
            yield Problem("rilis-tanggapan-belum-dijawab", one.source.at("id"), {"value": one.id})


def _saved(request: ReleaseRequest) -> Iterator[Problem]:
    if request.unsaved is None:
        yield Problem("rilis-tanpa-git", Location("framework/programme.yml"))
    for path in request.unsaved or ():
        yield Problem("rilis-belum-disimpan", Location(path), {"value": path})
