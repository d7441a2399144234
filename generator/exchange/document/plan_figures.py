"""Figures of what is planned: who answers for it, which sectors it needs, when it happens, what it costs."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from generator.analysis.budget import measure_budget
from generator.analysis.plan_calendar import measure_calendar
from generator.charts.gantt import draw_time_axis, draw_time_row
from generator.exchange.document.drawing import Drawing, drawn_rows, row_of
from generator.exchange.document.picture import PictureRow
from generator.pages.pilot_sentences import listed
from generator.pages.view import View

ACTIVITIES = 20
"""Activities of the work plan on one sheet."""


def draw_accountable(view: View) -> Drawing | None:
    """Draw how many tasks each actor answers for."""
    tasks = view.programme.governance.responsibilities
    if not tasks:
        return None
    load = Counter(task.accountable for task in tasks)
    order = sorted(load, key=lambda actor: (-load[actor], actor))
    most = load[order[0]]
    names = listed(view, [view.title("actor", actor) for actor in order if load[actor] == most])
    return drawn_rows(
        [row_of(view.title("actor", actor), Fraction(load[actor], most), str(load[actor])) for actor in order],
        view.say(
            id=f"Penanggung jawab akhir terbanyak: {names}, {most} dari {len(tasks)} tugas",
            en=f"Most often accountable: {names}, for {most} of {len(tasks)} tasks",
        ),
        view.say(
            id="Jumlah tugas yang hasilnya dijawab tiap pelaku. Sumber: kerangka, tata kelola.",
            en="Number of tasks whose result each actor answers for. Source: framework, governance.",
        ),
    )


def draw_sectors(view: View) -> Drawing | None:
    """Draw how many interventions need each sector."""
    sectors, interventions = view.programme.integration.sectors, view.programme.interventions.values()
    if not sectors or not interventions:
        return None
    counts = {one.id: sum(one.id in other.sectors for other in interventions) for one in sectors}
    most = max(counts.values())
    if not most:
        return None
    names = listed(view, [view.within(one.title) for one in sectors if counts[one.id] == most])
    return drawn_rows(
        [row_of(view.within(one.title), Fraction(counts[one.id], most), str(counts[one.id])) for one in sectors],
        view.say(
            id=f"Sektor yang paling banyak dilibatkan: {names}, {most} dari {len(interventions)} intervensi",
            en=f"Sector involved most often: {names}, in {most} of {len(interventions)} interventions",
        ),
        view.say(
            id="Jumlah intervensi yang melayani tiap sektor; satu intervensi dapat dihitung di beberapa sektor. Sumber: kerangka, integrasi.",
            en="Number of interventions that serve each sector; one may count in several. Source: framework, integration.",
        ),
    )


def draw_calendar(view: View, part: int) -> Drawing | None:
    """Draw so many activities as fit on a sheet, in the order in which they start."""
    calendar = measure_calendar(view.programme.workplan)
    every = sorted((one for phase in calendar.phases.values() for one in phase), key=lambda one: one.first)
    spans = every[part * ACTIVITIES : (part + 1) * ACTIVITIES]
    if not spans:
        return None
    today, years = calendar.month_of(view.project.as_of), calendar.years
    rows = [PictureRow("", draw_time_axis([str(one) for one in years]))]
    for one in spans:
        title, firm = view.within(one.activity.title), one.activity.standing == "agreed"
        row = draw_time_row(one.first, one.months, calendar.months, len(years), label=title, firm=firm, today=today)
        rows.append(PictureRow(title, row))
    agreed, count = sum(one.activity.standing == "agreed" for one in spans), len(spans)
    first, last = view.day(spans[0].activity.start), view.day(spans[-1].activity.start)
    told_id = f"{agreed} di antaranya disepakati" if agreed else "belum satu pun disepakati"
    told_en = f"{agreed} of them are agreed" if agreed else "none is agreed yet"
    day = view.day(view.project.as_of)
    return drawn_rows(
        rows,
        view.say(
            id=f"{count} kegiatan rencana kerja dimulai antara {first} dan {last}; {told_id}",
            en=f"{count} activities of the work plan start between {first} and {last}; {told_en}",
        ),
        view.say(
            id=f"Palang penuh: disepakati; garis tepi saja: usulan; garis putus: {day}. Sumber: kerangka, rencana kerja.",
            en=f"Full bar: agreed; outline: proposed; broken line: {day}. Source: framework, work plan.",
        ),
    )


def draw_budget(view: View) -> Drawing | None:
    """Draw what each intervention costs, as far as it can be computed."""
    budget = measure_budget(view.programme)
    if budget.total is None:
        return None
    known = sorted(
        (one for one in budget.interventions if one.total is not None),
        key=lambda one: (-(one.total or 0), one.intervention),
    )
    most = Fraction(known[0].total or 1)
    rows = [
        row_of(
            view.title("intervention", one.intervention), Fraction(one.total or 0) / most, view.rupiah(one.total or 0)
        )
        for one in known
    ]
    return drawn_rows(
        rows,
        view.say(
            id=f"Biaya yang dapat dihitung berjumlah {view.rupiah(budget.total)}; {len(budget.missing)} butir lain belum berharga atau belum berjumlah",
            en=f"Costs that can be computed come to {view.rupiah(budget.total)}; {len(budget.missing)} more items lack a price or a quantity",
        ),
        view.say(
            id=f"Rupiah untuk {budget.villages} desa, seolah-olah semua intervensi berjalan di semua desa; bukan anggaran program. Sumber: kerangka, biaya intervensi.",
            en=f"Rupiah for {budget.villages} villages, as if every intervention ran in every village; not the programme’s budget. Source: framework, costs of interventions.",
        ),
    )
