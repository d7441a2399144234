"""Many villages of which the same is to be said: counted, and some of them named; real and invented apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.analysis.golden_thread import Node
from generator.drafting.change import Consequence
from generator.project import Project

MOST = 10
"""So many villages are named as examples; the others are counted."""

Example = Mapping[str, object]
"""What is said of one village; `village` is its code."""


def apart(project: Project, codes: Collection[str]) -> Iterator[tuple[bool, tuple[str, ...]]]:
    """Yield whether they are invented, and those of the codes that are, in the order of the register."""
    if not codes:
        return
    wanted, unreal = frozenset(codes), invented_of(project)
    known = [code for code in project.register.frame["code"].tolist() if code in wanted]
    for invented in (False, True):
        found = tuple(code for code in known if (code in unreal) is invented)
        if found:
            yield invented, found


def invented_of(project: Project) -> frozenset[str]:
    """Return the codes of the invented villages."""
    register = project.register.frame
    return frozenset(register.loc[register["synthetic"] == "true", "code"])


def grouped(kind: str, node: Node, examples: Sequence[Example], **facts: object) -> Consequence:
    """Return one consequence for all of `examples`: their `count` and the first of them."""
    return Consequence(kind, node, {**facts, "count": len(examples), "examples": tuple(examples[:MOST])})


def both_know(before: Project, after: Project) -> tuple[str, ...]:
    """Return the villages that both registers have, in the order of the later one."""
    known = frozenset(before.register.frame["code"])
    return tuple(code for code in after.register.frame["code"].tolist() if code in known)
