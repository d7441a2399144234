"""One worker of the gate: looks through files named on standard input, says what it found on standard output.

Input and output are JSON, so that the workers run on every system and load nothing but this room.
"""

import json
import sys
from dataclasses import astuple
from pathlib import Path

from generator.privacy.contacts import PublicContacts
from generator.privacy.scan import scan


def look_through(site: Path, names: list[str], public: PublicContacts) -> dict[str, object]:
    """Scan files below `site`; returns how many bytes were read, and `[file, finding]` of all findings."""
    size, found = 0, []
    for name in names:
        raw = (site / name).read_bytes()
        size += len(raw)
        found += [[name, astuple(finding)] for finding in scan(name, raw, public)]
    return {"bytes": size, "found": found}


if __name__ == "__main__":
    order = json.load(sys.stdin)
    contacts = PublicContacts(frozenset(value.encode() for value in order["public"]))
    json.dump(look_through(Path(order["site"]), order["names"], contacts), sys.stdout)
