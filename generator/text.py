"""Texts in several languages, and numbers and dates as each language writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

BASE_LANGUAGE = "id"
WORDED_LANGUAGES = ("id", "en")
"""The languages that the words of the tool itself are written in; all others are local languages."""


@dataclass(frozen=True)
class Text:
    """One text in one or more languages; Indonesian is always there in a checked framework."""

    languages: Mapping[str, str]

    def __post_init__(self) -> None:
        object.__setattr__(self, "languages", MappingProxyType(dict(self.languages)))

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.languages.items())))

    def __reduce__(self) -> tuple[type[Text], tuple[dict[str, str]]]:
        return Text, (dict(self.languages),)

    def has(self, language: str) -> bool:
        """Tell whether the text is written in `language` itself, without falling back."""
        return bool(self.languages.get(language, "").strip())

    def written_in(self, language: str) -> str:
        """Return the language that `within(language)` really answers in."""
        if self.has(language):
            return language
        if self.has(BASE_LANGUAGE):
            return BASE_LANGUAGE
        return next((known for known in sorted(self.languages) if self.has(known)), language)

    def within(self, language: str) -> str:
        """Return the text in `language`, else Indonesian, else any language it has, else ''."""
        return self.languages.get(self.written_in(language), "").strip()


def say(language: str, **wording: str) -> str:
    """Return the wording of `language`, else the Indonesian one."""
    return wording.get(language) or wording[BASE_LANGUAGE]


def language_of_words(language: str) -> str:
    """Return the language of the words around a text in `language`: its own, or Indonesian for a local language.

    Numbers and dates take the form of these words, whatever the local language does: `1,250` among
    Indonesian words would be read as one and a quarter. So no code has to be known to anyone.
    """
    return language if language in WORDED_LANGUAGES else BASE_LANGUAGE


def language_name(code: str, language: str, own: Mapping[str, str]) -> str:
    """Return what a language is called in `language`: as `own` names it, as the world does, or its code."""
    return own.get(code) or _locale(language_of_words(language)).languages.get(code) or code


def native_name(code: str, own: Mapping[str, str]) -> str:
    """Return what the speakers of a language call it, else its Indonesian name, else its code."""
    try:
        native = _locale(code).display_name
    except (UnknownLocaleError, ValueError):
        native = None
    return own.get(code) or native or language_name(code, BASE_LANGUAGE, own)


@lru_cache(maxsize=64)
def _locale(code: str) -> Locale:
    return Locale.parse(code, sep="-")


@lru_cache(maxsize=65_536)
def as_number(
    value: Decimal | Fraction | float, language: str, decimals: int | None = None
) -> str:
    """Write a number in the form of `language`; at most 4 decimals unless `decimals` fixes them."""
    exact = (
        Decimal(value.numerator) / Decimal(value.denominator)
        if isinstance(value, Fraction)
        else Decimal(str(value))
    )
    pattern = "#,##0.####" if decimals is None else "#,##0" + ("." + "0" * decimals) * bool(decimals)
    return format_decimal(exact, format=pattern, locale=language_of_words(language))


def as_rupiah(amount: Decimal | Fraction | int, language: str) -> str:
    """Write an amount of rupiah without decimals, as `Rp1.250.000` or `Rp1,250,000`."""
    exact = Decimal(amount.numerator) / Decimal(amount.denominator) if isinstance(amount, Fraction) else amount
    written = format_currency(
        exact, "IDR", format="¤#,##0", locale=language_of_words(language), currency_digits=False
    )
    return written.replace("IDR", "Rp")


def as_date(day: date, language: str) -> str:
    """Write a day in full: `24 November 2026`."""
    return format_date(day, format="d MMMM y", locale=language_of_words(language))
