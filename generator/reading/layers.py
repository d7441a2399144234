"""The layers of a region: its base, its adaptations of it, and who it is; of any other project there is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.adaptation import Adaptation, Deviation, Origins
from generator.model.identity import BASE, BaseFramework
from generator.problems import Location, Problem, nearest
from generator.reading.adaptation.applying import Adapted, adapt
from generator.reading.adaptation.parts import data_of, origins_of, parts_of
from generator.reading.adaptation.resolving import Asked
from generator.reading.base_files import changed_files
from generator.reading.construct import construct
from generator.reading.layout import FOLDERS, SINGLE_FILES
from generator.reading.model_file import SHAPE_ERRORS, read_model
from generator.reading.region_folder import IDENTITY, REGION, is_region
from generator.reading.schema import Schemas
from generator.reading.text_file import read_text
from generator.reading.yaml_file import Document, is_all_comment, read_yaml

FOLDER = "adaptations"
FRAMEWORK = f"{BASE}/framework"
OWN = frozenset({"id", "title", "status", "version", "as_of", "repository", "site_url", "boundaries", "extends", "regions"})
"""Fields that say who a programme is: a region has its own or none, never those of the base."""
NOT_ADAPTED = frozenset({"programme", "acknowledgements"})
"""Single files that a region does not adapt: it says in its own programme.yml who it is."""


@dataclass(frozen=True, eq=False)
class Layers:
    """What a region's layers make of the files of its base, by their paths; empty for any other project."""

    is_region: bool = False
    base: BaseFramework | None = None
    adapted: Mapping[str, Adapted] = field(default_factory=dict)
    adaptations: Mapping[str, Adaptation] = field(default_factory=dict)
    is_complete: bool = True
    """Whether every adaptation could be read."""

    @property
    def deviations(self) -> tuple[Deviation, ...]:
        """Everything in which the region deviates from its base, by adaptation."""
        found = (one for adapted in self.adapted.values() for one in adapted.deviations)
        return tuple(sorted(found, key=lambda one: (one.adaptation, one.number)))

    @property
    def left_out(self) -> frozenset[str]:
        """Files of the base whose element the region does without."""
        return frozenset(path for path, one in self.adapted.items() if one.document is None)

    @property
    def origins(self) -> Mapping[str, Origins]:
        """Where the parts of each adapted file were written."""
        return {path: one.origins for path, one in self.adapted.items() if one.origins.places}


def read_layers(root: Path, schemas: Schemas) -> tuple[Layers, tuple[Problem, ...]]:
    """Read what a region says of itself and of its base, and apply it; nothing of any other project."""
    if not is_region(root):
        return Layers(), ()
    identity, base, problems = _read_identity(root)
    problems += tuple(_unlike_extends(root, identity, base))
    adaptations, found, is_complete = _read_adaptations(root, schemas)
    problems += found
    asked, found = _by_file(root, adaptations.values())
    problems += found
    adapted = {REGION: identity} if identity else {}
    directions = _directions(root) if asked else {}
    for path, (schema, ones) in sorted(asked.items()):
        document, unread = read_yaml(root, path)
        if document is None or unread:
            continue  # told where the base is read
        adapted[path] = adapt(document, schemas, schema, ones, directions)
        problems += adapted[path].problems
    return Layers(True, base, adapted, adaptations, is_complete), problems


def _read_adaptations(root: Path, schemas: Schemas) -> tuple[dict[str, Adaptation], tuple[Problem, ...], bool]:
    """Read all adaptations by id; a file of comments alone is none."""
    adaptations: dict[str, Adaptation] = {}
    problems: list[Problem] = []
    is_complete = True
    for file in sorted((root / FOLDER).glob("*.yml")):
        path = f"{FOLDER}/{file.name}"
        text = read_text(root, path)
        if isinstance(text, str) and is_all_comment(text):
            continue
        adaptation, found = read_model(root, path, schemas, "adaptation", Adaptation)
        problems.extend(found)
        if adaptation is None:
            is_complete = False
        elif adaptation.id != file.stem:
            parameters = {"value": adaptation.id, "stem": file.stem}
            problems.append(Problem("id-beda-dengan-nama-berkas", adaptation.source.at("id"), parameters))
            is_complete = False
        else:
            adaptations[adaptation.id] = adaptation
    problems.extend(_strays(root))
    return adaptations, tuple(problems), is_complete


