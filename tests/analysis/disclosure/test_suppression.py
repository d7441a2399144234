"""Complementary suppression leaves nothing to find, hides no less than the rules, and always ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.disclosure.audit import Interval, Relation
from generator.analysis.disclosure.inference import TableCell, exposures, infer
from generator.analysis.disclosure.rules import Protection, Rule, protection, rule_of_share
from generator.analysis.disclosure.suppression import Hidden, as_published, suppress

WHOLE, CATEGORY = protection("specific"), protection("specific", None, ["jenis-kelamin"])


def share(id_: str, true: int, whole: int, asked: Protection | None = None) -> TableCell:
    exact = Interval(true, true)
    return TableCell(id_, asked or (WHOLE if id_ == "all" else CATEGORY), Interval(whole, whole), exact, hidden=False)


def primaries(cells: list[TableCell]) -> dict[str, Rule]:
    found = {}
    for one in cells:
        assert one.true is not None
        assert one.asked is not None
        true, whole = int(one.true.lower), int(one.whole.lower)
        rule = rule_of_share(true, whole - true, whole, one.asked)
        if rule is not None:
            found[one.id] = rule
    return found


def test_the_smallest_category_protects_a_hidden_one_and_the_total_stays() -> None:
    cells = [share("all", 90, 300), share("a", 4, 50), share("b", 40, 130), share("c", 46, 120)]
    found = suppress(cells, [Relation("all", ("a", "b", "c"))], primaries(cells))
    assert {id_: (one.rule, one.protects) for id_, one in found.items()} == {
        "a": ("small-count", None),
        "c": (None, "a"),
    }


def test_the_total_is_hidden_where_its_parts_cannot_protect_each_other() -> None:
    """Seven are below the threshold together as well, so nothing but the total can protect them."""
    cells = [share("all", 7, 100), share("a", 3, 50), share("b", 4, 50)]
    hidden = suppress(cells, [Relation("all", ("a", "b"))], {"a": "small-count", "b": "small-count"})
    assert set(hidden) == {"all", "a", "b"}
    assert hidden["all"].protects in {"a", "b"}


def test_a_table_that_breaks_no_rule_is_left_as_it_is() -> None:
    cells = [share("all", 90, 200), share("a", 40, 100), share("b", 50, 100)]
    assert suppress(cells, [Relation("all", ("a", "b"))], primaries(cells)) == {}


def test_a_mean_of_money_is_never_hidden_alone() -> None:
    """Its base is found by subtraction, and the mean with it, however many households there are."""
    asked = protection("money", None, ["jenis-kelamin"])
    cells = [TableCell(id_, asked, Interval(n, n), None, hidden=False) for id_, n in (("all", 200), ("a", 90), ("b", 110))]
    assert set(suppress(cells, [Relation("all", ("a", "b"))], {"a": "dominance"})) == {"a", "b"}


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[TableCell], list[Relation]]:
    """Shares of a village by one to three disaggregations, true to one population."""
    pairs = st.tuples(st.integers(0, 60), st.integers(0, 60))
    first = draw(st.lists(pairs, min_size=2, max_size=4))
    true, untrue = sum(one for one, _ in first), sum(other for _, other in first)
    cells, relations = [share("all", true, true + untrue)], []
    splits = [first]
    for _ in range(draw(st.integers(0, 2))):
        one, other = draw(st.integers(0, true)), draw(st.integers(0, untrue))
        splits.append([(one, other), (true - one, untrue - other)])
    for number, split in enumerate(splits):
        parts = [share(f"{number}-{place}", one, one + other) for place, (one, other) in enumerate(split)]
        cells += parts
        relations.append(Relation("all", tuple(one.id for one in parts)))
    return cells, relations


@given(tables())
def test_after_suppression_no_cell_is_exposed(table: tuple[list[TableCell], list[Relation]]) -> None:
    cells, relations = table
    hidden = suppress(cells, relations, primaries(cells))
    assert exposures(as_published(cells, hidden), relations) == ()


@given(tables())
def test_what_a_rule_hides_stays_hidden(table: tuple[list[TableCell], list[Relation]]) -> None:
    cells, relations = table
    rules = primaries(cells)
    hidden = suppress(cells, relations, rules)
    assert {id_: one.rule for id_, one in hidden.items() if one.rule is not None} == rules
    assert all(one.protects in hidden for one in hidden.values() if one.rule is None)


@given(tables(), st.data())
def test_the_order_of_rows_does_not_matter(table: tuple[list[TableCell], list[Relation]], data: st.DataObject) -> None:
    cells, relations = table
    shuffled = data.draw(st.permutations(cells)), data.draw(st.permutations(relations))
    assert suppress(*shuffled, primaries(cells)) == suppress(cells, relations, primaries(cells))


@given(tables(), st.data())
def test_suppression_never_widens_what_can_be_inferred(
    table: tuple[list[TableCell], list[Relation]], data: st.DataObject
) -> None:
    """Whatever is hidden besides, every interval stays at least as wide as it was."""
    cells, relations = table
    ids = sorted(one.id for one in cells)
    away = data.draw(st.sets(st.sampled_from(ids), min_size=1))
    more = away | data.draw(st.sets(st.sampled_from(ids)))
    none: dict[str, Rule] = dict.fromkeys(away, "small-count")
    before = infer(as_published(cells, suppress_nothing(none)), relations)
    after = infer(as_published(cells, suppress_nothing(dict.fromkeys(more, "small-count"))), relations)
    for side, intervals in before.items():
        assert all(after[side][id_].holds(one) for id_, one in intervals.items())


def suppress_nothing(primary: dict[str, Rule]) -> dict[str, Hidden]:
    """Hide what is given and nothing beside it."""
    return {id_: Hidden(id_, rule=rule) for id_, rule in primary.items()}
