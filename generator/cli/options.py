"""Options that every command shares."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]


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
