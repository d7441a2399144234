"""What a region does without is gone everywhere in its base, and nowhere in what the region wrote itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.references import mentions_in
from generator.model.references import REFERENCES
from generator.pipeline import run_check
from generator.project import Project
from generator.reading.layout import FOLDERS
from generator.reading.left_out import gone_of, without
from generator.reading.project import read_project
from generator.reading.schema import read_schemas
from tests.case_projects import lay_out_region, lay_out_region_on
from tests.conftest import ROOT

WITHOUT = """id: tanpa
title: {{id: Tanpa, en: Without}}
reason: {{id: Tidak ada di sini., en: Not found here.}}
evidence: {{id: Kunjungan., en: Visits.}}
decided_by: {decision}
changes:
  - {{target: {target}, operation: remove}}
"""


def _read(root: Path, target: str, decision: str) -> Project:
    (root / "adaptations").mkdir(exist_ok=True)
    (root / "adaptations/tanpa.yml").write_text(WITHOUT.format(target=target, decision=decision), encoding="utf-8")
    return read_project(root, read_schemas(root))[0]


@pytest.mark.parametrize("target", ["risks/gempa-bumi", "potentials/wisata-desa", "interventions/pelatihan-kerja-pemuda"])
def test_a_region_does_without_an_element_that_its_base_speaks_of_in_many_places(tmp_path: Path, target: str) -> None:
    """No mention is left, nothing else is lost, and nothing has to be mended."""
    root = lay_out_region_on(ROOT, tmp_path)
    whole, _ = read_project(root, read_schemas(root))
    project, id_ = _read(root, target, "kerangka-asesmen-dirumuskan"), target.partition("/")[2]
    before, after = ({(one.kind, one.id, one.source) for file in _files(each) for one in mentions_in(file)} for each in (whole, project))
    assert any(one[1] == id_ for one in before)
    assert not any(one[1] == id_ for one in after)
    assert {one[:2] for one in before if one[1] != id_ and id_ not in one[2].path} <= {one[:2] for one in after}
    assert [one.code for one in run_check(root).problems] == []


def test_what_the_region_itself_says_of_it_is_a_mistake(tmp_path: Path) -> None:
    root = lay_out_region(tmp_path)
    (root / "framework/potentials").mkdir(parents=True)
    text = (root / "base/framework/potentials/modal-sosial.yml").read_text(encoding="utf-8").replace("modal-sosial", "laut")
    (root / "framework/potentials/laut.yml").write_text(text, encoding="utf-8")
    _read(root, "risks/kekeringan", "kerangka-disetujui")
    told = [(one.path, one.code) for one in run_check(root).told("id") if one.code != "tidak-dipakai"]
    village = "villages/99-rekaan/99.01-contoh/99.01.01.2001-sukamakmur/profile.yml"
    assert told == [(path, "risiko-tidak-dikenal") for path in ("framework/potentials/laut.yml", village)]


def test_what_does_not_speak_of_it_stays_the_same_object(tmp_path: Path) -> None:
    programme = read_project(lay_out_region(tmp_path), read_schemas(tmp_path))[0].programme
    gone = gone_of({"tidak-ada": "risk"})
    assert without(programme.governance, gone) is programme.governance
    assert all(without(one, gone) is one for one in programme.risks.values())


def test_the_place_of_a_reference_is_known_for_every_kind_that_may_be_left_out() -> None:
    schemas = read_schemas(ROOT)
    kinds = {part.defines[0] for part in FOLDERS if schemas.by_name[part.schema]["x-adapt"] == "replace"}
    assert kinds
    assert kinds <= {kind for fields in REFERENCES.values() for kind in fields.values()}


def _files(project: Project) -> list[object]:
    programme = project.programme
    folders = (programme.risks, programme.potentials, programme.interventions, programme.vulnerable_groups)
    files = [one for folder in folders for one in folder.values()]
    return [*files, programme.graduation, programme.learning, programme.integration, programme.workplan, *programme.undertakings]


