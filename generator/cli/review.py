"""kerangka review: everything a proposal goes through before others read it, on any machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli.options import MESSAGE_LANGUAGES, shared_options
from generator.pipeline import languages_of
from generator.problems import GeneratorError
from generator.reading.revision import read_base
from generator.text import say

EXIT_TOOL_FAILED = 2
REPORT = "report.md"
SITE = "site"


@dataclass(frozen=True)
class Step:
    """One command of a review; where it says so, it is left out once the check has found errors."""

    title: str
    words: tuple[str, ...]
    needs_check: bool = False


@click.command()
@click.argument("base", required=False)
@click.option(
    "--out", default="review", show_default=True, metavar="DIR", type=click.Path(file_okay=False, path_type=Path),
    help="Folder laporan dan pratinjau. | Folder of the report and the preview.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "github"]), default="text", show_default=True,
    help="Bentuk pesan pemeriksaan. | Form of the check's messages.",
)  # fmt: skip
@shared_options
@click.pass_context
def review(context: click.Context, root: Path, language: str | None, base: str | None, out: Path, form: str) -> None:
    """Jalankan semua pemeriksaan sebuah usulan dan buat pratinjaunya.

    Run every check of a proposal and make its preview: form of the files, mistakes, what changed
    since BASE (default: where the work left main), the site and the documents. All steps run, also
    after one has failed.
    """
    folder = root / out
    folder.mkdir(parents=True, exist_ok=True)
    (folder / REPORT).unlink(missing_ok=True)
    language = language or next(iter(languages_of(root)), MESSAGE_LANGUAGES[0])
    codes: dict[Step, int | None] = {}
    for step in _steps(language, read_base(root, base) or base, folder, form):
        click.secho(f"== {step.title}", bold=True)
        blocked = step.needs_check and any(code for done, code in codes.items() if done.words[0] == "check")
        codes[step] = None if blocked else _run(context, (*step.words, "--project", str(root), "--language", language))
    _summarise(codes, language, folder)
    sys.exit(max(filter(None, codes.values()), default=0))


def _steps(language: str, base: str | None, folder: Path, form: str) -> Iterator[Step]:
    yield Step(say(language, id="Bentuk berkas", en="Form of the files"), ("format", "--check"))
    yield Step(say(language, id="Pemeriksaan isi", en="Check of the content"), ("check", "--format", form))
    report = ("--format", "markdown", "--out", str(folder / REPORT))
    yield Step(say(language, id="Apa yang berubah", en="What changed"), ("diff", base or "main", *report))
    build = ("build", "--documents", "--site-dir", str(folder / SITE))
    yield Step(say(language, id="Pratinjau situs dan dokumen", en="Preview of site and documents"), build, needs_check=True)


def _run(context: click.Context, words: tuple[str, ...]) -> int:
    """Run one command of the same program; returns its exit code."""
    program = context.find_root()
    try:
        code = program.command.main(list(words), prog_name=program.info_name, standalone_mode=False)
    except SystemExit as end:
        code = end.code
    except click.ClickException as refusal:
        refusal.show()
        return EXIT_TOOL_FAILED
    except (GeneratorError, OSError) as error:
        click.echo(f"kerangka: {error}", err=True)
        return EXIT_TOOL_FAILED
    return code if isinstance(code, int) else EXIT_TOOL_FAILED if code else 0


def _summarise(codes: dict[Step, int | None], language: str, folder: Path) -> None:
    """Say how each step ended, and where its results lie."""
    skipped = say(language, id="dilewati, perbaiki dulu isinya", en="left out, mend the content first")
    failed = say(language, id="perlu diperbaiki", en="needs mending")
    click.secho(say(language, id="== Ringkasan", en="== Summary"), bold=True)
    for step, code in codes.items():
        word = skipped if code is None else failed if code else say(language, id="baik", en="good")
        click.echo(f"{step.title}: {word} (kerangka {step.words[0]})")
    for title, file in (
        (say(language, id="Laporan perubahan", en="Report of changes"), folder / REPORT),
        (say(language, id="Pratinjau", en="Preview"), folder / SITE / "index.html"),
    ):
        if file.is_file():
            click.echo(f"{title}: {file}")
