"""What one better score does to an index, exactly; the whole of the gains leads to a full index."""

from __future__ import annotations

from fractions import Fraction

from generator.analysis.composite_index import measure_index
from generator.analysis.index_gain import measure_gains
from generator.analysis.observed import by_village
from generator.pipeline import Checked

VILLAGE = "18.02.01.2006"


def test_the_largest_gain_of_sri_basuki_is_its_missing_disaster_facilities(checked: Checked) -> None:
    index = checked.project.programme.indices["idm"]
    reading = measure_index(index, by_village(checked.project.observations).of(VILLAGE))[0]
    gains = measure_gains(reading)
    assert gains[0].reading.component.title.within("id") == "Fasilitas tanggap bencana"
    assert gains[0].amount == Fraction(5, 15) / 3
    assert gains[0].band is not None
    assert gains[0].band.title.within("id") == "Mandiri"
    assert [one.amount for one in gains] == sorted((one.amount for one in gains), reverse=True)


def test_all_gains_together_make_the_index_one(checked: Checked) -> None:
    index = checked.project.programme.indices["idm"]
    observed = by_village(checked.project.observations)
    complete = 0
    for code in observed.positions:
        for reading in measure_index(index, observed.of(code)):
            if reading.from_scores is not None:
                complete += 1
                assert reading.from_scores + sum(one.amount for one in measure_gains(reading)) == 1
    assert complete > 100


def test_an_index_that_is_only_reported_has_no_gains(checked: Checked) -> None:
    observed = by_village(checked.project.observations)
    index = checked.project.programme.indices["indeks-desa"]
    assert all(measure_gains(reading) == () for code in observed.positions for reading in measure_index(index, observed.of(code)))
