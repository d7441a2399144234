"""Terms of the glossary in prose: where one first occurs, it leads to its explanation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from generator.model.glossary import Term
from generator.pages.glossary import ADDRESS
from generator.pages.page import relative
from generator.pages.view import View
from generator.project import Prose

LEFT_ALONE = re.compile(
    r"```.*?```|~~~.*?~~~|`[^`\n]*`"  # code
    r"|^#.*?$|^[^\n]+\n(?:===+|---+)$"  # headings
    r"|^\|.*?$|^\s*[*-] \[[ x]\]"  # tables
    r"|!?\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|<https?:[^>]*>"  # links and pictures
    r"|<(a|h[1-6]|code|pre|svg|table|script|style|button|summary)\b.*?</\1>|<[^>]*>|\{[^}\n]*\}",
    re.DOTALL | re.MULTILINE,
)
SHORTEST = 3


def marked(view: View, prose: Prose, address: str) -> str:
    """Return the body of prose in which the first occurrence of each term links its explanation."""
    body, names = prose.body, _names(view, prose.language)
    if not names:
        return body
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    word = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)
    told: set[str] = set()

    def link(match: re.Match[str]) -> str:
        term = names[match[0].casefold()]
        written = _written(term, match[0])
        if term.id in told or (written.isupper() and match[0] != written):
            return match[0]
        told.add(term.id)
        href = escape(relative(address, f"{ADDRESS}#{term.id}"))
        return f'<a class="term" href="{href}" title="{escape(view.within(term.definition))}">{match[0]}</a>'

    pieces, end = [], 0
    for kept in LEFT_ALONE.finditer(body):
        pieces += [word.sub(link, body[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join((*pieces, word.sub(link, body[end:])))


def _names(view: View, language: str) -> dict[str, Term]:
    """Return the terms by the names that prose of a language may use."""
    return {
        name.casefold(): term
        for term in view.programme.glossary.terms
        for name in (term.term.within(language), *term.aliases)
        if len(name) >= SHORTEST or name.isupper()
    }


def _written(term: Term, found: str) -> str:
    return next((name for name in term.names if name.casefold() == found.casefold()), found)


def synonyms_of(terms: Iterable[Term]) -> list[tuple[str, ...]]:
    """Return all names of each term, for the search."""
    return [tuple(dict.fromkeys(term.names)) for term in terms]
