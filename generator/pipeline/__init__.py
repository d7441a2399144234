"""The order of steps, and nothing else: read, check, make pages, render, stamp, look, swap."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.analysis.golden_thread import trace
from generator.analysis.pilot_evidence import PoolName, measure_evidence
from generator.analysis.pilot_selection import PoolSelection, select_pilots
from generator.analysis.pilot_sensitivity import measure_sensitivity
from generator.analysis.pilot_sensitivity_table import COLUMNS, PATH, check_sensitivity, sensitivity_frame
from generator.checks import check
from generator.drafting.change_report import schema_file
from generator.exchange.codeowners import export_codeowners
from generator.exchange.data_package import package_files
from generator.exchange.engine_folder import write_site
from generator.exchange.explorer_shards import export_explorer
from generator.exchange.map_data import leaflet_files, map_files
from generator.exchange.table import TableImport, import_table, write_import
from generator.exchange.village_data import village_files
from generator.exchange.village_file import village_file
from generator.exchange.village_summary import summary_data, typeset
from generator.model.village import Village
from generator.pages.page import LargeFile, Site, SiteFile
from generator.pages.place_names import render_place_names
from generator.pages.problem_code import report_schema
from generator.pages.prose_links import check_prose_links, pictures_of
from generator.pages.site import SHELL_ADDRESS, render_site
from generator.pages.term_marks import synonyms_of
from generator.pages.view import View
from generator.pages.village import render_villages
from generator.problems import GeneratorError, Problem, Severity, Told
from generator.project import Project
from generator.publishing.links import BrokenLink, check_links
from generator.publishing.privacy_gate import Leak, find_leaks
from generator.publishing.search_index import publish_search_index
from generator.publishing.site_files import write_files
from generator.publishing.sitemap import publish_sitemap
from generator.publishing.stamping import stamp_pages
from generator.publishing.swap import refuse_foreign_folder, repair, swap_in
from generator.reading.documents import FOLDER as DOCUMENTS
from generator.reading.documents import FORMS as DOCUMENT_FORMS
from generator.reading.documents import name_of_document, read_documents
from generator.reading.messages import read_messages
from generator.reading.origins import told_at_origin
from generator.reading.private_data import contacts_of, find_private_data
from generator.reading.project import read_project
from generator.reading.region_folder import identity_path, is_of_base, is_project
from generator.reading.schema import Schemas, read_schemas
from generator.reading.telling import has_errors, tell_all
from generator.reading.yaml_file import read_yaml
from generator.writing.csv_file import WrittenTable, write_tables
from generator.writing.whole_file import write_files as write_whole_files

WORK = ".build"
CHECKED = "checked.pickle"
ASKED_LANGUAGE = "KERANGKA_LANGUAGE"
"""What tells an engine its language: a language needs no configuration of its own."""


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
    if not is_project(root):
        raise GeneratorError(f"{root}: no framework/ here")
    schemas = read_schemas(root)
    project, problems = read_project(root, schemas)
    problems += check(project)
    problems += tuple(check_sensitivity(project))
    told = {problem.location.path for problem in problems}
    problems += find_private_data(root, project.programme.identity, told)
    for language in project.programme.identity.languages:
        problems += tuple(check_prose_links(view_of(project, language)))
    return Checked(root, schemas, project, tuple(_for_authors(problems, project)))


def _for_authors(problems: Iterable[Problem], project: Project) -> Iterator[Problem]:
    """Yield problems where they can be mended; warnings about the base of a region are for the authors of the base."""
    messages = read_messages()
    for one in told_at_origin(problems, project.origins):
        if not (is_of_base(one.location) and messages[one.code].severity is Severity.WARNING):
            yield one


def languages_of(root: Path) -> tuple[str, ...]:
    """Return the programme's languages without reading the rest of the project."""
    document, _ = read_yaml(root, identity_path(root))
    named = document.data.get("languages") if document and isinstance(document.data, dict) else None
    return tuple(named) if isinstance(named, list) and named else ("id", "en")


def view_of(project: Project, language: str, schemas: Schemas | None = None) -> View:
    """Return the project as seen in one language; with its schemas also what a region adapts has words."""
    return View(project, trace(project.programme), language, project.programme.identity.languages, schemas)


def run_pages(checked: Checked, language: str) -> Site:
    """Make all pages of one language that an engine renders, the village shell among them."""
    view = view_of(checked.project, language, checked.schemas)
    return render_site(view, checked.schemas, read_messages(), checked.told(language))


def pictures_of_language(checked: Checked, language: str) -> Mapping[str, Path]:
    """Return the file of every picture that the prose of a language shows, by its place below docs/<language>/."""
    found = pictures_of(view_of(checked.project, language))
    return {path: checked.root / one.file for path, one in found.items()}


