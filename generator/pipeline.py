"""The order of steps, and nothing else: read, check, make pages, render, stamp, look, swap."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generator.analysis.golden_thread import trace
from generator.analysis.pilot_evidence import PoolName, measure_evidence
from generator.analysis.pilot_selection import PoolSelection, select_pilots
from generator.analysis.pilot_sensitivity import measure_sensitivity
from generator.analysis.pilot_sensitivity_table import COLUMNS, PATH, check_sensitivity, sensitivity_frame
from generator.checks import check
from generator.exchange.engine_folder import write_site
from generator.exchange.table import TableImport, import_table, write_import
from generator.pages.page import Site
from generator.pages.prose_links import check_prose_links
from generator.pages.site import SHELL_ADDRESS, render_site
from generator.pages.view import View
from generator.pages.village import render_villages
from generator.problems import GeneratorError, Problem, Told
from generator.project import Project
from generator.publishing.links import BrokenLink, check_links
from generator.publishing.sitemap import publish_sitemap
from generator.publishing.stamping import stamp_pages
from generator.publishing.swap import refuse_foreign_folder, repair, swap_in
from generator.reading.messages import read_messages
from generator.reading.project import read_project
from generator.reading.schema import Schemas, read_schemas
from generator.reading.telling import has_errors, tell_all
from generator.writing.csv_file import WrittenTable, write_tables

WORK = ".build"
CHECKED = "checked.pickle"


@dataclass(frozen=True, eq=False)
class Checked:
    """A project as it was read, and everything that is wrong with it."""

    root: Path
    schemas: Schemas
    project: Project
    problems: tuple[Problem, ...]

    def save(self, path: Path) -> None:
        """Write what was read and found for the engines of the same build, which then need not read again."""
        path.write_bytes(pickle.dumps((self.root, self.schemas.by_name, self.project, self.problems)))

    @staticmethod
    def load(path: Path) -> Checked:
        """Read what `save` wrote in this build."""
        root, schemas, project, problems = pickle.loads(path.read_bytes())  # noqa: S301 - written by this build
        return Checked(root, Schemas(schemas), project, problems)

    @property
    def is_publishable(self) -> bool:
        """Tell whether nothing stops a build."""
        return not has_errors(self.problems, read_messages())

    def told(self, language: str) -> tuple[Told, ...]:
        """Return all problems in words, sorted by file and line."""
        return tell_all(self.root, self.problems, read_messages(), language)


def run_check(root: Path) -> Checked:
    """Read the project below `root` and check it; never stops at the first problem."""
    if not (root / "framework").is_dir():
        raise GeneratorError(f"{root}: no framework/ here")
    schemas = read_schemas(root)
    project, problems = read_project(root, schemas)
    problems += check(project)
    problems += tuple(check_sensitivity(project))
    for language in project.programme.identity.languages:
        problems += tuple(check_prose_links(view_of(project, language)))
    return Checked(root, schemas, project, problems)


def view_of(project: Project, language: str) -> View:
    """Return the project as seen in one language."""
    return View(project, trace(project.programme), language, project.programme.identity.languages)


def run_pages(checked: Checked, language: str) -> Site:
    """Make all pages of one language that an engine renders, the village shell among them."""
    view = view_of(checked.project, language)
    return render_site(view, checked.schemas, read_messages(), checked.told(language))


def run_stamp(project: Project, language: str, site: Path) -> int:
    """Finish one language of a rendered site: write the village pages; returns their number."""
    view = view_of(project, language)
    return stamp_pages(site, SHELL_ADDRESS, len(view.languages), render_villages(view))


def run_write_pages(checked: Checked, language: str, target: Path) -> int:
    """Write the pages of one language for any engine into `target`; returns their number."""
    site = run_pages(checked, language)
    write_site(site, target, checked.project.programme.identity)
    return len(site.pages)


def run_select(project: Project) -> Mapping[PoolName, PoolSelection]:
    """Choose the pilot villages by the rules, real and invented ones apart."""
    return select_pilots(project)


def run_sensitivity(checked: Checked, draws: int, seed: int, told: Callable[[int], object]) -> tuple[str, int]:
    """Test how firm the selection is and store the result; returns its file and the number of villages in it."""
    evidence = measure_evidence(checked.project).values()
    frame = sensitivity_frame([(one, measure_sensitivity(one, draws, seed, told)) for one in evidence], draws, seed)
    write_tables(checked.root, [WrittenTable(PATH, frame, COLUMNS)])
    return PATH, len(frame)


def run_import_table(root: Path, file: str, mapping: str, *, replace: bool) -> tuple[Project, TableImport]:
    """Work out what a table of others adds to the project; see `run_write_import`."""
    schemas = read_schemas(root)
    project, problems = read_project(root, schemas)
    return project, import_table(root, schemas, project, problems, file, mapping, replace=replace)


def run_write_import(root: Path, imported: TableImport) -> None:
    """Write what an import worked out, all of it or nothing."""
    write_import(root, imported)


def run_build(checked: Checked, site: Path) -> tuple[BrokenLink, ...]:
    """Build all languages beside the last site and swap the new one in.

    Returns the broken links; with one or more of them, or when an engine fails, the last good
    site stays as it was.
    """
    root, identity = checked.root, checked.project.programme.identity
    refuse_foreign_folder(site, root)
    repair(site)
    work = root / WORK
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        checked.save(work / CHECKED)
        _run_engines(checked, work)
        base, *others = identity.languages
        for language in others:
            (work / language / "404.html").unlink()  # a server shows the one at the top
            (work / language).rename(work / base / language)
        publish_sitemap(work / base, identity.site_url)
        broken = tuple(check_links(work / base, identity.site_url))
        if not broken:
            swap_in(work / base, site)
        return broken
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _run_engines(checked: Checked, work: Path) -> None:
    """Render every language at the same time; when one fails the others are stopped."""
    languages = checked.project.programme.identity.languages
    engines = {language: _start_engine(checked, language, work / language) for language in languages}
    try:
        for language, engine in engines.items():
            output, _ = engine.communicate()
            if engine.returncode != 0:
                raise GeneratorError(f"mkdocs ({language}):\n{output}")
    finally:
        for engine in engines.values():
            engine.kill()
            engine.wait()


def config_file(language: str, base: str) -> str:
    """Return the name of the MkDocs configuration of a language."""
    return "mkdocs.yml" if language == base else f"mkdocs.{language}.yml"


def _start_engine(checked: Checked, language: str, target: Path) -> subprocess.Popen[str]:
    midnight = datetime.combine(checked.project.as_of, datetime.min.time(), UTC)
    config = config_file(language, checked.project.programme.identity.languages[0])
    if not (checked.root / config).is_file():
        raise GeneratorError(f"{config}: no configuration for language {language}")
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "KERANGKA_CHECKED": str(checked.root / WORK / CHECKED),
        "PYTHONHASHSEED": "0",
        "NO_MKDOCS_2_WARNING": "true",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config, "-d", str(target)],
        cwd=checked.root, env=environment, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
