"""Problems on the screen, as JSON, or as annotations on GitHub."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import click

from generator.problems import Severity, Told
from generator.publishing.links import BrokenLink
from generator.publishing.privacy_gate import Leak
from generator.text import say

EXIT_CONTENT_WRONG = 1


def report(told: tuple[Told, ...], language: str, form: str = "text") -> None:
    """Print all problems in a form of `FORMS`."""
    click.echo(FORMS[form](told, language), nl=form != "github" or bool(told))


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


def as_text(told: tuple[Told, ...], language: str) -> str:
    """Lay out problems for a person: place, code and fact, then the fix, then a count."""
    explain = say(language, id="penjelasan", en="explanation")
    blocks = [
        f"{one.path}:{one.line}:{one.column}: {severity_word(one.severity, language)}[{one.code}]: {one.fact}\n"
        f"    {one.fix}      {explain}: kerangka explain {one.code}"
        for one in told
    ]
    errors = sum(one.severity is Severity.ERROR for one in told)
    warnings = len(told) - errors
    blocks.append(
        say(language, id=f"{errors} galat, {warnings} peringatan.", en=f"{errors} error(s), {warnings} warning(s).")
    )
    return "\n".join(blocks)


def as_json(told: tuple[Told, ...], _language: str) -> str:
    """Write problems as a JSON object with a list `problems`."""
    problems = [
        {
            "code": one.code, "severity": one.severity.value, "path": one.path, "line": one.line,
            "column": one.column, "fact": one.fact, "fix": one.fix,
        }
        for one in told
    ]  # fmt: skip
    return json.dumps({"problems": problems}, ensure_ascii=False, indent=2)


def as_github(told: tuple[Told, ...], _language: str) -> str:
    """Write problems as workflow commands, which GitHub shows on the lines of a pull request."""
    return "\n".join(
        f"::{one.severity.value} file={_property(one.path)},line={one.line},col={one.column},"
        f"title={_property(one.code)}::{_data(f'{one.fact} {one.fix}')}"
        for one in told
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMS: Mapping[str, Callable[[tuple[Told, ...], str], str]] = {"text": as_text, "json": as_json, "github": as_github}
