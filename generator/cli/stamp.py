"""kerangka stamp: finish a site that any engine built from `kerangka pages`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import EXIT_CONTENT_WRONG, report_refusal
from generator.pipeline import run_check, run_privacy_gate, run_stamp


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@shared_options
def stamp(root: Path, language: str | None, site: Path) -> None:
    """Lengkapi SITUS yang dibangun mesin lain dengan halaman desa.

    Finish a SITE that another engine built: write the village pages into it, then look through all of
    it for personal data. A site in which some is found must not be published (exit code 1).
    """
    checked = run_check(root)
    language = chosen_language(checked.project, language)
    count = run_stamp(checked.project, language, site)
    leaks = run_privacy_gate(checked.project, site)
    if leaks:
        report_refusal(leaks, language)
        sys.exit(EXIT_CONTENT_WRONG)
    click.echo(f"{count} → {site}")
