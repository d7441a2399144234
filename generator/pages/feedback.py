"""Where readers report a wrong figure or propose a change: forms that already name the page and the element."""

from __future__ import annotations

from urllib.parse import urlencode

from generator.model.identity import Identity
from generator.pages.addresses import FOLDERS, language_url

ELEMENT_FOLDERS = frozenset({*FOLDERS.values(), "desa", "wilayah"})


def feedback_address(identity: Identity, language: str, form: str, address: str, source: str) -> str:
    """Return the address of a form of `.github/ISSUE_TEMPLATE`, filled in for the page at `address`."""
    known = {"template": f"{form}.yml", "elemen": element_at(address, source)}
    if form == "angka-keliru":
        known["halaman"] = language_url(identity, language) + address
    return f"{identity.repository}/issues/new?{urlencode(known)}"


def element_at(address: str, source: str) -> str:
    """Return what the page at `address` tells of: the id of an element or village, else the file it is made from."""
    folder, _, rest = address.partition("/")
    return rest.strip("/") if folder in ELEMENT_FOLDERS and rest else source
