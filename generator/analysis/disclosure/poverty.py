"""Which poverty figures of which groups may not be published, and what is hidden to protect them.

All figures of a group tell of the same households: poor or not, deprived in an indicator or not. So
H, A, M0 are shown together or not at all, and a censored headcount is shown only where all four
kinds of household (poor or not, deprived or not) are many. M0 is the weighted sum of the censored
headcounts, so hidden ones are never fewer than it takes to keep each of them uncertain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from generator.analysis.disclosure.audit import Interval, Relation
from generator.analysis.disclosure.inference import TableCell
from generator.analysis.disclosure.rules import Protection, Rule, hides_share, is_dominated, is_estimable, protection
from generator.analysis.disclosure.suppression import suppress
from generator.analysis.poverty import Contributors, Figures, Measure, Numbers, PovertyFigures
from generator.model.poverty_measure import PovertyMeasure

Flags = NDArray[np.bool_]
SHARE = 10**9
"""Whole parts in which shares of a gap are compared with the rules for money."""
Hidden = dict[tuple[Measure, str], Flags]
TOGETHER: tuple[Measure, ...] = ("headcount_ratio", "intensity", "adjusted_headcount_ratio")


@dataclass(frozen=True, eq=False)
class _Counts:
    """Unweighted households of each group: all, poor, and by indicator deprived and poor and deprived."""

    all: NDArray[np.int64]
    poor: NDArray[np.int64]
    deprived: Mapping[str, NDArray[np.int64]]
    both: Mapping[str, NDArray[np.int64]]


def protect_poverty(figures: PovertyFigures) -> tuple[Flags, ...]:
    """Return for each figure which groups must not show it, in the order of `figures.figures`.

    Where groups divide others (two columns or more in `by`), the totals are taken as published
    elsewhere, and more groups are hidden until the audit finds none exposed.
    """
    asked = protection(figures.measure.sensitivity, splits=figures.by)
    counts = _counts(figures)
    whole = np.asarray(counts.all < asked.base)
    block = whole | hides_share(counts.poor, counts.all - counts.poor, counts.all, asked)
    block |= _printed_few(figures.of("headcount_ratio"), asked)
    needed = _needed(figures.measure)
    hidden: Hidden = {
        (one.measure, one.indicator): _hidden(
            one, counts, whole, block, figures.gaps, asked, all_or_none=one.indicator not in needed
        )
        for one in figures.figures
    }
    if counts.both:
        _keep_uncertain(figures, counts, hidden, asked)
    if len(figures.by) > 1:
        _hide_siblings(figures, counts, hidden, asked)
    return tuple(hidden[one.measure, one.indicator] for one in figures.figures)


def _counts(figures: PovertyFigures) -> _Counts:
    def whole(numbers: Numbers) -> NDArray[np.int64]:
        return numbers.astype(np.int64)

    headcount = figures.of("headcount_ratio")
    def by_indicator(measure: Measure) -> dict[str, NDArray[np.int64]]:
        return {one.indicator: whole(one.households) for one in figures.figures if one.measure == measure}

    return _Counts(
        whole(headcount.of_households), whole(headcount.households),
        by_indicator("uncensored_headcount"), by_indicator("censored_headcount"),
    )


def _needed(measure: PovertyMeasure) -> frozenset[str]:
    """Return the indicators without which nobody reaches the cutoff: that all poor lack them tells nothing."""
    rest = 1 - measure.poverty_cutoff
    return frozenset(one.id for one in measure.indicators if one.weight > rest)


def _hidden(
    figure: Figures, counts: _Counts, whole: Flags, block: Flags, gaps: Contributors | None, asked: Protection, *,
    all_or_none: bool,
) -> Flags:  # fmt: skip
    """Return the groups in which one figure must be hidden by itself."""
    number, everyone, poor = figure.households.astype(np.int64), counts.all, counts.poor
    match figure.measure:
        case "headcount_ratio" | "intensity" | "adjusted_headcount_ratio":
            return block.copy()
        case "vulnerable":
            rest = everyone - poor - number
            return whole | hides_share(number, rest, everyone, asked) | _printed_few(figure, asked)
        case "severe":
            return block | hides_share(number, poor - number, everyone, asked)
        case "uncensored_headcount":
            return whole | hides_share(number, everyone - number, everyone, asked) | _printed_few(figure, asked)
        case "censored_headcount" | "contribution":
            deprived = counts.deprived[figure.indicator]
            among_others = hides_share(deprived - number, everyone - poor - deprived + number, everyone, asked)
            among_poor = replace(asked, all_or_none=asked.all_or_none and all_or_none)
            return block | hides_share(number, poor - number, everyone, among_poor) | among_others
        case "households_dropped":
            return whole.copy()
        case _:
            return _hidden_income(figure, gaps, asked)


def _printed_few(figure: Figures, asked: Protection) -> Flags:
    """Tell where the share times its base, which any reader can work out, is of few on either side.

    Weights can make a figure that rests on many households look as if it rested on few.
    """
    base = figure.base.astype(np.float64)
    printed = figure.values * base
    few: Flags = ((printed > 0) & (printed < asked.least)) | ((printed < base) & (base - printed < asked.least))
    return few


def _hidden_income(figure: Figures, gaps: Contributors | None, asked: Protection) -> Flags:
    """Money asks for as many households as the measure or more, and for gaps that no few households make up."""
    below, known = figure.households.astype(np.int64), figure.of_households.astype(np.int64)
    money = Protection(max(protection("money").least, asked.least), asked.base, all_or_none=True)
    few = hides_share(below, known - below, known, money)
    if gaps is None:
        return few
    largest, second, leading = (_share_of_gap(one, gaps) for one in (gaps.largest, gaps.second, gaps.leading))
    whole = np.full(len(largest), SHARE)
    return few | ((gaps.total > 0) & (is_dominated(leading, whole) | is_estimable(largest, second, whole)))


def _share_of_gap(amount: NDArray[np.float64], gaps: Contributors) -> NDArray[np.int64]:
    """Return amounts as whole parts (`SHARE` of them) of each group's gap, 0 where there is no gap."""
    return np.round(SHARE * amount / np.where(gaps.total > 0, gaps.total, 1.0)).astype(np.int64)


