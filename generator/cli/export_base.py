"""kerangka export base: what regions build on, as one file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import exit_code, report
from generator.pipeline import run_check
from generator.pipeline.base_package import run_export_base
from generator.text import say


@click.command()
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.tar.gz",
    help="Berkas tujuan. | File to write.",
)  # fmt: skip
@shared_options
def base(root: Path, language: str | None, out: Path) -> None:
    """Kerangka dasar sebagai satu berkas untuk wilayah: kerangka, skema, dan prosanya.

    The base as one file for regions: framework, schemas and prose. The same content always gives the same
    bytes; the checksum that is printed is the one that a region names in its programme.yml.
    """
    if not out.name.endswith((".tar.gz", ".tgz")):
        raise click.UsageError(f"{out}: akhirannya .tar.gz | the name ends in .tar.gz")
    if not out.absolute().parent.is_dir():
        raise click.UsageError(f"{out.parent}: folder ini tidak ada | there is no such folder")
    checked = run_check(root)
    language = chosen_language(checked.project, language)
    told = checked.told(language)
    if not checked.is_publishable:
        report(told, language)
        sys.exit(exit_code(told))
    package = run_export_base(checked, out)
    click.echo(say(language, id=f"Kerangka dasar selesai: {out}", en=f"The base is ready: {out}"), err=True)
    click.echo(f"version: {package.version}\nsha256: {package.sha256}")
