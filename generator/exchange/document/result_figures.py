"""Figures of the results framework: the chain from interventions to the goal, and how far its values are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from generator.exchange.document.chain_picture import ChainGroup, ChainHeads, ChainLink, picture_of_chain, sheets_of
from generator.exchange.document.drawing import Drawing, drawn_rows, row_of
from generator.pages.results_chain import Branch, chain_of
from generator.pages.view import View


def draw_targets_filled(view: View) -> Drawing | None:
    """Draw how many planned values are known, by result: an empty target is a question, not a nought."""
    rows, known, planned = [], 0, 0
    for one in view.programme.results.results:
        values = [value for target in one.targets for value in (target.baseline, *target.milestones, target.target)]
        if one.level == "output" or not values:
            continue
        filled = sum(value.value is not None for value in values)
        known, planned = known + filled, planned + len(values)
        told = view.say(id=f"{filled} dari {len(values)}", en=f"{filled} of {len(values)}")
        rows.append(row_of(view.within(one.title), Fraction(filled, len(values)), told))
    if not planned:
        return None
    return drawn_rows(
        rows,
        view.say(
            id=f"Dari {planned} nilai yang direncanakan untuk tujuan dan hasil antara, {known} sudah diisi",
            en=f"Of {planned} values planned for goal and outcomes, {known} are filled in",
        ),
        view.say(
            id="Garis dasar, tonggak, dan target yang sudah berangka. Sumber: kerangka hasil.",
            en="Baselines, milestones and targets that have a figure. Source: results framework.",
        ),
    )


def draw_chain(view: View, part: int) -> Drawing | None:
    """Draw as much of the chain of results as fits on a sheet."""
    sheets = sheets_of(list(_groups(view)))
    if part >= len(sheets):
        return None
    heads = ChainHeads(
        view.say(id="Intervensi", en="Interventions"), view.say(id="Keluaran", en="Outputs"),
        view.say(id="Hasil antara", en="Outcomes"), view.say(id="Tujuan", en="Goal"),
    )  # fmt: skip
    return Drawing(
        picture_of_chain(sheets[part], heads),
        _chain_finding(view, sheets[part]),
        view.say(
            id="Baca dari kiri ke kanan, lalu ke tujuan di atas. Sumbangan langsung intervensi kepada hasil antara tidak digambar. Sumber: kerangka hasil.",
            en="Read from left to right, then to the goal above. What interventions add to outcomes directly is not drawn. Source: results framework.",
        ),
        "; ".join(_chain_told(view, group) for group in sheets[part]),
    )


def _groups(view: View) -> Iterator[ChainGroup]:
    """Yield every outcome once for each goal it leads to, with the outputs that lead to it."""
    for branch in chain_of(view).branches:
        for node in _outcomes(branch):
            links = tuple(
                ChainLink(
                    view.within(one.result.title), tuple(view.title("intervention", id_) for id_ in one.interventions)
                )
                for one in node.below
                if one.result.level == "output"
            )
            yield ChainGroup(view.within(branch.result.title), view.within(node.result.title), links)


def _outcomes(branch: Branch) -> Iterator[Branch]:
    for one in branch.below:
        if one.result.level == "outcome":
            yield one
            yield from _outcomes(one)


def _chain_finding(view: View, groups: Sequence[ChainGroup]) -> str:
    links = [link for group in groups for link in group.links]
    made = {maker for link in links for maker in link.makers}
    outputs, missing = len({link.output for link in links}), sum(not link.makers for link in links)
    outcomes = len({group.outcome for group in groups})
    tail_id = f"; {missing} keluaran belum punya intervensi" if missing else ""
    tail_en = f"; {missing} outputs have no intervention yet" if missing else ""
    return view.say(
        id=f"{len(made)} intervensi lewat {outputs} keluaran membawa ke {outcomes} hasil antara{tail_id}",
        en=f"{len(made)} interventions lead through {outputs} outputs to {outcomes} outcome{'s' * (outcomes != 1)}{tail_en}",
    )


def _chain_told(view: View, group: ChainGroup) -> str:
    """Say a group in words, from the outcome down."""
    told = (f"{link.output} ({', '.join(link.makers) or '–'})" for link in group.links)
    return f"{group.outcome}: {', '.join(told)}"
