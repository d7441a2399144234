"""kerangka build: the whole site, all languages, swapped in only when it is good."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import EXIT_CONTENT_WRONG, exit_code, report, report_refusal
from generator.pipeline import run_build, run_check, run_export_documents
from generator.text import say


@click.command()
@click.option(
    "--site-dir", default="site", show_default=True, type=click.Path(path_type=Path),
    help="Folder situs jadi. | Folder of the finished site.",
)  # fmt: skip
@click.option(
    "--documents", is_flag=True,
    help="Buat dulu dokumen PDF dan DOCX semua bahasa. | First make the PDF and DOCX documents in all languages.",
)  # fmt: skip
@shared_options
def build(root: Path, language: str | None, site_dir: Path, documents: bool) -> None:
    """Periksa lalu bangun situs semua bahasa ke dalam satu folder.

    Check, then build the site in all languages. A build that fails leaves the last good site
    as it was.
    """
    checked = run_check(root)
    language = chosen_language(checked.project, language)
    told = checked.told(language)
    if not checked.is_publishable:
        report(told, language)
        sys.exit(exit_code(told))
    if documents:
        checked = run_export_documents(checked)
    site = (root / site_dir).resolve()
    wrong = run_build(checked, site)
    if wrong:
        report_refusal(wrong, language)
        sys.exit(EXIT_CONTENT_WRONG)
    click.echo(say(language, id=f"Situs selesai: {site}", en=f"Site is ready: {site}"))
    if told:
        warnings = len(told)
        click.echo(
            say(language, id=f"{warnings} peringatan; lihat: kerangka check", en=f"{warnings} warning(s); see: kerangka check")
        )
