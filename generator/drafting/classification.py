"""What was done to an element: its differences sorted into changes, each difference into exactly one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.drafting.change import Change, Gravity, Leaf, Path
from generator.drafting.elements import ElementDifferences
from generator.drafting.leaves import Difference
from generator.drafting.rules import RULES, TEXT_OF_WEIGHT, WITHOUT_WEIGHT, Rule
from generator.text import BASE_LANGUAGE

WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Sort:
    """What becomes one change: differences of one kind below one path."""

    kind: str
    gravity: Gravity
    path: Path


def classify(element: ElementDifferences) -> Iterator[Change]:
    """Yield the changes of one element."""
    found: dict[Sort, list[Leaf]] = {}
    reworded = {one.field_path for one in element.differences if _is_reworded(one)}
    texts: dict[Path, list[Difference]] = {}
    for one in element.differences:
        if one.language:
            texts.setdefault(one.field_path, []).append(one)
    for one in element.differences:
        sort = (
            _of_whole(one)
            or _of_renaming(element, one)
            or _of_rule(element, one, reworded)
            or _of_entry(one)
            or _of_text(element, one, texts.get(one.field_path, []))
            or _of_value(one)
        )
        found.setdefault(sort, []).append(one.leaf)
    for sort, leaves in found.items():
        yield Change(refined(sort.kind, leaves), sort.gravity, element.part, element.node, tuple(leaves))


def _of_whole(one: Difference) -> Sort | None:
    if one.entry != ():
        return None
    return (
        Sort("element-added", "substantive", ()) if one.leaf.before is None else Sort("element-removed", "breaking", ())
    )


def _of_renaming(element: ElementDifferences, one: Difference) -> Sort | None:
    former = element.former_id
    if former is None or not (one.fields == ("id",) or (one.fields == ("formerly",) and one.leaf.after == former)):
        return None
    return Sort("element-renamed", "breaking", ())


def _of_rule(element: ElementDifferences, one: Difference, reworded: set[Path]) -> Sort | None:
    rule = rule_of(element, one)
    if rule is None or (one.language and (one.field_path not in reworded or not rule.of_texts)):
        return None
    return Sort(rule.kind, rule.gravity, one.field_path if rule.steps is None else one.leaf.path[: rule.steps])


def rule_of(element: ElementDifferences, one: Difference) -> Rule | None:
    """Return the first rule for the place of a difference."""
    place = f"{element.node[0]} {element.part} {'.'.join(one.fields)}"
    return next((rule for rule in RULES if rule.pattern.fullmatch(place)), None)


def _is_reworded(one: Difference) -> bool:
    """Tell whether the base language says something else now, and not the same with other signs."""
    if one.language != BASE_LANGUAGE:
        return False
    return WORD.findall(str(one.leaf.before).casefold()) != WORD.findall(str(one.leaf.after).casefold())


def _of_entry(one: Difference) -> Sort | None:
    if one.entry is None:
        return None
    kind = "entry-added" if one.leaf.before is None else "entry-removed"
    return Sort(kind, _weight(one), one.entry)


def _of_text(element: ElementDifferences, one: Difference, text: list[Difference]) -> Sort | None:
    if not one.language:
        return None
    base = next((other.leaf for other in text if other.language == BASE_LANGUAGE), None)
    place = f"{element.node[0]} {'.'.join(one.fields)}"
    gravity: Gravity = "substantive" if base and TEXT_OF_WEIGHT.fullmatch(place) else "editorial"
    return Sort(_kind_of_text(base, text), gravity, one.field_path)


def _kind_of_text(base: Leaf | None, text: list[Difference]) -> str:
    others = [other.leaf for other in text if other.language != BASE_LANGUAGE]
    if base is None:
        if all(leaf.before is None for leaf in others):
            return "translation-added"
        return "translation-removed" if all(leaf.after is None for leaf in others) else "translation-edited"
    if base.before is None:
        return "text-added"
    if base.after is None:
        return "text-removed"
    if any(leaf.after is None for leaf in others):
        return "translation-removed"
    untouched = text[0].languages - {BASE_LANGUAGE} - {other.language for other in text}
    return "translation-outdated" if untouched else "text-edited"


def _of_value(one: Difference) -> Sort:
    return Sort("list-changed" if one.member else "value-changed", _weight(one), one.field_path)


def _weight(one: Difference) -> Gravity:
    return "editorial" if WITHOUT_WEIGHT.fullmatch(".".join(one.fields)) else "substantive"


def refined(kind: str, leaves: list[Leaf]) -> str:
    """Return the kind of a moved number that says which way it went."""
    stem = kind.removesuffix("-moved")
    if stem == kind or stem not in {"target", "milestone", "baseline", "cost"}:
        return kind
    value = next((leaf for leaf in leaves if leaf.path[-1] in {"value", "amount_idr"}), None)
    if value is None:
        return f"{stem}-moved"
    if not isinstance(value.before, int | Decimal):
        return f"{stem}-set"
    if not isinstance(value.after, int | Decimal):
        return f"{stem}-cleared"
    return f"{stem}-lowered" if value.after < value.before else f"{stem}-raised"
