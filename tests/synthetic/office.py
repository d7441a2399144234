"""What the village offices answered and what the programme delivered: declared, not drawn.

An answer such as "9/22" is a share with its base. Numbers of people that are too small are hidden by
the rule of the indicator's sheet, like those of the survey.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from generator.analysis.disclosure.published import PEOPLE, protection_of
from generator.analysis.disclosure.rules import hides_share
from generator.model.indicator import Indicator
from generator.model.programme import Programme
from tests.synthetic.aggregate import SMALL, Record, record
from tests.synthetic.disclosure import may_show_count
from tests.synthetic.estimate import written
from tests.synthetic.places import MONITORING, QUARTERS, ROUNDS, Place

OFFICE_INDICATORS = (
    "aparatur-terlatih", "apb-desa-pro-miskin", "data-dasar-mutakhir", "kader-aktif", "kelompok-simpan-pinjam-aktif",
    "musyawarah-desa-inklusif", "tindak-lanjut-pengaduan", "bum-desa-aktif", "desa-tangguh-bencana",
    "keterbukaan-apb-desa", "sistem-informasi-desa",
)  # fmt: skip
# Answers in the first and in the last round, in the order above; "" where it was not asked again, "-" where it is missing.
OFFICE: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "sukamakmur": (
        ("7/23", "18.4", "27", "9/24", "1", "2/7", "5/11", "berjalan", "belum", "diumumkan", "terpasang"),
        ("14/23", "", "8", "17/24", "5", "5/8", "13/16", "berjalan", "pratama", "dirinci", "melayani"),
    ),
    "karang-jati": (
        ("6/21", "14.9", "31", "8/19", "2", "2/6", "4/9", "berdiri", "belum", "diumumkan", "terpasang"),
        ("11/21", "", "7", "12/19", "4", "4/7", "11/14", "berjalan", "belum", "diumumkan", "terpasang"),
    ),
    "pasir-panjang": (
        ("5/19", "12.7", "38", "6/16", "0", "1/6", "3/8", "berdiri", "belum", "tertutup", "tidak-ada"),
        ("12/19", "", "6", "11/16", "1", "3/7", "9/13", "berjalan", "madya", "diumumkan", "terpasang"),
    ),
    "muara-tenang": (
        ("6/20", "16.2", "24", "7/18", "1", "2/6", "4/7", "berdiri", "pratama", "diumumkan", "terpasang"),
        ("6/20", "", "32", "7/18", "1", "2/6", "4/8", "berdiri", "pratama", "diumumkan", "terpasang"),
    ),
    "batu-putih": (
        ("4/17", "11.5", "35", "6/15", "0", "1/5", "2/6", "berdiri", "belum", "tertutup", "tidak-ada"),
        ("5/17", "", "43", "6/15", "1", "1/5", "3/7", "berdiri", "belum", "diumumkan", "tidak-ada"),
    ),
    "mekar-sari": (
        ("15/26", "22.8", "11", "19/27", "4", "4/8", "9/12", "sehat", "pratama", "dapat-diperiksa", "merencana"),
        ("16/26", "", "7", "20/27", "4", "5/8", "11/13", "sehat", "pratama", "dapat-diperiksa", "merencana"),
    ),
    "tanjung-bening": (
        ("3/14", "19.6", "42", "5/11", "1", "3/5", "-", "belum-ada", "belum", "diumumkan", "tidak-ada"),
        ("3/14", "", "50", "6/11", "1", "3/5", "-", "berdiri", "belum", "diumumkan", "tidak-ada"),
    ),
    "ringinsari": (
        ("12/24", "20.3", "16", "15/22", "3", "3/7", "8/10", "berjalan", "belum", "dirinci", "melayani"),
        ("13/24", "", "24", "15/22", "3", "3/7", "8/11", "berjalan", "pratama", "dirinci", "melayani"),
    ),
}  # fmt: skip
NO_ANSWER = ("not-collected", "Desa belum mempunyai buku pengaduan")

# Delivered by the end of each quarter, counted from the start; a split after the id counts a part.
DELIVERED: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "sukamakmur": {
        "persen-rumah-tangga-terverifikasi": ("821/842", "821/842", "821/842"),
        "jumlah-jamban-terbangun": ("0", "31", "58"),
        "jumlah-jamban-terbangun kepala-rumah-tangga-perempuan=ya": ("0", "9", "17"),
        "jumlah-jamban-terbangun kepala-rumah-tangga-perempuan=tidak": ("0", "22", "41"),
        "jumlah-tukang-terlatih": ("6", "6", "10"),
        "persen-sarana-air-berfungsi": ("", "3/4", "6/7"),
        "jumlah-keluarga-seribu-hari": ("0", "18", "34"),
        "luas-lahan-tahan-iklim": ("0", "6.5", "14.0"),
        "jumlah-rumah-tangga-didampingi": ("0", "40", "84"),
        "jumlah-rumah-tangga-didampingi kepala-rumah-tangga-perempuan=ya": ("0", "12", "27"),
        "jumlah-rumah-tangga-didampingi kepala-rumah-tangga-perempuan=tidak": ("0", "28", "57"),
        "jumlah-perangkat-terlatih": ("0", "9", "14"),
        "jumlah-rencana-bersama": ("0", "0", "1"),
        "persen-pembelajaran-diterapkan": ("*", "*", "2/3"),
        "dokumen-desa-terintegrasi": ("0", "0", "1"),
        "rumah-tangga-graduasi": ("", "", "*"),
    },
    "karang-jati": {
        "persen-rumah-tangga-terverifikasi": ("640/655", "640/655", "640/655"),
        "jumlah-rumah-tangga-didampingi": ("30", "75", "75"),
        "jumlah-rumah-tangga-bantuan-pangan": ("30", "75", "75"),
        "jumlah-paket-aset": ("0", "28", "62"),
        "jumlah-paket-aset kepala-rumah-tangga-perempuan=ya": ("0", "6", "21"),
        "jumlah-paket-aset kepala-rumah-tangga-perempuan=tidak": ("0", "22", "41"),
        "jumlah-usaha-bersama": ("0", "1", "2"),
        "jumlah-anak-kembali-belajar": ("0", "0", "14"),
        "jumlah-anak-kembali-belajar jenis-kelamin=laki-laki": ("0", "0", "8"),
        "jumlah-anak-kembali-belajar jenis-kelamin=perempuan": ("0", "0", "6"),
        "jumlah-dokumen-terurus": ("22", "71", "118"),
        "rumah-tangga-graduasi": ("", "", "*"),
    },
    "pasir-panjang": {
        "persen-rumah-tangga-terverifikasi": ("488/498", "488/498", "488/498"),
        "jumlah-rumah-tangga-didampingi": ("0", "36", "64"),
        "jumlah-rencana-risiko": ("0", "1", "1"),
        "jumlah-rumah-diperbaiki": ("0", "0", "7"),
        "jumlah-pemuda-bekerja": ("0", "0", "3"),
        "jumlah-usaha-bersama": ("", "1", "0"),
        "jumlah-kader-terlatih": ("0", "8", "8"),
        "jumlah-kader-terlatih jenis-kelamin=laki-laki": ("0", "3", "3"),
        "jumlah-kader-terlatih jenis-kelamin=perempuan": ("0", "5", "5"),
        "jumlah-perangkat-terlatih": ("0", "8", "12"),
        "jumlah-rencana-bersama": ("0", "0", "0"),
        "jumlah-dokumen-terurus": ("0", "26", "57"),
        "persen-pembelajaran-diterapkan": ("*", "*", "1/3"),
        "dokumen-desa-terintegrasi": ("0", "0", "0"),
        "rumah-tangga-graduasi": ("", "", "*"),
    },
}
NOT_YET = {
    "persen-pembelajaran-diterapkan": "Belum ada pelajaran yang berumur enam bulan",
    "rumah-tangga-graduasi": "Kelulusan paling cepat diputuskan pada bulan ke-24 pendampingan",
}


def observe_office(programme: Programme, place: Place) -> Iterator[Record]:
    """Observe what the village office answered in the first and in the last round."""
    for answers, (period, source) in zip(OFFICE[place.slug], (ROUNDS[0], ROUNDS[-1]), strict=True):
        for id_, answer in zip(OFFICE_INDICATORS, answers, strict=True):
            if answer == "-":
                yield record(id_, period, source, "missing", missing_reason=NO_ANSWER[0], note=NO_ANSWER[1])
            elif answer:
                yield _told(programme, programme.indicators[id_], answer, period, source)


def observe_delivery(programme: Programme, place: Place) -> Iterator[Record]:
    """Observe by quarter what the programme delivered; "*" is what cannot be told yet."""
    delivered = DELIVERED.get(place.slug, {})
    for number, quarter in enumerate(QUARTERS):
        for name, totals in delivered.items():
            id_, _, split = name.partition(" ")
            total = totals[number]
            if total == "*":
                yield record(id_, quarter, MONITORING, "missing", missing_reason="not-yet-due", note=NOT_YET[id_])
            elif total and _hidden_beside(programme, delivered, name, number):
                yield record(id_, quarter, MONITORING, "suppressed", missing_reason=SMALL, disaggregation=split)
            elif total:
                yield _told(programme, programme.indicators[id_], total, quarter, MONITORING, split)


def _told(
    programme: Programme, sheet: Indicator, answer: str, period: str, source: str, split: str = ""
) -> Record:
    """Write an answer, a share or a category; hide it where it tells of too few people."""
    true, is_share, whole = answer.partition("/")
    if is_share:
        asked = protection_of(programme, sheet, split)
        is_of_people = sheet.counted_unit in PEOPLE
        if is_of_people and hides_share(int(true), int(whole) - int(true), int(whole), asked):
            return record(sheet.id, period, source, "suppressed", missing_reason=SMALL, disaggregation=split)
        value = written(Fraction(int(true), int(whole)) * 100, 1)
        return record(sheet.id, period, source, "reported", value, base=whole, disaggregation=split)
    if sheet.unit == "count" and not may_show_count(programme, sheet, int(answer), split):
        return record(sheet.id, period, source, "suppressed", missing_reason=SMALL, disaggregation=split)
    return record(sheet.id, period, source, "reported", answer, disaggregation=split)


def _hidden_beside(
    programme: Programme, delivered: Mapping[str, tuple[str, str, str]], name: str, number: int
) -> bool:
    """Tell whether a part of the same split is too small: all parts of the split are hidden then."""
    id_, _, split = name.partition(" ")
    part = name.partition("=")[0]
    beside = [totals[number] for other, totals in delivered.items() if " " in other and other.partition("=")[0] == part]
    sheet = programme.indicators[id_]
    return " " in name and any(not may_show_count(programme, sheet, int(total), split) for total in beside)
