"""The choice is the best there is, whatever solves it, and conflicts are as small as they can be."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.pilot_contest import Contest, Row, Rule, choose_greedily, is_laminar
from generator.analysis.pilot_optimum import choose, choose_any, choose_by_programme, settle, smallest_conflict
from tests.analysis.pilot_contests import best_of_all, contests, nested_contests

NUMBER = Rule("number", (Row((0, 1, 2), 2, 2),))


@given(contests())
@settings(deadline=None, max_examples=150)
def test_the_programme_finds_the_best_of_all_choices(contest: Contest) -> None:
    assert choose_by_programme(contest) == best_of_all(contest)


@given(contests(), st.data())
@settings(deadline=None, max_examples=100)
def test_who_must_be_in_is_in_and_who_must_not_is_out(contest: Contest, data: st.DataObject) -> None:
    everybody = list(range(len(contest.points)))
    first = data.draw(st.sets(st.sampled_from(everybody), max_size=2)) if everybody else set()
    without = (data.draw(st.sets(st.sampled_from(everybody), max_size=2)) if everybody else set()) - first
    assert choose(contest, first, without) == best_of_all(contest, first, without)


@given(nested_contests())
@settings(deadline=None, max_examples=150)
def test_taking_the_best_first_is_the_programme_where_caps_are_nested(contest: Contest) -> None:
    assert is_laminar(contest.rules)
    assert choose_greedily(contest) == choose_by_programme(contest)


def test_caps_that_cross_are_not_nested_and_neither_are_lower_limits() -> None:
    crossing = (Row((0, 1), at_most=1), Row((1, 2), at_most=1))
    assert not is_laminar([NUMBER, Rule("at_most", crossing, "silang")])
    assert not is_laminar([NUMBER, Rule("at_least", (Row((0,), at_least=1),), "pesisir")])
    assert is_laminar([NUMBER, Rule("at_most", (Row((0, 1), at_most=1), Row((2,), at_most=1)), "kecamatan")])


def test_taking_the_best_first_would_be_wrong_where_caps_cross() -> None:
    """The middle one blocks both others, so the best first is not the best choice."""
    crossing = Rule("at_most", (Row((0, 1), at_most=1), Row((1, 2), at_most=1)), "silang")
    contest = Contest((3, 4, 3), (crossing,))
    assert choose_greedily(contest) == frozenset({1})
    assert choose(contest) == frozenset({0, 2}) == best_of_all(contest)


@given(nested_contests(most=7), st.data())
@settings(deadline=None)
def test_more_points_never_drop_a_chosen_village(contest: Contest, data: st.DataObject) -> None:
    chosen = choose(contest)
    if chosen:
        one = data.draw(st.sampled_from(sorted(chosen)))
        more = contest.points[one] + data.draw(st.integers(0, 5))
        lifted = choose(replace(contest, points=(*contest.points[:one], more, *contest.points[one + 1 :])))
        assert lifted is not None
        assert one in lifted


@given(contests(most=6), st.data())
@settings(deadline=None)
def test_more_points_never_drop_a_chosen_village_under_any_rules(contest: Contest, data: st.DataObject) -> None:
    chosen = choose_by_programme(contest)
    if chosen:
        one = data.draw(st.sampled_from(sorted(chosen)))
        more = contest.points[one] + data.draw(st.integers(1, 5))
        lifted = choose_by_programme(replace(contest, points=(*contest.points[:one], more, *contest.points[one + 1 :])))
        assert lifted is not None
        assert one in lifted


@given(contests(most=5))
@settings(deadline=None, max_examples=100)
def test_a_conflict_is_impossible_and_no_smaller_one_is(contest: Contest) -> None:
    conflict = smallest_conflict(contest)
    if best_of_all(contest) is not None:
        assert conflict == ()
        return
    blank = (0,) * len(contest.points)
    assert conflict
    assert best_of_all(Contest(blank, conflict)) is None
    for size in range(len(conflict)):
        for fewer in combinations(contest.rules, size):
            assert best_of_all(Contest(blank, fewer)) is not None


@given(contests(most=6))
@settings(deadline=None, max_examples=100)
def test_where_rules_conflict_the_largest_possible_number_is_chosen(contest: Contest) -> None:
    settled = settle(contest)
    if not settled.conflict:
        assert settled.chosen == best_of_all(contest)
        return
    kept = [rule for rule in contest.rules if rule not in settled.set_aside and rule.kind != "number"]
    assert all(row.allows(settled.chosen) for rule in kept for row in rule.rows)
    number = next((rule.rows[0].at_most for rule in contest.rules if rule.kind == "number"), None)
    if number is not None:
        assert len(settled.chosen) <= number
        larger = combinations(range(len(contest.points)), len(settled.chosen) + 1)
        wider = (set(one) for one in larger if len(settled.chosen) < number)
        assert not any(all(row.allows(one) for rule in kept for row in rule.rows) for one in wider)


def test_ten_villages_of_one_regency_with_at_most_five_of_each_is_named_as_the_conflict() -> None:
    everybody = tuple(range(12))
    number = Rule("number", (Row(everybody, 10, 10),))
    regency = Rule("at_most", (Row(everybody, at_most=5, group="18.02"),), "kabupaten")
    district = Rule("at_most", (Row(everybody[:4], at_most=4), Row(everybody[4:], at_most=8)), "kecamatan")
    settled = settle(Contest(tuple(range(12)), (number, district, regency)))
    assert settled.conflict == (number, regency)
    assert settled.chosen == {7, 8, 9, 10, 11}


def test_a_tie_goes_to_the_earlier_code_in_every_solver() -> None:
    contest = Contest((5, 5, 5), (NUMBER,))
    assert choose_greedily(contest) == choose_by_programme(contest) == frozenset({0, 1})


def test_the_order_in_which_rules_are_written_changes_no_choice() -> None:
    rules = (NUMBER, Rule("at_least", (Row((2,), at_least=1),), "a"), Rule("at_most", (Row((0, 2), at_most=1),), "b"))
    found = {choose(Contest((3, 1, 2), order)) for order in permutations(rules)}
    assert found == {frozenset({1, 2})}


def test_without_candidates_nothing_is_chosen_and_the_number_is_the_conflict() -> None:
    number = Rule("number", (Row((), 3, 3),))
    assert settle(Contest((), (number,))).conflict == (number,)
    assert choose_any(Contest((), ())) == frozenset()
