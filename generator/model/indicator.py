"""Indicators: the reference sheet of everything that is measured."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.element import Element, Standing
from generator.problems import Location
from generator.text import Text

Unit = Literal["percent", "count", "idr", "years", "months", "days", "minutes", "hectares", "ratio", "index", "score", "category"]
CountedUnit = Literal["household", "person", "child", "woman", "village", "group", "enterprise", "staff", "document", "regency"]


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """Lowest and highest value that can occur, both included; open where absent."""

    minimum: Decimal | None = None
    maximum: Decimal | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Goalposts:
    """The values that count as 0 (`worst`) and 1 (`best`) when a score is made."""

    worst: Decimal
    best: Decimal
    source: Location


@dataclass(frozen=True, kw_only=True)
class Band:
    """A named stretch of an indicator up to, not including, `below`; the last has no end."""

    id: str
    below: Decimal | None = None
    description: Text
    source: Location


@dataclass(frozen=True, kw_only=True)
class Category:
    """One answer of an indicator whose unit is `category`, with its score from 0 to 1."""

    id: str
    title: Text
    score: Decimal | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Aggregation:
    """How villages add up to a regency: `weight` is the id of an indicator that counts units."""

    method: Literal["sum", "weighted_mean", "none"]
    weight: str | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question of the questionnaire; `choices` names a list of framework/choices.yml."""

    id: str
    type: Literal["select_one", "select_multiple", "integer", "decimal", "text", "date", "observation"]
    label: Text
    choices: str | None = None
    relevant: str | None = None
    hint: Text | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Collection:
    """How, how often (ISO 8601 duration) and from whom the indicator is collected."""

    method: Text
    frequency: str
    respondent: Text | None = None
    questions: tuple[Question, ...] = ()
    source: Location


@dataclass(frozen=True, kw_only=True)
class Publication:
    """Disclosure rule: sensitivity and the fewest households a published value may rest on."""

    sensitivity: Literal["general", "specific", "money"]
    minimum_households: int
    source: Location


@dataclass(frozen=True, kw_only=True)
class IatiAlignment:
    """How the indicator is declared in IATI."""

    measure: Literal["unit", "percentage", "nominal", "ordinal", "qualitative"]
    ascending: bool
    aggregation_status: bool
    source: Location


@dataclass(frozen=True, kw_only=True)
class Alignment:
    """The indicator's place in other frames: SDG indicators or targets, SDGs Desa goals, indices."""

    sdg: tuple[str, ...] = ()
    sdgs_desa: tuple[int, ...] = ()
    idm: tuple[str, ...] = ()
    indeks_desa: str | None = None
    iati: IatiAlignment | None = None
    source: Location


@dataclass(frozen=True, kw_only=True)
class Indicator(Element):
    """framework/indicators/<id>.yml: the reference sheet of one indicator."""

    dimension: str | None = None
    level: Literal["context", "input", "activity", "output", "outcome", "impact"]
    core: bool = False
    definition: Text
    rationale: Text | None = None
    unit: Unit
    counted_unit: CountedUnit
    numerator: Text | None = None
    denominator: Text | None = None
    bounds: Bounds | None = None
    goalposts: Goalposts | None = None
    direction: Literal["increase", "decrease"] | None = None
    categories: tuple[Category, ...] = ()
    bands: tuple[Band, ...] = ()
    bands_status: Standing | None = None
    disaggregations: tuple[str, ...] = ()
    aggregation: Aggregation
    sources: tuple[str, ...]
    method_page: str | None = None
    collection: Collection
    responsible: str
    limitations: Text
    publication: Publication
    alignment: Alignment

    @property
    def is_scorable(self) -> bool:
        """Whether every value of the indicator can be turned into a score from 0 to 1."""
        if self.unit == "category":
            return bool(self.categories) and all(one.score is not None for one in self.categories)
        return self.goalposts is not None
