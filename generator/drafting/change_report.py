"""The report on a comparison in its three forms: a comment on a pull request, a page, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape
from pathlib import Path
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from generator.analysis.golden_thread import Node, trace
from generator.drafting.change import GRAVITIES, Change, Consequence, Leaf
from generator.drafting.change_words import State, ToldChange, Words
from generator.drafting.consequence_names import names_in
from generator.drafting.consequences import as_plain
from generator.pages.page import SiteFile
from generator.pages.style import inlined_style
from generator.pages.view import View
from generator.problems import Told
from generator.reading.origins import origin_of

SCHEMA_ADDRESS = "data/perubahan.schema.json"
SCHEMA_FILE = Path(__file__).parent.parent / "templates" / "drafting" / "change-report.schema.json"

COMMENT = "drafting/change-report.md.j2"
COMMENT_LIMIT = 60_000
"""Bytes of a comment; GitHub takes 65,536 characters, and the workflow that posts it counts bytes."""

MOST_IN_COMMENT = 1_000


@dataclass(frozen=True)
class Comparison:
    """Two states under the names they were asked for by, and what differs.

    `is_measured` is false where mistakes in one of them keep what follows from being measured.
    """

    base: str
    head: str
    before: State
    after: State
    changes: tuple[Change, ...]
    consequences: tuple[Consequence, ...] = ()
    is_measured: bool = True


@dataclass(frozen=True)
class Sentence:
    """A change as a plain sentence, with what a list of changes sorts and marks it by."""

    id: str
    gravity: str
    part: str
    text: str


@dataclass(frozen=True)
class Group:
    """The changes of one part of the report."""

    part: str
    sentences: tuple[Sentence, ...]

    @property
    def breaking(self) -> int:
        """How many of them break something."""
        return sum(one.gravity == "breaking" for one in self.sentences)


@dataclass(frozen=True, eq=False)
class Report:
    """The comparison in the words of one language; `problems` are told in it, those of either side apart."""

    comparison: Comparison
    language: str
    problems: tuple[Told, ...] = ()
    unread: tuple[Told, ...] = ()

    @cached_property
    def view(self) -> View:
        """The state afterwards, in whose words the report is written."""
        project = self.comparison.after.project
        return View(project, trace(project.programme), self.language, project.programme.identity.languages)

    @cached_property
    def words(self) -> Words:
        """Names and values of both states."""
        return Words(self.comparison.before, self.comparison.after, self.view)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many changes there are of each gravity, the weightiest first."""
        found = [one.gravity for one in self.comparison.changes]
        return MappingProxyType({gravity: found.count(gravity) for gravity in GRAVITIES if gravity in found})

    @cached_property
    def _sentence(self) -> Callable[[ToldChange], str]:
        names = {"address": "", "name_of": lambda kind, id_: self.words.title((kind, id_))}
        template = self.view.environment.get_template("drafting/changes.md.j2", globals=names)
        return template.make_module(names).change  # type: ignore[attr-defined, no-any-return]

    def sentence(self, change: Change) -> Sentence:
        """Return a change in plain words."""
        told = self.words.tell(change)
        text = " ".join(unescape(str(self._sentence(told))).split())
        return Sentence(told.id, change.gravity, change.part, text)

    @cached_property
    def _consequence(self) -> Callable[[Consequence], str]:
        comparison = self.comparison
        names = names_in(comparison.before.project, comparison.after.project, comparison.consequences)
        module = self.view.environment.get_template("drafting/consequences.md.j2").make_module({"address": ""})
        return lambda one: str(module.consequence(one, names))  # type: ignore[attr-defined]

    def consequence(self, one: Consequence) -> Markup:
        """Return the sentence of a consequence, in Markdown."""
        return Markup(self._consequence(one).strip())  # noqa: S704 - rendered by our template

    def sentences(self, most: int | None = None) -> tuple[Sentence, ...]:
        """Return the first `most` changes in plain words."""
        return tuple(map(self.sentence, self.comparison.changes[:most]))

    def in_form(self, template: str, sentences: tuple[Sentence, ...], most: int | None = None, **more: Any) -> str:
        """Render the report with these sentences and the first `most` consequences."""
        consequences = self.comparison.consequences[:most]
        everything = len(self.comparison.changes) + len(self.comparison.consequences)
        return self.view.render(
            template, "",
            report=self,
            groups=grouped(sentences),
            consequences=[self.consequence(one) for one in consequences],
            left_out=everything - len(sentences) - len(consequences),
            **more,
        )  # fmt: skip


