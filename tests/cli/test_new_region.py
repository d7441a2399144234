"""kerangka new-region as a person runs it: asked on a terminal, refused in clear words, whole or not at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.case_projects import lay_out_minimal
from tests.conftest import ROOT, copy_project, run_kerangka
from tests.replication.conftest import run_git

REGION = ("--region", "53.05.02", "--partner", "Yayasan Pesisir Alor", "--contact", "kantor@example.org")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal project as a base."""
    return lay_out_minimal(tmp_path_factory.mktemp("dasar"))


def test_one_command_makes_a_repository_that_has_no_problem(base: Path, tmp_path: Path) -> None:
    done = run_kerangka("new-region", str(tmp_path / "alor"), *REGION, "--yes", cwd=base)
    assert done.returncode == 0, done.stderr
    assert "19 desa, 0 galat, 0 peringatan" in done.stdout
    checked = run_kerangka("check", cwd=tmp_path / "alor")
    assert (checked.returncode, checked.stdout) == (0, "0 galat, 0 peringatan.\n")
    assert run_kerangka("format", "--check", cwd=tmp_path / "alor").returncode == 0
    assert [one.name for one in tmp_path.iterdir()] == ["alor"]


def test_without_a_terminal_it_says_which_options_to_give(base: Path, tmp_path: Path) -> None:
    done = run_kerangka("new-region", str(tmp_path / "alor"), *REGION, cwd=base)
    assert done.returncode == 2
    assert "--yes" in done.stderr
    assert "--region" in done.stderr
    assert not (tmp_path / "alor").exists()


def test_everything_wrong_is_told_at_once_and_nothing_is_written(base: Path, tmp_path: Path) -> None:
    words = ("--region", "53.99", "--languages", "en", "--contact", "kantor", "--yes")
    done = run_kerangka("new-region", str(tmp_path / "alor"), *words, cwd=base)
    assert done.returncode == 2
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["--region", "--languages", "--contact", "Tidak ada yang ditulis."]
    english = run_kerangka("new-region", str(tmp_path / "alor"), *words, "--language", "en", cwd=base)
    assert "is not in the list of the Ministry of Home Affairs" in english.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_as_it_is(base: Path, tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("penting", encoding="utf-8")
    done = run_kerangka("new-region", str(tmp_path), *REGION, "--yes", cwd=base)
    assert done.returncode == 2
    assert "sudah berisi" in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["catatan.txt"]


def test_a_region_is_no_base_and_the_message_says_what_to_do(base: Path, tmp_path: Path) -> None:
    assert run_kerangka("new-region", str(tmp_path / "a"), *REGION, "--yes", cwd=base).returncode == 0
    done = run_kerangka("new-region", str(tmp_path / "b"), *REGION, "--yes", cwd=tmp_path / "a")
    assert done.returncode == 2
    assert "--base" in done.stderr
    assert not (tmp_path / "b").exists()


def test_a_base_is_taken_from_an_archive_and_from_a_tag_of_git(base: Path, tmp_path: Path) -> None:
    packed = tmp_path / "dasar.tar.gz"
    assert run_kerangka("export", "base", "--out", str(packed), cwd=base).returncode == 0
    git = copy_of(base, tmp_path / "dasar.git")
    run_git(git, "init")
    run_git(git, "add", ".")
    run_git(git, "commit", "--message", "awal")
    run_git(git, "tag", "v0.1")
    sums = []
    for name, source in (("a", packed), ("b", git)):
        words = (*REGION, "--yes", "--base", str(source), "--base-version", "0.1")
        done = run_kerangka("new-region", str(tmp_path / name), *words, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        sums.append((tmp_path / name / "base" / "SHA256SUMS").read_bytes())
    assert sums[0] == sums[1]


def copy_of(base: Path, folder: Path) -> Path:
    """Copy a base."""
    lay_out_minimal(folder)
    return folder


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_on_a_terminal_it_asks_and_finds_a_region_by_its_name(base: Path, tmp_path: Path) -> None:
    import pty

    master, slave = pty.openpty()
    answers = [
        "teluk mutiara", "y", "53.05.01", "y", "",  # a district by its name; the same again is refused; enough
        "en", "id", "Yayasan Pesisir", "", "kantor", "kantor@example.org", "", "", "y",
    ]  # fmt: skip
    words = [sys.executable, "-m", "generator", "new-region", str(tmp_path / "alor")]
    with subprocess.Popen(
        words, cwd=base, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdin=slave, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as asked:
        os.write(master, "".join(f"{one}\n" for one in answers).encode())
        out, err = (part.decode() for part in asked.communicate(timeout=120))
    os.close(master)
    os.close(slave)
    assert asked.returncode == 0, out + err
    assert "53.05" in out
    for refused in ("disebut dua kali", "bahasa Indonesia (id) selalu ada", "bukan alamat surel"):
        assert refused in err
    identity = (tmp_path / "alor" / "programme.yml").read_text(encoding="utf-8")
    assert "languages: [id]" in identity
    assert 'email: "kantor@example.org"' in identity


def test_a_region_of_the_shipped_base_builds_and_passes_its_own_tests(tmp_path: Path) -> None:
    """A small coastal district of Papua in a folder without git; its tests check, build, and look for every village."""
    region = tmp_path / "yapen"
    project = copy_project(tmp_path / "dasar")
    done = run_kerangka("new-region", str(region), "--region", "91.05.05", "--yes", "--partner", "Yayasan Contoh", cwd=project)
    assert done.returncode == 0, done.stderr
    _passes_its_own_tests(region)


def test_in_git_it_needs_no_day_of_its_own_and_a_build_leaves_nothing_to_commit(base: Path, tmp_path: Path) -> None:
    region = tmp_path / "alor"
    run_git(tmp_path, "init", region.name)
    assert run_kerangka("new-region", str(region), *REGION, "--yes", cwd=base).returncode == 0
    identity = region / "programme.yml"
    lines = identity.read_text(encoding="utf-8").splitlines(keepends=True)
    identity.write_text("".join(line for line in lines if not line.startswith("as_of:")), encoding="utf-8")
    run_git(region, "add", ".")
    run_git(region, "commit", "--message", "awal")
    _passes_its_own_tests(region)
    assert run_git(region, "status", "--porcelain") == ""


def _passes_its_own_tests(region: Path) -> None:
    tested = subprocess.run(
        [sys.executable, "-m", "pytest", "-q"], cwd=region, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert "3 passed" in tested.stdout


def test_a_base_that_is_older_than_the_tool_is_refused_in_a_sentence(base: Path, tmp_path: Path) -> None:
    """Its schemas know no adaptations yet."""
    old = Path(shutil.copytree(base, tmp_path / "lama"))
    (old / "schemas/adaptation.schema.json").unlink()
    done = run_kerangka("new-region", str(tmp_path / "wilayah"), "--base", str(old), "--region", "53.20.05", "--partner", "Yayasan A", "--yes", cwd=tmp_path)
    assert done.returncode == 2
    assert "adaptation.schema.json" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "wilayah").exists()
