"""Predecessors are followed over any number of steps."""

from __future__ import annotations

from generator.checks.register import check_predecessors
from tests.checks.conftest import Change

PATH = "villages/18-lampung/18.02-lampung-tengah/villages.csv"
ROW = "18.02.01.2001,kemendagri-2025,Sri Way Langsep,desa,18.02.01,-5.249,104.924,,,false\n"


def _rows(predecessors: dict[int, str]) -> str:
    return "".join(
        f"18.02.01.{code},kemendagri-2025,X,desa,18.02.01,,,,{before},false\n" for code, before in predecessors.items()
    )


def test_a_long_chain_is_no_loop(changed: Change) -> None:
    """Three thousand steps neither overflow nor are called a loop."""
    chain = {code: f"18.02.01.{code + 1}" for code in range(2001, 5001)}
    assert not list(check_predecessors(changed(PATH, ROW, _rows(chain))))


def test_two_ways_to_the_same_ancestor_are_no_loop(changed: Change) -> None:
    """A split and a merger of the same villages."""
    family = {2001: "18.02.01.2002;18.02.01.2003", 2002: "18.02.01.2004", 2003: "18.02.01.2004"}
    assert not list(check_predecessors(changed(PATH, ROW, _rows(family))))


def test_a_loop_is_told_once_with_its_way(changed: Change) -> None:
    """A village before the loop is not part of it."""
    loop = {2001: "18.02.01.2002", 2002: "18.02.01.2003", 2003: "18.02.01.2002"}
    (problem,) = check_predecessors(changed(PATH, ROW, _rows(loop)))
    assert problem.parameters["path"] == "18.02.01.2002 -> 18.02.01.2003 -> 18.02.01.2002"


def test_a_village_is_not_its_own_predecessor(changed: Change) -> None:
    """The shortest loop."""
    (problem,) = check_predecessors(changed(PATH, ROW, _rows({2001: "18.02.01.2001"})))
    assert problem.parameters["value"] == "18.02.01.2001"
