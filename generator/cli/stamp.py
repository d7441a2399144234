"""kerangka stamp: finish a site that any engine built from `kerangka pages`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import chosen_language, shared_options
from generator.pipeline import run_check, run_stamp


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@shared_options
def stamp(root: Path, language: str | None, site: Path) -> None:
    """Lengkapi SITUS yang dibangun mesin lain dengan halaman desa.

    Finish a SITE that another engine built: write the village pages into it.
    """
    checked = run_check(root)
    language = chosen_language(checked.project, language)
    click.echo(f"{run_stamp(checked.project, language, site)} → {site}")