def grouped(sentences: Iterable[Sentence]) -> tuple[Group, ...]:
    """Return sentences by part; parts and sentences keep their order."""
    found: dict[str, list[Sentence]] = {}
    for one in sentences:
        found.setdefault(one.part, []).append(one)
    return tuple(Group(part, tuple(these)) for part, these in found.items())


def as_markdown(report: Report) -> str:
    """Return the report as a comment on a pull request, the weightiest first, no longer than a comment may be."""
    sentences = report.sentences(MOST_IN_COMMENT)
    most, fewest = MOST_IN_COMMENT, 0
    text = report.in_form(COMMENT, sentences, most)
    if _fits(text):
        return text
    while most - fewest > 1:
        middle = (most + fewest) // 2
        fits = _fits(report.in_form(COMMENT, sentences[:middle], middle))
        most, fewest = (most, middle) if fits else (middle, fewest)
    return report.in_form(COMMENT, sentences[:fewest], fewest)


def _fits(text: str) -> bool:
    return len(text.encode()) <= COMMENT_LIMIT


def as_page(report: Report) -> str:
    """Return the report as one HTML file that needs no other, with every change."""
    return report.in_form("drafting/change-report.html.j2", report.sentences(), style=inlined_style)


def schema_file() -> SiteFile:
    """Return the schema of the report's JSON, as the site publishes it."""
    return SiteFile(SCHEMA_ADDRESS, SCHEMA_FILE.read_text(encoding="utf-8"))


def as_data(report: Report) -> str:
    """Return the report as JSON, with its sentences in all languages of the programme."""
    reports = [replace(report, language=language) for language in report.view.languages]
    comparison = report.comparison
    data = {
        "base": comparison.base,
        "head": comparison.head,
        "changes": [_change(reports, one) for one in comparison.changes],
        "consequences": [_consequence(reports, one) for one in comparison.consequences],
        "problems": [_problem(one) for one in report.problems],
        "unread": [_problem(one) for one in report.unread],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _change(reports: list[Report], change: Change) -> dict[str, object]:
    sentences = {one.language: one.sentence(change) for one in reports}
    return {
        "id": next(iter(sentences.values())).id,
        "kind": change.kind,
        "severity": change.gravity,
        "part": change.part,
        "element": _element(reports, change.node),
        "sentence": {language: one.text for language, one in sentences.items()},
        "leaves": [_leaf(reports[0].comparison, one) for one in change.leaves],
    }


def _element(reports: list[Report], node: Node) -> dict[str, object]:
    kind, id_ = node
    return {"kind": kind, "id": id_, "title": {one.language: one.words.title(node) for one in reports}}


def _leaf(comparison: Comparison, leaf: Leaf) -> dict[str, object]:
    sides = {"before_file": (comparison.before, leaf.before_at), "after_file": (comparison.after, leaf.after_at)}
    files = {
        name: origin_of(place, state.project.origins).path
        for name, (state, place) in sides.items() if place is not None and place.path
    }  # fmt: skip
    return {"path": list(leaf.path), "before": _plain(leaf.before), "after": _plain(leaf.after), **files}


def _plain(value: object) -> object:
    """Return a value as JSON has it; exact numbers stay exact as text."""
    return value if isinstance(value, bool | int | str) or value is None else str(value)


def _consequence(reports: list[Report], one: Consequence) -> dict[str, object]:
    return {
        "kind": one.kind,
        "element": _element(reports, one.node),
        "sentence": {report.language: " ".join(unescape(report.consequence(one)).split()) for report in reports},
        "facts": as_plain(one)["facts"],
    }


def _problem(told: Told) -> dict[str, object]:
    return {"code": told.code, "path": told.path, "line": told.line, "fact": told.fact, "fix": told.fix}


FORMS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {"markdown": as_markdown, "json": as_data, "html": as_page}
)
