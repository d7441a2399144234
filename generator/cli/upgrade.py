"""kerangka upgrade: move a region to another version of its base, after a report on what that means."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import shared_options
from generator.cli.report import EXIT_CONTENT_WRONG, exit_code, report
from generator.pipeline import languages_of
from generator.pipeline.upgrade import UpgradeRequest, run_upgrade, run_write_upgrade
from generator.replication.upgrade_report import FORMS
from generator.text import say


@click.command()
@click.argument("version", metavar="VERSION")
@click.option(
    "--from", "source", default=None, metavar="SOURCE",
    help="Folder, arsip, atau repositori Git kerangka dasar; bawaan: extends.framework. Disimpan di programme.yml. | "
    "Folder, archive or Git repository of the base; default: extends.framework. Kept in programme.yml.",
)  # fmt: skip
@click.option(
    "--sha256", default=None, metavar="HEX",
    help="Sidik yang harus dimiliki kerangka dasar itu. | The checksum that the base must have.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Laporan saja, tanpa menulis. | Only the report, write nothing.")
@click.option("--yes", is_flag=True, help="Tulis tanpa bertanya. | Write without asking.")
@click.option("--allow-older", is_flag=True, help="Izinkan versi yang lebih lama. | Allow an older version.")
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="markdown", show_default=True,
    help="Bentuk laporan. | Form of the report.",
)  # fmt: skip
@shared_options
def upgrade(
    root: Path, language: str | None, version: str, source: str | None, sha256: str | None, dry_run: bool, yes: bool,
    allow_older: bool, form: str,
) -> None:  # fmt: skip
    """Pindahkan wilayah ke versi kerangka dasar lain; akibatnya dilaporkan sebelum ada yang ditulis.

    Move a region to another version of its base; what that means is reported before anything is written. Written are
    base/, the lines of programme.yml that name it, and the report with the decisions to make in upgrades/: all or nothing.
    """
    language = language or languages_of(root)[0]
    upgraded = run_upgrade(root, UpgradeRequest(version, source, sha256, allow_older), language)
    if upgraded.told:
        report(upgraded.told, language, aside=True)
        lost = say(language, id="Suntingan di base/ akan hilang; tidak ada yang ditulis.", en="Edits in base/ would be lost; nothing was written.")
        click.echo(lost, err=True)
        sys.exit(exit_code(upgraded.told))
    if upgraded.report is not None:
        click.echo(FORMS[form](upgraded.report))
    if dry_run or not (yes or _is_wanted(language)):
        click.echo(say(language, id="Tidak ada yang ditulis.", en="Nothing was written."), err=True)
        sys.exit(0 if dry_run else EXIT_CONTENT_WRONG)
    run_write_upgrade(root, upgraded)
    waiting = len(upgraded.report.decisions) if upgraded.report else 0
    click.echo(_done(language, version, waiting), err=True)


def _is_wanted(language: str) -> bool:
    """Ask on a terminal; elsewhere nobody can answer, and --yes is needed."""
    if not sys.stdin.isatty():
        return False
    return click.confirm(say(language, id="Tulis pemutakhiran ini?", en="Write this upgrade?"), default=False, err=True)


def _done(language: str, version: str, waiting: int) -> str:
    written = say(language, id=f"Kerangka dasar kini versi {version}.", en=f"The base is version {version} now.")
    if not waiting:
        return written
    return f"{written} " + say(
        language,
        id=f"{waiting} keputusan menunggu di folder upgrades; sampai itu diisi, kerangka check gagal.",
        en=f"{waiting} decision(s) wait in the folder upgrades; until they are made, kerangka check fails.",
    )