def run_stamp(project: Project, language: str, site: Path) -> int:
    """Finish one language of a rendered site: index its prose, write the village pages; returns their number.

    The base language also gets the files that all languages share.
    """
    view = view_of(project, language)
    if language == view.languages[0]:
        write_files(site, _shared_files(view))
    publish_search_index(site, language, synonyms_of(project.programme.glossary.terms))
    return stamp_pages(site, SHELL_ADDRESS, len(view.languages), render_villages(view))


def _shared_files(view: View) -> Iterator[SiteFile | LargeFile]:
    """Yield the files of the site that are the same for every language."""
    yield from export_explorer(view)
    yield from map_files(view.project)
    yield from leaflet_files()
    yield from (SiteFile(f"unduh/{one.name}", Path(one.file).read_bytes()) for one in view.project.documents)
    yield from village_files(view.project)
    yield from package_files(view.project)
    yield from _released_files(view.project)
    yield report_schema()
    yield schema_file()
    yield from render_place_names(view)


def _released_files(project: Project) -> Iterator[SiteFile]:
    """Yield the files of released versions, byte for byte as they were released."""
    for one in project.releases:
        for file in one.release.files:
            yield SiteFile(f"v/{one.release.version}/{file.name}", (Path(one.folder) / file.name).read_bytes())


def run_export_document(checked: Checked, form: str, language: str, target: Path | None = None) -> Path:
    """Write the project document in one form and language; returns where, by default in the folder of exports."""
    from generator.exchange.document.forms import export_document  # typst is heavy, and other commands need none

    identity = checked.project.programme.identity
    file = target or checked.root / DOCUMENTS / name_of_document(identity, language, form)
    write_whole_files({file: export_document(view_of(checked.project, language), form)})
    return file


def run_export_documents(checked: Checked) -> Checked:
    """Write the project document in every form and language; returns the project that knows of them."""
    identity = checked.project.programme.identity
    for language in identity.languages:
        for form in DOCUMENT_FORMS:
            run_export_document(checked, form, language)
    return replace(checked, project=replace(checked.project, documents=read_documents(checked.root, identity)))


def run_export_codeowners(checked: Checked, file: Path) -> Path:
    """Write who reviews which file; returns where."""
    write_whole_files({file: export_codeowners(checked.project.programme).encode()})
    return file


def run_write_pages(checked: Checked, language: str, target: Path) -> int:
    """Write the pages of one language for any engine into `target`; returns their number."""
    site = run_pages(checked, language)
    write_site(site, target, checked.project.programme.identity, pictures_of_language(checked, language))
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


def run_privacy_gate(project: Project, site: Path) -> tuple[Leak, ...]:
    """Look through every byte of a finished site; returns the personal data in it."""
    return find_leaks(site, contacts_of(project.programme.identity))


VILLAGE_FORMS = ("html", "pdf")


def run_export_village(
    project: Project, village: Village, language: str, form: str
) -> tuple[bytes, tuple[Leak, ...]]:
    """Make one village into a file of a form of `VILLAGE_FORMS`; also returns the personal data in it.

    The gate reads what goes into a PDF, whose own bytes are numbers of glyphs and their widths.
    """
    view = view_of(project, language)
    if form == "pdf":
        text = json.dumps(summary_data(view, village), ensure_ascii=False)
        content = typeset(text, project.as_of)
    else:
        text = village_file(view, village)
        content = text.encode()
    with TemporaryDirectory() as folder:
        (Path(folder) / f"{village.code}.{'json' if form == 'pdf' else form}").write_text(text, encoding="utf-8")
        return content, run_privacy_gate(project, Path(folder))


def run_build(checked: Checked, site: Path) -> tuple[BrokenLink | Leak, ...]:
    """Build all languages beside the last site and swap the new one in.

    Returns the broken links and the personal data in the new site; with one or more of them, or when
    an engine or the privacy gate fails, the last good site stays as it was.
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
        wrong: tuple[BrokenLink | Leak, ...] = (*broken, *run_privacy_gate(checked.project, work / base))
        if not wrong:
            swap_in(work / base, site)
        return wrong
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


def config_file(root: Path, language: str) -> str:
    """Return the MkDocs configuration of a language: its own, else the common one; which language it is, the build says."""
    own = f"mkdocs.{language}.yml"
    return own if (root / own).is_file() else "mkdocs.yml"


def language_of_build(configured: str) -> str:
    """Return the language that `kerangka build` asks its engine for, else the one that is configured."""
    return os.environ.get(ASKED_LANGUAGE) or configured


def _start_engine(checked: Checked, language: str, target: Path) -> subprocess.Popen[str]:
    midnight = datetime.combine(checked.project.as_of, datetime.min.time(), UTC)
    config = config_file(checked.root, language)
    if not (checked.root / config).is_file():
        raise GeneratorError(f"{config}: no configuration for language {language}")
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "KERANGKA_CHECKED": str(checked.root / WORK / CHECKED),
        ASKED_LANGUAGE: language,
        "PYTHONHASHSEED": "0",
        "NO_MKDOCS_2_WARNING": "true",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config, "-d", str(target)],
        cwd=checked.root, env=environment, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
