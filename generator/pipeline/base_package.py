"""The base of regions as one file."""

from __future__ import annotations

from pathlib import Path

from generator.pipeline import Checked
from generator.replication.archive import packed
from generator.replication.package import Package, files_of_package, package_of, with_checksums
from generator.writing.whole_file import write_files

TOP = "base"
"""The folder of an archive, as it is called in a region."""


def run_export_base(checked: Checked, file: Path) -> Package:
    """Write the package of a base project as an archive; returns its version and checksum."""
    files = with_checksums(files_of_package(checked.root))
    write_files({file: packed(files, TOP, checked.project.as_of)})
    return package_of(checked.root)
