"""Where a base and the tool itself are fetched from again: public addresses, never a place on this machine."""

from __future__ import annotations

import json
import re
import tomllib
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import generator
from generator.model.identity import Identity
from generator.problems import GeneratorError
from generator.reading.git import commit_of, git

TOOL = "kerangka"
SHORT_SSH = re.compile(r"(?:[\w.-]+@)?([\w.-]+\.[\w-]+):(?!/)([^\\]+)")
SCHEMES = frozenset({"https", "http", "ssh"})


def public_address(address: str) -> str | None:
    """Return the address of a repository without anybody's account in it; None for a place on this machine.

    An SSH address becomes the HTTPS one of the same repository, which needs no key to read what is public.
    """
    short = SHORT_SSH.fullmatch(address)
    if short:
        return f"https://{short[1]}/{short[2]}"
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES or not parts.hostname or parts.hostname == "localhost":
        return None
    host = parts.hostname if parts.scheme == "ssh" or parts.port is None else f"{parts.hostname}:{parts.port}"
    return urlunsplit(("https" if parts.scheme == "ssh" else parts.scheme, host, parts.path, "", ""))


def base_address(folder: Path, source: str | None, identity: Identity) -> str:
    """Return where a base is fetched again: the address it was fetched from, its git's origin, else its own repository."""
    return (public_address(source) if source else None) or _origin(folder) or identity.repository


def tool_requirement(folder: Path, identity: Identity) -> str:
    """Return what pip installs the tool from, pinned to one commit; `folder` is the base, which may hold the tool too."""
    commit = None
    for place in (folder, Path(generator.__file__).parent.parent):
        if _holds_tool(place):
            commit = commit or _commit(place)
            origin, here = _origin(place), _commit(place)
            if origin and here:
                return _requirement(origin, here)
    return _installed_from() or _requirement(identity.repository, commit or f"v{identity.version}")


def _requirement(address: str, commit: str) -> str:
    return f"{TOOL} @ git+{address}@{commit}"


def _holds_tool(folder: Path) -> bool:
    try:
        told = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(told.get("project", {}).get("name") == TOOL)


def _is_repository(folder: Path) -> bool:
    """Tell whether a folder is the top of a repository, and not only somewhere inside another one."""
    with suppress(GeneratorError):
        return git(folder, "rev-parse", "--show-prefix") == ""
    return False


def _origin(folder: Path) -> str | None:
    named = git(folder, "remote", "get-url", "origin") if _is_repository(folder) else None
    return public_address(named) if named else None


def _commit(folder: Path) -> str | None:
    return commit_of(folder, "HEAD") if _is_repository(folder) else None


def _installed_from() -> str | None:
    """Return where pip installed the tool from, if from a repository."""
    try:
        told = json.loads(distribution(TOOL).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return None
    address, commit = public_address(str(told.get("url", ""))), told.get("vcs_info", {}).get("commit_id")
    return _requirement(address, commit) if address and commit else None
