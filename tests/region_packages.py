"""Small regions with figures of their own, and the data packages that their sites would publish."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.exchange.data_package import package_files
from generator.pipeline import run_check
from generator.publishing.site_files import write_files
from tests.case_projects import lay_out_minimal

REGENCY = "villages/18-lampung/18.02-lampung-tengah"
REGISTER = """\
code,code_system,name,kind,district,latitude,longitude,valid_from,predecessors,synthetic
18.02.01.2001,kemendagri-2025,Sri Way Langsep,desa,18.02.01,-5.249,104.924,,,false
18.02.01.2002,kemendagri-2025,Wayakrui,desa,18.02.01,-5.251,104.945,,,false
"""
OBSERVED = "village_code,indicator,period,disaggregation,value,status,source,base\n"
SURVEY = """\
id: survei-wilayah
title: {id: Survei wilayah, en: Survey of the region}
status: draft
kind: survey
custodian: {id: Program contoh, en: Example programme}
date: "2026-03"
unit: household
"""
INDICATOR = "framework/indicators/sanitasi-layak.yml"


def lay_out_measured(root: Path, *, share: str = "40", period: str = "2026-03", status: str = "measured") -> Path:
    """Write a region of two real villages, of which one has improved sanitation of `share` per cent and 100 households."""
    lay_out_minimal(root)
    (root / "framework/sources/survei-wilayah.yml").write_text(SURVEY, encoding="utf-8")
    (root / REGENCY / "villages.csv").write_text(REGISTER, encoding="utf-8")
    rows = (
        f"18.02.01.2001,sanitasi-layak,{period},,{share},{status},survei-wilayah,80\n"
        f"18.02.01.2001,jumlah-rumah-tangga,{period},,100,{status},survei-wilayah,\n"
    )
    (root / REGENCY / "observations.csv").write_text(OBSERVED + rows, encoding="utf-8")
    shutil.rmtree(root / "villages/99-rekaan")
    return root


def edit(root: Path, path: str, old: str, new: str) -> Path:
    """Replace the one place in a file of a project where `old` stands."""
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    (root / path).write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    return root


def publish(root: Path, out: Path) -> Path:
    """Write the data package of a project into `out`, as its site would; returns its folder."""
    checked = run_check(root)
    assert checked.is_publishable, checked.told("en")
    write_files(out, package_files(checked.project))
    return out / "data" / "paket"


def list_regions(root: Path, packages: Mapping[str, Path | str]) -> Path:
    """Write regions.yml of a base: a region for each package, in this order."""
    lines = ["regions:"]
    for id_, package in packages.items():
        lines += [f"  - id: {id_}", f"    title: {{id: Wilayah {id_}, en: Region {id_}}}", f"    package: {_written(root, package)}"]
    (root / "regions.yml").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return root


def _written(root: Path, package: Path | str) -> str:
    return json.dumps(Path(os.path.relpath(package, root)).as_posix() if isinstance(package, Path) else package)


def sign(folder: Path) -> Path:
    """Put the sizes and checksums of a package right after a table was changed, as its author's own site would."""
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for one in described["resources"]:
        raw = (folder / one["path"]).read_bytes()
        one |= {"bytes": len(raw), "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}"}
    (folder / "datapackage.json").write_text(json.dumps(described, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return folder
