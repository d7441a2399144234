"""What each deprivation adds to the poverty of a village, from its published figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from generator.analysis.observed import Observed
from generator.model.poverty_measure import Deprivation
from generator.model.programme import Programme


@dataclass(frozen=True)
class Contribution:
    """A deprivation with its published censored headcount; `share` of M0, None where that is not known."""

    deprivation: Deprivation
    observed: Observed
    share: Fraction | None

    @property
    def printed(self) -> int | None:
        """The share in whole per cent, half up."""
        return None if self.share is None else int(self.share * 100 + Fraction(1, 2))


@dataclass(frozen=True)
class Contributions:
    """The contributions of one period, the largest first and unknown ones last.

    `largest` are those whose printed share is the largest known; `of_all` is whether no unknown one can
    be as large, `certain` whether the 95 % intervals set a single one apart from the other known ones.
    """

    headcount: Observed
    rows: tuple[Contribution, ...]
    largest: tuple[Contribution, ...]
    of_all: bool
    certain: bool

    @property
    def known(self) -> tuple[Contribution, ...]:
        """The rows with a share."""
        return tuple(one for one in self.rows if one.share is not None)


def measure_contributions(programme: Programme, observed: Iterable[Observed]) -> Contributions | None:
    """Return weight x censored headcount / M0 of each deprivation, in the newest period with H, M0 and one of them.

    Where all are known the denominator is their own sum, so that shares add up to 1 in spite of rounding.
    """
    measure = programme.poverty_measure
    names = {key: id_ for key, id_ in measure.published.items() if id_ in programme.indicators}
    totals = {(one.indicator, one.period): one for one in observed if not one.disaggregation}
    for period in sorted({period for _, period in totals}, reverse=True):
        found = {key: totals[id_, period] for key, id_ in names.items() if (id_, period) in totals}
        head, index = found.get(("headcount_ratio", "")), found.get(("adjusted_headcount_ratio", ""))
        own = [(one, found["censored_headcount", one.id]) for one in measure.indicators if ("censored_headcount", one.id) in found]
        score = _share(programme, index)
        if head is None or not head.is_known or not score or not any(row.is_known for _, row in own):
            continue
        return _contributions(programme, head, score, own)
    return None


def _contributions(
    programme: Programme, head: Observed, score: Fraction, own: list[tuple[Deprivation, Observed]]
) -> Contributions:
    added = [(one, row, None if (value := _share(programme, row)) is None else one.weight * value) for one, row in own]
    parts = [part for *_, part in added if part is not None]
    deprivations = programme.poverty_measure.indicators
    whole = sum(parts, Fraction(0)) if len(parts) == len(deprivations) and any(parts) else score
    rows = [Contribution(one, row, None if part is None else part / whole) for one, row, part in added]
    rows.sort(key=lambda one: (one.share is None, -(one.share or 0)))
    known = [one for one in rows if one.share is not None]
    largest = tuple(one for one in known if one.printed == known[0].printed)
    missing = [one for one in deprivations if one.id not in {each.deprivation.id for each in known}]
    left = 1 - sum((one.share or Fraction(0) for one in known), Fraction(0))
    poor = _share(programme, head) or Fraction(1)
    most = max((min(left, one.weight * poor / whole) for one in missing), default=Fraction(-1))
    apart = len(largest) == 1 and all(_is_apart(known[0], one) for one in known[1:])
    return Contributions(head, tuple(rows), largest, most < (known[0].share or 0), apart)


def _is_apart(larger: Contribution, smaller: Contribution) -> bool:
    """Tell whether the intervals of what two deprivations add do not meet; without intervals nobody knows."""
    low, high = larger.observed.lower, smaller.observed.upper
    return bool(low and high) and larger.deprivation.weight * Fraction(low) > smaller.deprivation.weight * Fraction(high)


def _share(programme: Programme, observed: Observed | None) -> Fraction | None:
    """Return a published share from 0 to 1, whatever unit it is written in."""
    if observed is None or observed.number is None or not observed.is_known:
        return None
    return Fraction(observed.number) / (100 if programme.indicators[observed.indicator].unit == "percent" else 1)
