"""Where each thing is published; addresses are the same under every language."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.identity import BaseFramework, Identity

FOLDERS = {
    "indicator": "indikator",
    "vulnerable-group": "kelompok-rentan",
    "risk": "risiko",
    "potential": "potensi",
    "intervention": "intervensi",
    "result": "hasil",
    "dimension": "asesmen",
    "sector": "sektor",
    "actor": "pelaku",
    "decision": "keputusan",
    "chapter": "dokumen",
    "index": "indeks",
    "schema": "skema",
}
ANCHORS = {
    "component": "intervensi",
    "fund-kind": "pendanaan",
    "asnaf": "pendanaan",
    "planning-document": "integrasi",
    "source": "sumber",
    "body": "tata-kelola",
    "responsibility": "tata-kelola",
    "graduation-stage": "graduasi",
    "graduation-criterion": "graduasi",
    "learning-question": "pembelajaran",
    "pilot-criterion": "desa-percontohan",
    "disaggregation": "data",
    "problem": "galat",
}
PARTS = {
    "programme": "",
    "document": "dokumen/",
    "assessment": "asesmen/",
    "indicators": "indikator/",
    "indices": "indeks/",
    "vulnerable-groups": "kelompok-rentan/",
    "risks": "risiko/",
    "potentials": "potensi/",
    "poverty-measure": "ukuran-kemiskinan/",
    "intervention-model": "intervensi/",
    "interventions": "intervensi/",
    "graduation": "graduasi/",
    "results": "hasil/",
    "learning": "pembelajaran/",
    "governance": "tata-kelola/",
    "integration": "integrasi/",
    "pilot-selection": "desa-percontohan/",
    "workplan": "rencana-kerja/",
    "funding": "pendanaan/",
    "programmes": "siapa-di-mana/",
    "decisions": "keputusan/",
    "sources": "sumber/",
}
"""The page of each file and folder of the framework, by its name."""


def address_of(kind: str, id_: str) -> str:
    """Return the address of a thing's page, or of the place on the page that tells of it."""
    if kind == "village":
        return f"desa/{id_}/"
    if kind == "region":
        return f"wilayah/{id_}/"
    if kind == "part":
        return PARTS[id_]
    if kind in FOLDERS:
        return f"{FOLDERS[kind]}/{id_}/"
    return f"{ANCHORS[kind]}/#{id_}"


SECTIONS = {"desa": "wilayah/", "sektor": "integrasi/"}
"""Where the navigation leads for pages whose own folder has no list."""


def section_of(address: str) -> str:
    """Return the address of the list that a page belongs to."""
    folder = address.partition("/")[0]
    return SECTIONS.get(folder, f"{folder}/" if folder else "")


def address_of_prose(path: str) -> str:
    """Return the address of a Markdown file below docs/<language>/."""
    stem = path.removesuffix(".md")
    stem = stem.removesuffix("index") if stem.endswith("/index") or stem == "index" else f"{stem}/"
    return stem


def language_url(identity: Identity | BaseFramework, language: str) -> str:
    """Return the address of one language's site: the base language is at the top."""
    return identity.site_url + ("" if language == identity.languages[0] else f"{language}/")


def nearest_site(base: BaseFramework, languages: Iterable[str]) -> str:
    """Return the address of the site of a region's base in the first of the languages that it has, else in its own first."""
    return language_url(base, next((one for one in languages if one in base.languages), base.languages[0]))
