"""How long one choice among 300 villages and a test of 10,000 draws take, against sorting as many numbers.

`python -m benchmarks.pilot_selection` prints seconds and ratios; a ratio says more than a second when
machines differ.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np

from generator.analysis.pilot_contest import Contest, Row, Rule
from generator.analysis.pilot_evidence import measure_evidence
from generator.analysis.pilot_optimum import choose, choose_by_programme
from generator.analysis.pilot_selection import select_in
from generator.analysis.pilot_sensitivity import measure_sensitivity
from generator.pipeline import run_check

VILLAGES = 300
DRAWS = 10_000
REPEATS = 5


def main() -> None:
    """Measure and print."""
    random = np.random.Generator(np.random.PCG64(1))
    floor = _seconds(lambda: np.sort(random.random((DRAWS, VILLAGES)), axis=1))
    single = _seconds(lambda: np.sort(random.random(VILLAGES)))
    print(f"floor: sorting {DRAWS} x {VILLAGES} numbers {floor:.3f} s; sorting {VILLAGES} numbers {single:.6f} s")
    nested = _contest(random)
    crossing = replace(nested, rules=(*nested.rules, Rule("at_least", (Row(tuple(range(0, VILLAGES, 40)), at_least=2),), "pesisir")))
    _told("one choice, caps per district and regency (best first)", _seconds(lambda: choose(nested)), single)
    _told("the same by a mixed-integer programme", _seconds(lambda: choose_by_programme(nested)), single)
    _told("with a lower limit on a set (mixed-integer programme)", _seconds(lambda: choose(crossing)), single)
    project = run_check(Path(__file__).resolve().parent.parent).project
    evidence = measure_evidence(project)["real"]
    early = replace(evidence, selection=replace(evidence.selection, minimum_coverage=Fraction(2, 5)))
    count = len(select_in(early).candidates)
    _told(f"selection of {count} villages with reasons and flips", _seconds(lambda: select_in(early)), single)
    _told(f"{DRAWS} draws for {count} villages", _seconds(lambda: measure_sensitivity(early, DRAWS, 1)), floor)


def _contest(random: np.random.Generator) -> Contest:
    everybody = tuple(range(VILLAGES))
    points = tuple(int(one) for one in random.integers(20_000, 70_000, VILLAGES))
    districts = tuple(Row(everybody[start : start + 10], at_most=2, group=str(start)) for start in range(0, VILLAGES, 10))
    regencies = tuple(Row(everybody[start : start + 150], at_most=5, group=str(start)) for start in (0, 150))
    number = Rule("number", (Row(everybody, 10, 10),))
    return Contest(points, (number, Rule("at_most", districts, "kecamatan"), Rule("at_most", regencies, "kabupaten")))


def _seconds(work: Callable[[], object]) -> float:
    """Return the shortest of several runs."""
    found = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def _told(what: str, seconds: float, floor: float) -> None:
    print(f"{what}: {seconds:.4f} s, {seconds / floor:.1f} times the floor")


if __name__ == "__main__":
    main()
