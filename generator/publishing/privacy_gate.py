"""The last look before a site is published: every byte of every file, for what points to a person or a household.

It fails closed: a file that cannot be read or looked into, and a worker that breaks, end the build.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.privacy.contacts import PublicContacts
from generator.privacy.kinds import TITLES, Finding
from generator.privacy.scan import masked_text
from generator.problems import GeneratorError

ENGINES = (("material", "templates/assets"), ("mkdocs", "contrib/search/templates"), ("mkdocs", "themes"), ("zensical", "templates/assets"))
"""Packages whose bundles an engine copies unchanged, and the folders they lie in."""
WORKERS = 4
WORTH_WORKERS = 4_000_000
"""Bytes below which starting workers costs more than it saves."""


@dataclass(frozen=True)
class Leak:
    """Personal data in a finished site: the file (its name masked, too) and what was found in it."""

    file: str
    finding: Finding

    def told(self, language: str) -> str:
        """Return file, place, kind and masked excerpt in one line."""
        inside = f" ({self.finding.part})" if self.finding.part else ""
        kind = TITLES[self.finding.kind].within(language)
        return f"{self.file}{inside}:{self.finding.line}:{self.finding.column}: {kind}: {self.finding.excerpt}"


def find_leaks(site: Path, public: PublicContacts) -> tuple[Leak, ...]:
    """Return all personal data in the files of a site, their names included, sorted by file and place.

    A file passes unread only where its bytes are those of a file of the installed engine.
    """
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in _files(site)}
    engine = _engine_files()
    own = {name: size for name, size in sizes.items() if not _is_engines(site / name, size, engine)}
    return tuple(sorted(_looked_through(site, own, public), key=lambda leak: (leak.file, leak.finding)))


def _files(site: Path) -> Iterator[Path]:
    def stop(error: OSError) -> None:
        raise GeneratorError(f"{error.filename}: {error.strerror}") from error

    for folder, inner, names in os.walk(site, onerror=stop):
        for name in inner:
            if (Path(folder) / name).is_symlink():
                raise GeneratorError(f"{folder}/{name}: a link to a folder cannot be looked through")
        yield from (Path(folder) / name for name in names)


def _engine_files() -> dict[int, tuple[Path, ...]]:
    """Return the bundles of the installed engines by their size."""
    by_size: dict[int, tuple[Path, ...]] = {}
    for package, folder in ENGINES:
        spec = find_spec(package)
        for place in (spec.submodule_search_locations or ()) if spec is not None else ():
            for path in sorted((Path(place) / folder).rglob("*")):
                if path.is_file():
                    by_size[path.stat().st_size] = (*by_size.get(path.stat().st_size, ()), path)
    return by_size


def _is_engines(path: Path, size: int, engine: dict[int, tuple[Path, ...]]) -> bool:
    alike = [one for one in engine.get(size, ()) if one.name == path.name]
    return bool(alike) and path.read_bytes() in {one.read_bytes() for one in alike}


def _looked_through(site: Path, sizes: dict[str, int], public: PublicContacts) -> Iterator[Leak]:
    count = min(WORKERS, os.cpu_count() or 1) if sum(sizes.values()) > WORTH_WORKERS else 1
    shares = _shared_out(sizes, count)
    with ThreadPoolExecutor(count) as waiting:
        answers = tuple(waiting.map(lambda share: _ask_worker(site, share, public), shares))
    for share, answer in zip(shares, answers, strict=True):
        if answer["bytes"] != sum(sizes[name] for name in share):
            raise GeneratorError("privacy gate: the site changed while it was looked through")
        yield from (Leak(masked_text(name), Finding(*finding)) for name, finding in answer["found"])


def _shared_out(sizes: dict[str, int], count: int) -> list[list[str]]:
    """Deal files out so that all shares have about the same size."""
    shares: list[list[str]] = [[] for _ in range(count)]
    totals = [0] * count
    for name in sorted(sizes, key=lambda name: (-sizes[name], name)):
        least = totals.index(min(totals))
        shares[least].append(name)
        totals[least] += sizes[name]
    return shares


def _ask_worker(site: Path, names: list[str], public: PublicContacts) -> dict[str, Any]:
    order = {"site": str(site), "names": names, "public": sorted(value.decode() for value in public.values)}
    here = str(Path(__file__).resolve().parent.parent.parent)
    paths = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH", ""))))
    done = subprocess.run(
        [sys.executable, "-m", "generator.privacy"], input=json.dumps(order),
        env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode != 0:
        last = done.stderr.strip().rpartition("\n")[2]
        raise GeneratorError(f"privacy gate: {masked_text(last)}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
