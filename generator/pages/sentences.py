"""The first sentence of a text, and what follows it: a lead, and the rest below it."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.text import Text

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(])")


def opening(text: Text | None) -> Text | None:
    """Return the first sentence of a text in each of its languages."""
    return _each(text, lambda sentences: sentences[0])


def remainder(text: Text | None) -> Text | None:
    """Return a text without its first sentence; a language with one sentence has no remainder."""
    return _each(text, lambda sentences: "".join(sentences[1:]))


def _each(text: Text | None, part: Callable[[list[str]], str]) -> Text | None:
    if text is None:
        return None
    parts = {language: part(SENTENCE_END.split(text.within(language), maxsplit=1)) for language in text.languages}
    return Text({language: words for language, words in parts.items() if words})
