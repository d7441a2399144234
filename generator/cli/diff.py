"""kerangka diff: what changed between two states, told from the model and not from the text."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import exit_code, report
from generator.drafting.change_report import FORMS
from generator.pipeline.comparison import run_diff
from generator.writing.whole_file import write_files


@click.command()
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False)
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="markdown", show_default=True,
    help="Bentuk laporan: markdown untuk komentar pull request, json untuk mesin, html untuk satu halaman. | "
    "Form of the report: markdown for a comment on a pull request, json for machines, html for a page.",
)  # fmt: skip
@click.option(
    "--out", default=None, metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
    help="Berkas tujuan; bawaan: layar. | File to write; default: the screen.",
)  # fmt: skip
@shared_options
def diff(root: Path, language: str | None, base: str, head: str | None, form: str, out: Path | None) -> None:
    """Laporkan apa yang berubah dan apa akibatnya, dari isi dan bukan dari baris teks.

    Report what changed and what follows from it, from the content and not from the lines of text. BASE and
    HEAD are folders of projects, or commits, branches or tags; without HEAD it is the files as they are now.
    """
    compared = run_diff(root, base, head)
    language = chosen_language(compared.comparison.after.project, language)
    text = FORMS[form](compared.report(language))
    if out is None:
        click.echo(text)
    else:
        write_files({out: text.encode()})
    told = compared.told(language)
    if told:
        report(told, language, aside=True)
    sys.exit(exit_code(told))
