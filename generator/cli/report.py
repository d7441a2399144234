"""Problems on the screen, as JSON, or as annotations on GitHub."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

import click

from generator.model.identity import Identity
from generator.pages.addresses import address_of
from generator.pages.problem_code import REPORT_SCHEMA
from generator.problems import LineChange, Place, Severity, Told
from generator.publishing.links import BrokenLink
from generator.publishing.privacy_gate import Leak
from generator.text import say

EXIT_CONTENT_WRONG = 1


PLACES_TOLD = 8
CHANGES_TOLD = 3
MENDED_TOLD = 10

Explain = Callable[[str], str]
"""From a code to the address of its explanation."""


def report(
    told: tuple[Told, ...], language: str, form: str = "text", identity: Identity | None = None, *, aside: bool = False
) -> None:
    """Print all problems in a form of `FORMS`, on standard error if `aside`; explanations are on the programme's site."""
    languages = identity.languages if identity else ()
    site = (identity.site_url if identity else "") + ("" if language in languages[:1] else f"{language}/")

    def explain(code: str) -> str:
        return site + address_of("problem", code)

    click.echo(FORMS[form](told, language, explain), nl=form != "github" or bool(told), err=aside)


def report_changes(changes: tuple[LineChange, ...], language: str) -> None:
    """Say on standard error which lines were mended, as they were and as they are."""
    mended = say(language, id="dibetulkan", en="mended")
    for path, group in groupby(changes, key=lambda change: change.path):
        made = tuple(group)
        for change in made[:MENDED_TOLD]:
            click.echo(f"{path}:{change.line}: {mended}", err=True)
            for mark, lines in (("-", change.old), ("+", change.new)):
                for line in lines:
                    click.echo(f"  {mark} {line}", err=True)
        rest = len(made) - MENDED_TOLD
        if rest > 0:
            click.echo(f"{path}: " + say(language, id=f"{rest} baris lagi dibetulkan", en=f"{rest} more lines mended"), err=True)
    if not changes:
        click.echo(say(language, id="tidak ada yang dapat dibetulkan dengan pasti.", en="nothing can be mended for certain."), err=True)


def report_refusal(wrong: tuple[BrokenLink | Leak, ...], language: str) -> None:
    """Say on standard error why a finished site is not published: broken links, personal data."""
    for one in wrong:
        click.echo(one.told(language), err=True)
    leaks = sum(isinstance(one, Leak) for one in wrong)
    broken = len(wrong) - leaks
    parts = (
        *((say(language, id=f"{broken} tautan rusak", en=f"{broken} broken link(s)"),) if broken else ()),
        *((say(language, id=f"{leaks} data pribadi", en=f"{leaks} personal data found"),) if leaks else ()),
    )
    end = say(language, id="situs ini tidak diterbitkan; situs lama tetap.", en="this site is not published; the last site stays.")
    click.echo(f"{', '.join(parts)}; {end}", err=True)
    if leaks:
        advice = say(
            language,
            id="Cari asalnya dan hapus di sana; panduan: docs/id/panduan/data-pribadi.md",
            en="Find where it comes from and remove it there; guide: docs/en/panduan/data-pribadi.md",
        )
        click.echo(advice, err=True)


def exit_code(told: tuple[Told, ...]) -> int:
    """Return 1 when a problem stops the build, else 0."""
    return EXIT_CONTENT_WRONG if any(one.severity is Severity.ERROR for one in told) else 0


def severity_word(severity: Severity, language: str) -> str:
    """Return the word for a severity: `galat` or `peringatan`."""
    if severity is Severity.ERROR:
        return say(language, id="galat", en="error")
    return say(language, id="peringatan", en="warning")


def as_text(told: tuple[Told, ...], language: str, _explain: Explain) -> str:
    """Lay out problems for a person, each cause once: place, code and fact, then what mends it, then a count."""
    blocks = ["\n".join(_block(same, language)) for same in by_cause(told)]
    errors = sum(one.severity is Severity.ERROR for one in told)
    warnings = len(told) - errors
    blocks.append(
        say(language, id=f"{errors} galat, {warnings} peringatan.", en=f"{errors} error(s), {warnings} warning(s).")
    )
    mendable = sum(bool(one.changes) for one in told)
    if mendable:
        blocks.append(
            say(
                language,
                id=f"{mendable} di antaranya dapat dibetulkan sendiri: kerangka check --fix",
                en=f"{mendable} of them can be mended for you: kerangka check --fix",
            )
        )
    return "\n".join(blocks)


