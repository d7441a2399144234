"""Invented identifiers of eight kinds, made when a test runs, so that the repository itself holds none.

Region 99 is no province, so no such NIK was ever issued; telephone, account and card numbers are drawn at
random and belong to nobody we know of.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from types import MappingProxyType

import openpyxl
import pandas as pd

from generator.privacy.kinds import Kind

Maker = Callable[[Random], str]
Carrier = Callable[[Path, str, str], Path]


@dataclass(frozen=True)
class Planted:
    """A value of a kind, hidden in a file (below the project)."""

    kind: Kind
    value: str
    file: str


def digits(chance: Random, count: int) -> str:
    """Return so many digits, the last six not all zero."""
    return "".join(str(chance.randrange(10)) for _ in range(count - 1)) + str(chance.randrange(1, 10))


def nik(chance: Random) -> str:
    """Return sixteen digits of the shape of a NIK, of a woman or a man."""
    day = chance.choice((chance.randrange(1, 32), chance.randrange(41, 72)))
    area = f"99{chance.randrange(1, 80):02}{chance.randrange(1, 60):02}"
    return f"{area}{day:02}{chance.randrange(1, 13):02}{chance.randrange(100):02}{chance.randrange(1, 10_000):04}"


def spelled(number: str, chance: Random) -> str:
    """Return sixteen digits as people write them."""
    cuts, mark = chance.choice(
        (((16,), ""), ((4, 4, 4, 4), " "), ((6, 6, 4), "-"), ((2, 2, 2, 6, 4), "."), ((2,) * 8, " "), ((4, 4, 4, 4), "-"))
    )
    places = [sum(cuts[:position]) for position in range(len(cuts) + 1)]
    return mark.join(number[start:end] for start, end in pairwise(places))


def phone(chance: Random) -> str:
    """Return a mobile number in one of its forms."""
    number = f"{chance.choice(('11', '12', '21', '52', '57', '77', '81', '95'))}{digits(chance, 8)}"
    return chance.choice(
        (
            f"08{number}", f"+628{number}", f"08{number[:2]}-{number[2:6]}-{number[6:]}", f"+62 8{number[:2]} {number[2:6]} {number[6:]}",
            f"wa.me/628{number}", f"tel:+628{number}", f"(08{number[:2]}) {number[2:6]}.{number[6:]}", f"628{number}",
        )
    )  # fmt: skip


def tax_number(chance: Random) -> str:
    """Return an NPWP of fifteen digits, with its marks or without, or one of sixteen."""
    plain = digits(chance, 15)
    marked = f"{plain[:2]}.{plain[2:5]}.{plain[5:8]}.{plain[8]}-{plain[9:12]}.{plain[12:]}"
    return chance.choice((marked, f"NPWP {plain}", f"0{plain}"))


def account(chance: Random) -> str:
    """Return an account number beside one of the words that give it away."""
    number = digits(chance, chance.randrange(10, 16))
    number = f"7{number[1:]}"
    return chance.choice(
        (f"rekening {number}", f"Rek. BRI {number}", f"{number} a.n. Fulan", f"Bank Contoh, no. {number}", f"BCA {number[:3]}-{number[3:]}", f"account no: {number}")
    )


MAKERS: Mapping[Kind, Maker] = MappingProxyType(
    {
        "identity-number": lambda chance: spelled(nik(chance), chance),
        "card-number": lambda chance: f"{chance.choice(('BPJS', 'KKS', 'KIP'))} {digits(chance, 13)}",
        "tax-number": tax_number,
        "phone": phone,
        "email": lambda chance: f"fulan.{digits(chance, 3)}{chance.choice(('@', '%40', '&#64;', ' [at] '))}surat-contoh.co.id",
        "bank-account": account,
        "home-address": lambda chance: f"RT {chance.randrange(1, 20):02} RW {chance.randrange(1, 9):02} No. {chance.randrange(1, 99)}",
        "home-coordinates": lambda chance: f"-{chance.randrange(1, 10)}.{digits(chance, 6)},{chance.randrange(96, 140)}.{digits(chance, 6)}",
    }
)


def in_yaml(root: Path, name: str, value: str) -> Path:
    """Write a text in quotes in the middle of a framework file."""
    return _write(root / "framework" / "risks" / f"{name}.yml", f'id: {name}\ntitle: {{id: "Risiko {value} lagi"}}\n')


def in_yaml_comment(root: Path, name: str, value: str) -> Path:
    """Write a comment of YAML."""
    return _write(root / "framework" / "sources" / f"{name}.yml", f"id: {name}  # tanya {value}\n")


def in_yaml_block(root: Path, name: str, value: str) -> Path:
    """Write a block of YAML."""
    return _write(root / "framework" / "decisions" / f"{name}.yml", f"id: {name}\nwhy:\n  id: >-\n    Menurut\n    {value}\n    maka\n")


def in_register(root: Path, name: str, value: str) -> Path:
    """Write the name of a village."""
    return _table(root / "villages" / "99-rekaan" / name / "villages.csv", ("code", "name", "kind"), ("99.01.01.2001", value, "desa"))


def in_observations(root: Path, name: str, value: str) -> Path:
    """Write the note of an observation."""
    return _table(root / "villages" / "99-rekaan" / name / "observations.csv", ("village_code", "value", "note"), ("99.01.01.2001", "12.5", value))


def in_programmes(root: Path, name: str, value: str) -> Path:
    """Write a note in a table of the framework, with semicolons."""
    return _table(root / "framework" / f"{name}.csv", ("id", "organisation", "note_id"), ("a", "b", value), ";")


def in_prose(root: Path, name: str, value: str) -> Path:
    """Write a sentence of a chapter."""
    return _write(root / "docs" / "id" / "dokumen" / f"{name}.md", f"---\ntitle: Bab\n---\n\nSilakan hubungi {value}, setiap hari.\n")


def in_story(root: Path, name: str, value: str) -> Path:
    """Write the end of a story."""
    return _write(root / "villages" / "99-rekaan" / name / "stories" / "a.id.md", f"---\ntitle: Cerita\nconsent: true\n---\n\nBu Sri ({value})")


def in_profile(root: Path, name: str, value: str) -> Path:
    """Write a value of a profile."""
    return _write(root / "villages" / "99-rekaan" / name / "profile.yml", f'summary:\n  id: "{value}"\n')


def in_workbook(root: Path, name: str, value: str) -> Path:
    """Write a cell of a hidden sheet."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Lembar2")
    sheet["C7"] = value
    sheet.sheet_state = "hidden"
    target = _folder(root / "docs" / "id" / f"{name}.xlsx")
    book.save(target)
    return target


