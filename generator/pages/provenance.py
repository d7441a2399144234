"""Who set what a thing or a page of a region shows: its base, an adaptation of it, or the region itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from generator.analysis.golden_thread import Node
from generator.analysis.lifecycle import FOLDERS, LISTED
from generator.model.adaptation import Deviation
from generator.model.identity import BASE
from generator.model.programme import Programme
from generator.pages import addresses
from generator.problems import Location
from generator.project import Project, Prose
from generator.reading.origins import origin_of
from generator.reading.region_folder import is_of_base

FRAMEWORK = "framework"
FOLDER_OF: Mapping[str, str] = MappingProxyType({kind: folder for folder, kind in FOLDERS.items()})
LIST_OF: Mapping[str, tuple[str, str]] = MappingProxyType({kind: place for place, kind in LISTED.items()})
KIND_AT: Mapping[str, str] = MappingProxyType({folder: kind for kind, folder in addresses.FOLDERS.items()})
FIELD_OF_PART: Mapping[str, str] = MappingProxyType({"programme": "identity"})
"""The fields of `Programme` that are called otherwise than their file."""


@dataclass(frozen=True)
class Provenance:
    """Where a thing was written and what adaptations change in it.

    `is_own` things are the region's: they lie in its own files, or an adaptation put them into a list of the base.
    """

    source: Location
    is_own: bool
    deviations: tuple[Deviation, ...] = ()


@dataclass(frozen=True)
class PageOrigin:
    """What the foot of a page of a region says: of one thing or file, of a list of elements, or of prose.

    Of a list `adapted` and `own` are the elements that are not as in the base; `prose` is a page that stands in for
    one of the base.
    """

    provenance: Provenance | None = None
    adapted: tuple[Node, ...] = ()
    own: tuple[Node, ...] = ()
    prose: Prose | None = None


def provenance_of(project: Project, node: Node) -> Provenance | None:
    """Return who set the values of a thing of a region; None in any other project, or where nothing has this id."""
    thing = None if project.base is None else _thing(project.programme, node)
    if thing is None:
        return None
    deviations = tuple(one for one in project.deviations if _is_about(one, _file_node(project.programme, node)))
    is_added = any(_adds(one, node) for one in deviations)
    is_own = is_added or not is_of_base(thing.source)
    return Provenance(origin_of(thing.source, project.origins), is_own, deviations)


def page_origin(project: Project, address: str, source: str) -> PageOrigin | None:
    """Return where the page at `address`, made from the file or folder `source`, has its content from.

    None for pages of the tool, which no base has, and in a project that is no region; of a village see `village_origin`.
    """
    if project.base is None:
        return None
    folder, _, rest = address.partition("/")
    found = provenance_of(project, (KIND_AT[folder], rest.strip("/"))) if folder in KIND_AT and rest else None
    path = PurePosixPath(source.removeprefix(f"{BASE}/"))
    if path.parts[0] == "docs" and path.suffix:
        here, deviations = Location(source), found.deviations if found else ()
        prose = next((one for one in project.prose if one.source.path == source and one.replaces), None)
        return PageOrigin(Provenance(here, not is_of_base(here), deviations), prose=prose)
    if found is not None:
        return PageOrigin(found)
    if path.name in FOLDERS and not path.suffix:
        return PageOrigin(adapted=tuple(_adapted_in(project, path.name)), own=tuple(_own_in(project, path.name)))
    if path.suffix == ".yml":
        found = provenance_of(project, ("part", path.stem))
        return None if found is None else PageOrigin(found)
    return PageOrigin() if source.removeprefix(f"{BASE}/") in {FRAMEWORK, "schemas"} else None


def village_origin(project: Project, shown: Collection[Node]) -> PageOrigin | None:
    """Return what of the framework a village page shows is adapted or the region's own; None in a project that is no region.

    `shown` are the elements that the page shows.
    """
    if project.base is None:
        return None
    adapted = (node for folder in FOLDERS for node in _adapted_in(project, folder))
    own = (node for folder in FOLDERS for node in _own_in(project, folder))
    return PageOrigin(adapted=tuple(one for one in adapted if one in shown), own=tuple(one for one in own if one in shown))


def own_elements(project: Project) -> Mapping[str, tuple[Node, ...]]:
    """Return the elements that only the region has, by the folder of the framework."""
    return {folder: own for folder in FOLDERS if (own := tuple(_own_in(project, folder)))}


def left_out(project: Project) -> tuple[Deviation, ...]:
    """Return the elements of the base that the region does without, each as the deviation that says so."""
    return tuple(one for one in project.deviations if not one.steps)


def source_in_region(project: Project, source: str) -> str:
    """Return what a page is really made from: without files of the region's own it is the base that holds them."""
    top = source.partition("/")[0]
    if project.base is None or top not in {FRAMEWORK, "schemas"} or PurePosixPath(source).suffix == ".csv":
        return source
    folder = PurePosixPath(source).name
    if top == "schemas" or (folder in FOLDERS and not tuple(_own_in(project, folder))) or source == FRAMEWORK:
        return f"{BASE}/{source}"
    return source


def _own_in(project: Project, folder: str) -> Iterator[Node]:
    for element in getattr(project.programme, folder.replace("-", "_")).values():
        if not is_of_base(element.source):
            yield FOLDERS[folder], element.id


def _adapted_in(project: Project, folder: str) -> Iterator[Node]:
    elements = getattr(project.programme, folder.replace("-", "_"))
    targets = (one.target.partition("/") for one in project.deviations)
    for id_ in sorted({id_ for part, _, id_ in targets if part == folder and id_ in elements}):
        yield FOLDERS[folder], id_


def _file_node(programme: Programme, node: Node) -> Node:
    """Return the thing whose file says what `node` is: parts of an index are told in that of the index."""
    kind, id_ = node
    index = programme.index_parts.get(id_) if kind == "indicator" else None
    return node if index is None else ("index", index)


def _thing(programme: Programme, node: Node) -> Any:
    kind, id_ = _file_node(programme, node)
    if kind in FOLDER_OF:
        return getattr(programme, FOLDER_OF[kind].replace("-", "_")).get(id_)
    if kind in LIST_OF and LIST_OF[kind][0] != "programmes":
        part, field = LIST_OF[kind]
        return next((one for one in getattr(_part(programme, part), field) if one.id == id_), None)
    return _part(programme, id_) if kind == "part" else None


def _part(programme: Programme, name: str) -> Any:
    return getattr(programme, FIELD_OF_PART.get(name, name.replace("-", "_")), None)


def _is_about(deviation: Deviation, node: Node) -> bool:
    kind, id_ = node
    if kind == "part":
        return deviation.target == id_
    if kind in FOLDER_OF:
        return deviation.target == f"{FOLDER_OF[kind]}/{id_}"
    part, field = LIST_OF[kind]
    is_inside = deviation.target == part and deviation.steps[:2] == (field, id_)
    return is_inside or _adds(deviation, node)


def _adds(deviation: Deviation, node: Node) -> bool:
    """Tell whether an adaptation puts a thing into a list of the base."""
    kind, id_ = node
    if kind not in LIST_OF or deviation.steps != (LIST_OF[kind][1],) or deviation.target != LIST_OF[kind][0]:
        return False
    return id_ in _ids(deviation.after) - _ids(deviation.before)


def _ids(entries: Any) -> set[str]:
    return {str(one.get("id")) for one in entries or () if isinstance(one, Mapping)}
