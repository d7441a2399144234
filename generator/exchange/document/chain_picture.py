"""The chain of results as a picture of fixed width: from interventions at the left to the goal above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from textwrap import wrap

from generator.exchange.document.picture import WIDTH, Picture, whole_picture

SIZE, LINE, PAD, SPACE = 12, 14, 5, 6
CHARACTER = 6.2
"""Width of a letter at 12 px in the document's own face, bold ones and wide words included."""
MAKERS, OUTPUTS, OUTCOMES = (0, 186), (212, 226), (464, 158)
"""Left edge and width of the columns."""
RAIL = WIDTH - 4
"""Where the line that leads to the goal runs."""
TALLEST = 800
"""What a sheet has room for, its caption and source apart."""


@dataclass(frozen=True)
class ChainLink:
    """An output and the interventions that produce it."""

    output: str
    makers: tuple[str, ...]


@dataclass(frozen=True)
class ChainGroup:
    """An outcome, the goal it leads to, and the outputs that lead to it."""

    goal: str
    outcome: str
    links: tuple[ChainLink, ...]


@dataclass(frozen=True)
class ChainHeads:
    """What stands above the columns and before the goal."""

    makers: str
    outputs: str
    outcomes: str
    goal: str


@dataclass(frozen=True)
class _Box:
    column: tuple[int, int]
    middle: float
    lines: tuple[str, ...]

    @property
    def left(self) -> int:
        return self.column[0]

    @property
    def right(self) -> int:
        return self.column[0] + self.column[1]


def sheets_of(groups: Sequence[ChainGroup]) -> list[list[ChainGroup]]:
    """Part groups into sheets, as full as they can be; an outcome and its outputs stay together."""
    sheets: list[list[ChainGroup]] = []
    for group in groups:
        if sheets and sum(map(_height, (*sheets[-1], group))) <= TALLEST:
            sheets[-1].append(group)
        else:
            sheets.append([group])
    return sheets


def picture_of_chain(groups: Sequence[ChainGroup], heads: ChainHeads) -> Picture:
    """Draw the groups of one sheet below the goals that they lead to."""
    pieces: list[str] = []
    top = 0.0
    for goal, members in groupby(groups, key=lambda group: group.goal):
        band = _Box((0, WIDTH), 0, tuple(wrap(f"{heads.goal}: {goal}", int(WIDTH / CHARACTER) - 4)))
        start = top + _tall(band)
        pieces.append(_drawn(_Box(band.column, top + _tall(band) / 2, band.lines), strong=True))
        top = start + 2 * LINE
        columns = ((MAKERS, heads.makers), (OUTPUTS, heads.outputs), (OUTCOMES, heads.outcomes))
        pieces += [_words(column[0], top - 4, (name,), weight="bold", colour="ink-3") for column, name in columns]
        end = start
        for group in members:
            drawn, end = _group(group, top + SPACE)
            pieces += drawn
            top += _height(group)
        pieces.append(f'<path d="M{RAIL},{end:g}V{start:g}" style="{STROKE}"/>')
        pieces.append(
            f'<path d="M{RAIL - 4},{start + 7:g}L{RAIL},{start + 1:g}L{RAIL + 4},{start + 7:g}" style="{STROKE}"/>'
        )
        top += 2 * SPACE
    return whole_picture("".join(pieces), round(top))


STROKE = "fill:none;stroke:var(--axis);stroke-width:1.2"


def _group(group: ChainGroup, top: float) -> tuple[list[str], float]:
    """Return the drawing of an outcome with what leads to it, and the height at which it leaves for the goal."""
    outcome = _box(OUTCOMES, group.outcome, top + (_height(group) - 2 * SPACE) / 2)
    pieces = [_drawn(outcome, strong=True)]
    for links in _runs(group.links):
        tall = _run_height(links)
        outputs = list(_stacked(OUTPUTS, [link.output for link in links], top, tall))
        makers = list(_stacked(MAKERS, links[0].makers, top, tall))
        pieces += [_drawn(box) for box in (*outputs, *makers)]
        pieces += [_joined(maker, output) for maker in makers for output in outputs]
        pieces += [_joined(output, outcome) for output in outputs]
        top += tall
    pieces.append(f'<path d="M{outcome.right},{outcome.middle:g}H{RAIL}" style="{STROKE}"/>')
    return pieces, outcome.middle


def _runs(links: Sequence[ChainLink]) -> Iterator[list[ChainLink]]:
    """Yield neighbours that the same interventions produce together: these are drawn once."""
    for _, run in groupby(links, key=lambda link: link.makers):
        yield list(run)


def _height(group: ChainGroup) -> float:
    inner = sum(_run_height(links) for links in _runs(group.links))
    return max(inner, _tall(_box(OUTCOMES, group.outcome, 0))) + 2 * SPACE


def _run_height(links: Sequence[ChainLink]) -> float:
    return max(_sum(OUTPUTS, [link.output for link in links]), _sum(MAKERS, links[0].makers))


def _sum(column: tuple[int, int], texts: Sequence[str]) -> float:
    return sum(_tall(_box(column, text, 0)) + SPACE for text in texts)


def _stacked(column: tuple[int, int], texts: Sequence[str], top: float, room: float) -> Iterator[_Box]:
    """Yield boxes one below the other, in the middle of their room."""
    at = top + (room - _sum(column, texts)) / 2
    for text in texts:
        tall = _tall(_box(column, text, 0))
        yield _box(column, text, at + tall / 2)
        at += tall + SPACE


def _box(column: tuple[int, int], text: str, middle: float) -> _Box:
    return _Box(column, middle, tuple(wrap(text, int((column[1] - 2 * PAD) / CHARACTER))))


def _tall(box: _Box) -> float:
    return len(box.lines) * LINE + 2 * PAD


def _joined(start: _Box, end: _Box) -> str:
    middle = (start.right + end.left) / 2
    way = f"M{start.right},{start.middle:g}H{middle:g}V{end.middle:g}H{end.left}"
    return f'<path d="{way}" style="{STROKE}"/>'


def _drawn(box: _Box, *, strong: bool = False) -> str:
    tall = _tall(box)
    top = box.middle - tall / 2
    ground = "nila-soft" if strong else "paper"
    return (
        f'<rect x="{box.left + 0.5:g}" y="{top:g}" width="{box.column[1] - 1}" height="{tall:g}" '
        f'style="fill:var(--{ground});stroke:var(--axis);stroke-width:1"/>'
        + _words(box.left + PAD + 1, top + PAD + SIZE - 2, box.lines, weight="bold" if strong else "normal")
    )


def _words(left: float, first: float, lines: Sequence[str], *, weight: str, colour: str = "ink") -> str:
    return "".join(
        f'<text x="{left:g}" y="{first + position * LINE:g}" style="font-size:{SIZE}px;font-weight:{weight};fill:var(--{colour})">'
        f"{escape(line)}</text>"
        for position, line in enumerate(lines)
    )
