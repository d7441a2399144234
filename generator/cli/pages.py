"""kerangka pages: all pages as Markdown files, for any engine."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import exit_code, report
from generator.pipeline import run_check, run_write_pages


@click.command()
@click.option(
    "--to", "target", required=True, type=click.Path(file_okay=False, path_type=Path),
    help="Folder tujuan, baru atau kosong. | Target folder, new or empty.",
)  # fmt: skip
@shared_options
def pages(root: Path, language: str | None, target: Path) -> None:
    """Tulis semua halaman sebagai Markdown, dengan mkdocs.yml, untuk mesin situs apa pun.

    Write all pages of one language as Markdown with an mkdocs.yml, for Zensical, MkDocs or any
    other engine; finish the site it builds with `kerangka stamp`.
    """
    checked = run_check(root)
    language = chosen_language(checked.project, language)
    if not checked.is_publishable:
        told = checked.told(language)
        report(told, language)
        sys.exit(exit_code(told))
    if target.exists() and any(target.iterdir()):
        raise click.UsageError(f"{target}: tidak kosong | not empty")
    click.echo(f"{run_write_pages(checked, language, target)} → {target}")
