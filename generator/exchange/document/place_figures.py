"""Figures of places: where the programme works, and how villages rank."""

from __future__ import annotations

from generator.exchange.document.drawing import Drawing, drawn_rows
from generator.exchange.document.map_picture import picture_of_maps
from generator.exchange.document.picture import PictureRow
from generator.pages.map_drawing import draw_overview
from generator.pages.pilot_selection import pools_of
from generator.pages.pilot_sentences import listed
from generator.pages.view import View


def draw_places(view: View) -> Drawing | None:
    """Draw where the regencies lie whose villages are on record, and the villages of each."""
    overview = draw_overview(view, "", linked=False)
    if overview is None:
        return None
    parts = [(mark.name, str(picture)) for mark, picture in overview.panels]
    frame = view.project.register.frame
    real = frame.loc[frame["synthetic"] != "true", "code"]
    known, drawn = len(real), sum(mark.villages for mark in overview.regencies)
    names = listed(view, [mark.name for mark in overview.regencies])
    profiles = (view.project.profiles.get(code) for code in real)
    pilots = sum(one is not None and one.pilot is not None and one.pilot.state == "selected" for one in profiles)
    return Drawing(
        picture_of_maps(str(overview.picture), parts),
        view.say(
            id=f"{known} desa dan kelurahan di {names} sudah terdata; "
            + (f"{pilots} di antaranya desa percontohan" if pilots else "desa percontohan belum ditetapkan"),
            en=f"{known} villages in {names} are on record; "
            + (f"{pilots} of them are pilot villages" if pilots else "no pilot village has been chosen yet"),
        ),
        _places_source(view, known - drawn, has_ground=overview.has_ground),
        "; ".join(f"{mark.name}: {mark.villages}" for mark in overview.regencies),
    )


def _places_source(view: View, unplaced: int, *, has_ground: bool) -> str:
    told = view.say(
        id="Tanda berarti desanya terdata, bukan terpilih. Satu bulatan satu desa, di titik tengah wilayahnya, tidak pernah di rumah warga.",
        en="A mark means that villages are on record, not that they were chosen. One disc is one village, at the middle of its area, never at a home.",
    )
    if has_ground:
        told += view.say(
            id=" Batas wilayah indikatif, bukan rujukan hukum.", en=" Boundaries are indicative, no legal reference."
        )
    if unplaced:
        told += view.say(
            id=f" {unplaced} desa tidak punya koordinat dan tidak tergambar.",
            en=f" {unplaced} villages have no coordinates and are not drawn.",
        )
    return told + view.say(id=" Sumber: daftar desa.", en=" Source: register of villages.")


def draw_ranks(view: View, pool: str) -> Drawing | None:
    """Draw the ranks of a pool of villages and how far they move when weights do."""
    part = next((one for one in pools_of(view) if one.pool == pool), None)
    if part is None or not part.rows:
        return None
    rows = [PictureRow("", str(part.axis))]
    rows += [PictureRow(f"{one.standing.rank}. {one.name}", str(one.range), one.share) for one in part.rows]
    chosen = len(part.computed)
    tail_id, tail_en = ("", "") if pool == "real" else (" (contoh rekaan)", " (invented example)")
    return drawn_rows(
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
