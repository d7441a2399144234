"""The household's way out of poverty: stages on a time line, and the criteria to leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.charts.steps import draw_steps
from generator.model.graduation import GraduationStage
from generator.pages.page import Page
from generator.pages.sentences import opening
from generator.pages.view import View


@dataclass(frozen=True)
class Bar:
    """A stage on the time line; start and width in per cent of the whole way."""

    stage: GraduationStage
    start: str
    width: str


def render_pages(view: View) -> Iterator[Page]:
    """Render the graduation pathway."""
    graduation = view.programme.graduation
    yield view.page(
        "graduasi/", graduation.title, "graduation.md.j2", graduation.source.path,
        description=opening(graduation.introduction),
        crumbs=[(view.within(view.programme.intervention_model.title), "intervensi/")],
        graduation=graduation,
        line=_line(view),
        longest=max(graduation.stages, key=lambda one: one.to_month - one.from_month, default=None),
        bars=_bars(graduation.stages),
        last_month=max((stage.to_month for stage in graduation.stages), default=0),
        required=sum(criterion.required for criterion in graduation.criteria),
    )  # fmt: skip


def _line(view: View) -> Markup:
    stages = view.programme.graduation.stages
    told = [f"{view.within(one.title)} {one.from_month}–{one.to_month}" for one in stages]
    label = view.say(id="Tahap menurut bulan: ", en="Stages by month: ") + "; ".join(told)
    return Markup(draw_steps([(one.from_month, one.to_month) for one in stages], label))  # noqa: S704 - the label is escaped


def _bars(stages: tuple[GraduationStage, ...]) -> list[Bar]:
    last = max((stage.to_month for stage in stages), default=1)
    return [
        Bar(
            stage,
            f"{100 * (stage.from_month - 1) / last:.2f}%",
            f"{100 * (stage.to_month - stage.from_month + 1) / last:.2f}%",
        )
        for stage in stages
    ]
