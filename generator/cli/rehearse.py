"""kerangka rehearse: what the base of this project would do to the pages of regions, before it is released."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import EXIT_CONTENT_WRONG
from generator.pipeline import run_check
from generator.pipeline.rehearsal import RehearsalRequest, run_rehearsal, run_rehearsal_report
from generator.reading.region_folder import is_region
from generator.text import say
from generator.writing.whole_file import write_files


@click.command()
@click.argument("regions", nargs=-1, required=True, metavar="REGION...", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--from", "source", default=None, metavar="SOURCE",
    help="Dasar bagi wilayah tanpa folder base: folder, arsip, atau repositori Git; bawaan: rilis terakhir proyek ini. | "
    "Base of a region without a folder base: folder, archive or Git repository; default: the last release of this project.",
)  # fmt: skip
@click.option(
    "--out", default=None, metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
    help="Berkas tujuan; bawaan: layar. | File to write; default: the screen.",
)  # fmt: skip
@click.option(
    "--sites", default=None, metavar="DIR", type=click.Path(file_okay=False, path_type=Path),
    help="Simpan kedua situs tiap wilayah di folder ini. | Keep both sites of each region in this folder.",
)  # fmt: skip
@shared_options
def rehearse(root: Path, language: str | None, regions: tuple[Path, ...], source: str | None, out: Path | None, sites: Path | None) -> None:
    """Gladi rilis kerangka dasar: bangun tiap wilayah dengan dasar lama dan baru, lalu bandingkan halamannya.

    Rehearse a release of the base: build each region with the base it uses and with the base of this project, and
    show what their readers would see otherwise. Nothing in the regions is changed.
    """
    if is_region(root):
        raise click.UsageError(f"{root}: jalankan di proyek kerangka dasar | run this in the project of a base")
    checked = run_check(root)
    language = chosen_language(checked.project, language)
    request = RehearsalRequest(source, sites.absolute() if sites else None)
    rehearsed = []
    for region in regions:
        if sys.stderr.isatty():
            click.echo(say(language, id=f"Membangun {region} dua kali …", en=f"Building {region} twice …"), err=True)
        rehearsed.append(run_rehearsal(checked, region, request, language))
    text = run_rehearsal_report(checked, tuple(rehearsed), language)
    if out is None:
        click.echo(text)
    else:
        write_files({out: text.encode()})
    sys.exit(0 if all(one.is_built for one in rehearsed) else EXIT_CONTENT_WRONG)
