"""kerangka aggregate: household microdata to poverty figures of groups; the records stay where they are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from generator.cli.options import shared_options
from generator.cli.report import exit_code, report
from generator.exchange.poverty_table import COLUMNS
from generator.pipeline import languages_of
from generator.pipeline.households import AggregateRequest, run_aggregate
from generator.reading.messages import read_messages
from generator.reading.telling import tell_all
from generator.text import say
from generator.writing.whole_file import write_pieces


@click.command()
@click.argument("households")
@click.option(
    "--measure", required=True, metavar="YML",
    help="Berkas ukuran kemiskinan. | File of the poverty measure.",
)  # fmt: skip
@click.option(
    "--by", default="", metavar="COLUMN[,COLUMN...]",
    help="Kolom pengelompokan; tanpa ini satu hasil untuk semua. | Group by columns; without it one result for all.",
)  # fmt: skip
@click.option("--size", metavar="COLUMN", help="Kolom banyaknya anggota. | Column of household sizes.")
@click.option("--weight", metavar="COLUMN", help="Kolom bobot sampel. | Column of sampling weights.")
@click.option(
    "--engine", metavar="URL",
    help="Alamat mesin (Ibis) bila HOUSEHOLDS nama tabel. | Ibis URL where HOUSEHOLDS names a table.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["csv", "json", "observations"]), default="csv", show_default=True,
    help="Bentuk hasil. | Form of the result.",
)  # fmt: skip
@click.option("--period", default="", metavar="P", help="Periode pengamatan. | Period of the observations.")
@click.option("--source", default="", metavar="ID", help="Sumber pengamatan. | Source of the observations.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Berkas hasil; tanpa ini ke layar. | File of the result; without it to the screen.",
)  # fmt: skip
@click.option(
    "--raw", is_flag=True,
    help="Tanpa penyamaran; tidak pernah ke dalam proyek. | Nothing hidden; never into the project.",
)  # fmt: skip
@shared_options
def aggregate(root: Path, language: str | None, households: str, measure: str, out: Path | None, **options: Any) -> None:
    """Hitung ukuran kemiskinan dari data rumah tangga tanpa memindahkan catatannya.

    Compute poverty figures from household data without moving the records. HOUSEHOLDS is a CSV or
    Parquet file or glob, or with --engine the name of a table. What may point to a household is
    hidden; with any problem nothing is written.
    """
    language = language or languages_of(root)[0]
    request = _request(root, language, households, measure, options)
    if request.raw:
        _refuse_inside(root, out, language)
    result = run_aggregate(root, request)
    if result.problems:
        told = tell_all(root, result.problems, read_messages(), language)
        report(told, language)
        click.echo(say(language, id="Tidak ada yang ditulis.", en="Nothing was written."), err=True)
        sys.exit(exit_code(told))
    for stratum in result.lonely_strata:
        message = say(
            language,
            id=f'Strata "{stratum}" hanya berisi satu klaster: kelompoknya tidak mendapat galat baku.',
            en=f'Stratum "{stratum}" has a single cluster: its groups get no standard error.',
        )
        click.echo(message, err=True)
    if out is None:
        for piece in result.pieces:
            click.echo(piece, nl=False)
    else:
        write_pieces(out, (piece.encode("utf-8") for piece in result.pieces))


def _request(root: Path, language: str, households: str, measure: str, options: dict[str, Any]) -> AggregateRequest:
    """Return the request with paths as the project names them."""
    if options["form"] == "observations" and not (options["by"] and options["period"] and options["source"]):
        needed = say(language, id="--format observations memerlukan", en="--format observations needs")
        raise click.UsageError(f"{needed} --by, --period, --source")
    by = tuple(dict.fromkeys(column.strip() for column in options.pop("by").split(",") if column.strip()))
    if taken := sorted(set(by) & set(COLUMNS)):
        raise click.UsageError(
            say(
                language,
                id=f"--by: kolom hasil sudah bernama {', '.join(taken)}; beri nama lain pada kolom data.",
                en=f"--by: the result has columns named {', '.join(taken)} already; rename those of the data.",
            )
        )
    found = (root / measure) if (root / measure).is_file() else Path(measure).resolve()
    inside = found.resolve().relative_to(root).as_posix() if found.resolve().is_relative_to(root) else found.as_posix()
    return AggregateRequest(households=households, measure=inside, by=by, **options)


def _refuse_inside(root: Path, out: Path | None, language: str) -> None:
    """Refuse to write unsuppressed figures into the project, also by way of the shell's `>`."""
    target = out or _standard_output()
    if target is not None and target.resolve().is_relative_to(root):
        raise click.UsageError(
            say(
                language,
                id=f"--raw tidak menulis ke dalam proyek: {target.name}. Angka tanpa penyamaran tetap pada pemilik data.",
                en=f"--raw does not write into the project: {target.name}. Unsuppressed figures stay with the custodian.",
            )
        )


def _standard_output() -> Path | None:
    """Return the file that standard output goes to, where the system can tell."""
    target = Path("/proc/self/fd/1")
    return target.resolve() if target.exists() and target.resolve().is_file() else None
