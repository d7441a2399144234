"""Slips that keep a YAML file from being read: the line as it was meant, where that makes the file readable."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

import yaml

from generator.problems import Edit, EditKind, Edits, Location, Problem

TAB_STOP = "  "
FIELD = re.compile(r"(\s*(?:- )?[A-Za-z_]\w*:) +(\S.*)")
NO_BLANK = re.compile(r"(\s*(?:- )?[a-z_]+:)([^\s:/].*)")
IN_LANGUAGES = re.compile(r"(.*\{id: )(.+?)(, en: )(.+?)(\}.*)")
OPENED = {"[": "]", "{": "}"}

Lines = Mapping[int, str]
"""New text of lines, by their number from 1."""


def slip_in(path: str, text: str, error: yaml.YAMLError) -> Problem | None:
    """Return the slip that keeps a file from being read, with what mends it; None where no known one explains it."""
    reason = str(getattr(error, "problem", "") or error).splitlines()[0]
    if _is_readable(text):
        return None
    lines = text.split("\n")
    tabs = {
        number: re.sub(r"^[ \t]+", lambda blanks: blanks[0].replace("\t", TAB_STOP), line)
        for number, line in enumerate(lines, 1)
        if re.match(r" *\t", line)
    }
    if tabs:
        edits = _edits(path, tabs) if _is_readable(_with(lines, tabs)) else ()
        number = min(tabs)
        here = Location(path, line=number, column=lines[number - 1].index("\t") + 1)
        return Problem("tabulasi", here, {}, edits)
    unquoted = "alias-tidak-dikenal" if "undefined alias" in reason else "teks-perlu-kutip"
    for number in _suspects(lines, error):
        for code, candidates in (("yaml-tidak-terbaca", _laid_out), (unquoted, _in_quotes)):
            for candidate in candidates(lines, number):
                if candidate != lines[number - 1] and _is_readable(_with(lines, {number: candidate})):
                    line = lines[number - 1]
                    here = Location(path, line=number, column=len(line) - len(line.lstrip()) + 1)
                    parameters = {"reason": reason, "text": line.strip()}
                    return Problem(code, here, parameters, _edits(path, {number: candidate}))
    return None


def _edits(path: str, changed: Lines) -> Edits:
    return tuple(Edit(Location(path, line=number), EditKind.LINE, line) for number, line in changed.items())


def _suspects(lines: list[str], error: yaml.YAMLError) -> Iterator[int]:
    """Yield the lines that the parser names, the one above, and those with a quote left open: there a slip was made."""
    marks = (getattr(error, "problem_mark", None), getattr(error, "context_mark", None))
    named = [mark.line + 1 for mark in marks if mark is not None]
    above = [number - 1 for number in named]
    opened = [number for number in range(1, max(named, default=0)) if lines[number - 1].count('"') % 2]
    yield from (number for number in dict.fromkeys((*named, *above, *opened[:3])) if 0 < number <= len(lines))


def _laid_out(lines: list[str], number: int) -> Iterator[str]:
    """Yield the line with another indentation, a blank after the colon, or what was opened closed."""
    line = lines[number - 1]
    yield from _indented_like_neighbours(lines, number)
    if match := NO_BLANK.fullmatch(line):
        yield f"{match[1]} {match[2]}"
    if line.count('"') % 2:
        yield f'{line.rstrip()}"'
    if match := re.fullmatch(r'(.*)("[^"]*)(, [a-z]+: .*|[\]}].*)', line):
        yield f'{match[1]}{match[2]}"{match[3]}'
    yield from (line.rstrip() + close for opened, close in OPENED.items() if line.count(opened) > line.count(close))


def _in_quotes(lines: list[str], number: int) -> Iterator[str]:
    """Yield the line with its text in quotes."""
    line = lines[number - 1]
    if (match := FIELD.fullmatch(line)) and match[2][0] not in "\"'[{>|":
        yield f"{match[1]} {_quoted(match[2])}"
    if match := IN_LANGUAGES.fullmatch(line):
        yield "".join((match[1], _quoted(match[2]), match[3], _quoted(match[4]), match[5]))


def _indented_like_neighbours(lines: list[str], number: int) -> Iterator[str]:
    """Yield the line moved by one blank, to where a line beside it starts."""
    line = lines[number - 1]
    beside = {len(one) - len(one.lstrip()) for one in lines[max(0, number - 2) : number + 1] if one.strip()}
    depth = len(line) - len(line.lstrip())
    for wanted in (depth - 1, depth + 1):
        if wanted in beside and line.strip():
            yield " " * wanted + line.lstrip()


def _quoted(text: str) -> str:
    return text if text[0] in "\"'" else json.dumps(text.strip(), ensure_ascii=False)


def _with(lines: list[str], changed: Lines) -> str:
    return "\n".join(changed.get(number, line) for number, line in enumerate(lines, 1))


def _is_readable(text: str) -> bool:
    try:
        yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    return True
