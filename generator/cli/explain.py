"""kerangka explain: what a problem code, a field of a file, or an id means."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from generator.cli.options import chosen_language, shared_options
from generator.cli.report import EXIT_CONTENT_WRONG, severity_word
from generator.pipeline import run_check, view_of
from generator.problems import GeneratorError, Message, nearest
from generator.reading.messages import read_messages
from generator.reading.schema import Schemas, read_schemas
from generator.reading.schema_field import SchemaField, field_named, schema_fields
from generator.text import say


class _Left(dict[str, str]):
    """Parameters of a message that nobody has: an ellipsis, but nothing for a number of rows."""

    def __missing__(self, name: str) -> str:
        return "" if name == "rows" else "…"


@click.command()
@click.argument("name")
@shared_options
def explain(root: Path, language: str | None, name: str) -> None:
    """Jelaskan sebuah kode galat, isian berkas (indicator.direction), atau apa yang terhubung dengan sebuah id.

    Explain a problem code, a field of a file (indicator.direction), or what is connected with an id.
    """
    words, messages = language or "id", read_messages()
    if name in messages:
        click.echo("\n".join(_of_code(messages[name], words)))
        return
    schemas = _schemas(root)
    field = field_named(schemas, name) if schemas else None
    if field is not None:
        click.echo("\n".join(_of_field(field, words)))
        return
    told, ids = _of_id(root, name, language)
    if told:
        click.echo(told)
        return
    fields = [one for one, _, _ in schema_fields(schemas)] if schemas else []
    _refuse(name, (*messages, *fields, *ids), words)


def _refuse(name: str, known: Iterable[str], language: str) -> None:
    known = tuple(known)
    near = nearest(name, known) or next((one for one in known if one.endswith(f".{name}")), None)
    nothing = say(
        language,
        id=f'"{name}" bukan kode galat, isian berkas, atau id.',
        en=f'"{name}" is no problem code, no field of a file and no id.',
    )
    click.echo(nothing, err=True)
    if near:
        click.echo(say(language, id=f'Mungkin maksudnya: "{near}"', en=f'Perhaps you mean: "{near}"'), err=True)
    sys.exit(EXIT_CONTENT_WRONG)


def _schemas(root: Path) -> Schemas | None:
    try:
        return read_schemas(root)
    except GeneratorError:
        return None


def _of_code(message: Message, language: str) -> Iterator[str]:
    yield f"{severity_word(message.severity, language)}[{message.code}]: {message.fact.within(language).format_map(_Left())}"
    yield ""
    yield message.explanation.within(language)
    yield ""
    yield say(language, id="Contoh benar:", en="Good example:")
    yield from (f"    {line}" for line in message.good.rstrip().splitlines())
    yield say(language, id="Contoh salah:", en="Bad example:")
    yield from (f"    {line}" for line in message.bad.rstrip().splitlines())
    if message.see:
        yield say(language, id="Sering tertukar dengan: ", en="Often taken for: ") + ", ".join(message.see)


def _of_field(field: SchemaField, language: str) -> Iterator[str]:
    need = say(language, id="wajib", en="required") if field.required else say(language, id="boleh kosong", en="optional")
    yield f"{field.name}: {field.title.within(language)} ({need})"
    yield ""
    yield field.description.within(language)
    yield ""
    if field.allowed:
        yield say(language, id="Pilihannya:", en="Allowed:")
        for word, meaning in field.allowed:
            yield f"    {word}  {meaning.within(language)}".rstrip()
    if field.examples:
        yield say(language, id="Contoh benar:", en="Good examples:")
        yield from (f"    {one}" for one in field.examples)
    if field.bad_examples:
        yield say(language, id="Contoh salah:", en="Bad examples:")
        yield from (f"    {one.within(language)}" for one in field.bad_examples)
    if field.permission:
        told = field.permission.within(language)
        yield f"{told[0].upper()}{told[1:]}."


def _of_id(root: Path, name: str, language: str | None) -> tuple[str, tuple[str, ...]]:
    """Return what is connected with an id, '' where there is none, and all ids of the project."""
    try:
        project = run_check(root).project
    except GeneratorError:
        return "", ()
    view = view_of(project, chosen_language(project, language))
    blocks = []
    for kind, id_ in view.titles:
        if id_ != name:
            continue
        blocks.append(f"{view.title(kind, id_)} ({kind}: {id_}) → {view.address(kind, id_)}")
        for other, ids in view.thread.related((kind, id_)).items():
            blocks.extend(f"    {other}: {one} - {view.title(other, one)}" for one in ids)
    return "\n".join(blocks), tuple(id_ for _, id_ in view.titles)
