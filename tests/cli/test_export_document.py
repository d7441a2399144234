from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from generator.pipeline import Checked, run_export_document
from generator.reading.documents import name_of_document, read_documents
from tests.conftest import copy_project, run_kerangka


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("project"))


def test_the_command_writes_where_it_is_told(project: Path) -> None:
    done = run_kerangka("export", "pdf", "--language", "en", "--out", "to/share/document.pdf", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "Document is ready" in done.stdout
    assert (project / "to/share/document.pdf").read_bytes().startswith(b"%PDF-")
    assert [one.name for one in (project / "to/share").iterdir()] == ["document.pdf"]


def test_without_a_place_the_document_goes_where_build_looks(checked: Checked, project: Path) -> None:
    done = run_kerangka("export", "docx", cwd=project)
    assert done.returncode == 0, done.stderr
    identity = checked.project.programme.identity
    (found,) = read_documents(project, identity)
    assert found.name == name_of_document(identity, "id", "docx")
    assert found.date == identity.as_of
    assert found.size == (project / "export" / found.name).stat().st_size


def test_a_disk_that_takes_no_more_is_said_and_nothing_is_left(
    checked: Checked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("generator.writing.whole_file.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        run_export_document(checked, "pdf", "id", tmp_path / "document.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_said(project: Path) -> None:
    (project / "taken").write_text("", encoding="utf-8")
    done = run_kerangka("export", "pdf", "--out", "taken/document.pdf", cwd=project)
    assert done.returncode == 2
    assert "taken" in done.stderr


def test_a_language_that_the_programme_lacks_is_refused(project: Path) -> None:
    done = run_kerangka("export", "pdf", "--language", "fr", cwd=project)
    assert done.returncode == 2
    assert "id, en" in done.stderr


def test_a_project_that_is_wrong_is_not_written(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (project / "framework/funding.yml").write_text("title: [", encoding="utf-8")
    done = run_kerangka("export", "pdf", cwd=project)
    assert done.returncode == 1
    assert not (project / "export").exists()


