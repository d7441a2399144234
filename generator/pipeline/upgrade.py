"""The steps of moving a region to another version of its base: fetch, verify, compare, report; writing comes last."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.checks.upgrades import present_upgrades
from generator.drafting.states import compare_states
from generator.model.identity import BASE
from generator.pipeline import Checked, run_check
from generator.problems import GeneratorError, Severity, Told
from generator.reading.base_files import SUMS, changed_files
from generator.reading.messages import read_messages
from generator.reading.region_folder import REGION, is_region
from generator.reading.telling import tell_all
from generator.reading.upgrades import FOLDER as UPGRADES
from generator.reading.yaml_file import read_yaml
from generator.replication.base_lines import with_base
from generator.replication.package import Package, vendor
from generator.replication.package_source import open_package
from generator.replication.three_way import meet
from generator.replication.upgrade_record import changed_pages, lookup_in, record_name, record_of
from generator.replication.upgrade_report import UpgradeReport, as_markdown
from generator.writing.all_or_nothing import put_back, replace_together

NOT_COPIED = frozenset({BASE, REGION, "site", "export", "review"})


@dataclass(frozen=True)
class UpgradeRequest:
    """What is asked for: a version, where it comes from (else where the base came from), and the checksum expected."""

    version: str
    source: str | None = None
    sha256: str | None = None
    allow_older: bool = False


@dataclass(frozen=True, eq=False)
class Upgraded:
    """Why nothing can be done, or the report and the files that would be written, by path below the region.

    Without a report a base that was missing is fetched again, and nothing else changes.
    """

    told: tuple[Told, ...] = ()
    report: UpgradeReport | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)


def run_upgrade(root: Path, request: UpgradeRequest, language: str | None) -> Upgraded:
    """Work out what another version of the base means for a region; nothing is written yet (see `run_write_upgrade`)."""
    put_back(root)
    extends = _extends(root)
    source = _beside(request.source or extends["framework"], root)
    if not (root / BASE / SUMS).is_file() and not any((root / BASE).glob("**/*")):
        return _fetched_again(request, source, extends)
    changed = tuple(changed_files(root / BASE, extends["sha256"]))
    if changed:
        return Upgraded(tell_all(root, changed, read_messages(), language or "id"))
    if _order(request.version) < _order(extends["version"]) and not request.allow_older:
        raise GeneratorError(
            f"{request.version} lebih lama daripada {extends['version']}; bila disengaja: --allow-older | "
            f"it is older than {extends['version']}; if that is meant: --allow-older"
        )
    checked = run_check(root)
    _refuse_undecided(checked)
    with open_package(source, request.version, request.sha256) as package:
        if (package.version, package.sha256) == (extends["version"], extends["sha256"]):
            raise GeneratorError(f"versi {package.version} sudah dipakai | version {package.version} is already there")
        named = {"version": package.version, "sha256": package.sha256}
        named |= {"framework": request.source} if request.source else {}
        text = with_base((root / REGION).read_bytes().decode("utf-8"), named)
        with TemporaryDirectory(prefix="kerangka-") as temporary:
            after = _copied(checked, package, text, Path(temporary) / "after")
            report = _reported(checked, run_check(after), package, extends["version"], language)
            return Upgraded((), report, _files(checked, report, package, text))


def run_write_upgrade(root: Path, upgraded: Upgraded) -> None:
    """Write what was worked out, all of it or nothing."""
    replace_together(root, upgraded.files, (BASE,))


def _extends(root: Path) -> Mapping[str, str]:
    if not is_region(root):
        raise GeneratorError(f"{root}: bukan folder wilayah ({REGION} tidak ada) | not the folder of a region (no {REGION})")
    document, _ = read_yaml(root, REGION)
    extends = document.data.get("extends") if document and isinstance(document.data, dict) else None
    if not isinstance(extends, dict) or not all(isinstance(extends.get(key), str) for key in ("framework", "version", "sha256")):
        raise GeneratorError(f"{REGION}: tulis extends dengan framework, version, dan sha256 | write extends with framework, version and sha256")
    return extends


def _beside(source: str, root: Path) -> str:
    """Return a source that is a path as seen from the current folder, else from the region."""
    return str(root / source) if not Path(source).exists() and (root / source).exists() else source


def _fetched_again(request: UpgradeRequest, source: str, extends: Mapping[str, str]) -> Upgraded:
    if request.version != extends["version"]:
        raise GeneratorError(
            f"{BASE}/ tidak ada; ambil dulu versi yang dipakai: kerangka upgrade {extends['version']} | "
            f"there is no {BASE}/; first fetch the version in use: kerangka upgrade {extends['version']}"
        )
    with open_package(source, request.version, extends["sha256"]) as package:
        return Upgraded(files=_vendored(package))


def _vendored(package: Package) -> dict[str, bytes]:
    return {path.as_posix(): content for path, content in vendor(package.folder, Path(BASE)).items()}


def _order(version: str) -> tuple[tuple[int, ...], bool]:
    """Return what versions are ordered by; a draft comes before what it is a draft of, and other names before all."""
    found = re.fullmatch(r"(\d+(?:\.\d+)*)(-.*)?", version)
    return (tuple(map(int, found[1].split("."))), not found[2]) if found else ((2**31,), True)


def _refuse_undecided(checked: Checked) -> None:
    """Refuse to go on while the last upgrade waits for decisions, which would be forgotten."""
    for upgrade in present_upgrades(checked.project.programme):
        if any(one.decision == "open" for one in upgrade.decisions):
            raise GeneratorError(
                f"{upgrade.source.path}: putuskan dulu yang masih open | decide first what is still open"
            )


def _copied(checked: Checked, package: Package, text: str, target: Path) -> Path:
    """Lay out the region with the new base in a folder of its own; files are linked where they can be."""
    root = checked.root

    def left_out(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if name.startswith(".") or (Path(folder) == root and name in NOT_COPIED)]

    def linked(source: str, copy: str) -> object:
        try:
            os.link(source, copy)
        except OSError:
            return shutil.copy2(source, copy)
        return copy

    shutil.copytree(root, target, ignore=left_out, copy_function=linked)
    if not checked.project.programme.identity.as_of:
        text += f'\nas_of: "{checked.project.as_of.isoformat()}"\n'  # the copy has no history to take the day from
    files = {**_vendored(package), REGION: text.encode()}
    for path, content in files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(content)
    return target


def _reported(before: Checked, after: Checked, package: Package, version: str, language: str | None) -> UpgradeReport:
    language = language or before.project.programme.identity.languages[0]
    bases = compare_states(before.root / BASE, after.root / BASE, version, package.version)
    regions = compare_states(before.root, after.root, version, package.version)
    known = {(one.code, one.path, one.fact) for one in before.told(language)}
    new = tuple(
        one for one in after.told(language)
        if one.severity is Severity.ERROR and (one.code, one.path, one.fact) not in known
    )  # fmt: skip
    old_files, new_files = (lookup_in(one.root, one.schemas) for one in (before, after))
    return UpgradeReport(
        version, package.version, package.sha256, bases.report(language), regions.report(language),
        meet(before.project.deviations, old_files, new_files, after.problems),
        tuple(changed_pages(before.root, after.root)), new, old_files, new_files,
    )  # fmt: skip


def _files(checked: Checked, report: UpgradeReport, package: Package, text: str) -> dict[str, bytes]:
    name = record_name(checked.root, checked.project.programme.upgrades, package.version, package.sha256)
    record = record_of(report, checked.project.as_of)
    return {
        **_vendored(package), REGION: text.encode(),
        f"{UPGRADES}/{name}.yml": record.encode(), f"{UPGRADES}/{name}.md": as_markdown(report).encode(),
    }  # fmt: skip
