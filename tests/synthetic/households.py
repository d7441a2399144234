"""Invented households: who lives where, who is interviewed with what weight, and what they answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tests.synthetic.chance import bell, between, chance
from tests.synthetic.members import Member, Person, member, people
from tests.synthetic.places import Place

Row = dict[str, str | int]
WEIGHT_SCALE = 10_000
POVERTY_LINE = 575_000
"""Invented: rupiah per person a month in Nusa Harapan."""

# Chance of a household fact at no hardship and at full hardship.
SHARES = {
    "bangunan": (0.99, 0.52), "belanja-sakit": (0.02, 0.20), "dana-darurat": (0.74, 0.10), "gagal-panen": (0.06, 0.42),
    "hidup-tunggal": (0.28, 0.74), "internet": (0.96, 0.34), "jalan": (1.02, 0.62), "lahan": (0.84, 0.44),
    "listrik": (1.02, 0.86), "pangan": (1.02, 0.54), "perlindungan": (0.86, 0.66), "produk-luar": (0.42, 0.14),
    "rawan": (0.06, 0.20), "sampah": (0.56, 0.10), "terdampak": (0.04, 0.20), "usaha": (0.48, 0.20), "utang": (0.10, 0.46),
}  # fmt: skip


@dataclass(frozen=True)
class Household:
    """A household in a round: the columns of the poverty measure, its facts, amounts and members."""

    number: int
    hamlet: int
    columns: Row
    facts: frozenset[str]
    amounts: dict[str, int]
    members: tuple[Member, ...]
    decile: int
    score: Fraction | None

    @property
    def female_head(self) -> bool:
        """Whether a woman heads the household; the head is its first member."""
        return self.members[0].female

    @property
    def disability(self) -> bool:
        """Whether a member has a disability."""
        return any("disabilitas" in one.facts for one in self.members)


@dataclass(frozen=True)
class Interviewed:
    """A household of the sample with its weight: households it stands for, times `WEIGHT_SCALE`."""

    household: Household
    weight: int


Score = Callable[[Row], Fraction | None]


def listed(place: Place, round_: int) -> tuple[Household, ...]:
    """Return all households of a village with their members only: what a count of the whole village asks."""
    found: list[Household] = []
    for number, hamlet in enumerate(_hamlets(place)):
        persons, lasting, today = _state(place, number, hamlet, round_)
        members = tuple(member(place, number, seat, one, (lasting, today), round_) for seat, one in enumerate(persons))
        found.append(Household(number, hamlet, {}, frozenset(), {}, members, 0, None))
    return tuple(found)


def interview(place: Place, round_: int, score: Score) -> tuple[Interviewed, ...]:
    """Interview a sample: by hamlet, small hamlets more densely; a third is renewed every round."""

    def order(number: int) -> float:
        renewed = chance(place.code, number, "ganti") < 1 / 3
        return chance(place.code, number, "undian", round_ if renewed else 0)

    found: list[Interviewed] = []
    hamlets = _hamlets(place)
    for hamlet, size in enumerate(place.hamlets):
        even = Fraction(1, 2 * len(place.hamlets)) + Fraction(size, 2 * place.households)
        wanted = min(size, round(place.interviewed * even))
        drawn = sorted((number for number, one in enumerate(hamlets) if one == hamlet), key=order)[:wanted]
        weight = (2 * size * WEIGHT_SCALE + wanted) // (2 * wanted)
        found += (Interviewed(_household(place, number, hamlet, round_, score), weight) for number in drawn)
    return tuple(found)


def _hamlets(place: Place) -> list[int]:
    """Return the hamlet of each household, in the order of their numbers."""
    return [hamlet for hamlet, size in enumerate(place.hamlets) for _ in range(size)]


def _state(place: Place, number: int, hamlet: int, round_: int) -> tuple[tuple[Person, ...], float, float]:
    """Return the people of a household, its lasting burden and today's."""
    persons = people(place, number)
    farther = 0.10 * (hamlet / (len(place.hamlets) - 1) - 0.5)
    lasting = place.hardship + farther + 0.36 * bell(place.code, number, "keadaan")
    lasting += 0.07 * persons[0].female + 0.03 * (len(persons) > 5) + 0.05 * (persons[0].age >= 60)
    today = lasting - place.pace * round_ * (0.4 + 1.2 * chance(place.code, number, "laju"))
    return persons, min(1.0, max(0.0, lasting)), min(1.0, max(0.0, today))


