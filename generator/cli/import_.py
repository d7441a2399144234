"""kerangka import: other people's formats into our own tables."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import exit_code, report
from generator.exchange.table import TableImport
from generator.pipeline import run_import_table, run_write_import
from generator.reading.messages import read_messages
from generator.reading.telling import tell_all
from generator.text import say


@click.group(name="import")
def import_() -> None:
    """Masukkan data dari format lain ke dalam tabel kita sendiri.

    Bring data in other formats into our own tables.
    """


@import_.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--mapping", required=True, metavar="YML", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Pemetaan: kolom mana menjadi apa. | Mapping: which column becomes what.",
)  # fmt: skip
@click.option(
    "--dry-run", is_flag=True,
    help="Sebutkan saja apa yang akan ditulis. | Only say what would be written.",
)  # fmt: skip
@click.option(
    "--replace", is_flag=True,
    help="Ganti nilai yang berbeda dengan yang sudah ada. | Replace values that differ from those held.",
)  # fmt: skip
@shared_options
def table(root: Path, language: str | None, file: Path, mapping: Path, dry_run: bool, replace: bool) -> None:
    """Masukkan tabel CSV atau XLSX ke register dan tabel pengamatan sebuah kabupaten.

    Bring a CSV or XLSX table into the register and the observations of a regency. What cannot be
    placed is listed with its row, a value that differs from one held is never overwritten without
    --replace, and with any problem nothing is written at all.
    """
    project, imported = run_import_table(root, _shown(root, file), _shown(root, mapping), replace=replace)
    language = chosen_language(project, language)
    if imported.problems:
        told = tell_all(root, imported.problems, read_messages(), language)
        report(told, language)
        click.echo(say(language, id="Tidak ada yang ditulis.", en="Nothing was written."), err=True)
        sys.exit(exit_code(told))
    if not dry_run:
        run_write_import(root, imported)
    click.echo(_summary(imported, language, dry_run=dry_run))


def _shown(root: Path, file: Path) -> str:
    """Return the path below the project where it lies there, else the whole path."""
    whole = file.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else whole.as_posix()


def _summary(imported: TableImport, language: str, *, dry_run: bool) -> str:
    lines = [
        say(
            language,
            id=f"{one.path}: {one.added} baris baru, {one.replaced} diganti, {one.unchanged} sudah ada.",
            en=f"{one.path}: {one.added} row(s) new, {one.replaced} replaced, {one.unchanged} there already.",
        )
        for one in imported.counts
    ]
    if dry_run:
        lines.append(say(language, id="Uji coba: tidak ada yang ditulis.", en="Dry run: nothing was written."))
    elif not imported.tables:
        lines.append(say(language, id="Tidak ada yang berubah.", en="Nothing changed."))
    return "\n".join(lines)
