"""kerangka export village: one village as a file that travels: a page that opens offline, or two printed sheets."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import EXIT_CONTENT_WRONG, report, report_refusal
from generator.model.village import Village
from generator.pipeline import VILLAGE_FORMS, run_check, run_export_village
from generator.problems import nearest
from generator.project import Project
from generator.text import say
from generator.writing.whole_file import write_files


@click.command("village")
@click.argument("code", metavar="KODE")
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.html|FILE.pdf",
    help="Berkas tujuan; akhirannya menentukan bentuknya. | Target file; its ending decides the form.",
)  # fmt: skip
@shared_options
def village(root: Path, language: str | None, code: str, out: Path) -> None:
    """Tulis satu desa sebagai satu berkas: .html yang terbuka tanpa internet, atau .pdf dua lembar.

    Write one village as one file: .html that opens without the internet, or .pdf of two sheets. Both are
    in the language of --language.
    """
    form = out.suffix.lower().removeprefix(".")
    if form not in VILLAGE_FORMS:
        near = nearest(form, VILLAGE_FORMS) or " | ".join(VILLAGE_FORMS)
        raise click.UsageError(f"{out}: bentuk tidak dikenal, mungkin maksudnya .{near} | unknown form, perhaps you mean .{near}")
    if not out.parent.is_dir():
        raise click.UsageError(f"{out.parent}: folder ini tidak ada | there is no such folder")
    checked = run_check(root)
    language = chosen_language(checked.project, language)
    if not checked.is_publishable:
        report(checked.told(language), language)
        sys.exit(EXIT_CONTENT_WRONG)
    found = _found(checked.project, code)
    if found is None:
        _refuse(checked.project, code, language)
    content, leaks = run_export_village(checked.project, found, language, form)
    if leaks:
        report_refusal(leaks, language)
        sys.exit(EXIT_CONTENT_WRONG)
    write_files({out: content})
    size = len(content) // 1000 + 1
    click.echo(say(language, id=f"{found.name} ({found.code}) → {out}, {size} kB", en=f"{found.name} ({found.code}) → {out}, {size} kB"))


def _found(project: Project, code: str) -> Village | None:
    """Return the village of a code, written with or without dots."""
    codes = project.register.frame["code"].tolist()
    bare = {one.replace(".", ""): position for position, one in enumerate(codes)}
    position = bare.get(code.strip().replace(".", ""))
    return None if position is None else project.village(position)


def _refuse(project: Project, code: str, language: str) -> NoReturn:
    """Say in one sentence that there is no such village, and which are nearest by code or by name."""
    names = dict(zip(project.register.frame["code"], project.register.frame["name"], strict=True))
    near = nearest(code, {*names, *names.values()})
    told = say(language, id=f'Tidak ada desa berkode "{code}" dalam daftar desa', en=f'No village in the register has the code "{code}"')
    alike = [f"{one} ({name})" for one, name in names.items() if near in (one, name)]
    if alike:
        told += say(language, id="; mungkin maksudnya ", en="; perhaps you mean ") + say(language, id=" atau ", en=" or ").join(alike)
    click.echo(f"{told}.", err=True)
    sys.exit(EXIT_CONTENT_WRONG)
