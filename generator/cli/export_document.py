"""kerangka export pdf, kerangka export docx: the project document to print and to circulate."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import exit_code, report
from generator.pipeline import run_check, run_export_document
from generator.text import say

OUT = click.option(
    "--out", default=None, metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
    help="Berkas tujuan; bawaan: export/ID-VERSI-BAHASA, yang ditautkan kerangka build. | "
    "File to write; default: export/ID-VERSION-LANGUAGE, which kerangka build links.",
)  # fmt: skip


@click.command()
@OUT
@shared_options
def pdf(root: Path, language: str | None, out: Path | None) -> None:
    """Dokumen proyek sebagai PDF siap cetak.

    The project document as a PDF to print.
    """
    _export("pdf", root, language, out)


@click.command()
@OUT
@shared_options
def docx(root: Path, language: str | None, out: Path | None) -> None:
    """Dokumen proyek sebagai berkas Word.

    The project document as a Word file.
    """
    _export("docx", root, language, out)


def _export(form: str, root: Path, language: str | None, out: Path | None) -> None:
    checked = run_check(root)
    language = chosen_language(checked.project, language)
    if not checked.is_publishable:
        told = checked.told(language)
        report(told, language)
        sys.exit(exit_code(told))
    file = run_export_document(checked, form, language, out)
    click.echo(say(language, id=f"Dokumen selesai: {file}", en=f"Document is ready: {file}"))
