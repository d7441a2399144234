"""kerangka release: a version that stays at its address for ever, or everything that stands against it."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import EXIT_CONTENT_WRONG, report, report_refusal
from generator.pipeline.release import prepare_release, run_release
from generator.text import say


@click.command()
@click.argument("version", metavar="VERSION")
@click.option(
    "--date", "day", default=None, metavar="YYYY-MM-DD", type=click.DateTime(["%Y-%m-%d"]),
    help="Hari rilis; bawaan: tanggal acuan program. | Day of the release; default: the programme's as_of.",
)  # fmt: skip
@click.option(
    "--dry-run", is_flag=True,
    help="Periksa dan sebutkan berkasnya tanpa menulis apa pun. | Check and name the files, write nothing.",
)  # fmt: skip
@shared_options
def release(root: Path, language: str | None, version: str, day: datetime | None, dry_run: bool) -> None:
    """Rilis satu versi kerangka bila tidak ada yang menghalanginya.

    Release a version of the framework when nothing stands against it: VERSION is YEAR.EDITION such as
    2026.1, or YEAR.EDITION.CORRECTION. Every reason against it is told at once.
    """
    released = prepare_release(root, version, day.date() if day else None)
    language = chosen_language(released.checked.project, language)
    if released.is_refused:
        report(released.checked.told(language), language)
        if released.leaks:
            report_refusal(released.leaks, language)
        sys.exit(EXIT_CONTENT_WRONG)
    for path in sorted(released.files):
        click.echo(path)
    if dry_run:
        click.echo(
            say(
                language,
                id=f"Versi {version} dapat dirilis; tidak ada yang ditulis.",
                en=f"Version {version} can be released; nothing was written.",
            )
        )
        return
    run_release(released)
    told = say(
        language,
        id=f"Versi {version} ditulis. Simpan berkas ini sebagai satu commit, lalu jalankan kerangka build.",
        en=f"Version {version} is written. Commit these files together, then run kerangka build.",
    )
    click.echo(told)
