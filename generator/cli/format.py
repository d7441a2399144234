"""kerangka format: files in their one canonical form."""

from __future__ import annotations

import sys
from difflib import unified_diff
from pathlib import Path

import click

from generator.cli.options import shared_options
from generator.cli.report import EXIT_CONTENT_WRONG, report
from generator.pipeline import languages_of
from generator.pipeline.formatting import Formatted, run_format, run_write_formatted
from generator.reading.messages import read_messages
from generator.reading.telling import tell_all
from generator.text import say


@click.command(name="format")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--check", "only_check", is_flag=True,
    help="Sebutkan saja berkas yang akan berubah. | Only name the files that would change.",
)  # fmt: skip
@click.option("--diff", "with_lines", is_flag=True, help="Tampilkan baris yang berubah. | Show the lines that change.")
@shared_options
def format_(root: Path, language: str | None, paths: tuple[Path, ...], only_check: bool, with_lines: bool) -> None:
    """Rapikan YAML dan CSV ke satu bentuk baku; makna dan komentarnya tetap.

    Put YAML and CSV into one canonical form: order of keys from the schema, quotation marks, lines of
    100 characters, sorted rows. Meaning and comments stay; what cannot be read is left as it is.
    """
    language = language or languages_of(root)[0]
    formatted = run_format(root, paths)
    changed = tuple(one for one in formatted if not one.is_canonical)
    if not only_check:
        run_write_formatted(root, changed)
    for one in changed:
        click.echo(one.path)
        if with_lines:
            click.echo(_lines(one), nl=False)
    problems = tuple(problem for one in formatted for problem in one.problems)
    if problems:
        report(tell_all(root, problems, read_messages(), language), language)
    click.echo(_summary(len(changed), len(formatted), language, only_check=only_check), err=True)
    sys.exit(EXIT_CONTENT_WRONG if problems or (changed and only_check) else 0)


def _lines(one: Formatted) -> str:
    before, after = one.before.splitlines(keepends=True), one.after.splitlines(keepends=True)
    return "".join(unified_diff(before, after, one.path, one.path, n=1))


def _summary(changed: int, all_: int, language: str, *, only_check: bool) -> str:
    if only_check:
        return say(
            language,
            id=f"{changed} dari {all_} berkas belum berbentuk baku. Jalankan: kerangka format"
            if changed
            else f"{all_} berkas sudah berbentuk baku.",
            en=f"{changed} of {all_} files are not in canonical form. Run: kerangka format"
            if changed
            else f"{all_} files are in canonical form.",
        )
    return say(language, id=f"{changed} dari {all_} berkas dirapikan.", en=f"{changed} of {all_} files put into form.")
