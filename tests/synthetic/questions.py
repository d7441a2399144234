"""Which households or members an indicator counts, and for whom of them it is true."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tests.synthetic.households import Household
from tests.synthetic.members import Member


@dataclass(frozen=True)
class Counted:
    """One counted unit: its number `true` over its number `whole`; the member, if it is one."""

    true: int
    whole: int
    member: Member | None = None


Question = Callable[[Household], Iterator[Counted]]


def households(fact: str, among: str = "semua") -> Question:
    """Ask about households with the fact `among`: `fact` is true of some of them."""

    def ask(one: Household) -> Iterator[Counted]:
        if among in one.facts:
            yield Counted(int(fact in one.facts), 1)

    return ask


def members(fact: str, among: str) -> Question:
    """Ask about members with the fact `among`: `fact` is true of some of them."""

    def ask(one: Household) -> Iterator[Counted]:
        for person in one.members:
            if among in person.facts:
                yield Counted(int(fact in person.facts), 1, person)

    return ask


def amount(name: str, *, a_person: bool = False) -> Question:
    """Ask for an amount of each household, or of each of its members."""

    def ask(one: Household) -> Iterator[Counted]:
        size = len(one.members) if a_person else 1
        yield Counted(one.amounts[name] * size, size)

    return ask


def of_everyone(fact: str) -> Question:
    """Ask whether members live in a household with the fact."""

    def ask(one: Household) -> Iterator[Counted]:
        yield Counted(len(one.members) * int(fact in one.facts), len(one.members))

    return ask


def _years(one: Household) -> Iterator[Counted]:
    for person in one.members:
        if person.age >= 25:
            yield Counted(person.years, 1, person)


def _female_head(one: Household) -> Iterator[Counted]:
    yield Counted(int(one.female_head), 1)


def _alone(one: Household) -> Iterator[Counted]:
    head = one.members[0]
    yield Counted(int(len(one.members) == 1 and head.age >= 60), 1, head)


def _listed_wrongly(one: Household) -> Iterator[Counted]:
    if {"dinilai", "terdaftar"} <= one.facts:
        yield Counted(int("miskin" not in one.facts), 1)


def _missed(one: Household) -> Iterator[Counted]:
    if "miskin" in one.facts:
        yield Counted(int("terdaftar" not in one.facts), 1)


SAMPLED: Mapping[str, Question] = {
    "air-minum-layak": households("air-layak"),
    "akses-internet": households("internet"),
    "akses-keuangan-formal": members("rekening", "dewasa"),
    "anak-tidak-sekolah": members("tidak-sekolah", "usia-sekolah"),
    "balita-tengkes": members("tengkes", "diukur"),
    "belanja-kesehatan-katastrofik": households("belanja-sakit"),
    "cakupan-perlindungan-sosial": households("perlindungan", "rentan"),
    "dana-darurat": households("dana-darurat"),
    "gagal-panen-rumah-tangga": households("gagal-panen", "menghasilkan"),
    "galat-eksklusi": _missed,
    "galat-inklusi": _listed_wrongly,
    "hunian-kawasan-rawan": households("rawan"),
    "jalan-dapat-dilalui": households("jalan"),
    "jaminan-kesehatan": members("jkn", "semua"),
    "kemiskinan-pengeluaran": of_everyone("di-bawah-garis"),
    "kepala-rumah-tangga-perempuan": _female_head,
    "kepemilikan-dokumen": members("dokumen", "semua"),
    "konsumsi-pangan-cukup": households("pangan"),
    "lansia-tinggal-sendiri": _alone,
    "listrik-rumah-tangga": households("listrik"),
    "partisipasi-paud": members("paud", "usia-paud"),
    "pekerja-informal-rentan": members("informal", "bekerja"),
    "pemuda-neet": members("neet", "pemuda"),
    "pengelolaan-sampah": households("sampah"),
    "pengeluaran-per-kapita": amount("belanja", a_person=True),
    "penghidupan-tunggal": households("hidup-tunggal"),
    "penguasaan-lahan": households("lahan", "bertani"),
    "produk-unggulan-terpasarkan": households("produk-luar", "unggulan"),
    "rata-rata-lama-sekolah": _years,
    "rumah-layak-huni": households("rumah-layak"),
    "rumah-tangga-berusaha": households("usaha"),
    "rumah-tangga-terdampak-bencana": households("terdampak"),
    "sanitasi-layak": households("sanitasi-layak"),
    "strategi-bertahan-pangan": amount("strategi"),
    "utang-konsumsi": households("utang", "menjawab-utang"),
    "waktu-tempuh-faskes": amount("ke-faskes"),
    "waktu-tempuh-pasar": amount("ke-pasar"),
}

# Small groups that a sample of 150 to 240 households cannot measure: counted in the whole village.
COUNTED_WHOLE: Mapping[str, Question] = {
    "disabilitas-terlayani": members("terlayani", "butuh-layanan"),
    "ibu-hamil-anemia": members("anemia", "hamil-diperiksa"),
    "imunisasi-dasar-lengkap": members("imunisasi", "bayi"),
    "perkawinan-anak": members("kawin-anak", "perempuan-20-24"),
    "persalinan-tenaga-kesehatan": members("nakes", "melahirkan"),
}


def poverty(scale: int) -> Mapping[str, Question]:
    """Ask for H, A and M0 in persons; `scale` makes integers of the scores."""

    def ask(one: Household, *, of_the_poor: bool, by_score: bool) -> Iterator[Counted]:
        poor = "miskin" in one.facts
        if one.score is None or (of_the_poor and not poor):
            return
        size = len(one.members)
        true = int(one.score * scale) if by_score else scale
        yield Counted(size * true * int(poor), size * scale)

    return {
        "kemiskinan-multidimensi": lambda one: ask(one, of_the_poor=False, by_score=False),
        "intensitas-kemiskinan": lambda one: ask(one, of_the_poor=True, by_score=True),
        "indeks-kemiskinan-multidimensi": lambda one: ask(one, of_the_poor=False, by_score=True),
    }


def poor_and_deprived(deprived: Callable[[Household], bool]) -> Question:
    """Ask whether members live in a household that is poor and deprived in one thing."""

    def ask(one: Household) -> Iterator[Counted]:
        if one.score is not None:
            size = len(one.members)
            yield Counted(size * int("miskin" in one.facts and deprived(one)), size)

    return ask
