"""Where a village stands: the place itself is not counted among its equals, bins count only whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.standing import Distributions, National

VALUES = st.lists(st.integers(0, 20).map(lambda tenth: tenth / 10), min_size=2, max_size=40)


@given(VALUES, st.data())
def test_lower_equal_higher_and_the_village_itself_add_up(values: list[float], data: st.DataObject) -> None:
    value = data.draw(st.sampled_from(values))
    standing = Distributions("idm", "2024", {"18.02": sorted(values)}).standing("regency", "18.02", value)
    assert standing is not None
    assert (standing.lower, standing.equal, standing.higher) == (
        sum(one < value for one in values), values.count(value) - 1, sum(one > value for one in values)
    )  # fmt: skip
    assert standing.minimum <= standing.median <= standing.maximum


def test_a_village_alone_in_its_region_stands_nowhere() -> None:
    assert Distributions("idm", "2024", {"18.02": [0.7]}).standing("regency", "18.02", 0.7) is None


def test_a_value_inside_a_bin_counts_only_the_bins_under_it() -> None:
    summary = {
        "villages": "9", "minimum": "0.1", "median": "0.2", "maximum": "0.3", "source": "idm-2024", "missing_regions": "53;76",
    }  # fmt: skip
    national = National(summary, [0.1, 0.2, 0.3], [2, 3, 4])
    assert national.standing(0.25).lower == 5
    assert national.standing(0.3).lower == 9
    assert national.standing(0.05).missing_regions == ("53", "76")
