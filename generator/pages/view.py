"""What a page is made with: the project seen in one language, and the one template environment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import floor
from typing import Any, Protocol, TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markdown import markdown
from markupsafe import Markup, escape

from generator.analysis.gathered import Gathered, measure_gathered
from generator.analysis.golden_thread import Thread
from generator.analysis.inventory import Inventory, measure_inventory
from generator.analysis.lifecycle import Lifecycle, lifecycle_of
from generator.analysis.open_questions import AskedQuestion, measure_questions, open_questions
from generator.analysis.pilot_evidence import PoolName
from generator.analysis.pilot_selection import PoolSelection, select_pilots
from generator.model.adaptation import Deviation
from generator.model.programme import Programme
from generator.pages.addresses import address_of, address_of_prose, nearest_site
from generator.pages.feedback import feedback_address
from generator.pages.page import Page, relative
from generator.pages.provenance import page_origin, source_in_region
from generator.pages.sentences import opening, remainder
from generator.pages.shown_value import ANSWERS, ShownDeviation, shown_deviation
from generator.pages.titles import titles_of
from generator.problems import Location
from generator.project import Project
from generator.reading.region_folder import is_of_base
from generator.reading.schema import Schemas
from generator.text import (
    BASE_LANGUAGE,
    Text,
    as_date,
    as_number,
    as_rupiah,
    language_name,
    language_of_words,
    native_name,
    say,
)

TICKS = re.compile(r"`([^`]+)`")
MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


class Translated(Protocol):
    """Prose, a picture or a story in one of its languages."""

    @property
    def language(self) -> str:
        """The language that it is in."""


Versioned = TypeVar("Versioned", bound=Translated)


@dataclass(frozen=True, eq=False)
class View:
    """The project in one language; `languages` are all the site has, the base language first.

    `schemas` give the fields that a region adapts their names; pages of a region need them.
    """

    project: Project
    thread: Thread
    language: str
    languages: tuple[str, ...]
    schemas: Schemas | None = None

    @cached_property
    def inventory(self) -> Inventory:
        """What observations there are, counted once for all pages."""
        return measure_inventory(self.project)

    @cached_property
    def gathered(self) -> Gathered:
        """What villages make together, measured once for all pages."""
        return measure_gathered(self.project)

    @cached_property
    def questions(self) -> tuple[AskedQuestion, ...]:
        """The questions that are open, the most urgent first, collected once for all pages."""
        return open_questions(measure_questions(self.project))

    @cached_property
    def pilots(self) -> Mapping[PoolName, PoolSelection]:
        """The selection of pilot villages, run once for all pages."""
        return select_pilots(self.project)

    @cached_property
    def pilot_ranks(self) -> Mapping[str, int]:
        """The rank of every village that has one, in its own pool, by code."""
        ranked = (one for pool in self.pilots.values() for one in pool.standings)
        return {one.village.code: one.rank for one in ranked if one.rank is not None}

    @property
    def programme(self) -> Programme:
        """The framework that the pages tell of."""
        return self.project.programme

    @cached_property
    def titles(self) -> Mapping[tuple[str, str], Text]:
        """The title of everything that can be linked to."""
        return titles_of(self.programme)

    def within(self, text: Text) -> str:
        """Return a text in the language of the view, as plain text."""
        return text.within(self.language)

    @property
    def words_language(self) -> str:
        """The language of the words around the texts, which a page's body says it is in."""
        return language_of_words(self.language)

    def in_best_language(self, things: Iterable[Versioned], key: Callable[[Versioned], str]) -> dict[str, Versioned]:
        """Return each thing once, by its key: as it is in this language, else in the main one, in Indonesian, in any."""
        kept = tuple(things)
        found: dict[str, Versioned] = {}
        for language in reversed((self.language, self.languages[0], BASE_LANGUAGE, *self.languages)):
            found |= {key(one): one for one in kept if one.language == language}
        return dict(sorted(found.items()))

    def language_name(self, code: str) -> str:
        """Return what a language is called in the words of the page."""
        return language_name(code, self.language, self.programme.identity.own_names)

    def native_name(self, code: str) -> str:
        """Return what the speakers of a language call it."""
        return native_name(code, self.programme.identity.own_names)

    def say(self, **wording: str) -> str:
        """Return the wording of the view's language."""
        return say(self.language, **wording)

    def title(self, kind: str, id_: str) -> str:
        """Return the title of a thing in the view's language, or its id where it has none."""
        title = self.titles.get((kind, id_))
        return id_ if title is None else self.within(title)

    def address(self, kind: str, id_: str) -> str:
        """Return the address of a thing; parts of an index live on the index's page."""
        index = self.programme.index_parts.get(id_) if kind == "indicator" else None
        if index is None:
            return address_of(kind, id_)
        return address_of("index", index) + (f"#{id_}" if id_ != index else "")

    def base_site(self) -> str:
        """Return the address of the site of a region's base in the language of the view, if it has it; '' without a base."""
        base = self.project.base
        return "" if base is None else nearest_site(base, (self.language, self.words_language))

    @cached_property
    def _deviations(self) -> Mapping[tuple[str, int], ShownDeviation]:
        schemas, found = self.schemas, self.project.deviations
        if schemas is None:
            return {}
        titles = {**self.titles, **{(ANSWERS, one.id): one.title for one in self.programme.choices.lists}}
        return {(one.adaptation, one.number): shown_deviation(one, schemas, titles) for one in found}

    def shown(self, deviations: Iterable[Deviation]) -> list[ShownDeviation]:
        """Return deviations of the region from its base in words."""
        return [self._deviations[one.adaptation, one.number] for one in deviations]

    def render(self, template: str, address: str, **context: Any) -> str:
        """Render a template for the page at `address`."""
        return self.environment.get_template(template).render(
            address=address, programme=self.programme, project=self.project, **context
        )

    def page(
        self, address: str, title: str | Text, template: str, source: str, *,
        description: str | Text | None = "", searchable: bool = True, **context: Any,
    ) -> Page:  # fmt: skip
        """Render `template` into a page whose edit link opens `source`; texts are marked with their language in it."""
        source = source_in_region(self.project, source)
        texts = {"title": title, "description": description or ""}
        shown = {name: one if isinstance(one, str) else self._text(one) for name, one in texts.items()}
        plain = {name: one if isinstance(one, str) else self.within(one) for name, one in texts.items()}
        markdown = self.render(template, address, source=source, **shown, **context)
        return Page(address, plain["title"], plain["description"], markdown, source, searchable=searchable)

    @cached_property
    def environment(self) -> Environment:
        """The template environment: HTML is escaped, an unknown name is an error."""
        environment = Environment(
            loader=PackageLoader("generator", "templates"),
            autoescape=True,
            comment_start_string="{##",
            comment_end_string="##}",
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.globals |= {
            "language": self.language,
            "languages": self.languages,
            "words_language": self.words_language,
            "language_name": self.language_name,
            "as_of": self.project.as_of,
            "tr": self.say,
            "href": self._href(),
            "file_href": self._file_href(),
            "link": self._link(),
            "method_link": self._method_link(),
            "feedback_href": self._feedback_href(),
            "page_origin": lambda address, source: page_origin(self.project, address, source),
            "shown": self.shown,
            "base_site": self.base_site,
            "is_of_base": lambda path: self.project.base is not None and is_of_base(Location(path)),
            "title_of": self.title,
            "category_of": self._category,
            "pilot_rank": self._pilot_rank,
            "lifecycle_of": self._lifecycle,
            "decisions_on": self._decisions_on,
            "related": self.thread.related,
            "incoming": lambda kind, id_: self.thread.incoming.get((kind, id_), ()),
            "outgoing": lambda kind, id_: self.thread.outgoing.get((kind, id_), ()),
        }
        environment.filters |= self._filters()
        return environment

    def _filters(self) -> dict[str, Callable[..., Any]]:
        """Return how templates write texts, numbers and days in the language of the view."""
        return {
            "t": self._text,
            "opening": lambda text: self._text(opening(text)),
            "remainder": lambda text: self._text(remainder(text)),
            "plain": self.within,
            "md": _escaped_markdown,
            "ticks": _code_in_ticks,
            "number": self.number,
            "signed": self._signed,
            "written": lambda value: as_number(Decimal(value), self.language, len(value.partition(".")[2])),
            "rupiah": self.rupiah,
            "day": self.day,
            "duration": self.duration,
            "markdown": lambda text: Markup(markdown(text)),  # noqa: S704 - prose of the repository, not of visitors
            "whole_percent": lambda part: f"{floor(part * 100)}%",  # 99.9 per cent is not all
            "percent_of_one": self.percent,
        }

    def rupiah(self, amount: Decimal | Fraction | int) -> str:
        """Write an amount of rupiah."""
        return as_rupiah(amount, self.language)

    def percent(self, part: Fraction | Decimal | str) -> str:
        """Write a share of one in per cent."""
        return as_number(Fraction(part) * 100, self.language) + "%"

    def number(self, value: Decimal | Fraction | float, decimals: int | None = None) -> str:
        """Write a number by the rules of the language."""
        return as_number(value, self.language, decimals)

    def _signed(self, value: Fraction, decimals: int) -> str:
        """Write a change with its sign; the minus is the typographic one."""
        sign = "+" if value > 0 else "−" if value < 0 else ""
        return sign + as_number(abs(value), self.language, decimals)

    def _text(self, text: Text | None) -> Markup:
        """Return a text as HTML, marked with its language where that is not the one of the words around it.

        One that is missing in the page's language is underlined as well, unless all words around it are
        in that other language too.
        """
        if text is None:
            return Markup("")
        wording = escape(self.within(text))
        written = text.written_in(self.language)
        if written == self.words_language or not wording:
            return wording
        if written == self.language:
            return Markup('<span lang="{}">{}</span>').format(written, wording)
        note = escape(self.say(id="belum diterjemahkan", en="not translated yet"))
        return Markup('<span lang="{}" class="untranslated" title="{}">{}</span>').format(written, note, wording)

    def _category(self, piece: str) -> str:
        """Return the title of a category, given as `disaggregation=category`."""
        name, _, category = piece.partition("=")
        for one in self.programme.disaggregations.disaggregations:
            if one.id == name:
                return next((self.within(c.title) for c in one.categories if c.id == category), category)
        return category

    def _lifecycle(self, part: str, thing: object) -> Lifecycle:
        return lifecycle_of(self.programme, part, thing)

    def _decisions_on(self, name: str) -> list[str]:
        """Return the decisions that touch an element, a chapter or a part of the framework."""
        return [one.id for one in self.programme.decisions.values() if name in one.touches]

    def _pilot_rank(self, code: str) -> int | None:
        return self.pilot_ranks.get(code)

    def day(self, written: str | date) -> str:
        """Write `2026-11-24`, `2026-11` or `2026` (or `2026-Q3`) in the form of the language."""
        if isinstance(written, date):
            return as_date(written, self.language)
        parts = written.split("-")
        if len(parts) == 3:
            return as_date(date.fromisoformat(written), self.language)
        if len(parts) == 2 and parts[1].startswith("Q"):
            return self.say(id=f"triwulan {parts[1][1]} {parts[0]}", en=f"Q{parts[1][1]} {parts[0]}")
        if len(parts) == 2:
            return as_date(date.fromisoformat(f"{written}-01"), self.language).split(" ", 1)[1]
        return written

    def short_day(self, period: str) -> str:
        """Write a period so that it fits below a point of a drawing: a month by its first letters."""
        written = self.day(period)
        month, _, year = written.partition(" ")
        return f"{month[:3]} {year}" if len(period) == 7 and "Q" not in period else written

    def duration(self, written: str) -> str:
        """Write an ISO 8601 duration such as P1Y6M in words."""
        words = {
            "Y": ("tahun", "year"), "M": ("bulan", "month"), "W": ("minggu", "week"), "D": ("hari", "day"),
        }  # fmt: skip
        told = []
        for count, letter in re.findall(r"(\d+)([YMWD])", written):
            indonesian, english = words[letter]
            told.append(self.say(id=f"{count} {indonesian}", en=f"{count} {english}" + "s" * (count != "1")))
        return " ".join(told)

    def _href(self) -> Callable[..., str]:
        @pass_context
        def href(context: Context, kind: str, id_: str | None = None) -> str:
            target = kind if id_ is None else self.address(kind, id_)
            return relative(context["address"], target)

        return href

    def _file_href(self) -> Callable[..., str]:
        """Link a file that all languages share; it lies at the top of the base language's site."""
        folder = "" if self.language == self.languages[0] else f"{self.language}/"

        @pass_context
        def file_href(context: Context, path: str) -> str:
            return relative(folder + context["address"], path)

        return file_href

    def _feedback_href(self) -> Callable[..., str]:
        @pass_context
        def feedback_href(context: Context, form: str, source: str) -> str:
            return feedback_address(self.project, self.language, form, context["address"], source)

        return feedback_href

    def _link(self) -> Callable[..., Markup]:
        known: dict[tuple[str, str], tuple[str, Markup]] = {}

        @pass_context
        def link(context: Context, kind: str, id_: str) -> Markup:
            key = (kind, id_)
            if key not in known:
                title = self.titles.get(key)
                known[key] = self.address(kind, id_), escape(id_) if title is None else self._text(title)
            target, label = known[key]
            href = escape(relative(context["address"], target))
            return Markup(f'<a href="{href}">{label}</a>')  # noqa: S704 - both parts are escaped

        return link

    def _method_link(self) -> Callable[..., Markup]:
        pages = self.in_best_language(self.project.prose, lambda one: one.path)
        written = {path: one.title for path, one in pages.items()}

        @pass_context
        def method_link(context: Context, page: str | None) -> Markup:
            """Link the method page that an element names; nothing where it names none."""
            path = f"metodologi/{page}.md"
            if page is None or path not in written:
                return Markup()
            href = escape(relative(context["address"], address_of_prose(path)))
            return Markup(f'<a href="{href}">{escape(written[path])}</a>')  # noqa: S704 - both parts are escaped

        return method_link


def _escaped_markdown(value: object) -> Markup:
    """Escape what Markdown would read as its own; for headings, which are not HTML."""
    html = str(escape(value)).replace("&#34;", '"').replace("&#39;", "'")  # whose "#" is no heading
    return Markup(MARKDOWN_SPECIAL.sub(r"\\\1", html))  # noqa: S704 - escaped just before


def _code_in_ticks(value: str) -> Markup:
    """Show what a schema's text has between backticks as code, and nothing else as markup."""
    return Markup(TICKS.sub(r"<code>\1</code>", str(escape(value))))  # noqa: S704 - escaped just before
