"""kerangka format: files get into form, say so, and are left alone where they cannot be read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.reading.yaml_file import read_yaml
from tests.conftest import run_kerangka

RISK = "framework/risks/banjir.yml"
TABLE = "framework/programmes.csv"


@pytest.fixture
def copy(tmp_path: Path, root: Path) -> Path:
    for folder in ("framework", "schemas"):
        shutil.copytree(root / folder, tmp_path / folder)
    return tmp_path


def test_a_file_out_of_form_is_named_by_check_and_mended_by_the_command(copy: Path) -> None:
    file = copy / RISK
    untidy = file.read_text(encoding="utf-8").replace("kind: household", "kind:   'household'   # jenisnya").replace("\n", "\r\n")
    file.write_bytes(b"\xef\xbb\xbf" + untidy.encode())
    meant = read_yaml(copy, RISK)[0]
    named = run_kerangka("format", "--check", "--diff", RISK, "--project", ".", cwd=copy)
    assert (named.returncode, RISK in named.stdout, "+kind: household  # jenisnya" in named.stdout) == (1, True, True)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert run_kerangka("format", RISK, "--project", ".", cwd=copy).returncode == 0
    assert read_yaml(copy, RISK)[0] == meant
    assert "kind: household  # jenisnya\n" in file.read_bytes().decode()
    assert run_kerangka("format", "--check", RISK, "--project", ".", cwd=copy).returncode == 0


@pytest.mark.parametrize(
    "content", ["id: [a\n", "id: a\nid: b\n", "a: &x {b: c}\nd: *x\n", "\tid: a\n", "", "# hanya komentar\n", "id: \x07\n"]
)
def test_a_file_that_cannot_be_read_or_rewritten_is_told_and_left_byte_for_byte(copy: Path, content: str) -> None:
    (copy / RISK).write_text(content, encoding="utf-8")
    done = run_kerangka("format", RISK, "--project", ".", cwd=copy)
    assert done.returncode == 1
    assert f"{RISK}:" in done.stdout
    assert "Traceback" not in done.stderr
    assert (copy / RISK).read_text(encoding="utf-8") == content


def test_a_file_with_mistakes_of_content_is_put_into_form_all_the_same(copy: Path) -> None:
    (copy / RISK).write_text("kind: keliru\nid: banjir\nasing: 'x y'\n", encoding="utf-8")
    assert run_kerangka("format", RISK, "--project", ".", cwd=copy).returncode == 0
    assert (copy / RISK).read_text(encoding="utf-8") == 'id: banjir\nkind: keliru\nasing: "x y"\n'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("id,organisation\na\n", "jumlah-kolom-salah"),
        ("id,id\na,b\n", "kolom-ganda"),
        (f"id,organisation\n{'x' * 140_000},b\n", "tabel-tidak-terbaca"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_and_left_byte_for_byte(copy: Path, content: str, code: str) -> None:
    (copy / TABLE).write_text(content, encoding="utf-8")
    done = run_kerangka("format", TABLE, "--project", ".", cwd=copy)
    assert (done.returncode, f"[{code}]" in done.stdout, "Traceback" in done.stderr) == (1, True, False)
    assert (copy / TABLE).read_text(encoding="utf-8") == content


def test_the_list_of_undertakings_keeps_the_order_in_which_its_page_shows_them(copy: Path) -> None:
    (copy / TABLE).write_text("organisation;id;asing\nB;z;1\nA; a ;2\n", encoding="utf-8")
    assert run_kerangka("format", TABLE, "--project", ".", cwd=copy).returncode == 0
    assert (copy / TABLE).read_text(encoding="utf-8") == "id,organisation,asing\nz,B,1\na,A,2\n"
