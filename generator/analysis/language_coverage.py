"""How much of a framework and of its prose is written in each language of the programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.analysis.model_walk import texts_of
from generator.model.identity import BASE
from generator.project import Project
from generator.text import Text


@dataclass(frozen=True)
class Share:
    """How many of all are written in a language."""

    written: int
    of: int

    @property
    def missing(self) -> int:
        """How many are still to be written."""
        return self.of - self.written


@dataclass(frozen=True)
class LanguageCoverage:
    """What a language has: texts of the framework, and the same by part; pages of prose."""

    language: str
    texts: Share
    parts: Mapping[str, Share]
    pages: Share

    @property
    def is_complete(self) -> bool:
        """Tell whether nothing is left to translate."""
        return not self.texts.missing and not self.pages.missing


@dataclass(frozen=True)
class Coverage:
    """The coverage of every language, in the order of the programme; `parts` are folders and files of the framework."""

    languages: tuple[LanguageCoverage, ...]
    parts: Mapping[str, int]
    texts: int

    def of(self, language: str) -> LanguageCoverage:
        """Return the coverage of one of the programme's languages."""
        return next(one for one in self.languages if one.language == language)

    @property
    def missing(self) -> int:
        """How many translations of texts are still to be written, all languages together."""
        return sum(one.texts.missing for one in self.languages)


def measure_language_coverage(project: Project) -> Coverage:
    """Walk the whole model once, and count."""
    parts: dict[str, list[Text]] = {}
    for place, text in texts_of(project.programme):
        parts.setdefault("/".join(place.path.removeprefix(f"{BASE}/").split("/")[:2]), []).append(text)
    counts = {part: len(texts) for part, texts in sorted(parts.items())}
    languages = tuple(_coverage(project, language, parts) for language in project.programme.identity.languages)
    return Coverage(languages, counts, sum(counts.values()))


def _coverage(project: Project, language: str, parts: Mapping[str, list[Text]]) -> LanguageCoverage:
    shares = {part: Share(sum(text.has(language) for text in texts), len(texts)) for part, texts in sorted(parts.items())}
    return LanguageCoverage(
        language=language,
        texts=Share(sum(one.written for one in shares.values()), sum(one.of for one in shares.values())),
        parts=shares,
        pages=Share(
            len({one.path for one in project.prose if one.language == language}), len({one.path for one in project.prose})
        ),
    )
