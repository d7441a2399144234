"""Released versions at their permanent addresses, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.pages.page import SiteFile
from generator.project import Project
from generator.reading.releases import RECORD


def released_files(project: Project) -> Iterator[SiteFile]:
    """Yield every file of every release at `v/<version>/`."""
    for one in project.releases:
        for name in (RECORD, *(file.name for file in one.release.files)):
            yield SiteFile(f"v/{one.release.version}/{name}", (Path(one.folder) / name).read_bytes())
