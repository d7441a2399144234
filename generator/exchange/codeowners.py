"""CODEOWNERS: who reviews which file on GitHub, from the owners that the framework names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.programme import Programme
from generator.text import say

TABLES = {"programmes": "programmes.csv"}
FOLDERS = frozenset({"indicators", "indices", "interventions", "potentials", "risks", "vulnerable-groups"})
BESIDE = {
    "assessment": ("indicators", "indices", "poverty-measure"),
    "interventions": ("intervention-model",),
}
"""Files that no chapter shows as a part of its own, by the part that rests on them."""


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
    """Yield paths and their owners: chapters with the parts they show, then elements with an owner of their own."""
    for chapter in programme.document.chapters:
        yield f"/docs/*/dokumen/{chapter.id}.md", chapter.owner
        for part in chapter.parts:
            for name in (part, *BESIDE.get(part, ())):
                yield f"/framework/{_file_of(name)}", chapter.owner
    for elements in (
        programme.indicators, programme.interventions, programme.risks, programme.potentials,
        programme.vulnerable_groups, programme.decisions,
    ):  # fmt: skip
        for element in elements.values():
            if element.owner:
                yield f"/{element.source.path}", element.owner


def _file_of(name: str) -> str:
    if name in FOLDERS:
        return f"{name}/"
    return TABLES.get(name, f"{name}.yml")
