"""kerangka export: what is published, in formats that travel."""

from __future__ import annotations

import click

from generator.cli.export_document import docx, pdf


@click.group()
def export() -> None:
    """Tulis yang terbit ke format yang dapat diedarkan.

    Write what is published in formats that travel.
    """


export.add_command(pdf)
export.add_command(docx)
