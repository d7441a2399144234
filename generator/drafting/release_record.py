"""What a release writes besides the documents: its record, and the version in the framework's own files."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from generator.analysis.latest_changes import measure_latest
from generator.drafting.release import ReleaseRequest, newest_release
from generator.model.programme import Programme
from generator.model.version import edition_of
from generator.project import Project
from generator.text import Text

EVERYTHING = 1_000_000
VERSION = re.compile(r"""(?<![\w-])(version:\s*)(["']?)([0-9][\w.-]*)\2""")
CHANGELOG_HEADING = "## Framework"

Entry = tuple[str, Text]
"""Day and words of one change."""


def as_released(project: Project, version: str, day: date) -> Project:
    """Return the project as it is on the day of the release: its version and that of its chapters are set."""
    programme = project.programme
    chapters = tuple(replace(one, version=_released(one.version, version)) for one in programme.document.chapters)
    return replace(
        project,
        as_of=day,
        documents=(),
        programme=replace(
            programme,
            identity=replace(programme.identity, version=version),
            document=replace(programme.document, chapters=chapters),
        ),
    )


def with_version(text: str, version: str) -> str:
    """Set every draft version in a YAML file; comments, order and versions already released stay as they are."""
    return VERSION.sub(lambda found: f'{found[1]}"{_released(found[3], version)}"', text)


def _released(written: str, version: str) -> str:
    return written if edition_of(written) else version


def changes_since(project: Project, day: date) -> tuple[Entry, ...]:
    """Return change-log entries and decisions since the last release, newest first, each wording once."""
    programme, last = project.programme, newest_release(project)
    found = (
        one
        for one in measure_latest(programme, day, EVERYTHING)
        if one.kind != "source" and (last is None or one.date > last.date)
    )
    entries = (
        (one.date, text) for one in found for text in ((one.text,) if one.text else _titles(programme, one.members))
    )
    return tuple(dict.fromkeys(entries))


def _titles(programme: Programme, members: tuple[tuple[str, str], ...]) -> Iterator[Text]:
    return (programme.decisions[id_].title for _, id_ in members)


def release_record(
    project: Project, request: ReleaseRequest, changes: tuple[Entry, ...], files: Mapping[str, bytes]
) -> bytes:
    """Return release.yml; its values are written as JSON, which is YAML too."""
    last = newest_release(project)
    lines = [f"version: {_json(request.version)}", f"date: {_json(request.date.isoformat())}"]
    lines += [f"previous: {_json(last.version)}"] if last else []
    lines.append("sign_off:")
    for one in project.programme.document.sign_off:
        said = {
            "actor": one.actor,
            "role": _texts(one.role),
            "decision": one.decision,
            "date": one.date,
            "version": one.version,
        }
        lines.append(f"  - {_json(said)}")
    lines.append("changes:" if changes else "changes: []")
    lines += [f"  - {_json({'date': day, 'text': _texts(text)})}" for day, text in changes]
    lines.append("files:")
    for name, content in sorted(files.items()):
        lines.append(f"  - {_json({'name': name, 'sha256': hashlib.sha256(content).hexdigest()})}")
    return "\n".join([*lines, ""]).encode()


def with_entry(changelog: str, entry: str) -> str:
    """Put the entry of a release first among those of the framework; their section stands at the end of the file."""
    if CHANGELOG_HEADING not in changelog.splitlines():
        return f"{changelog.rstrip()}\n\n{CHANGELOG_HEADING}\n\n{entry.strip()}\n".lstrip()
    before, after = re.split(rf"^{CHANGELOG_HEADING}$", changelog, maxsplit=1, flags=re.MULTILINE)
    return f"{before}{CHANGELOG_HEADING}\n\n{entry.strip()}\n\n{after.strip()}\n"


def _texts(text: Text) -> dict[str, str]:
    return {language: text.within(language) for language in text.languages}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
