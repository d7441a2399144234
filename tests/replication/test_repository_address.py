"""What a region names as origin can be fetched by anybody: no account, no machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import run_check
from generator.replication.repository_address import base_address, public_address, tool_requirement
from tests.replication.conftest import run_git


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("https://github.com/aliansi/kerangka.git", "https://github.com/aliansi/kerangka.git"),
        ("https://orang:rahasia@github.com/aliansi/kerangka.git", "https://github.com/aliansi/kerangka.git"),
        ("https://git.contoh.id:8443/kerangka?token=rahasia", "https://git.contoh.id:8443/kerangka"),
        ("git@github.com:aliansi/kerangka.git", "https://github.com/aliansi/kerangka.git"),
        ("ssh://git@git.contoh.id:22/kerangka.git", "https://git.contoh.id/kerangka.git"),
        ("/srv/kerangka", None),
        ("../kerangka", None),
        ("file:" + "//" + "/srv/kerangka", None),
        ("C:\\kerangka", None),
        ("http://localhost/kerangka", None),
    ],
)
def test_an_address_is_public_or_none(address: str, public: str | None) -> None:
    assert public_address(address) == public


def test_a_base_is_fetched_again_from_its_origin_else_from_its_repository(base: Path) -> None:
    identity = run_check(base).project.programme.identity
    assert base_address(base, None, identity) == identity.repository
    run_git(base, "init")
    run_git(base, "remote", "add", "origin", "git@github.com:aliansi/kerangka.git")
    assert base_address(base, None, identity) == "https://github.com/aliansi/kerangka.git"
    assert base_address(base, "https://x:y@contoh.id/dasar.tar.gz", identity) == "https://contoh.id/dasar.tar.gz"
    (base / "dalam").mkdir()
    assert base_address(base / "dalam", None, identity) == identity.repository


def test_the_tool_is_pinned_to_the_commit_of_the_repository_that_holds_it(base: Path) -> None:
    identity = run_check(base).project.programme.identity
    (base / "pyproject.toml").write_text('[project]\nname = "kerangka"\n', encoding="utf-8")
    run_git(base, "init")
    run_git(base, "add", ".")
    run_git(base, "commit", "--message", "awal")
    run_git(base, "remote", "add", "origin", "https://x:y@github.com/aliansi/kerangka.git")
    commit = run_git(base, "rev-parse", "HEAD")
    assert tool_requirement(base, identity) == f"kerangka @ git+https://github.com/aliansi/kerangka.git@{commit}"