def _household(place: Place, number: int, hamlet: int, round_: int, score: Score) -> Household:
    persons, lasting, today = _state(place, number, hamlet, round_)
    members = tuple(member(place, number, seat, one, (lasting, today), round_) for seat, one in enumerate(persons))
    facts, amounts = _facts(place, number, today, round_), _amounts(place, number, hamlet, today)
    columns = _columns(place, number, round_, today, members)
    if amounts["belanja"] < POVERTY_LINE:
        facts.add("di-bawah-garis")
    if _improved_water(columns):
        facts.add("air-layak")
    if _improved_toilet(columns):
        facts.add("sanitasi-layak")
    if columns["lantai"] != "tanah" and "bangunan" in facts and {"air-layak", "sanitasi-layak"} <= facts:
        facts.add("rumah-layak")
    decile = 1 + int(10 * min(0.999, max(0.0, 0.82 - 0.78 * lasting + 0.16 * bell(place.code, number, "desil"))))
    reached = score(columns)
    facts |= _standing(place, number, today, round_, reached)
    return Household(number, hamlet, columns, frozenset(facts), amounts, members, decile, reached)


def _facts(place: Place, number: int, burden: float, round_: int) -> set[str]:
    """Answer the questions about the household as a whole."""
    found = set()
    for fact, (well_off, poor) in SHARES.items():
        moved = place.shift.get(fact, 0.0) + place.gain.get(fact, 0.0) * round_
        if chance(place.code, number, fact) < between(well_off, poor, burden) + moved:
            found.add(fact)
    for kind, share in (("bertani", 0.56), ("menghasilkan", 0.68), ("unggulan", 0.34), ("menjawab-utang", 0.97)):
        if chance(place.code, number, kind) < share:
            found.add(kind)
    return found | {"semua"}


def _standing(place: Place, number: int, burden: float, round_: int, reached: Fraction | None) -> set[str]:
    """Tell whether the household is poor or vulnerable, and whether the village list names it."""
    if reached is None:
        return set()
    found = {"dinilai"}
    better = place.gain.get("terdaftar", 0.0) * round_
    if reached >= Fraction(1, 3):
        found.add("miskin")
        named = 0.52 + 0.26 * burden + better
    else:
        named = 0.03 + 0.24 * burden - 0.45 * better
    if reached >= Fraction(1, 5):
        found.add("rentan")
    if chance(place.code, number, "terdaftar") < named:
        found.add("terdaftar")
    return found


def _columns(place: Place, number: int, round_: int, burden: float, members: tuple[Member, ...]) -> Row:
    """Answer the questions that the poverty measure asks; an answer that was not given is absent."""

    def happens(word: str, well_off: float, poor: float) -> bool:
        moved = place.shift.get(word, 0.0) + place.gain.get(word, 0.0) * round_
        return chance(place.code, number, word) < between(well_off, poor, burden) + moved

    improved = "sumur_bor" if chance(place.code, number, "jenis air") < 0.4 else "sumur_terlindung"
    worse = ("sungai", "hujan", "sumur_tak_terlindung")[int(3 * chance(place.code, number, "jenis air"))]
    own, pan = happens("toilet", 1.0, 0.44), happens("toilet-kloset", 1.0, 0.52)
    row: Row = {
        "jumlah_anggota": len(members),
        "tahun_sekolah_tertinggi": max(one.years for one in members),
        "anak_7_15_tidak_sekolah": sum("tidak-sekolah" in one.facts and one.age <= 15 for one in members),
        "balita_tengkes": int(any("tengkes" in one.facts for one in members)),
        "peserta_jkn": sum("jkn" in one.facts for one in members),
        "sumber_air": improved if happens("air", 1.0, 0.34) else worse,
        "jamban_pemakaian": "sendiri" if own else "tidak_ada",
        "jamban_kloset": "leher_angsa" if own and pan else "cemplung",
        "lantai": "semen" if happens("lantai", 1.02, 0.56) else "tanah",
        "punya_motor": int(happens("motor", 1.0, 0.30)),
        "jumlah_ternak_besar": int(happens("ternak", 0.24, 0.10)),
    }
    if chance(place.code, number, "tidak menjawab", round_) < 0.025:
        # Cattle alone could decide that a household has assets, and then nothing would be missing.
        del row["punya_motor"], row["jumlah_ternak_besar"]
    return row


def _improved_water(row: Row) -> bool:
    return str(row["sumber_air"]) in {"sumur_bor", "sumur_terlindung"}


def _improved_toilet(row: Row) -> bool:
    return row["jamban_pemakaian"] == "sendiri" and row["jamban_kloset"] == "leher_angsa"


def _amounts(place: Place, number: int, hamlet: int, burden: float) -> dict[str, int]:
    """Answer with numbers: rupiah per person a month, minutes, the reduced coping strategies index."""

    def draw(word: str) -> float:
        return chance(place.code, number, word)

    return {
        "belanja": 1000 * int((1440 - 1080 * burden) * (0.74 + 0.52 * draw("belanja"))),
        "strategi": min(56, max(0, int(24 * (burden - 0.30) * (0.4 + 1.6 * draw("strategi"))))),
        "ke-faskes": int(place.to_clinic * (0.55 + 0.7 * draw("ke-faskes"))) + 4 * hamlet,
        "ke-pasar": int(place.to_market * (0.55 + 0.7 * draw("ke-pasar"))) + 4 * hamlet,
    }
