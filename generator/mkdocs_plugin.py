"""The bridge to MkDocs: our pages as its files, our problems in its log. Nothing else knows MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files

from generator.pages.addresses import language_url
from generator.pages.page import Site
from generator.pages.site import THEME, engine_text
from generator.pipeline import Checked, language_of_build, pictures_of_language, run_check, run_pages, run_stamp
from generator.problems import GeneratorError, Location, Severity, Told
from generator.reading.region_folder import is_of_base

WATCHED = ("framework", "schemas", "villages", "docs", "base", "adaptations", "programme.yml", "upgrades")

log = get_plugin_logger("kerangka")


class KerangkaConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in mkdocs.yml."""

    language = config_options.Type(str, default="id")
    checked = config_options.Type(str, default="")


class KerangkaPlugin(BasePlugin[KerangkaConfig]):  # type: ignore[no-untyped-call]
    """Gives MkDocs the pages of one language and finishes its site with the village pages."""

    checked: Checked
    site: Site

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the project, make the pages, and set what MkDocs has to know of them."""
        root = Path(config.config_file_path or ".").resolve().parent
        try:
            if self.config.checked:
                self.checked = Checked.load(Path(self.config.checked))
            else:
                self.checked = run_check(root)
                self._report(self.checked.told(self.config.language))
            language = language_of_build(self.config.language)
            self.site = run_pages(self.checked, language)
        except GeneratorError as error:
            raise PluginError(str(error)) from error
        identity = self.checked.project.programme.identity
        config.site_name = self.site.name
        config.site_url = language_url(identity, language)
        config.nav = [entry.as_engine_item() for entry in self.site.nav]
        config.theme["language"] = self.site.theme["words_language"]
        config.theme.dirs.insert(0, str(THEME))
        config.extra["kerangka"] = self.site.theme
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Give MkDocs our pages, in place of the prose files that they were made from."""
        for written in list(files.documentation_pages()):
            files.remove(written)
        for unused in [one for one in files if one.src_uri.startswith("assets/")]:
            files.remove(unused)  # the engine's own scripts and style sheets; our frame loads none of them
        for path, picture in pictures_of_language(self.checked, self.site.language).items():
            if (shadowed := files.get_file_from_path(path)) is not None:
                files.remove(shadowed)
            files.append(File.generated(config, path, abs_src_path=str(picture)))
        for page in self.site.pages:
            file = File.generated(config, page.file, content=engine_text(page))
            file.edit_uri = None if is_of_base(Location(page.source)) else page.source
            files.append(file)
        for asset in sorted(path for path in (THEME / "assets").rglob("*") if path.is_file()):
            uri = asset.relative_to(THEME).as_posix()
            files.append(File.generated(config, uri, abs_src_path=str(asset)))
        return files

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Stamp the village pages."""
        try:
            run_stamp(self.checked.project, self.site.language, Path(config.site_dir))
        except GeneratorError as error:
            raise PluginError(str(error)) from error

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., Any]  # noqa: ARG002 - MkDocs passes it
    ) -> LiveReloadServer:
        """Watch what our pages are made from."""
        root = Path(config.config_file_path or ".").resolve().parent
        watch(server, root)
        return server

    def _report(self, told: Iterable[Told]) -> None:
        errors = 0
        for one in told:
            line = f"{one.path}:{one.line}:{one.column}: [{one.code}] {one.fact} {one.fix}"
            if one.severity is Severity.ERROR:
                errors += 1
                log.error(line)
            else:
                log.info(line)
        if errors:
            raise PluginError(f"{errors} problem(s); see above, or run: kerangka check")


def watch(server: LiveReloadServer, root: Path) -> None:
    """Rebuild whenever a file of the project or a template of the package changes."""
    for folder in WATCHED:
        if (root / folder).exists():
            server.watch(str(root / folder))
    for folder in ("templates", "theme", "messages"):
        server.watch(str(Path(__file__).parent / folder))


def serve_folder(root: Path, site: Path, rebuild: Callable[[], None], host: str, port: int) -> None:
    """Serve a built site with live reload until interrupted; `rebuild` runs after each change."""
    server = LiveReloadServer(builder=rebuild, host=host, port=port, root=str(site))
    watch(server, root)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
