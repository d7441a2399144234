"""kerangka check: everything that is wrong, in one run."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import FORMS, exit_code, report
from generator.pipeline import run_check


@click.command()
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True,
    help="Bentuk laporan. | Form of the report.",
)  # fmt: skip
@shared_options
def check(root: Path, language: str | None, form: str) -> None:
    """Periksa semua berkas dan sebutkan setiap kekeliruan.

    Check all files and name every mistake: where it is, what is wrong, how to mend it.
    """
    checked = run_check(root)
    language = chosen_language(checked.project, language)
    told = checked.told(language)
    report(told, language, form)
    sys.exit(exit_code(told))
