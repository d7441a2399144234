"""kerangka new-region: a complete repository for a region, asked for on a terminal or given by options."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from generator.cli.new_region_questions import Answers, ask_all, is_confirmed
from generator.cli.options import shared_options
from generator.cli.report import EXIT_CONTENT_WRONG, exit_code, report
from generator.pipeline import languages_of
from generator.pipeline.new_region import BaseSource, NewRegion, run_new_region, run_write_region
from generator.replication.region_request import RegionRequest
from generator.text import as_number, say


@click.command(name="new-region")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--region", "regions", multiple=True, metavar="CODE",
    help="Kode Kemendagri, boleh beberapa kali: provinsi 91, kabupaten 91.06, distrik, atau desa. | Kemendagri code, repeatable: province, regency, district or village.",
)  # fmt: skip
@click.option("--languages", metavar="id,en", help="Bahasa situs; bawaan: id,en. | Languages of the site; default: id,en.")
@click.option("--partner", "partners", multiple=True, metavar="NAMA", help="Lembaga di wilayah ini, boleh beberapa kali. | An organisation of the region, repeatable.")
@click.option("--contact", metavar="MAIL", help="Surel lembaga untuk koreksi. | Email of the organisation for corrections.")
@click.option("--title", metavar="TEXT", help="Judul; bawaan: judul dasar dan nama wilayah. | Indonesian title; default: the base's title and the region's name.")
@click.option(
    "--boundaries", metavar="FILE", type=click.Path(exists=True, path_type=Path),
    help="Berkas batas wilayah (TopoJSON atau GeoJSON); tanpa ini tidak ada peta. | Boundary file; without it there is no map.",
)  # fmt: skip
@click.option(
    "--base", metavar="SOURCE",
    help="Kerangka dasar: folder, arsip, alamat, atau repositori git; bawaan: proyek ini. | The base: folder, archive, address or git repository; default: this project.",
)  # fmt: skip
@click.option("--base-version", metavar="VERSION", help="Versi dasar, bila --base bukan folder. | Version of the base where --base is no folder.")
@click.option("--yes", is_flag=True, help="Jangan bertanya; pakai semua bawaan. | Ask nothing, take all defaults.")
@shared_options
def new_region(
    root: Path, language: str | None, folder: Path, base: str | None, base_version: str | None,
    boundaries: Path | None, yes: bool, regions: tuple[str, ...], languages: str | None, partners: tuple[str, ...],
    contact: str | None, title: str | None,
) -> None:  # fmt: skip
    """Buat repositori lengkap untuk sebuah wilayah: daftar desa, rencana survei, contoh penyesuaian, alur kerja.

    Make a complete repository for a region. On a terminal it asks for what was not given; with --yes it
    takes all defaults. DIR is new or empty; with anything wrong nothing is written.
    """
    language = language or languages_of(root)[0]
    is_asking = not yes and sys.stdin.isatty()
    if not yes and not is_asking:
        _refuse_without_terminal(language)
    answers = Answers(
        regions=regions, languages=languages, partners=partners, contact=contact, title=title, boundaries=boundaries
    )  # fmt: skip
    if is_asking:
        answers = ask_all(answers, language)
    request = RegionRequest(
        regions=answers.regions, languages=tuple(one.strip() for one in (answers.languages or "id,en").split(",")),
        partners=answers.partners, contact=answers.contact, title=answers.title, day=_today(),
    )  # fmt: skip
    target = Path(os.path.abspath(folder))  # noqa: PTH100 - a link stays a link
    region = run_new_region(target, BaseSource(root, base, base_version), request, answers.boundaries, language)
    _stop_if_wrong(region, language)
    if is_asking and not is_confirmed(str(target), region.villages, language):
        sys.exit(EXIT_CONTENT_WRONG)
    told = run_write_region(target, region, language)
    if exit_code(told):
        report(told, language, aside=True)
        click.echo(say(language, id="Tidak ada yang ditulis.", en="Nothing was written."), err=True)
        sys.exit(EXIT_CONTENT_WRONG)
    click.echo(_summary(folder, region, len(told), language))


def _today() -> date:
    """Return the day that the region's texts carry; a build never asks the clock, this command once."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else datetime.now().astimezone().date()


def _refuse_without_terminal(language: str) -> None:
    message = say(
        language,
        id="di sini tidak ada terminal untuk bertanya; beri --yes dan --region KODE, dan bila perlu --languages, --partner, --contact, --title, --boundaries",
        en="there is no terminal to ask on; give --yes and --region CODE, and where needed --languages, --partner, --contact, --title, --boundaries",
    )
    raise click.UsageError(message)


def _stop_if_wrong(region: NewRegion, language: str) -> None:
    """Say everything that stands in the way, one line each, and end; mistakes of the base at their places."""
    for one in region.refused:
        click.echo(one.told(language), err=True)
    if region.told:
        report(region.told, language, aside=True)
        click.echo(say(language, id="Kerangka dasarnya perlu dibetulkan lebih dulu.", en="The base has to be mended first."), err=True)
    if region.refused or region.told:
        click.echo(say(language, id="Tidak ada yang ditulis.", en="Nothing was written."), err=True)
        sys.exit(click.UsageError.exit_code if region.refused else EXIT_CONTENT_WRONG)


def _summary(folder: Path, region: NewRegion, warnings: int, language: str) -> str:
    villages = as_number(region.villages, language)
    return say(
        language,
        id=f"{folder}: {villages} desa, 0 galat, {warnings} peringatan.\nBerikutnya: baca {folder / 'README.md'}, lalu isi alamat example.org di {folder / 'programme.yml'}.",
        en=f"{folder}: {villages} villages, 0 errors, {warnings} warning(s).\nNext: read {folder / 'README.md'}, then fill in the example.org addresses in {folder / 'programme.yml'}.",
    )
