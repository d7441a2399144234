"""kerangka explain: what a problem code or an id means."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import EXIT_CONTENT_WRONG
from generator.pipeline import run_check, view_of
from generator.problems import GeneratorError, Message, nearest
from generator.reading.messages import read_messages
from generator.text import say


@click.command()
@click.argument("name")
@shared_options
def explain(root: Path, language: str | None, name: str) -> None:
    """Jelaskan sebuah kode galat, atau apa yang terhubung dengan sebuah id.

    Explain a problem code, or what is connected with an id of the framework.
    """
    messages = read_messages()
    if name in messages:
        click.echo(_of_code(messages[name], language or "id"))
        return
    try:
        told = _of_id(root, name, language)
    except GeneratorError:
        told = ""
    if told:
        click.echo(told)
        return
    near = nearest(name, tuple(messages))
    words = language or "id"
    click.echo(say(words, id=f'"{name}" bukan kode galat dan bukan id.', en=f'"{name}" is neither a problem code nor an id.'), err=True)
    if near:
        click.echo(say(words, id=f'Mungkin maksudnya: "{near}"', en=f'Perhaps you mean: "{near}"'), err=True)
    sys.exit(EXIT_CONTENT_WRONG)


def _of_code(message: Message, language: str) -> str:
    lines = [
        message.code,
        "",
        message.explanation.within(language),
        "",
        say(language, id="Contoh benar:", en="Good example:"),
        *(f"    {line}" for line in message.good.rstrip().splitlines()),
        say(language, id="Contoh salah:", en="Bad example:"),
        *(f"    {line}" for line in message.bad.rstrip().splitlines()),
    ]
    return "\n".join(lines)


def _of_id(root: Path, name: str, language: str | None) -> str:
    project = run_check(root).project
    view = view_of(project, chosen_language(project, language))
    blocks = []
    for kind, id_ in view.titles:
        if id_ != name:
            continue
        blocks.append(f"{view.title(kind, id_)} ({kind}: {id_}) → {view.address(kind, id_)}")
        for other, ids in view.thread.related((kind, id_)).items():
            blocks.extend(f"    {other}: {one} - {view.title(other, one)}" for one in ids)
    return "\n".join(blocks)
