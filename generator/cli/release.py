"""kerangka release: a version that all networks approved, at an address that stays."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from generator.cli.options import shared_options
from generator.cli.report import exit_code, report
from generator.pipeline import languages_of
from generator.pipeline.release import run_release, run_write_release
from generator.text import say


@click.command()
@click.argument("version")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), default=None, metavar="YYYY-MM-DD",
    help="Hari terbit; bawaan: as_of program. | Day of the release; default: the programme's as_of.",
)  # fmt: skip
@click.option(
    "--since", default=None, metavar="REF",
    help="Commit versi sebelumnya; bawaan: tag v<versi>. | Commit of the version before; default: its tag v<version>.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Periksa saja, tanpa menulis. | Only check, write nothing.")
@shared_options
def release(root: Path, language: str | None, version: str, day: datetime | None, since: str | None, dry_run: bool) -> None:
    """Periksa permintaan rilis, lalu tulis versi dengan alamat tetap.

    Check a release request by machine (number, agreement, sign-offs, blocking questions, consultation,
    changes since the version before), then write the version under docs/v/: the prose, PDF, DOCX and the
    framework as one JSON, which are published at /v/VERSION/ and never change. All refusals are told at once.
    """
    language = language or languages_of(root)[0]
    released = run_release(root, version, day.date() if day else None, since, language)
    if released.told:
        report(released.told, language)
        click.echo(say(language, id="Tidak ada yang ditulis.", en="Nothing was written."), err=True)
        sys.exit(exit_code(released.told))
    if dry_run:
        click.echo(say(language, id=f"Versi {version} dapat dirilis.", en=f"Version {version} can be released."))
        return
    run_write_release(root, released)
    for path in sorted(released.files):
        click.echo(path)
    click.echo(
        say(
            language,
            id=f"Kirim sebagai usulan; sesudah digabung beri tag v{version}.",
            en=f"Send this as a proposal; once merged, tag it v{version}.",
        ),
        err=True,
    )
