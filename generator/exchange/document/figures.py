"""The figures of the document: a name that the template says, and what is drawn for it.

Each title is a finding that its rule makes true; a rule that finds nothing to say draws nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from generator.analysis.budget import measure_budget
from generator.analysis.plan_calendar import measure_calendar
from generator.charts.bars import draw_bar
from generator.charts.gantt import draw_time_axis, draw_time_row
from generator.exchange.document.blocks import Figure, Run
from generator.exchange.document.picture import PictureRow, picture_of_rows
from generator.pages.pilot_selection import pools_of
from generator.pages.pilot_sentences import listed
from generator.pages.view import View

ACTIVITIES = 20
"""Activities of the work plan on one sheet."""
CALENDAR_SHEETS = 4


@dataclass(frozen=True)
class Drawing:
    """The rows of a figure, its finding, how to read it and where it comes from."""

    rows: Sequence[PictureRow]
    finding: str
    source: str


def draw_figure(name: str, view: View) -> Figure | None:
    """Return the figure of a name, None where there is nothing to draw."""
    drawing = FIGURES[name](view)
    if drawing is None or not drawing.rows:
        return None
    picture = picture_of_rows(drawing.rows)
    told = [f"{row.label}: {row.value}" if row.value else row.label for row in drawing.rows if row.label]
    return Figure(
        picture.svg, picture.width, picture.height,
        caption=(Run(drawing.finding),), alt=f"{drawing.finding}. " + "; ".join(told),
        source=(Run(drawing.source),), anchor=f"gambar-{name}",
    )  # fmt: skip


def _dimension_weights(view: View) -> Drawing | None:
    dimensions = view.programme.assessment.dimensions
    if not dimensions:
        return None
    largest = max(one.weight for one in dimensions)
    first = [one for one in dimensions if one.weight == largest]
    share = view.percent(largest)
    if len(first) == len(dimensions):
        finding = view.say(
            id=f"Semua dimensi asesmen berbobot sama, {share}", en=f"All dimensions of the assessment weigh the same, {share}"
        )
    else:
        names = listed(view, [view.within(one.title) for one in first])
        finding = view.say(
            id=f"Bobot terbesar dalam asesmen, {share}, ada pada dimensi {names}",
            en=f"The largest weight in the assessment, {share}, lies on {names}",
        )
    return Drawing(
        [_bar(view.within(one.title), one.weight / largest, _share(view, one.weight)) for one in dimensions],
        finding,
        view.say(
            id=f"Bobot tiap dimensi dalam skor kebutuhan desa. Sumber: kerangka, versi {view.programme.identity.version}.",
            en=f"Weight of each dimension in the village need score. Source: framework, version {view.programme.identity.version}.",
        ),
    )


def _poverty_weights(view: View) -> Drawing | None:
    measure = view.programme.poverty_measure
    if measure is None or not measure.indicators:
        return None
    titles = {one.id: one.title for one in measure.indicators}
    largest = max(one.weight for one in measure.indicators)
    rows: list[PictureRow] = []
    for dimension in measure.dimensions:
        name = dimension.title or view.titles.get(("dimension", dimension.id))
        rows.append(PictureRow(f"{view.within(name) if name else dimension.id} ({_share(view, dimension.weight)})", "", heading=True))
        for one in dimension.indicators:
            title = titles[one.id]
            rows.append(_bar(view.within(title) if title else view.title("indicator", one.id), one.weight / largest, _share(view, one.weight)))
    count, cutoff = len(measure.indicators), str(measure.poverty_cutoff)
    return Drawing(
        rows,
        view.say(
            id=f"Rumah tangga disebut miskin bila kekurangannya pada {count} hal berjumlah sedikitnya {cutoff} dari seluruh bobot",
            en=f"A household counts as poor when its deprivations in {count} things add up to at least {cutoff} of all weight",
        ),
        view.say(
            id="Bobot tiap kekurangan dalam ukuran kemiskinan multidimensi. Sumber: kerangka, ukuran kemiskinan.",
            en="Weight of each deprivation in the multidimensional poverty measure. Source: framework, poverty measure.",
        ),
    )


def _graduation(view: View) -> Drawing | None:
    stages = view.programme.graduation.stages
    if not stages:
        return None
    last = max(one.to_month for one in stages)
    years = -(-last // 12)
    labels = [view.say(id=f"Tahun {year}", en=f"Year {year}") for year in range(1, years + 1)]
    rows = [PictureRow("", draw_time_axis(labels))]
    rows += [
        PictureRow(
            view.within(one.title),
            draw_time_row(one.from_month, one.to_month - one.from_month + 1, 12 * years, years, label=view.within(one.title)),
            view.say(id=f"bulan {one.from_month}–{one.to_month}", en=f"month {one.from_month}–{one.to_month}"),
        )
        for one in stages
    ]
    return Drawing(
        rows,
        view.say(
            id=f"Jalan keluar rumah tangga dari kemiskinan dirancang {last} bulan dalam {len(stages)} tahap",
            en=f"A household’s way out of poverty is designed for {last} months in {len(stages)} stages",
        ),
        view.say(
            id="Bulan dihitung sejak rumah tangga masuk program. Sumber: kerangka, graduasi.",
            en="Months are counted from the household’s enrolment. Source: framework, graduation.",
        ),
    )


def _targets_filled(view: View) -> Drawing | None:
    """Draw how many planned values are known, by result: an empty target is a question, not a nought."""
    rows, known, planned = [], 0, 0
    for one in view.programme.results.results:
        values = [value for target in one.targets for value in (target.baseline, *target.milestones, target.target)]
        if one.level == "output" or not values:
            continue
        filled = sum(value.value is not None for value in values)
        known, planned = known + filled, planned + len(values)
        told = view.say(id=f"{filled} dari {len(values)}", en=f"{filled} of {len(values)}")
        rows.append(_bar(view.within(one.title), Fraction(filled, len(values)), told))
    if not planned:
        return None
    return Drawing(
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


def _accountable(view: View) -> Drawing | None:
    tasks = view.programme.governance.responsibilities
    if not tasks:
        return None
    load = Counter(task.accountable for task in tasks)
    order = sorted(load, key=lambda actor: (-load[actor], actor))
    most = load[order[0]]
    names = listed(view, [view.title("actor", actor) for actor in order if load[actor] == most])
    return Drawing(
        [_bar(view.title("actor", actor), Fraction(load[actor], most), str(load[actor])) for actor in order],
        view.say(
            id=f"Penanggung jawab akhir terbanyak: {names}, {most} dari {len(tasks)} tugas",
            en=f"Most often accountable: {names}, for {most} of {len(tasks)} tasks",
        ),
        view.say(
            id="Jumlah tugas yang hasilnya dijawab tiap pelaku. Sumber: kerangka, tata kelola.",
            en="Number of tasks whose result each actor answers for. Source: framework, governance.",
        ),
    )


def _sectors(view: View) -> Drawing | None:
    sectors, interventions = view.programme.integration.sectors, view.programme.interventions.values()
    if not sectors or not interventions:
        return None
    counts = {one.id: sum(one.id in other.sectors for other in interventions) for one in sectors}
    shared, most = sum(len(one.sectors) > 1 for one in interventions), max(counts.values()) or 1
    return Drawing(
        [_bar(view.within(one.title), Fraction(counts[one.id], most), str(counts[one.id])) for one in sectors],
        view.say(
            id=f"{shared} dari {len(interventions)} intervensi melayani lebih dari satu sektor",
            en=f"{shared} of {len(interventions)} interventions serve more than one sector",
        ),
        view.say(
            id="Jumlah intervensi yang melayani tiap sektor; satu intervensi dapat dihitung di beberapa sektor. Sumber: kerangka, integrasi.",
            en="Number of interventions that serve each sector; one may count in several. Source: framework, integration.",
        ),
    )


def _calendar(view: View, part: int) -> Drawing | None:
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
    return Drawing(
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


def _budget(view: View) -> Drawing | None:
    budget = measure_budget(view.programme)
    if budget.total is None:
        return None
    known = sorted(
        (one for one in budget.interventions if one.total is not None), key=lambda one: (-(one.total or 0), one.intervention)
    )
    most = Fraction(known[0].total or 1)
    rows = [
        _bar(view.title("intervention", one.intervention), Fraction(one.total or 0) / most, view.rupiah(one.total or 0))
        for one in known
    ]
    return Drawing(
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


def _ranks(view: View, pool: str) -> Drawing | None:
    part = next((one for one in pools_of(view) if one.pool == pool), None)
    if part is None or not part.rows:
        return None
    rows = [PictureRow("", str(part.axis))]
    rows += [PictureRow(f"{one.standing.rank}. {one.name}", str(one.range), one.share) for one in part.rows]
    chosen = len(part.computed)
    tail_id, tail_en = ("", "") if pool == "real" else (" (contoh rekaan)", " (invented example)")
    return Drawing(
        rows,
        view.say(
            id=f"Dari {part.candidates} desa yang dapat diberi peringkat, hitungan memilih {chosen}{tail_id}",
            en=f"Of {part.candidates} villages that can be ranked, the calculation selects {chosen}{tail_en}",
        ),
        view.say(
            id="Bulatan: peringkat, terisi bila terpilih; garis: rentang pada 90% undian bobot; persen: bagian undian yang memilih desa itu. Sumber: kerangka, pemilihan desa."
            + ("" if pool == "real" else " Desa dan angkanya rekaan; jangan dikutip."),
            en="Dot: rank, filled if selected; line: range in 90% of draws of weights; per cent: share of draws that select the village. Source: framework, pilot selection."
            + ("" if pool == "real" else " Villages and figures are invented; do not cite."),
        ),
    )


def _bar(label: str, share: Fraction, value: str) -> PictureRow:
    return PictureRow(label, draw_bar(share, f"{label}: {value}"), value)


def _share(view: View, part: Fraction) -> str:
    """Write a share in per cent, with one decimal where it is not whole."""
    return view.percent(part) if (part * 100).denominator == 1 else view.percent(round(part, 3))


FIGURES: Mapping[str, Callable[[View], Drawing | None]] = {
    "bobot-dimensi": _dimension_weights,
    "bobot-kemiskinan": _poverty_weights,
    "graduasi": _graduation,
    "target-terisi": _targets_filled,
    "penanggung-jawab": _accountable,
    "sektor": _sectors,
    **{f"rencana-kerja-{part + 1}": partial(_calendar, part=part) for part in range(CALENDAR_SHEETS)},
    "anggaran": _budget,
    "peringkat": lambda view: _ranks(view, "real"),
    "peringkat-rekaan": lambda view: _ranks(view, "invented"),
}
