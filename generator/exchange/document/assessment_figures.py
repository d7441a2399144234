"""Figures of what households and villages are assessed by: weights, and the stages of the way out."""

from __future__ import annotations

from generator.charts.gantt import draw_time_axis, draw_time_row
from generator.exchange.document.drawing import Drawing, drawn_rows, row_of, share_of
from generator.exchange.document.picture import PictureRow
from generator.pages.pilot_sentences import listed
from generator.pages.view import View


def draw_dimension_weights(view: View) -> Drawing | None:
    """Draw how much each dimension weighs in the need score."""
    dimensions = view.programme.assessment.dimensions
    if not dimensions:
        return None
    largest = max(one.weight for one in dimensions)
    first = [one for one in dimensions if one.weight == largest]
    share = view.percent(largest)
    if len(first) == len(dimensions):
        finding = view.say(
            id=f"Semua dimensi asesmen berbobot sama, {share}",
            en=f"All dimensions of the assessment weigh the same, {share}",
        )
    else:
        names = listed(view, [view.within(one.title) for one in first])
        finding = view.say(
            id=f"Bobot terbesar dalam asesmen, {share}, ada pada dimensi {names}",
            en=f"The largest weight in the assessment, {share}, lies on {names}",
        )
    return drawn_rows(
        [row_of(view.within(one.title), one.weight / largest, share_of(view, one.weight)) for one in dimensions],
        finding,
        view.say(
            id=f"Bobot tiap dimensi dalam skor kebutuhan desa. Sumber: kerangka, versi {view.programme.identity.version}.",
            en=f"Weight of each dimension in the village need score. Source: framework, version {view.programme.identity.version}.",
        ),
    )


def draw_poverty_weights(view: View) -> Drawing | None:
    """Draw how much each deprivation weighs in the poverty measure."""
    measure = view.programme.poverty_measure
    if measure is None or not measure.indicators:
        return None
    titles = {one.id: one.title for one in measure.indicators}
    largest = max(one.weight for one in measure.indicators)
    rows: list[PictureRow] = []
    for dimension in measure.dimensions:
        name = dimension.title or view.titles.get(("dimension", dimension.id))
        rows.append(
            PictureRow(
                f"{view.within(name) if name else dimension.id} ({share_of(view, dimension.weight)})", "", heading=True
            )
        )
        for one in dimension.indicators:
            title = titles[one.id]
            rows.append(
                row_of(
                    view.within(title) if title else view.title("indicator", one.id),
                    one.weight / largest,
                    share_of(view, one.weight),
                )
            )
    count, cutoff = len(measure.indicators), str(measure.poverty_cutoff)
    return drawn_rows(
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


def draw_graduation(view: View) -> Drawing | None:
    """Draw the stages of a household’s way out of poverty on an axis of months."""
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
            draw_time_row(
                one.from_month, one.to_month - one.from_month + 1, 12 * years, years, label=view.within(one.title)
            ),
            view.say(id=f"bulan {one.from_month}–{one.to_month}", en=f"month {one.from_month}–{one.to_month}"),
        )
        for one in stages
    ]
    return drawn_rows(
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
