"""kerangka export pdf, kerangka export docx: the project document, to print and to circulate."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import exit_code, report
from generator.pipeline import run_check, run_export_document
from generator.reading.documents import DocumentForm


def _command(form: DocumentForm, told: str) -> click.Command:
    @click.option(
        "--out", default=None, type=click.Path(dir_okay=False, path_type=Path),
        help="Berkas tujuan; bawaan: di folder export/. | Target file; default: in export/.",
    )  # fmt: skip
    @shared_options
    def export_document(root: Path, language: str | None, out: Path | None) -> None:
        checked = run_check(root)
        language = chosen_language(checked.project, language)
        if not checked.is_publishable:
            problems = checked.told(language)
            report(problems, language)
            sys.exit(exit_code(problems))
        click.echo(run_export_document(checked, language, form, out))

    return click.command(name=form, help=told)(export_document)


EXPORTS: tuple[Any, ...] = (
    _command("pdf", "Dokumen proyek sebagai PDF. | The project document as PDF."),
    _command("docx", "Dokumen proyek sebagai berkas Word. | The project document as a Word file."),
)
