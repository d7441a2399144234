"""Options that every command shares."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.project import Project

Command = Callable[..., Any]
MESSAGE_LANGUAGES = ("id", "en")


def chosen_language(project: Project, wanted: str | None) -> str:
    """Return the language that was asked for, or the programme's first; one it does not have is refused."""
    languages = project.programme.identity.languages or MESSAGE_LANGUAGES
    if wanted is not None and wanted not in languages:
        known = ", ".join(languages)
        raise click.BadParameter(f"{wanted}: {known}", param_hint="--language")
    return wanted or languages[0]


def shared_options(command: Command) -> Command:
    """Add --project and --language."""
    command = click.option(
        "--language", default=None, metavar="id|en",
        help="Bahasa pesan; bawaan: bahasa pertama program. | Language of messages; default: the programme's first.",
    )(command)  # fmt: skip
    return click.option(
        "--project", "root", default=".", metavar="DIR",
        type=click.Path(exists=True, file_okay=False, path_type=Path, resolve_path=True),
        help="Folder proyek; bawaan: folder ini. | Project folder; default: this one.",
    )(command)  # fmt: skip
