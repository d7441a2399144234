"""What a region changes is told as anything else: what takes effect by its element, its reason by the adaptation."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from generator.drafting.change_report import FORMS
from generator.pipeline.comparison import run_diff
from tests.case_projects import lay_out_region

ADAPTATION = """id: musim
title: {id: Musim, en: Seasons}
reason: {id: Hujan turun lama., en: The rains are long.}
evidence: {id: Catatan hujan., en: Rain records.}
decided_by: kerangka-disetujui
changes:
  - {target: risks/kekeringan, operation: set, field: likelihood, value: low}
"""


def test_a_changed_adaptation_is_told_by_its_effect_and_by_its_words(tmp_path: Path) -> None:
    old = lay_out_region(tmp_path / "lama")
    (old / "adaptations").mkdir()
    (old / "adaptations/musim.yml").write_text(ADAPTATION, encoding="utf-8")
    new = Path(shutil.copytree(old, tmp_path / "baru"))
    text = ADAPTATION.replace("value: low", "value: high").replace("Hujan turun lama.", "Hujan turun sebentar.")
    (new / "adaptations/musim.yml").write_text(text, encoding="utf-8")

    compared = run_diff(new, str(old), None)

    told = FORMS["markdown"](compared.report("id"))
    assert "Risiko “Kekeringan”: kemungkinan dari “Rendah” menjadi “Tinggi”." in told
    assert "Penyesuaian “Musim”: alasan" in told
    leaves = [leaf for one in json.loads(FORMS["json"](compared.report("id")))["changes"] for leaf in one["leaves"]]
    assert {(leaf["before_file"], leaf["after_file"]) for leaf in leaves} == {("adaptations/musim.yml", "adaptations/musim.yml")}
