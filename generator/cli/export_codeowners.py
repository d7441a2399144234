"""kerangka export codeowners: who reviews which file, for GitHub."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import exit_code, report
from generator.pipeline import run_check, run_export_codeowners
from generator.text import say


@click.command()
@click.option(
    "--out", default=".github/CODEOWNERS", show_default=True, metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Berkas tujuan. | File to write.",
)  # fmt: skip
@shared_options
def codeowners(root: Path, language: str | None, out: Path) -> None:
    """Siapa meninjau berkas mana di GitHub, dari pemilik dalam kerangka.

    Who reviews which file on GitHub, from the owners that the framework names.
    """
    checked = run_check(root)
    language = chosen_language(checked.project, language)
    told = checked.told(language)
    if not checked.is_publishable:
        report(told, language)
        sys.exit(exit_code(told))
    file = run_export_codeowners(checked, root / out)
    click.echo(say(language, id=f"Daftar pemilik selesai: {file}", en=f"List of owners is ready: {file}"))
