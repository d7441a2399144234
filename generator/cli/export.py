"""kerangka export: what is published, in formats that travel."""

from __future__ import annotations

import click

from generator.cli.export_document import EXPORTS


@click.group()
def export() -> None:
    """Tulis yang terbit ke format yang dapat diedarkan.

    Write what is published in formats that travel.
    """


for command in EXPORTS:
    export.add_command(command)
