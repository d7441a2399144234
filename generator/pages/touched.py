"""What a decision or a lesson touches: parts of the framework, things in it, villages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.pages.addresses import PARTS
from generator.pages.titles import KINDS
from generator.pages.view import View


def touched(view: View, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Return kind and id of what each id names; the kind is '' where nothing has that id."""
    villages = set(view.project.register.frame["code"])
    for id_ in ids:
        if id_ in PARTS:
            yield "part", id_
        elif id_ in villages:
            yield "village", id_
        else:
            yield next((kind for kind in KINDS if (kind, id_) in view.titles), ""), id_
