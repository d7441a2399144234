"""When one condition is narrower than another: it holds in fewer cases, and in no other.

The rules are sound, not complete: a condition that they cannot follow is not narrower.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from generator.reading.adaptation.plain_data import content_of, number_of

MOST_PARTS = 400
"""Parts of a condition that is looked into; ours have some ten."""

SUBJECTS = ("column", "indicator")
ONE_OF = {"equals": "in", "in": "in", "not_equals": "not_in", "not_in": "not_in"}
BOUNDS = {"below": -1, "at_most": -1, "above": 1, "at_least": 1}
"""On which side of its number a comparison holds."""
INCLUSIVE = ("at_most", "at_least")

Known = dict[tuple[int, int], bool]


@dataclass(frozen=True)
class Comparison:
    """A subject with one operator; `operands` are those of `in` and `not_in`, `bound` that of the others."""

    subject: tuple[str, str]
    operator: str
    operands: tuple[Any, ...] = ()
    bound: Fraction = Fraction(0)

    def holds_for(self, value: Any) -> bool:
        """Tell whether the comparison holds for one value."""
        if self.operator in ("in", "not_in"):
            known = {content_of(operand) for operand in self.operands}
            return (content_of(value) in known) == (self.operator == "in")
        number = number_of(value)
        if number is None:
            return False
        if number == self.bound:
            return self.operator in INCLUSIVE
        return (number > self.bound) == (BOUNDS[self.operator] > 0)


def is_narrower(before: Any, after: Any) -> bool:
    """Tell whether `after` holds only where `before` does, and not the other way round."""
    if max(_parts(before), _parts(after)) > MOST_PARTS:
        return False
    return _implies(after, before, {}) and not _implies(before, after, {})


def _parts(condition: Any) -> int:
    inner = condition.values() if isinstance(condition, Mapping) else condition if isinstance(condition, list) else ()
    return 1 + sum(_parts(one) for one in inner)


def _implies(one: Any, other: Any, known: Known) -> bool:
    """Tell whether `other` surely holds wherever `one` does; `known` keeps what was asked before."""
    pair = (id(one), id(other))
    if pair not in known:
        known[pair] = _follows(one, other, known)
    return known[pair]


def _follows(one: Any, other: Any, known: Known) -> bool:
    if (wanted := _joined(other, "all")) is not None:
        return all(_implies(one, part, known) for part in wanted)
    if (possible := _joined(one, "any")) is not None:
        return all(_implies(part, other, known) for part in possible)
    given, enough = _joined(one, "all"), _joined(other, "any")
    if given is not None or enough is not None:
        return any(_implies(part, other, known) for part in given or ()) or any(
            _implies(one, part, known) for part in enough or ()
        )
    refused, denied = _only(one, "not"), _only(other, "not")
    if refused is not None and denied is not None:
        return _implies(denied, refused, known)
    return content_of(one) == content_of(other) or _compares(_comparison(one), _comparison(other))


def _only(condition: Any, key: str) -> Any:
    """Return what stands under the only key of a condition, None where it has another or several."""
    return condition[key] if isinstance(condition, Mapping) and tuple(condition) == (key,) else None


def _joined(condition: Any, key: str) -> list[Any] | None:
    parts = _only(condition, key)
    return parts if isinstance(parts, list) and parts else None


def _comparison(condition: Any) -> Comparison | None:
    """Return a condition as a comparison, None where it is none that the schema knows."""
    if not isinstance(condition, Mapping) or len(condition) != 2:
        return None
    subject = next(((key, condition[key]) for key in SUBJECTS if key in condition), None)
    operator = next((key for key in condition if key in ONE_OF or key in BOUNDS), None)
    if subject is None or operator is None or not isinstance(subject[1], str):
        return None
    operand = condition[operator]
    if operator in BOUNDS:
        bound = number_of(operand)
        return None if bound is None else Comparison(subject, operator, bound=bound)
    operands = operand if operator in ("in", "not_in") else [operand]
    return Comparison(subject, ONE_OF[operator], tuple(operands)) if isinstance(operands, list) else None


def _compares(one: Comparison | None, other: Comparison | None) -> bool:
    if one is None or other is None or one.subject != other.subject:
        return False
    if one.operator == "in":
        return all(other.holds_for(value) for value in one.operands)
    if other.operator == "not_in":
        return not any(one.holds_for(value) for value in other.operands)
    if one.operator not in BOUNDS or other.operator not in BOUNDS or BOUNDS[one.operator] != BOUNDS[other.operator]:
        return False
    if one.bound == other.bound:
        return one.operator not in INCLUSIVE or other.operator in INCLUSIVE
    return (one.bound > other.bound) == (BOUNDS[one.operator] > 0)
