"""The spellings that hide a number from a plain search, undone: escapes, entities, odd digits, tags.

Each step is one substitution over bytes; where a finding began in the file is worked out afterwards,
and only for findings. Base64 and pictures of text are not undone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

ESCAPE = re.compile(
    rb"""[\\%&](?:
      (?<=\\)(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))
    | (?<=%)(?:(2[0-9a-fA-F]|40|5[fF])|((?:3[0-9]%){1,32}3[0-9])|([cC]2%[aA]0)|[eE]2%80%[89][0-9a-fA-F])
    | (?<=&)(?:\#[xX]0{0,4}([0-9a-fA-F]{2,5})(?:;|(?![0-9a-fA-F]))|\#0{0,4}([0-9]{2,6})(?:;|(?![0-9]))
      |(amp|commat|nbsp|period|plus|hyphen|dash|lpar|rpar|sol|colon|shy|zwnj|zwj);)
    )""",
    re.VERBOSE,
)
NAMED: Mapping[bytes, bytes] = MappingProxyType(
    {
        b"amp": b"&", b"commat": b"@", b"nbsp": b" ", b"period": b".", b"plus": b"+", b"hyphen": b"-", b"dash": b"-",
        b"lpar": b"(", b"rpar": b")", b"sol": b"/", b"colon": b":", b"shy": b"\x00", b"zwnj": b"\x00", b"zwj": b"\x00",
    }
)  # fmt: skip
CHARACTER = re.compile(rb"[\xc2-\xf3][\x80-\xbf]{1,3}")
INLINE = (
    rb"a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|r|rPr|s|samp|small|span|strong|sub|sup|t"
    rb"|time|tspan|u|var|wbr|w:(?!p\b|tc\b|tr\b)[A-Za-z]+"
)
CUT = rb"(?:(?<=\x00)|(?<=<)(?:!--[^<>]*-->|/?(?:" + INLINE + rb")(?:[\s/][^<>]*)?>))"
MORE_CUTS = rb"(?:\x00| (?=<)|<(?:!--[^<>]*-->|/?(?:" + INLINE + rb")(?:[\s/][^<>]*)?>))*"
NUMBER_JOINT = re.compile(
    rb"[<\x00](?:(?<=[0-9+.\-].)|(?<=[0-9][ .\-)].))" + CUT + MORE_CUTS + rb"(?=[ .()-]{0,2}[0-9])", re.DOTALL
)
ADDRESS_JOINT = re.compile(
    rb"[<\x00]" + CUT + MORE_CUTS + rb"(?:(?=@)|(?=\.[A-Za-z]))|[<\x00](?<=@.)" + CUT + MORE_CUTS, re.DOTALL
)
"""Inline tags and invisible characters in the middle of what may be a number, or an e-mail address."""
INVISIBLE = b"\x00"
AROUND = 200
"""Bytes looked at on both sides of a joint; no number and no address is longer."""


@dataclass(frozen=True)
class Step:
    """One substitution: what is sought and what is put in its place."""

    pattern: re.Pattern[bytes]
    put: Callable[[re.Match[bytes]], bytes]

    def done(self, text: bytes) -> bytes:
        """Return the text after this step."""
        return self.pattern.sub(self.put, text)

    def before(self, text: bytes, position: int) -> int:
        """Return where a place of the result stood in `text`."""
        gone = 0
        for match in self.pattern.finditer(text):
            start, put = match.start() - gone, len(self.put(match))
            if position < start:
                break
            if position < start + put:
                return match.start()
            gone += match.end() - match.start() - put
        return position + gone


@dataclass(frozen=True, eq=False)
class View:
    """A text as one reader sees it; `cut` is the stretch of the view below, from `begin`, that `step` made it of."""

    text: bytes
    below: View | None = None
    step: Step | None = None
    cut: bytes = b""
    begin: int = 0

    def after(self, step: Step) -> View:
        """Return the view one step further."""
        return View(step.done(self.text), self, step, self.text)

    def shown(self, step: Step, begin: int, end: int) -> View:
        """Return the view of a stretch, one step further."""
        cut = self.text[begin:end]
        return View(step.done(cut), self, step, cut, begin)

    def origin(self, position: int) -> int:
        """Return the byte of the file where a place of the text comes from."""
        if self.below is None or self.step is None:
            return position
        return self.below.origin(self.begin + self.step.before(self.cut, position))


def views(raw: bytes) -> Iterator[View]:
    """Return the text without escapes, and the stretches where tags or invisible characters may cut something up.

    Undoing an escape never joins digits that stand apart in the file; only those stretches do.
    """
    read = View(raw).after(ESCAPES)
    if b"&amp;" in raw or b"%25" in raw or b"\\u00" in raw:
        read = read.after(ESCAPES)
    read = read.after(CHARACTERS)
    yield read
    if AS_WRITTEN.pattern.search(raw):
        yield from _joined(View(raw).after(CHARACTERS), AS_WRITTEN)
    if b"<" in read.text or INVISIBLE in read.text:
        yield from _joined(read, NUMBER_JOINTS)
        if b"@" in read.text:
            yield from _joined(read, ADDRESS_JOINTS)


def _joined(read: View, step: Step) -> Iterator[View]:
    begin = end = 0
    for match in step.pattern.finditer(read.text):
        if match.start() - AROUND > end:
            if end:
                yield read.shown(step, begin, end)
            begin = max(match.start() - AROUND, 0)
        end = match.end() + AROUND
    if end:
        yield read.shown(step, begin, end)


def _unescaped(match: re.Match[bytes]) -> bytes:
    unit, byte, percent, run, space, hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED[name]
    if run:
        return run[1::3]
    digits = unit or byte or percent or hexadecimal
    if not (digits or decimal):
        return b" " if space else INVISIBLE
    code = int(decimal) if decimal else int(digits, 16)
    if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF or code < 9:
        return match[0]
    return chr(code).encode()


@cache
def _plain_character(raw: bytes) -> bytes:
    try:
        characters = raw.decode()
    except UnicodeDecodeError:
        return raw
    return b"".join(map(_plain_one, characters))


def _plain_one(character: str) -> bytes:
    raw = character.encode()
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character)).encode()
    if category == "Cf" or character in "\u034f\u115f\u180e\u3164\ufe0f":
        return INVISIBLE
    if category in {"Zs", "Zl", "Zp"}:
        return b" "
    if category == "Pd" or character == "\u2212":
        return b"-"
    compatible = unicodedata.normalize("NFKC", character)
    return compatible.encode() if compatible.isascii() and character >= "\uf900" else raw


def _without(_match: re.Match[bytes]) -> bytes:
    return b""


ESCAPES = Step(ESCAPE, _unescaped)
CHARACTERS = Step(CHARACTER, lambda match: _plain_character(match[0]))
AS_WRITTEN = Step(re.compile(rb"%(?=[0-9]{3})"), lambda match: match[0])
"""`50%2100 0001…` is a number after a per cent sign as well as an escaped exclamation mark."""
NUMBER_JOINTS = Step(NUMBER_JOINT, _without)
ADDRESS_JOINTS = Step(ADDRESS_JOINT, _without)
