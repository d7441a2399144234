"""kerangka export: what is published, in formats that travel."""

from __future__ import annotations

import click

from generator.cli.export_base import base
from generator.cli.export_codeowners import codeowners
from generator.cli.export_document import docx, pdf
from generator.cli.export_village import village


@click.group()
def export() -> None:
    """Tulis yang terbit ke format yang dapat diedarkan.

    Write what is published in formats that travel.
    """


for command in (pdf, docx, village, codeowners, base):
    export.add_command(command)
