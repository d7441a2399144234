"""Write the tables of the demonstration regency anew."""

from pathlib import Path

from generator.pipeline import run_check
from tests.synthetic.tables import tables

ROOT = Path(__file__).resolve().parent.parent.parent

for name, text in tables(run_check(ROOT).project.programme).items():
    file = ROOT / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
