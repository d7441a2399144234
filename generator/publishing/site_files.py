"""Files of the site that no engine renders: written whole, below the site's folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.pages.page import LargeFile, SiteFile


def write_files(site: Path, files: Iterable[SiteFile | LargeFile]) -> int:
    """Write files into a rendered site; returns their number."""
    count = 0
    for file in files:
        target = site / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as written:
            written.writelines(_pieces(file))
        count += 1
    return count


def _pieces(file: SiteFile | LargeFile) -> Iterable[bytes]:
    if isinstance(file, LargeFile):
        return file.pieces
    return (file.content.encode() if isinstance(file.content, str) else file.content,)
