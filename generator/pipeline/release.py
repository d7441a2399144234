"""The steps of a release: ask everything that could stand against it, make its files, write all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.drafting.change_report import FORMS
from generator.drafting.release import ReleaseRequest, check_release, newest_release
from generator.drafting.release_record import as_released, changes_since, release_record, with_entry, with_version
from generator.exchange.framework_json import framework_json
from generator.pages.page import SiteFile
from generator.pipeline import IDENTITY, Checked, run_check, run_privacy_gate, view_of
from generator.pipeline.comparison import run_diff
from generator.problems import Problem
from generator.project import Project
from generator.publishing.privacy_gate import Leak
from generator.publishing.site_files import write_files as write_site_files
from generator.reading.documents import FORMS as DOCUMENT_FORMS
from generator.reading.documents import name_of_document
from generator.reading.messages import read_messages
from generator.reading.releases import FOLDER, RECORD
from generator.reading.telling import has_errors
from generator.reading.working_tree import read_commit_of, read_unsaved
from generator.writing.whole_file import write_files

CHANGELOG = "CHANGELOG.md"
DOCUMENT = "framework/document.yml"
REPORT = "changes.json"


@dataclass(frozen=True)
class Released:
    """What a release would write, by the path of each file, or everything that stands against it."""

    checked: Checked
    files: Mapping[str, bytes] = field(default_factory=dict)
    leaks: tuple[Leak, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Tell whether anything stands against the release."""
        return bool(self.leaks) or has_errors(self.checked.problems, read_messages())


def prepare_release(root: Path, version: str, day: date | None) -> Released:
    """Work out a release without writing anything; every reason against it is among the problems."""
    checked = run_check(root)
    project = checked.project
    day = day or project.as_of
    report, problems = _report(checked)
    request = ReleaseRequest(version, day, read_unsaved(root), report)
    problems = (*checked.problems, *problems, *check_release(project, request))
    checked = replace(checked, problems=problems)
    if has_errors(problems, read_messages()):
        return Released(checked)
    inside = _files(checked, as_released(project, version, day), request)
    leaks = _leaks(project, inside)
    if leaks:
        return Released(checked, {}, leaks)
    folder = f"{FOLDER}/{version}"
    return Released(
        checked, {**{f"{folder}/{name}": one for name, one in inside.items()}, **_own_files(checked, request)}
    )


def run_release(released: Released) -> None:
    """Write everything that was worked out, all of it or nothing."""
    write_files({released.checked.root / path: content for path, content in released.files.items()})


def _report(checked: Checked) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Compare with the last release; what the comparison asks for stands against a release too."""
    last = newest_release(checked.project)
    commit = read_commit_of(checked.root, f"{FOLDER}/{last.version}/{RECORD}") if last else None
    if commit is None:
        return None, ()
    compared = run_diff(checked.root, commit, None)
    language = checked.project.programme.identity.languages[0]
    return FORMS["json"](compared.report(language)).encode(), compared.problems


def _files(checked: Checked, project: Project, request: ReleaseRequest) -> Mapping[str, bytes]:
    """Return the files of the version's folder."""
    from generator.exchange.document.forms import export_document  # typst is heavy, and other commands need none
    from generator.exchange.document.web_page import web_page

    identity = project.programme.identity
    base = identity.languages[0]
    names = {one: "index.html" if one == base else f"{one}/index.html" for one in identity.languages}
    files = {
        "framework.json": framework_json(checked.root, checked.schemas, project.programme, request.date.isoformat())
    }
    if request.report is not None:
        files[REPORT] = request.report
    for language in identity.languages:
        for form in DOCUMENT_FORMS:
            files[name_of_document(identity, language, form)] = export_document(view_of(project, language), form)
    others = sorted(files)
    for language, name in names.items():
        up = "../" * name.count("/")
        links, pages = {one: up + one for one in others}, {code: up + one for code, one in names.items()}
        files[name] = web_page(view_of(project, language), links, pages)
    changes = changes_since(checked.project, request.date)
    return {**files, RECORD: release_record(project, request, changes, files)}


def _own_files(checked: Checked, request: ReleaseRequest) -> Mapping[str, bytes]:
    """Return the project's files that say the version: programme, chapters, changelog."""
    root = checked.root
    view = view_of(checked.project, "en" if "en" in checked.project.programme.identity.languages else "id")
    entry = view.render(
        "release-entry.md.j2", "",
        version=request.version, day=request.date.isoformat(),
        sign_off=checked.project.programme.document.sign_off,
        changes=changes_since(checked.project, request.date),
    )  # fmt: skip
    changelog = root / CHANGELOG
    written = changelog.read_text(encoding="utf-8") if changelog.is_file() else ""
    texts = {
        path: with_version((root / path).read_text(encoding="utf-8"), request.version) for path in (IDENTITY, DOCUMENT)
    }
    texts[CHANGELOG] = with_entry(written, entry)
    return {path: text.encode() for path, text in texts.items()}


def _leaks(project: Project, files: Mapping[str, bytes]) -> tuple[Leak, ...]:
    """Look through the files as the gate will in every build to come."""
    with TemporaryDirectory() as folder:
        write_site_files(Path(folder), (SiteFile(name, content) for name, content in files.items()))
        return run_privacy_gate(project, Path(folder))
