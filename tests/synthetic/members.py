"""Who lives in a household, and what is true of each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.synthetic.chance import between, chance
from tests.synthetic.places import Place

Draw = Callable[[str], float]
Happens = Callable[[str, float, float], bool]

AGES = ((0, 4, "0-4"), (5, 14, "5-14"), (15, 24, "15-24"), (25, 59, "25-59"), (60, 200, "60-plus"))


@dataclass(frozen=True)
class Member:
    """A member: sex, age, years of schooling, and the facts that questions ask for."""

    female: bool
    age: int
    years: int
    facts: frozenset[str]

    @property
    def age_group(self) -> str:
        """The category of the disaggregation `umur`."""
        return next(name for first, last, name in AGES if first <= self.age <= last)


@dataclass(frozen=True)
class Person:
    """A member before any question is asked."""

    female: bool
    age: int
    mother: bool = False


def people(place: Place, number: int) -> tuple[Person, ...]:
    """Return head, partner, children and an older relative of a household; its structure never changes."""

    def draw(*words: str | int) -> float:
        return chance(place.code, number, *words)

    woman_leads = draw("kepala") < 0.17 + place.shift.get("perempuan", 0.0)
    if draw("sendiri") < 0.11:
        old = draw("lansia") < 0.56
        age = 60 + int(24 * draw("umur")) if old else 24 + int(34 * draw("umur"))
        return (Person(female=woman_leads or draw("jenis") < 0.5, age=age),)
    age = 24 + int(25 * (draw("umur", 1) + draw("umur", 2)))
    found = [Person(female=woman_leads, age=age)]
    partner = draw("pasangan") < (0.06 if woman_leads else 0.94)
    mother_age = age if woman_leads else max(19, age - 1 - int(6 * draw("selisih")))
    ages = _children(place, number, mother_age)
    young = any(child < 2 for child in ages)
    if partner:
        found.append(Person(female=not woman_leads, age=mother_age, mother=young and not woman_leads))
    if woman_leads and young:
        found[0] = Person(female=True, age=age, mother=mother_age < 50)
    found += [Person(female=draw("anak", one, "jenis") < 0.49, age=child) for one, child in enumerate(ages)]
    if age < 56 and draw("orang tua") < 0.13:
        found.append(
            Person(female=draw("orang tua", "jenis") < 0.64, age=min(88, 60 + int(20 * draw("orang tua", "umur"))))
        )
    return tuple(found)


def _children(place: Place, number: int, mother_age: int) -> list[int]:
    """Return the ages of the children and grandchildren who live here."""
    draw = chance(place.code, number, "jumlah anak") + 0.12 * (place.hardship - 0.5)
    many = 0 if draw < 0.12 else 1 if draw < 0.36 else 2 if draw < 0.72 else 3 if draw < 0.92 else 4
    oldest, youngest = min(25, mother_age - 19), max(0, mother_age - 42)
    if oldest < youngest:  # grandchildren
        oldest, youngest = 14, 1
        many = min(many, 1 + int(chance(place.code, number, "cucu") < 0.3))
    spread = oldest - youngest + 1
    return [youngest + int(spread * chance(place.code, number, "anak", one)) for one in range(many)]


def member(place: Place, number: int, seat: int, person: Person, burden: tuple[float, float], round_: int) -> Member:
    """Ask the questions about one member in a round (0, 1, 2); `burden` is the lasting and today's one."""
    lasting, today = burden

    def draw(word: str) -> float:
        return chance(place.code, number, "orang", seat, word)

    def happens(word: str, well_off: float, poor: float) -> bool:
        moved = place.shift.get(word, 0.0) + place.gain.get(word, 0.0) * round_
        return draw(word) < between(well_off, poor, today) + moved

    facts = {"semua"}
    if happens("dokumen", 1.02, 0.80):
        facts.add("dokumen")
    shared = chance(place.code, number, "jkn")
    own = draw("jkn") if draw("jkn sendiri") < 0.10 else shared
    if own < between(0.98, 0.48, today) + place.gain.get("jkn", 0.0) * round_:
        facts.add("jkn")
    if draw("disabilitas") < (0.034 if person.age < 60 else 0.17) and person.age >= 5:
        facts.add("disabilitas")
        if draw("butuh") < 0.85:
            facts.add("butuh-layanan")
            facts |= {"terlayani"} if happens("disabilitas-layanan", 0.62, 0.20) else set()
    facts |= _of_children(person, draw, happens)
    facts |= _of_young_and_workers(person, facts, draw, happens)
    facts |= _of_women(person, draw, happens)
    years = int(14.2 - 10.0 * lasting + 4.4 * (draw("sekolah") - 0.5)) - (3 if person.age >= 50 else 0)
    return Member(person.female, person.age, max(0, min(16, years)), frozenset(facts))


def _of_children(person: Person, draw: Draw, happens: Happens) -> set[str]:
    facts: set[str] = set()
    if person.age <= 4 and draw("diukur") < 0.94:
        facts |= {"diukur", "tengkes"} if happens("tengkes", 0.08, 0.44) else {"diukur"}
    if person.age == 1:
        facts |= {"bayi", "imunisasi"} if happens("imunisasi", 0.94, 0.40) else {"bayi"}
    if 3 <= person.age <= 6:
        facts |= {"usia-paud", "paud"} if happens("paud", 0.92, 0.34) else {"usia-paud"}
    finished = person.age == 18 and draw("tamat") < 0.4
    if 7 <= person.age <= 18 and not finished:
        highest = 0.03 if person.age <= 12 else 0.15 if person.age <= 15 else 0.50
        facts |= {"usia-sekolah", "tidak-sekolah"} if happens("putus", 0.0, highest) else {"usia-sekolah"}
    return facts


def _of_young_and_workers(person: Person, known: set[str], draw: Draw, happens: Happens) -> set[str]:
    facts: set[str] = set()
    pupil = ("usia-sekolah" in known and "tidak-sekolah" not in known) or (
        19 <= person.age <= 24 and draw("kuliah") < 0.16
    )
    idle = False
    if 15 <= person.age <= 24:
        idle = not pupil and happens("neet", 0.26 + 0.16 * person.female, 0.46 + 0.20 * person.female)
        facts |= {"pemuda", "neet"} if idle else {"pemuda"}
    share = (0.52 if person.female else 0.90) * (0.6 if person.age >= 60 else 1.0)
    if person.age >= 15 and not pupil and not idle and draw("bekerja") < share:
        facts |= {"bekerja", "informal"} if happens("informal", 0.42, 0.90) else {"bekerja"}
    if person.age >= 18:
        lower = 0.07 * person.female
        facts |= {"dewasa", "rekening"} if happens("rekening", 0.88 - lower, 0.30 - lower) else {"dewasa"}
    return facts


def _of_women(person: Person, draw: Draw, happens: Happens) -> set[str]:
    facts: set[str] = set()
    if person.female and 20 <= person.age <= 24:
        facts |= {"perempuan-20-24", "kawin-anak"} if happens("kawin-anak", 0.02, 0.26) else {"perempuan-20-24"}
    if person.mother:
        facts |= {"melahirkan", "nakes"} if happens("nakes", 1.0, 0.58) else {"melahirkan"}
    if person.female and not person.mother and 20 <= person.age <= 42 and draw("hamil") < 0.11:
        facts |= {"hamil-diperiksa", "anemia"} if happens("anemia", 0.20, 0.58) else {"hamil-diperiksa"}
    return facts
