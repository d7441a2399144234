"""The command `kerangka`: its options, its commands, and the only place where errors end."""

from __future__ import annotations

import sys

import click

from generator.cli.aggregate import aggregate
from generator.cli.build import build
from generator.cli.check import check
from generator.cli.diff import diff
from generator.cli.explain import explain
from generator.cli.export import export
from generator.cli.format import format_
from generator.cli.import_ import import_
from generator.cli.new_region import new_region
from generator.cli.pages import pages
from generator.cli.rehearse import rehearse
from generator.cli.release import release
from generator.cli.review import review
from generator.cli.select import select
from generator.cli.serve import serve
from generator.cli.stamp import stamp
from generator.cli.upgrade import upgrade
from generator.problems import GeneratorError

EXIT_TOOL_FAILED = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kerangka", prog_name="kerangka")
def kerangka() -> None:
    """Susun, terbitkan, dan replikasi kerangka program desa.

    Draft, publish and replicate a village programme framework.
    """


for command in (
    check, format_, diff, review, release, build, serve, pages, stamp, aggregate, select, import_, export, explain,
    new_region, upgrade, rehearse,
):  # fmt: skip
    kerangka.add_command(command)


def main() -> None:
    """Run the command line: exit 0 all is well, 1 the content is wrong, 2 the tool failed."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        kerangka.main(standalone_mode=True)
    except (GeneratorError, OSError) as error:
        click.echo(f"kerangka: {error}", err=True)
        sys.exit(EXIT_TOOL_FAILED)

