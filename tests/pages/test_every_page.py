"""What holds for every page of the site, whatever it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from tests.pages.conftest import Looked

Pages = Mapping[tuple[str, str], Looked]

LEAK = re.compile(r"\*\*|\]\(|\{#|\{\{|\}\}|\{%|^#{1,6} |\\[*_#<>|~\[\]{}]|&(?:amp|lt|gt|quot|#\d+);", re.MULTILINE)


def test_the_html_is_well_formed(looked: Pages) -> None:
    assert not {key: page.unbalanced for key, page in looked.items() if page.unbalanced}


def test_no_character_of_markdown_or_of_a_template_leaks_into_the_text(looked: Pages) -> None:
    leaks = {key: found for key, page in looked.items() if (found := LEAK.findall(page.prose))}
    assert not leaks


def test_heading_levels_start_at_one_and_do_not_skip(looked: Pages) -> None:
    for key, page in looked.items():
        levels = [int(heading[1]) for heading in page.headings]
        assert levels[0] == 1, key
        assert levels.count(1) == 1, key
        assert all(after - before <= 1 for before, after in pairwise(levels)), (key, levels)


def test_an_anchor_is_used_once_on_a_page(looked: Pages) -> None:
    for key, page in looked.items():
        twice = [id_ for id_, count in Counter(page.ids).items() if count > 1]
        assert not twice, key


FILES = ("unduh/", "data/desa", "data/paket", "data/galat.schema.json", "v/")
"""Files that no page is; the built site is looked through for them."""


def test_every_link_inside_the_framework_leads_to_a_page_and_its_anchor(looked: Pages) -> None:
    broken = []
    for (language, address), page in looked.items():
        for link in page.links:
            target, hash_, fragment = link.partition("#")
            if "://" in link or link.startswith(("mailto:", "desa/", *FILES)):
                continue
            other = looked.get((language, target))
            if other is None or (hash_ and fragment not in other.ids):
                broken.append(f"{language}/{address} -> {link}")
    assert not broken, "\n".join(sorted(set(broken))[:40])


def test_every_page_says_what_it_is_made_from_and_describes_itself(looked: Pages) -> None:
    for key, page in looked.items():
        assert page.page.source in page.text, key
        assert page.page.description.strip(), key


def test_both_languages_have_the_same_pages_and_anchors(looked: Pages) -> None:
    ids: dict[str, dict[str, set[str]]] = {"id": {}, "en": {}}
    for (language, address), page in looked.items():
        ids[language][address] = {id_ for id_ in page.ids if not id_.startswith("_")}
    assert set(ids["id"]) == set(ids["en"])
    framework = (
        "asesmen/",
        "kelompok-rentan/",
        "risiko/",
        "potensi/",
        "indeks/",
        "intervensi/",
        "graduasi/",
        "hasil/",
        "ukuran-",
    )
    for address in ids["id"]:
        if address.startswith(framework):
            assert ids["id"][address] == ids["en"][address], address