def by_cause(told: Iterable[Told]) -> tuple[tuple[Told, ...], ...]:
    """Put together what is said in the same words of several places, where the first of them is told."""
    causes: dict[tuple[str, str, str], list[Told]] = {}
    for one in told:
        causes.setdefault((one.code, one.fact, one.fix), []).append(one)
    return tuple(tuple(same) for same in causes.values())


def _block(same: tuple[Told, ...], language: str) -> Iterator[str]:
    one, *others = same
    explain = say(language, id="penjelasan", en="explanation")
    yield f"{one.path}:{one.line}:{one.column}: {severity_word(one.severity, language)}[{one.code}]: {one.fact}"
    yield f"    {one.fix}      {explain}: kerangka explain {one.code}"
    yield from (f"    {line}" for line in (*_changes_told(one, language), *_seen_also(one, language)))
    if one.good and not one.changes and one.good not in one.fix:
        yield "    " + say(language, id="contoh benar:", en="good example:")
        yield from (f"      {line}" for line in one.good.splitlines())
    if one.bad:
        yield "    " + say(language, id=f"contoh salah: {one.bad}", en=f"bad example: {one.bad}")
    if others:
        places = ", ".join(f"{other.path}:{other.line}" for other in others[:PLACES_TOLD])
        rest = len(others) - PLACES_TOLD
        more = say(language, id=f", dan {rest} lagi", en=f", and {rest} more") if rest > 0 else ""
        yield "    " + say(language, id=f"juga di: {places}{more}", en=f"also at: {places}{more}")


def _changes_told(one: Told, language: str) -> Iterator[str]:
    for change in one.changes[:CHANGES_TOLD]:
        lines = str(change.line) if len(change.old) < 2 else f"{change.line}-{change.line + len(change.old) - 1}"
        where = lines if change.path == one.path else f"{lines} ({change.path})"
        if not change.new:
            yield say(language, id=f"hapus baris {where}", en=f"remove line {where}")
            continue
        new = change.new[0].strip() if len(change.new) == 1 else "\n" + "\n".join(f"      {line}" for line in change.new)
        blank = "" if new.startswith("\n") else " "
        yield say(language, id=f"ganti baris {where} menjadi:{blank}{new}", en=f"replace line {where} with:{blank}{new}")
    rest = len(one.changes) - CHANGES_TOLD
    if rest > 0:
        yield say(language, id=f"dan {rest} baris lagi dengan cara yang sama", en=f"and {rest} more lines in the same way")


def _seen_also(one: Told, language: str) -> Iterator[str]:
    """Yield the second place, unless the fact has named it."""
    if one.related is not None:
        place = f"{one.related.path}:{one.related.line}"
        if place not in one.fact:
            yield say(language, id=f"lihat juga: {place}", en=f"see also: {place}")


def as_json(told: tuple[Told, ...], _language: str, explain: Explain) -> str:
    """Write problems as a JSON object with a list `problems`, each place by itself; its schema is published."""
    problems = [
        {
            "code": one.code, "severity": one.severity.value, "path": one.path, "line": one.line,
            "column": one.column, "fact": one.fact, "fix": one.fix, "bad": one.bad or None,
            "related": _as_place(one.related) if one.related else None,
            "edit": [_as_change(change) for change in one.changes],
            "explanation": explain(one.code),
        }
        for one in told
    ]  # fmt: skip
    return json.dumps({"$schema": explain("").partition("galat/")[0] + REPORT_SCHEMA, "problems": problems}, ensure_ascii=False, indent=2)


def _as_place(place: Place) -> dict[str, object]:
    return {"path": place.path, "line": place.line, "column": place.column}


def _as_change(change: LineChange) -> dict[str, object]:
    return {"path": change.path, "line": change.line, "old": change.old, "new": change.new}


def as_github(told: tuple[Told, ...], language: str, _explain: Explain) -> str:
    """Write problems as workflow commands, which GitHub shows on the lines of a pull request."""
    return "\n".join(
        f"::{one.severity.value} file={_property(one.path)},line={one.line},col={one.column},"
        f"title={_property(one.code)}::{_data(_annotation(one, language))}"
        for one in told
    )


def _annotation(one: Told, language: str) -> str:
    return "\n".join((f"{one.fact} {one.fix}", *_changes_told(one, language), *_seen_also(one, language)))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMS: Mapping[str, Callable[[tuple[Told, ...], str, Explain], str]] = {
    "text": as_text, "json": as_json, "github": as_github,
}  # fmt: skip
