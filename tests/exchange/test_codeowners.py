"""CODEOWNERS follows the owners of the framework; who has no account yet is named, not invented."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.exchange.codeowners import export_codeowners
from generator.model.programme import Programme
from generator.pipeline import Checked, run_check
from tests.case_projects import lay_out_region


def _with_account(programme: Programme, actor: str, handle: str) -> Programme:
    actors = tuple(replace(one, github=handle) if one.id == actor else one for one in programme.governance.actors)
    return replace(programme, governance=replace(programme.governance, actors=actors))


def test_the_shipped_file_is_the_one_the_framework_gives(root: Path, checked: Checked) -> None:
    written = (root / ".github" / "CODEOWNERS").read_text(encoding="utf-8")
    assert written == export_codeowners(checked.project.programme), "run: kerangka export codeowners"


def test_every_path_exists(root: Path, checked: Checked) -> None:
    for line in export_codeowners(checked.project.programme).splitlines()[3:]:
        path = line.removeprefix("# ").split()[0]
        assert list(root.glob(path.lstrip("/"))), path


def test_nobody_is_asked_to_review_before_the_framework_names_an_account(checked: Checked) -> None:
    programme = checked.project.programme
    if not any(actor.github for actor in programme.governance.actors):
        assert all(line.startswith("#") for line in export_codeowners(programme).split("\n") if line)


def test_with_an_account_the_chapters_of_an_actor_and_what_they_show_are_its_own(checked: Checked) -> None:
    programme = _with_account(checked.project.programme, "hfi", "@contoh/perlindungan")
    lines = [line.split() for line in export_codeowners(programme).splitlines() if line and not line.startswith("#")]
    assert [(path, owner) for path, owner, *_ in lines] == [
        ("/docs/*/dokumen/graduasi-rumah-tangga.md", "@contoh/perlindungan"),
        ("/framework/graduation.yml", "@contoh/perlindungan"),
    ]


def test_an_elements_own_owner_comes_after_that_of_its_folder_and_so_holds(checked: Checked) -> None:
    programme = checked.project.programme
    banjir = replace(programme.risks["banjir"], owner="hfi")
    text = export_codeowners(replace(programme, risks={**programme.risks, "banjir": banjir}))
    assert text.index("/framework/risks/banjir.yml") > text.index("/framework/risks/ ")


def test_a_region_has_what_is_its_own_reviewed_and_not_its_base(tmp_path: Path) -> None:
    paths = [line.removeprefix("# ").split()[0] for line in export_codeowners(run_check(lay_out_region(tmp_path)).project.programme).splitlines()[3:]]
    assert {"/framework/", "/adaptations/", "/upgrades/", "/programme.yml"} <= set(paths)
    assert not any(path.startswith(("/base", "/framework/governance")) for path in paths)
