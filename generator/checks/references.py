"""Every id that is referred to exists: which field refers to which kind of thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.checks.model_files import model_files, objects_in
from generator.model.programme import Programme
from generator.model.references import ANYTHING, REFERENCES
from generator.problems import Location, Problem, in_rows, nearest, replacing, surely
from generator.project import Project
from generator.reading.region_folder import is_of_base
from generator.reading.regions import CODE

UNKNOWN_CODES: Mapping[str, str] = {
    "actor": "pelaku-tidak-dikenal",
    "asnaf": "asnaf-tidak-dikenal",
    "body": "badan-tidak-dikenal",
    "choice-list": "daftar-jawaban-tidak-dikenal",
    "component": "komponen-tidak-dikenal",
    "decision": "keputusan-tidak-dikenal",
    "dimension": "dimensi-tidak-dikenal",
    "disaggregation": "pemilahan-tidak-dikenal",
    "fund-kind": "jenis-dana-tidak-dikenal",
    "indicator": "indikator-tidak-dikenal",
    "intervention": "intervensi-tidak-dikenal",
    "planning-document": "dokumen-perencanaan-tidak-dikenal",
    "potential": "potensi-tidak-dikenal",
    "result": "hasil-tidak-dikenal",
    "risk": "risiko-tidak-dikenal",
    "sector": "sektor-tidak-dikenal",
    "source": "sumber-tidak-dikenal",
    "vulnerable-group": "kelompok-rentan-tidak-dikenal",
    ANYTHING: "rujukan-tidak-dikenal",
}

FILE_KEYS = {"source_id": "source"}
"""Fields that are called otherwise in their file."""

FOLDER_OF_KIND = {
    "source": "sources", "indicator": "indicators", "vulnerable-group": "vulnerable_groups", "risk": "risks",
    "potential": "potentials", "intervention": "interventions", "decision": "decisions",
}  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """A place that refers to an id of a kind."""

    kind: str
    id: str
    field: str
    in_list: bool
    source: Location

    def written_as(self, id_: str) -> str:
        """Return how the reference is written with another id."""
        return f"{self.field}: [{id_}]" if self.in_list else f"{self.field}: {id_}"


def mentions_in(thing: object) -> Iterator[Mention]:
    """Return every reference inside a model, in the order of its file."""
    for owner in objects_in(thing):
        for cls in type(owner).__mro__:
            for name, kind in REFERENCES.get(cls, {}).items():
                value, field = getattr(owner, name), FILE_KEYS.get(name, name)
                here = owner.source.at(field)
                if isinstance(value, tuple):
                    yield from (Mention(kind, one, field, True, here.at(number)) for number, one in enumerate(value))
                elif value:
                    yield Mention(kind, value, field, False, here)


def check_references(project: Project) -> Iterator[Problem]:
    """Every id that a file refers to is the id of something of the right kind."""
    known = known_ids(project)
    formerly = {kind: old_ids(project.programme, kind) for kind in UNKNOWN_CODES}
    for file in model_files(project):
        for mention in mentions_in(file):
            ids = known[mention.kind]
            if ids is not None and mention.id not in ids and not _is_place_of_base(mention):
                new = formerly[mention.kind].get(mention.id)
                near = new or nearest(mention.id, sorted(ids))
                edits = replacing(mention.source, new or surely(mention.id, ids))
                good = mention.written_as(near or min(ids, default="..."))
                parameters = {
                    "value": mention.id, "nearest": near, "known": some_of(ids), "good": good, "rows": in_rows(1),
                }  # fmt: skip
                yield Problem(UNKNOWN_CODES[mention.kind], mention.source, parameters, edits)


def _is_place_of_base(mention: Mention) -> bool:
    """Tell whether the base of a region names a place by its code, which may lie outside the region."""
    return mention.kind == ANYTHING and is_of_base(mention.source) and CODE.fullmatch(mention.id) is not None


def known_ids(project: Project) -> Mapping[str, frozenset[str] | None]:
    """Return the ids of each kind, None where a file that defines them could not be read."""
    programme = project.programme
    known = {kind: programme.known(kind) for kind in programme.ids}
    everything: frozenset[str] | None = None
    if None not in known.values() and not {"village", "region"} & programme.unreadable:
        stems = frozenset(file.source.path.rpartition("/")[2].removesuffix(".yml") for file in model_files(project))
        places = frozenset(project.register.frame["code"]) | frozenset(programme.regions)
        everything = frozenset.union(stems, places, *(ids for ids in known.values() if ids is not None))
    return {**known, ANYTHING: everything}


def old_ids(programme: Programme, kind: str) -> Mapping[str, str]:
    """Return the present id of every former id of a kind."""
    elements = getattr(programme, FOLDER_OF_KIND[kind]) if kind in FOLDER_OF_KIND else {}
    return {old: one.id for one in elements.values() for old in one.formerly}


def some_of(ids: Iterable[str]) -> str:
    """Return the first of the ids, as examples of what is allowed."""
    ordered = sorted(ids)
    return ", ".join((*ordered[:6], "...") if len(ordered) > 6 else ordered)
