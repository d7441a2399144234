"""How long a thousand changed files take to compare, against merely loading the same files twice with PyYAML."""

from __future__ import annotations

import re
import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from generator.drafting.change_report import FORMS
from generator.pipeline.comparison import run_diff

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("framework", "schemas", "docs/id", "docs/en", "villages")
INDICATOR = "sanitasi-layak"


def lay_out(root: Path, count: int) -> None:
    """Copy the shipped project and add indicators until `count` files can be changed."""
    for part in PARTS:
        shutil.copytree(ROOT / part, root / part)
    folder = root / "framework" / "indicators"
    text = (folder / f"{INDICATOR}.yml").read_text(encoding="utf-8").replace("dimension: layanan-dasar\n", "")
    for number in range(count):
        copy = text.replace(f"id: {INDICATOR}\n", f"id: uji-{number}\n", 1).replace("id: jamban_", f"id: uji_{number}_")
        (folder / f"uji-{number}.yml").write_text(copy.replace("jamban_pemakaian in", f"uji_{number}_pemakaian in"), encoding="utf-8")


def edit(root: Path) -> None:
    """Change a number, a text and a responsible role in every added file."""
    for file in (root / "framework" / "indicators").glob("uji-*.yml"):
        text = file.read_text(encoding="utf-8")
        text = text.replace("worst: 20", "worst: 30").replace("responsible: manajer-desa", "responsible: pfi")
        file.write_text(re.sub(r"Sanitasi buruk", "Sanitasi yang buruk", text), encoding="utf-8")


def main(count: int = 1000) -> None:
    """Print both times, of this process alone, and their ratio."""
    with TemporaryDirectory() as folder:
        before, after = Path(folder) / "before", Path(folder) / "after"
        lay_out(before, count)
        shutil.copytree(before, after)
        edit(after)
        files = [*before.rglob("uji-*.yml"), *after.rglob("uji-*.yml")]
        start = time.process_time()
        for file in files:
            yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        floor = time.process_time() - start
        start = time.process_time()
        compared = run_diff(after, str(before), None)
        measured = time.process_time() - start
        start = time.process_time()
        size = len(FORMS["markdown"](compared.report("id")))
        told = time.process_time() - start
    changes = len(compared.comparison.changes)
    print(f"{count} changed files, {changes} changes: {measured:.2f} s, the comment of {size} characters {told:.2f} s more")
    print(f"loading the {len(files)} files alone: {floor:.2f} s; ratio {(measured + told) / floor:.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
