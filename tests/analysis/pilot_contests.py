"""Small contests, and the best choice found by trying every one: what the solvers are compared with."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain, combinations

from hypothesis import strategies as st

from generator.analysis.pilot_contest import Contest, Row, Rule


def best_of_all(
    contest: Contest, first: Collection[int] = (), without: Collection[int] = ()
) -> frozenset[int] | None:
    """Return the best choice by trying all: most points, then the ranking compared from the top."""
    everybody = range(len(contest.points))
    tried = chain.from_iterable(combinations(everybody, size) for size in range(len(contest.points) + 1))
    allowed = [
        frozenset(one) for one in tried if set(first) <= set(one) and not set(without) & set(one) and contest.allows(set(one))
    ]
    return max(
        allowed, key=lambda one: (contest.value(one), [place in one for place in contest.ranked]), default=None
    )


@st.composite
def contests(draw: st.DrawFn, most: int = 7) -> Contest:
    """Draw contests with rules of any shape."""
    size = draw(st.integers(0, most))
    everybody = tuple(range(size))
    points = tuple(draw(st.lists(st.integers(0, 6), min_size=size, max_size=size)))
    rules = []
    if draw(st.booleans()):
        number = draw(st.integers(0, most))
        rules.append(Rule("number", (Row(everybody, number, number),)))
    if draw(st.integers(0, 3)) == 0:
        costs = tuple(draw(st.lists(st.integers(1, 9), min_size=size, max_size=size)))
        rules.append(Rule("budget", (Row(everybody, at_most=draw(st.integers(0, 30)), coefficients=costs),)))
    for number in range(draw(st.integers(0, 3))):
        members = tuple(sorted(draw(st.sets(st.sampled_from(everybody))))) if size else ()
        limit = draw(st.integers(0, 4))
        row = Row(members, at_least=limit) if draw(st.booleans()) else Row(members, at_most=limit)
        rules.append(Rule("at_most" if row.at_least is None else "at_least", (row,), f"kuota-{number}"))
    return Contest(points, tuple(rules))


@st.composite
def nested_contests(draw: st.DrawFn, most: int = 9) -> Contest:
    """Draw contests with a number and caps per district and regency: a laminar family."""
    size = draw(st.integers(0, most))
    districts = draw(st.lists(st.integers(0, 4), min_size=size, max_size=size))
    points = tuple(draw(st.lists(st.integers(0, 9), min_size=size, max_size=size)))
    number = draw(st.integers(0, size))
    rules = [Rule("number", (Row(tuple(range(size)), number, number),))]
    for quota, group in (("kecamatan", districts), ("kabupaten", [one // 2 for one in districts])):
        cap = draw(st.integers(0, 4))
        rows = tuple(
            Row(tuple(place for place, one in enumerate(group) if one == name), at_most=cap, group=str(name))
            for name in sorted(set(group))
        )
        rules.append(Rule("at_most", rows, quota))
    return Contest(points, tuple(rules))
