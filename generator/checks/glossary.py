"""The glossary: a name belongs to one term, or nobody knows which one a page means."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.glossary import Term
from generator.problems import Location, Problem
from generator.project import Project


def check_glossary(project: Project) -> Iterator[Problem]:
    """No two terms share a name, whatever the language or the capitals."""
    owners: dict[str, tuple[str, Location]] = {}
    for term in project.programme.glossary.terms:
        for name, place in _named(term):
            owner, first = owners.setdefault(name.casefold(), (term.id, place))
            if owner != term.id:
                yield Problem("istilah-ganda", place, {"value": name, "term": owner}, related=first)


def _named(term: Term) -> Iterator[tuple[str, Location]]:
    for language, name in term.term.languages.items():
        yield name, term.source.at("term", language)
    for number, alias in enumerate(term.aliases):
        yield alias, term.source.at("aliases", number)
