"""Files of the site that no engine renders: written whole, below the site's folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.pages.page import SiteFile


def write_files(site: Path, files: Iterable[SiteFile]) -> int:
    """Write files into a rendered site; returns their number."""
    count = 0
    for file in files:
        target = site / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        content = file.content.encode() if isinstance(file.content, str) else file.content
        with target.open("wb") as written:
            written.writelines([content] if isinstance(content, bytes) else content)
        count += 1
    return count