def _keep_uncertain(
    figures: PovertyFigures, counts: _Counts, hidden: Hidden, asked: Protection
) -> None:
    """Hide more censored headcounts where M0 and the shown ones would pin a hidden one down.

    Sum of weight x censored headcount = M0. What is hidden must stay uncertain by `asked.least`
    households of average weight; the smallest shown one goes first, and M0 itself (with H and A)
    where hiding all of them is not enough.
    """
    names = list(counts.both)
    weights = {one.id: one.weight for one in figures.measure.indicators}
    amounts = np.array([_floats(figures.of("censored_headcount", name).numerator) for name in names])
    deprived = np.array([_floats(figures.of("uncensored_headcount", name).numerator) for name in names])
    headcount = figures.of("headcount_ratio")
    poor, everyone = _floats(headcount.numerator), _floats(headcount.denominator)
    told = ~np.array([hidden["uncensored_headcount", name] for name in names])
    box = _Box(
        np.where(told, np.maximum(0.0, deprived + poor - everyone), 0.0),
        np.where(told, np.minimum(poor, deprived), poor),
    )
    factor = np.array([float(weights[name]) for name in names])[:, None]
    width = asked.least * everyone / np.maximum(counts.all, 1)
    gone = np.array([hidden["censored_headcount", name] for name in names])
    block = hidden["headcount_ratio", ""]
    for _ in range(len(names) + 1):
        pinned = ~block & _any_pinned(amounts, box, factor, gone, width)
        left = ~gone & pinned
        exhausted = pinned & gone.all(axis=0)
        if not pinned.any():
            break
        block |= exhausted
        smallest = np.where(left, amounts, np.inf).argmin(axis=0)
        gone[smallest[pinned & ~exhausted], np.flatnonzero(pinned & ~exhausted)] = True
    for name, flags in zip(names, gone, strict=True):
        hidden["censored_headcount", name] |= flags | block
        hidden["contribution", name] |= flags | block
    for measure in TOGETHER:
        hidden[measure, ""] |= block
    if ("severe", "") in hidden:
        hidden["severe", ""] |= block


@dataclass(frozen=True, eq=False)
class _Box:
    """What is known of censored headcounts without their sum: the poor, and the deprived where shown, bound them."""

    least: NDArray[np.float64]
    most: NDArray[np.float64]


def _any_pinned(
    amounts: NDArray[np.float64], box: _Box, factor: NDArray[np.float64], gone: Flags, width: NDArray[np.float64]
) -> Flags:
    """Tell for each group whether a hidden headcount is known more closely than `width`.

    The hidden ones add a known part to M0; each is at least what the others at their most leave of
    it, and at most what the others at their least leave.
    """
    part = np.where(gone, factor * amounts, 0.0).sum(axis=0)
    most, least = (np.where(gone, factor * one, 0.0) for one in (box.most, box.least))
    upper = np.minimum(box.most, (part - (least.sum(axis=0) - least)) / factor)
    lower = np.maximum(box.least, (part - (most.sum(axis=0) - most)) / factor)
    narrow: Flags = (gone & (upper - lower < width)).any(axis=0)
    return narrow


def _hide_siblings(figures: PovertyFigures, counts: _Counts, hidden: Hidden, asked: Protection) -> None:
    """Hide more groups of a parent until its total, published elsewhere, gives none of the hidden ones away."""
    families: dict[tuple[str, ...], list[int]] = {}
    for position, key in enumerate(figures.groups):
        families.setdefault(key[:-1], []).append(position)
    for measure in ("headcount_ratio", "vulnerable", "severe", "uncensored_headcount", "censored_headcount"):
        for figure in figures.figures:
            if figure.measure == measure:
                flags = hidden[figure.measure, figure.indicator]
                for members in families.values():
                    _hide_in_family(members, figure, flags, counts, asked)
    block = hidden["headcount_ratio", ""]
    for measure, indicator in hidden:
        if measure in (*TOGETHER, "severe", "censored_headcount"):
            hidden[measure, indicator] = hidden[measure, indicator] | block
        if measure == "contribution":
            hidden[measure, indicator] = hidden["censored_headcount", indicator] | block


def _hide_in_family(
    members: list[int], figure: Figures, flags: Flags, counts: _Counts, asked: Protection
) -> None:
    primary: dict[str, Rule] = {str(one): "small-count" for one in members if flags[one]}
    if not primary or len(primary) == len(members):
        return
    true, whole = figure.households, counts.all
    cells = [_known(str(one), int(whole[one]), int(true[one]), asked) for one in members]
    total = _known("", sum(int(whole[one]) for one in members), sum(int(true[one]) for one in members), asked)
    chosen = suppress([*cells, total], [Relation("", tuple(str(one) for one in members))], primary)
    flags[[int(one) for one in chosen if one]] = True


def _known(id_: str, whole: int, true: int, asked: Protection) -> TableCell:
    return TableCell(id_, asked, Interval(whole, whole), Interval(true, true), hidden=False)


def _floats(numbers: Numbers) -> NDArray[np.float64]:
    return numbers.astype(np.float64)
