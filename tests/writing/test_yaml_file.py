"""Canonical YAML says what was said, keeps every comment, and is its own canonical form."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.pipeline.formatting import run_format
from generator.reading.yaml_file import parse_yaml
from generator.writing.yaml_comments import Steps
from generator.writing.yaml_file import UnwritableYamlError, canonical_yaml, comments_of

NASTY = [
    "01", "no", "1e3", "a: b", "é", "🌾 panen", "ekor ", " kepala", "satu\ndua", "satu\n\ndua\n", "~", "null", "2026-01-01",
    "18.02", "# bukan komentar", "a #b", "'", '"', "\\", "a'b\"c", "x\ty", "panjang " * 40, "[a]", "{a: b}", "- a", "?", "%", "\u0085",
    "a" * 150, "dua  spasi " * 15, "|", ">", "&a", "*a", "!x", "---", "...", "=", "<<", "\n", "\n a", "a\n b\n",
]  # fmt: skip
TEXTS = st.sampled_from(NASTY) | st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=120
)  # fmt: skip
SCALARS = TEXTS | st.integers(-(10**6), 10**6) | st.booleans() | st.none()
KEYS = st.sampled_from(["id", "en", "title", "status", "x-y", "2026", "a b", "below"])
DATA = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=25
)  # fmt: skip
DOCUMENTS = st.dictionaries(KEYS, DATA, min_size=1, max_size=6)
ORDER = ("id", "title", "status", "en")


def _order(_: Steps) -> tuple[str, ...]:
    return ORDER


def _read(text: str) -> Any:
    document, problems = parse_yaml("x.yml", text)
    assert document is not None, (problems, text)
    return document.data


def _canonical(text: str) -> str:
    return canonical_yaml(text, _read(text), _order)


@given(data=DOCUMENTS, flow=st.sampled_from([True, False, None]), width=st.sampled_from([20, 80, 1000]))
def test_what_is_read_from_any_document_stays_the_same_and_a_second_time_changes_nothing(
    data: dict[str, Any], flow: bool | None, width: int
) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=width, sort_keys=False)
    if "&id0" in text:
        return
    before = _read(text)
    after = _canonical(text)
    assert _read(after) == before
    assert _canonical(after) == after


@given(words=st.lists(st.text(alphabet="abcde,.:#'\"-", min_size=1, max_size=20), min_size=1, max_size=60), depth=st.integers(0, 6))
def test_running_text_never_passes_a_hundred_characters(words: list[str], depth: int) -> None:
    data: Any = " ".join(words)
    for _ in range(depth):
        data = {"a": data}
    text = yaml.safe_dump({"why": data}, allow_unicode=True)
    assert max(map(len, _canonical(text).split("\n"))) <= 100
    assert _read(_canonical(text)) == {"why": data}


@given(
    data=st.dictionaries(KEYS, st.lists(st.dictionaries(KEYS, SCALARS, min_size=1, max_size=3), max_size=3) | SCALARS, min_size=1),
    seeds=st.lists(st.integers(0, 10_000), max_size=8),
)
def test_no_comment_is_lost_wherever_it_stands(data: dict[str, Any], seeds: list[int]) -> None:
    lines = yaml.safe_dump(data, allow_unicode=True, default_flow_style=False, width=10_000, sort_keys=False).split("\n")
    for number, seed in enumerate(seeds):
        place = seed % len(lines)
        text = "\n".join([*lines[:place], " " * (2 * (seed % 3)) + f"# komentar {number}", *lines[place:]])
        document, problems = parse_yaml("x.yml", text)
        if document is not None and not problems and document.data == data:
            lines = text.split("\n")
    text = "\n".join(lines)
    if not text.strip() or _read(text) != data:
        return
    after = _canonical(text)
    assert _read(after) == data
    assert _comments(after) == _comments(text)
    assert _canonical(after) == after


def _comments(text: str) -> Counter[str]:
    return Counter(line.strip() for line in text.split("\n") if line.strip().startswith("# komentar"))


def test_comments_stay_with_what_they_speak_of_when_keys_change_places() -> None:
    text = (
        "# yaml-language-server: $schema=x.json\nstatus: draft  # belum dibahas\n\n# judul pendek\ntitle: A\n"
        "list:\n  # yang pertama\n  - id: a   # satu\n    en: b\n  # penutup daftar\nid: x\n# akhir\n"
    )
    assert _canonical(text) == (
        "# yaml-language-server: $schema=x.json\nid: x\n\n# judul pendek\ntitle: A\n"
        'status: draft  # belum dibahas\nlist:\n  # yang pertama\n  - id: "a"  # satu\n    en: "b"\n  # penutup daftar\n# akhir\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "k: [ # a\n  x\n] # b\n",
        "k: { # a\n  x: 1, # c\n  z: 2 } # b\n",
        "k: # a\n  # b\n  - # c\n    x: 1 # d\n",
        "k: # a\n  >- # b\n  t\n",
    ],
)
def test_of_several_comments_behind_one_entry_none_is_lost(text: str) -> None:
    after = _canonical(text)
    assert comments_of(after) == comments_of(text) != []
    assert _read(after) == _read(text)
    assert _canonical(after) == after


def test_texts_are_quoted_identifiers_are_plain_and_long_texts_are_folded() -> None:
    long = "kata " * 30 + "akhir"
    text = f"title: {{id: Seng, en: Metal sheet}}\nid: rumah-layak\nwhy: {long}\ncode: '18.02'\nwhen: 2026-11\ntags: [a, b]\n"
    assert _canonical(text) == (
        f'id: rumah-layak\ntitle: {{id: "Seng", en: "Metal sheet"}}\nwhy: >-\n  {("kata " * 19).strip()}\n'
        f'  {"kata " * 11}akhir\ncode: "18.02"\nwhen: "2026-11"\ntags: [a, b]\n'
    )


def test_numbers_are_written_as_they_were() -> None:
    assert _canonical("a: 0.50\nb: -3\nc: true\nd:\n") == "a: 0.50\nb: -3\nc: true\nd: null\n"
    assert _read(_canonical("a: 0.50\n"))["a"] == Decimal("0.50")


@pytest.mark.parametrize("text", ["a: &x {b: c}\nd: *x\ne: *x\n", "a: {<<: {b: 1}, c: 2}\n"])
def test_what_has_no_canonical_form_is_refused_or_keeps_its_meaning(text: str) -> None:
    try:
        after = _canonical(text)
    except UnwritableYamlError:
        return
    assert _read(after) == _read(text)


def test_the_shipped_files_are_in_canonical_form(root: Path) -> None:
    formatted = run_format(root)
    assert len(formatted) > 200
    assert [one.path for one in formatted if not one.is_canonical or one.problems] == []


@pytest.mark.parametrize("break_", ["\u0085", "\u2028", "\u2029"])
def test_line_breaks_of_other_alphabets_lead_nobody_astray(break_: str) -> None:
    text = f'id: "a{break_}b"  # satu\nen: {{id: "c{break_}{break_}d", en: x}}\n# dua\ntitle: y\n'
    after = _canonical(text)
    assert _read(after) == _read(text)
    assert after.count("# satu") == after.count("# dua") == 1
    assert _canonical(after) == after