def _strays(root: Path) -> Iterator[Problem]:
    """Name files beside the adaptations that nothing reads."""
    for file in sorted((root / FOLDER).rglob("*")):
        inside = file.relative_to(root / FOLDER).as_posix()
        is_read = file.suffix == ".yml" and "/" not in inside
        if file.is_file() and not is_read and not file.name.startswith(".") and file.name != "README.md":
            parameters = {"value": inside, "nearest": None, "allowed": f"{FOLDER}/<id>.yml"}
            yield Problem("berkas-tidak-dipakai", Location(f"{FOLDER}/{inside}"), parameters)


def _read_identity(root: Path) -> tuple[Adapted | None, BaseFramework | None, tuple[Problem, ...]]:
    """Lay the region's own programme.yml over that of its base, field by field; also return who the base is."""
    own, problems = read_yaml(root, REGION)
    read, _ = read_yaml(root, f"{BASE}/{IDENTITY}")
    here = Location(f"{BASE}/{IDENTITY}")
    inherited = read.data if read is not None and isinstance(read.data, dict) else {}
    base = None
    with suppress(*SHAPE_ERRORS):  # told where the base is judged
        base = construct(BaseFramework, inherited, here)
    if own is None or not isinstance(own.data, dict):
        return None, base, problems
    whole = parts_of(own.data, Location(REGION))
    for key in [key for key in inherited if key not in own.data and key not in OWN]:
        whole.value[key] = parts_of(inherited[key], here.at(key))
    return Adapted(Document(REGION, data_of(whole)), Origins(dict(origins_of(whole)))), base, problems


def _unlike_extends(root: Path, identity: Adapted | None, base: BaseFramework | None) -> Iterator[Problem]:
    """Yield where base/ is not the base that programme.yml names: another version, or files that were changed."""
    here = Location(REGION, ("extends",))
    extends = identity.document.data.get("extends") if identity and identity.document else None
    if not isinstance(extends, dict):
        if identity is not None:
            yield Problem("wilayah-tanpa-dasar", Location(REGION, line=1, column=1))
        return
    if base is not None and extends.get("version") not in (None, base.version):
        there = base.source.at("version")
        yield Problem("versi-dasar-lain", here.at("version"), {"value": extends["version"], "found": base.version}, (), there)
    yield from changed_files(root / BASE, str(extends.get("sha256", "")))


def _by_file(root: Path, adaptations: Iterable[Adaptation]) -> tuple[dict[str, tuple[str, list[Asked]]], tuple[Problem, ...]]:
    """Sort changes by the file of the base that they mean."""
    targets = dict(_targets(root))
    found: dict[str, tuple[str, list[Asked]]] = {}
    problems: list[Problem] = []
    for adaptation in adaptations:
        for number, change in enumerate(adaptation.changes):
            if change.target not in targets:
                parameters = {
                    "target": change.target, "field": change.field, "value": change.target,
                    "nearest": nearest(change.target, tuple(targets)), "allowed": _some_targets(targets),
                }  # fmt: skip
                there = Location(f"{FRAMEWORK}/{change.target}")
                problems.append(Problem("adaptasi-tanpa-sasaran", change.source.at("target"), parameters, (), there))
                continue
            path, schema = targets[change.target]
            found.setdefault(path, (schema, []))[1].append(Asked(adaptation, number))
    return found, tuple(problems)


def _targets(root: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield what an adaptation may name, with the file of the base and its schema."""
    for part in SINGLE_FILES:
        name = part.path.removesuffix(".yml")
        if name not in NOT_ADAPTED and (root / FRAMEWORK / part.path).is_file():
            yield name, (f"{FRAMEWORK}/{part.path}", part.schema)
    for part in FOLDERS:
        for file in sorted((root / FRAMEWORK / part.path).glob("*.yml")):
            yield f"{part.path}/{file.stem}", (f"{FRAMEWORK}/{part.path}/{file.name}", part.schema)


def _some_targets(targets: Mapping[str, object]) -> str:
    singles = [name for name in targets if "/" not in name]
    return ", ".join((*singles, *(f"{part.path}/<id>" for part in FOLDERS)))


def _directions(root: Path) -> Mapping[str, str]:
    """Return in which direction each indicator of the base gets better."""
    found = {}
    for file in sorted((root / FRAMEWORK / "indicators").glob("*.yml")):
        document, _ = read_yaml(root, f"{FRAMEWORK}/indicators/{file.name}")
        if document is not None and isinstance(document.data, dict) and isinstance(document.data.get("direction"), str):
            found[file.stem] = document.data["direction"]
    return found
