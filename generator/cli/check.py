"""kerangka check: everything that is wrong, in one run; on request what is certain is mended."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import FORMS, exit_code, report, report_changes
from generator.pipeline import run_check
from generator.problems import LineChange
from generator.writing.line_changes import write_line_changes

MENDING_ROUNDS = 5


@click.command()
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True,
    help="Bentuk laporan. | Form of the report.",
)  # fmt: skip
@click.option(
    "--fix", "mend", is_flag=True,
    help="Betulkan dulu yang pasti; sebutkan setiap baris yang berubah. | Mend what is certain first; name every changed line.",
)  # fmt: skip
@shared_options
def check(root: Path, language: str | None, form: str, mend: bool) -> None:
    """Periksa semua berkas dan sebutkan setiap kekeliruan.

    Check all files and name every mistake: where it is, what is wrong, how to mend it.
    """
    changes = mend_certain(root) if mend else ()
    checked = run_check(root)
    language = chosen_language(checked.project, language)
    if mend:
        report_changes(changes, language)
    told = checked.told(language)
    report(told, language, form, checked.project.programme.identity)
    sys.exit(exit_code(told))


def mend_certain(root: Path) -> tuple[LineChange, ...]:
    """Mend what can only be meant in one way and return the changed lines.

    A file that can be read again shows its other mistakes, so there are several rounds; lines that
    come back in another round are left to their author.
    """
    made: dict[LineChange, None] = {}
    for _ in range(MENDING_ROUNDS):
        told = run_check(root).told("id")
        wanted = (change for one in told for change in one.changes if change not in made)
        changes = write_line_changes(root, wanted)
        if not changes:
            break
        made.update(dict.fromkeys(changes))
    return tuple(made)