def in_parquet(root: Path, name: str, value: str) -> Path:
    """Write a cell of a Parquet file."""
    target = _folder(root / "villages" / "99-rekaan" / name / "observations.parquet")
    pd.DataFrame({"village_code": ["99.01.01.2001"], "note": [value]}).to_parquet(target)
    return target


def in_json(root: Path, name: str, value: str) -> Path:
    """Write a value of JSON with its first digit as an escape."""
    text = json.dumps({"features": [{"isi": value}]})
    first = next((character for character in value if character.isdigit()), "")
    escaped = value.replace(first, f"\\u{ord(first):04x}", 1) if first and value.startswith(first) else value
    return _write(root / "framework" / f"{name}.json", text.replace(value, escaped))


def in_utf16(root: Path, name: str, value: str) -> Path:
    """Write a table in UTF-16, as Excel saves "Unicode text"."""
    target = _folder(root / "villages" / "99-rekaan" / f"{name}.csv")
    target.write_bytes(f"a\tb\r\n1\t{value}\r\n".encode("utf-16"))
    return target


def in_gzip(root: Path, name: str, value: str) -> Path:
    """Write a packed table."""
    target = _folder(root / "villages" / "99-rekaan" / f"{name}.csv.gz")
    target.write_bytes(gzip.compress(f"a,b\n1,{value}\n".encode()))
    return target


def in_picture(root: Path, name: str, value: str) -> Path:
    """Write a compressed text chunk of a PNG."""
    body = b"Comment\x00\x00" + zlib.compress(value.encode())
    chunk = struct.pack(">I4s", len(body), b"zTXt") + body + struct.pack(">I", zlib.crc32(b"zTXt" + body))
    target = _folder(root / "docs" / "id" / f"{name}.png")
    target.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I4sI", 0, b"IEND", zlib.crc32(b"IEND")))
    return target


def in_file_name(root: Path, name: str, value: str) -> Path:
    """Write a file whose name says it all."""
    return _write(root / "docs" / "id" / f"{name} {value.replace('/', ' ').replace(':', ' ')}.md", "# Catatan\n")


CARRIERS: tuple[Carrier, ...] = (
    in_yaml, in_yaml_comment, in_yaml_block, in_register, in_observations, in_programmes, in_prose, in_story, in_profile,
    in_workbook, in_parquet, in_json, in_utf16, in_gzip, in_picture, in_file_name,
)  # fmt: skip


def plant(root: Path, count: int, seed: int) -> tuple[Planted, ...]:
    """Hide so many identifiers below `root`, every kind in every carrier in turn, each in a file of its own."""
    chance = Random(seed)
    planted = []
    for number in range(count):
        kind = tuple(MAKERS)[number % len(MAKERS)]
        carrier = CARRIERS[(number // len(MAKERS)) % len(CARRIERS)]
        value = MAKERS[kind](chance)
        file = carrier(root, f"berkas-{number}", value)
        planted.append(Planted(kind, value, file.relative_to(root).as_posix()))
    return tuple(planted)


def _folder(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _write(path: Path, text: str) -> Path:
    _folder(path).write_text(text, encoding="utf-8", newline="\n")
    return path


def _table(path: Path, header: tuple[str, ...], row: tuple[str, ...], delimiter: str = ",") -> Path:
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter, lineterminator="\n").writerows((header, row))
    return _write(path, held.getvalue())
