"""Words such as agreed, in consultation and superseded are true: a decision, a window, a successor stands behind them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.lifecycle import Stage, stages_of
from generator.analysis.open_questions import questions_in
from generator.checks.periods import days_of
from generator.model.programme import Programme
from generator.problems import Problem
from generator.project import Project

SIGNED = frozenset({"chapter", "decision"})
"""What is agreed by sign-off, or is an agreement itself; the document is the third."""


def check_agreed_by_decision(project: Project) -> Iterator[Problem]:
    """What is called agreed rests on a decision that touches it or that its change log names."""
    programme = project.programme
    if programme.known("decision") is None:
        return
    touched = {id_ for one in programme.decisions.values() if one.status == "agreed" for id_ in one.touches}
    for stage in _stages(programme, "agreed"):
        signed = stage.node[0] in SIGNED or stage.node == ("part", "document")
        named = any(change.decision for change in getattr(stage.thing, "changes", ()))
        if not signed and not named and stage.node[1] not in touched:
            yield Problem("disepakati-tanpa-keputusan", stage.thing.source.at("status"), {"value": stage.node[1]})


def check_agreed_without_blocking(project: Project) -> Iterator[Problem]:
    """Nothing is agreed, nor the chapter that tells of it, while a question that blocks it is open."""
    programme = project.programme
    agreed = tuple(_stages(programme, "agreed"))
    for stage in stages_of(programme):
        for question in questions_in(stage.thing):
            if question.blocking and question.is_open:
                for holder in agreed:
                    if holder.node in {stage.node, ("chapter", stage.lifecycle.chapter)}:
                        parameters = {"value": holder.node[1], "question": question.question, "place": question.source.path}
                        yield Problem("disepakati-masih-terhalang", holder.thing.source.at("status"), parameters)


def check_consultation_window(project: Project) -> Iterator[Problem]:
    """What says it is in consultation has days on which comments are taken."""
    programme = project.programme
    if "document" in programme.unreadable or programme.document.consultation is not None:
        return
    for stage in _stages(programme, "consultation"):
        yield Problem("konsultasi-tanpa-jadwal", stage.thing.source.at("status"), {"value": stage.node[1]})


def check_comment_answers(project: Project) -> Iterator[Problem]:
    """A comment is answered on the day it came or later."""
    consultation = project.programme.document.consultation
    for one in consultation.comments if consultation else ():
        came, answered = days_of(one.date), days_of(one.answer.date) if one.answer else None
        if one.answer and came and answered and answered[0] < came[0]:
            yield Problem("rentang-terbalik", one.answer.source.at("date"), {"start": one.date, "end": one.answer.date})


def check_successors(project: Project) -> Iterator[Problem]:
    """What is superseded names another thing of its kind that takes its place."""
    programme = project.programme
    nodes = {stage.node for stage in stages_of(programme)}
    for stage in _stages(programme, "superseded"):
        kind, id_ = stage.node
        successor = stage.lifecycle.superseded_by
        if kind != "part" and (successor is None or successor[1] == id_ or successor not in nodes):
            here = stage.thing.source.at("status" if successor is None else "superseded_by")
            yield Problem("pengganti-hilang", here, {"value": id_, "successor": successor[1] if successor else "-"})


def _stages(programme: Programme, status: str) -> Iterator[Stage]:
    return (stage for stage in stages_of(programme) if stage.lifecycle.status == status)
