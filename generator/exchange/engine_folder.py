"""A folder that any Markdown engine can build: pages, theme, and an mkdocs.yml with the navigation."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.model.identity import Identity
from generator.pages.addresses import language_url
from generator.pages.page import Site
from generator.pages.site import THEME, engine_text


def write_site(site: Site, target: Path, identity: Identity, pictures: Mapping[str, Path]) -> None:
    """Write `docs/`, `theme/` and `mkdocs.yml` into `target`; existing files there stay.

    `pictures` of the prose are copied: the place below `docs/` and the file.
    """
    for page in site.pages:
        file = target / "docs" / page.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(engine_text(page), encoding="utf-8", newline="\n")
    for place, picture in pictures.items():
        file = target / "docs" / place
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(picture, file)
    shutil.copytree(THEME, target / "theme", dirs_exist_ok=True)
    shutil.copytree(THEME / "assets", target / "docs" / "assets", dirs_exist_ok=True)
    # JSON is YAML, and needs no quoting rules of ours.
    settings = json.dumps(_settings(site, identity), ensure_ascii=False, indent=2)
    (target / "mkdocs.yml").write_text(settings + "\n", encoding="utf-8", newline="\n")


def _settings(site: Site, identity: Identity) -> dict[str, Any]:
    return {
        "site_name": site.name,
        "site_url": language_url(identity, site.language),
        "docs_dir": "docs",
        "use_directory_urls": True,
        "theme": {
            "name": "material",
            "language": site.theme["words_language"],
            "font": False,
            "custom_dir": "theme",
        },
        "extra": {"kerangka": site.theme},
        "plugins": [],  # an empty list keeps an engine's own search out
        "markdown_extensions": ["attr_list", "tables", {"toc": {"permalink": False}}],
        "nav": [entry.as_engine_item() for entry in site.nav],
    }
