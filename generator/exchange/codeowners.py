"""CODEOWNERS: who reviews which file on GitHub, from the owners that the framework names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.analysis.lifecycle import FILES, FOLDERS, chapter_of, stages_of
from generator.model.element import Element
from generator.model.programme import Programme
from generator.reading.region_folder import is_of_base
from generator.text import say

PARTS: Mapping[str, str] = MappingProxyType(
    {
        **{part: f"{part}.yml" for part in FILES},
        **{part: f"{part}/" for part in FOLDERS},
        "programmes": "programmes.csv",
    }
)
"""Where each part of the framework stands."""


def export_codeowners(programme: Programme) -> str:
    """Return the text of `.github/CODEOWNERS`: of two lines for a file, the later one holds."""
    language = programme.identity.languages[0]
    handles = {actor.id: actor.github for actor in programme.governance.actors}
    head = say(
        language,
        id="# Ditulis oleh `kerangka export codeowners`; jangan diubah di sini. Pemilik: owner di framework/document.yml"
        " dan berkas unsur;\n# akun: github pada pelaku di framework/governance.yml. Baris bertanda # menunggu akunnya.",
        en="# Written by `kerangka export codeowners`; do not change it here. Owners: owner in framework/document.yml"
        " and files of elements;\n# accounts: github of the actors in framework/governance.yml. Lines with # wait for one.",
    )
    lines = dict(_owned(programme))
    width = max(map(len, lines), default=0)
    missing = say(language, id="belum ada akun GitHub", en="no GitHub account yet")
    return "\n".join(
        (head, "", *(_line(path.ljust(width), owner, handles.get(owner), missing) for path, owner in lines.items()), "")
    )


def _line(path: str, owner: str, handle: str | None, missing: str) -> str:
    return f"{path}  {handle}  # {owner}" if handle else f"# {path}  {owner} ({missing})"


def _owned(programme: Programme) -> Iterator[tuple[str, str]]:
    """Yield paths and their owners: the whole, chapters with the parts they tell of, elements with an owner of their own.

    The base of a region is reviewed where it is made.
    """
    yield "/framework/", programme.document.owner
    if programme.identity.extends is not None:
        yield from ((path, programme.document.owner) for path in ("/adaptations/", "/upgrades/", "/programme.yml"))
    for chapter in programme.document.chapters:
        yield f"/docs/*/dokumen/{chapter.id}.md", chapter.owner
        for part, place in PARTS.items():
            if programme.identity.extends is None and chapter_of(programme, part) == chapter:
                yield f"/framework/{place}", chapter.owner
    for stage in stages_of(programme):
        if isinstance(stage.thing, Element) and stage.thing.owner and not is_of_base(stage.thing.source):
            yield f"/{stage.thing.source.path}", stage.thing.owner
