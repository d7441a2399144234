"""kerangka serve: the joined site on this machine, rebuilt at every change."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import report, report_refusal
from generator.mkdocs_plugin import serve_folder
from generator.pipeline import run_build, run_check
from generator.problems import GeneratorError


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Alamat. | Address.")
@click.option("--port", default=8000, show_default=True, help="Nomor port. | Port number.")
@shared_options
def serve(root: Path, language: str | None, host: str, port: int) -> None:
    """Bangun situs, layani di komputer ini, dan bangun ulang setiap kali berkas berubah.

    Build the site, serve it on this machine, and rebuild at every change of a file. While the
    content is wrong the last good site stays.
    """
    site = root / "site"

    def rebuild() -> None:
        try:
            checked = run_check(root)
            words = chosen_language(checked.project, language)
            if not checked.is_publishable:
                report(checked.told(words), words)
                return
            wrong = run_build(checked, site)
            if wrong:
                report_refusal(wrong, words)
        except GeneratorError as error:
            click.echo(f"kerangka: {error}", err=True)

    rebuild()
    site.mkdir(exist_ok=True)
    click.echo(f"http://{host}:{port}/")
    serve_folder(root, site, rebuild, host, port)
