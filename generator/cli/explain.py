"""kerangka explain: what a problem code, a field of a file, or an id means."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import click

from generator.analysis.golden_thread import Node
from generator.cli.options import chosen_language, shared_options
from generator.cli.report import EXIT_CONTENT_WRONG, severity_word
from generator.pages.provenance import FOLDER_OF, left_out, provenance_of
from generator.pages.shown_value import SCHEMA_OF
from generator.pages.told_provenance import Placed, told_adaptation, told_left_out, told_provenance
from generator.pages.view import View
from generator.pipeline import run_check, view_of
from generator.problems import GeneratorError, Location, Message, nearest
from generator.reading.messages import read_messages
from generator.reading.schema import Schemas, label_of, read_schemas
from generator.reading.schema_field import SchemaField, element_permission, field_named, schema_fields
from generator.reading.telling import locate
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
    """Return what is connected with an id, '' where there is none, and all ids of the project.

    An id may have the name of its folder before it; in a region adaptations and parts of the framework are known too.
    """
    try:
        checked = run_check(root)
    except GeneratorError:
        return "", ()
    project = checked.project
    view = view_of(project, chosen_language(project, language), checked.schemas)
    folder, _, id_ = name.rpartition("/")
    placed = partial(_place, root)
    blocks: list[str] = []
    for kind, known in view.titles:
        if known != id_ or (folder and FOLDER_OF.get(kind) != folder):
            continue
        blocks.append(f"{view.title(kind, id_)} ({kind}: {id_}) → {view.address(kind, id_)}")
        blocks.extend(_permissions(view, kind, id_))
        blocks.extend(_provenance(view, placed, (kind, id_)))
        for other, ids in view.thread.related((kind, id_)).items():
            blocks.extend(f"    {other}: {one} - {view.title(other, one)}" for one in ids)
    blocks.extend(_of_region(view, placed, name))
    known_ids = (id_ for _, id_ in view.titles)
    return "\n".join(blocks), (*known_ids, *project.programme.adaptations)


def _place(root: Path, here: Location) -> str:
    """Write a place; a whole file needs no line."""
    return f"{here.path}:{locate(root, (here,))[here][0]}" if here.pointer else here.path


def _provenance(view: View, placed: Placed, node: Node) -> Iterator[str]:
    found = provenance_of(view.project, node)
    if found is not None:
        yield from (f"    {line}" for line in told_provenance(view, found, placed))


def _of_region(view: View, placed: Placed, name: str) -> Iterator[str]:
    """Tell what only a region has a word for: a part of the framework, an element that is left out, an adaptation."""
    part = provenance_of(view.project, ("part", name))
    if part is not None and view.schemas is not None:
        yield f"{view.within(label_of(view.schemas.by_name[SCHEMA_OF[name]]))} ({name})"
        yield from _provenance(view, placed, ("part", name))
    for one in left_out(view.project):
        if name in {one.target, one.target.rpartition("/")[2]}:
            yield from told_left_out(view, one, placed)
    if name in view.programme.adaptations:
        yield from told_adaptation(view, view.programme.adaptations[name], placed)


def _permissions(view: View, kind: str, id_: str) -> Iterator[str]:
    """Tell what a region may do with an element as a whole."""
    indicator = view.programme.indicators.get(id_) if kind == "indicator" else None
    if indicator is not None and indicator.core:
        yield "    " + view.say(
            id="Indikator inti: sama di semua wilayah, supaya tetap dapat dibandingkan.",
            en="Core indicator: the same in all regions, so that they stay comparable.",
        )
    elif view.schemas is not None and kind in FOLDER_OF:
        allowed = element_permission(view.schemas.by_name[SCHEMA_OF[FOLDER_OF[kind]]])
        if allowed is not None:
            yield "    " + view.within(allowed)
