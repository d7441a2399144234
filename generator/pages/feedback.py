"""Where readers report a wrong figure or propose a change: forms that already name the page and the element."""

from __future__ import annotations

from urllib.parse import urlencode

from generator.model.identity import BASE
from generator.pages.addresses import FOLDERS, language_url
from generator.problems import Location
from generator.project import Project
from generator.reading.region_folder import is_of_base

ELEMENT_FOLDERS = frozenset({*FOLDERS.values(), "desa", "wilayah"})


def feedback_address(project: Project, language: str, form: str, address: str, source: str) -> str:
    """Return the address of a form of `.github/ISSUE_TEMPLATE`, filled in for the page at `address`.

    A change of a text that a region has from its base is proposed to the base; a wrong figure is the region's,
    unless the page is prose of the base.
    """
    identity, base = project.programme.identity, project.base
    known = {"template": f"{form}.yml", "elemen": element_at(address, source)}
    if form == "angka-keliru":
        known["halaman"] = language_url(identity, language) + address
    is_theirs = source.startswith(f"{BASE}/docs/") or (form != "angka-keliru" and is_of_base(Location(source)))
    repository = base.repository if base is not None and is_theirs else identity.repository
    return f"{repository}/issues/new?{urlencode(known)}"


def element_at(address: str, source: str) -> str:
    """Return what the page at `address` tells of: the id of an element or village, else the file it is made from."""
    folder, _, rest = address.partition("/")
    return rest.strip("/") if folder in ELEMENT_FOLDERS and rest else source.removeprefix(f"{BASE}/")
