"""Personal data in the files of a project, before anything is made of them."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import lokal

from generator.model.identity import Identity
from generator.privacy.columns import MICRODATA
from generator.privacy.contacts import PublicContacts
from generator.privacy.containers import NotScannableError
from generator.privacy.kinds import TITLES, Finding, Kind, masked
from generator.privacy.scan import scan, scan_rows
from generator.privacy.tables import CSV_SUFFIXES, WORKBOOK_SUFFIXES
from generator.problems import Location, Problem
from generator.text import Text

SCANNED = ("framework", "villages", "docs", "adaptations", "upgrades", "programme.yml")
"""What the site is made from: every byte is looked at. Elsewhere only tables are, for rows of households.

The base of a region was looked at where it was made, is what its checksum says, and may name contacts of its own.
"""
PASSED_BY = frozenset(
    {
        ".git", ".venv", "venv", ".build", "site", "site.new", "site.old", "node_modules", "__pycache__",
        ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache",
    }
)  # fmt: skip
TABLES = (*CSV_SUFFIXES, *(f"{suffix}.gz" for suffix in CSV_SUFFIXES), *WORKBOOK_SUFFIXES, ".parquet", *sorted(MICRODATA))
PROSE = (".md", ".yml", ".yaml", ".txt")
WORTH_VALIDATING = re.compile(r"[0-9](?:[ .\-]?[0-9]){8}|paspor|passport", re.IGNORECASE)
"""The validating detectors take milliseconds a line, so they see only lines with a long number."""
VALIDATED: Mapping[lokal.PiiType, Kind] = MappingProxyType(
    {
        "NIK": "identity-number", "KK": "identity-number", "NPWP": "tax-number", "BANK_ACCOUNT": "bank-account",
        "PHONE": "phone", "SIM": "card-number", "NIP": "card-number", "BPJS": "card-number", "NISN": "card-number",
        "CARD": "card-number", "PASSPORT": "card-number", "AKTA": "card-number",
    }
)  # fmt: skip


def contacts_of(identity: Identity) -> PublicContacts:
    """Return the contacts that are public by declaration in programme.yml."""
    feedback = (identity.feedback.email, identity.feedback.whatsapp) if identity.feedback else ()
    return PublicContacts.of((*filter(None, feedback), *(contact.value for contact in identity.public_contacts)))


def find_private_data(root: Path, identity: Identity, told: Collection[str] = ()) -> tuple[Problem, ...]:
    """Return personal data in the files the site is made from, and tables of households anywhere in the project.

    That a file cannot be looked into is not said again of the files in `told`, which are refused already.
    """
    public = contacts_of(identity)
    problems: list[Problem] = []
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        inside = name.split("/", 1)[0] in SCANNED
        if not inside and not name.casefold().endswith(TABLES):
            continue
        try:
            raw = path.read_bytes()
            found = scan(name, raw, public) if inside else scan_rows(name, raw)
            if inside and name.casefold().endswith(PROSE):
                found += tuple(_validated(raw, public, {(one.line, one.kind) for one in found}))
        except (NotScannableError, OSError) as error:
            reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
            if name not in told:
                problems.append(Problem("berkas-tidak-terperiksa", Location(name, line=1, column=1), {"reason": reason}))
            continue
        problems += (_problem(name, finding) for finding in found)
    return tuple(problems)


def _files(root: Path) -> Iterator[Path]:
    for folder, inner, names in os.walk(root):
        top = Path(folder) == root
        inner[:] = sorted(
            name for name in inner if not (name in PASSED_BY or (top and (root / name / "pyvenv.cfg").is_file()))
        )
        yield from (Path(folder) / name for name in sorted(names))


def _validated(raw: bytes, public: PublicContacts, known: Iterable[tuple[int, Kind]]) -> Iterator[Finding]:
    """Return what the validating detectors see besides; a line on which the same kind is known is left out."""
    told = set(known)
    for number, line in enumerate(raw.decode("utf-8", errors="replace").splitlines(), 1):
        if not WORTH_VALIDATING.search(line):
            continue
        for match in lokal.detect_pii(line, types=tuple(VALIDATED), min_confidence="high"):
            kind = VALIDATED[match.type]
            if (number, kind) not in told and not public.has(kind, match.value.encode()):
                yield Finding("", number, match.start + 1, kind, masked(match.value))


def _problem(name: str, finding: Finding) -> Problem:
    place = Location(name, line=finding.line, column=finding.column)
    part = Text({"id": f" (di dalam {finding.part})", "en": f" (inside {finding.part})"}) if finding.part else Text({})
    parameters = {"kind": TITLES[finding.kind], "excerpt": finding.excerpt, "part": part}
    if finding.kind == "refused-column":
        return Problem("kolom-data-pribadi", place, parameters)
    if finding.kind == "household-rows":
        return Problem("data-rumah-tangga", place, parameters)
    return Problem("data-pribadi", place, parameters)
