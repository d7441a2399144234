"""The register of villages: codes, kinds, names, folders, coordinates, predecessors."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator.checks.rows import each_value
from generator.problems import Edit, EditKind, Edits, Problem, in_rows, replacing
from generator.project import Project
from generator.tables import Register
from generator.text import Text

VILLAGE_CODE = r"\d{2}\.\d{2}\.\d{2}\.\d{4}"
CODE_SYSTEM = r"kemendagri-\d{4}|rekaan"
DIGIT_OF_KIND = {"kelurahan": "1", "desa": "2"}
INVENTED = "99"
SOUTH, NORTH, WEST, EAST = -11.5, 6.5, 94.0, 142.0


def check_codes(project: Project) -> Iterator[Problem]:
    """A code is used once, fits the kind and district beside it, and is in the national list."""
    register, frame = project.register, project.register.frame
    well = frame["code"].str.fullmatch(VILLAGE_CODE)
    first = frame.drop_duplicates("code").reset_index().set_index("code")["index"]

    def repeated(position: int, value: str, rows: int) -> Problem:
        alike = frame[frame["code"] == value]
        copies = alike.drop(columns="row").duplicated()
        edits = tuple(Edit(register.at(int(str(one))), EditKind.REMOVE) for one in copies.index[copies])
        return Problem("kode-ganda", register.at(position, "code"), {"value": value}, edits, register.at(int(first[value])))

    yield from each_value(register, frame["code"].duplicated(), "code", repeated)
    digit = frame["kind"].astype("object").map(DIGIT_OF_KIND)

    def wrong_kind(position: int, value: str, rows: int) -> Problem:
        kind = str(frame["kind"].iloc[position])
        parameters = {"value": value, "kind": kind, "digit": DIGIT_OF_KIND[kind], "found": value[9:10]}
        kinds = [one for one, digit in DIGIT_OF_KIND.items() if digit == value[9:10] and value in project.national_names]
        here = register.at(position, "kind")
        return Problem("kode-beda-jenis", here, parameters, replacing(here, kinds[0] if kinds else None))

    yield from each_value(register, well & digit.notna() & (frame["code"].str[9:10] != digit), "code", wrong_kind)

    def wrong_district(position: int, value: str, rows: int) -> Problem:
        parameters = {"value": value, "district": frame["district"].iloc[position], "expected": value[:8]}
        here = register.at(position, "district")
        known = value in project.national_names or value[:8] in project.programme.regions
        return Problem("kecamatan-beda-kode", here, parameters, replacing(here, value[:8] if known else None))

    district = frame["district"].str.fullmatch(r"\d{2}\.\d{2}\.\d{2}")
    yield from each_value(
        register, well & district & (frame["code"].str[:8] != frame["district"]), "code", wrong_district
    )


def check_national_list(project: Project) -> Iterator[Problem]:
    """A real code is in the national list (or is an older code of another row), and so is its name."""
    register, frame = project.register, project.register.frame
    former = {code for row in frame["predecessors"] for code in str(row).split(";")}
    well = frame["code"].str.fullmatch(VILLAGE_CODE) & ~frame["code"].str.startswith(INVENTED)
    listed = frame["code"].isin(project.national_names)

    def unknown(position: int, value: str, rows: int) -> Problem:
        return Problem(
            "kode-wilayah-tidak-dikenal", register.at(position, "code"), {"value": value, "rows": in_rows(rows)}
        )

    yield from each_value(register, well & ~listed & ~frame["code"].isin(former), "code", unknown)
    national = frame["code"].astype("object").map(dict(project.national_names))

    def other_name(position: int, value: str, rows: int) -> Problem:
        parameters = {
            "value": frame["name"].iloc[position],
            "national": project.national_names[value],
            "village": value,
        }
        return Problem("nama-beda-nasional", register.at(position, "name"), parameters)

    differs = well & listed & (_plain(frame["name"]) != _plain(national.fillna("")))
    for position in differs.to_numpy(dtype=bool).nonzero()[0]:
        yield other_name(int(position), str(frame["code"].iloc[position]), 1)


def check_invented_villages(project: Project) -> Iterator[Problem]:
    """Codes that begin with 99, the system `rekaan` and `synthetic` go together, without a place on the map."""
    register, frame = project.register, project.register.frame
    by_code = frame["code"].str.startswith(INVENTED)
    marked, system = frame["synthetic"] == "true", frame["code_system"] == "rekaan"

    def mixed(position: int, value: str, rows: int) -> Problem:
        record = frame.iloc[position]
        parameters = {"value": value, "synthetic": record["synthetic"], "code_system": record["code_system"]}
        edits = replacing(register.at(position, "synthetic"), str(bool(by_code.iloc[position])).lower())
        if by_code.iloc[position]:
            edits += replacing(register.at(position, "code_system"), "rekaan")
        elif system.iloc[position]:
            others = frame["code_system"][~by_code & ~system].unique()
            edits = edits + replacing(register.at(position, "code_system"), others[0]) if len(others) == 1 else ()
        return Problem("tanda-rekaan-salah", register.at(position, "code"), parameters, edits)

    yield from each_value(register, (by_code != marked) | (by_code != system), "code", mixed)

    def placed(position: int, value: str, rows: int) -> Problem:
        edits = (*replacing(register.at(position, "latitude"), ""), *replacing(register.at(position, "longitude"), ""))
        return Problem("koordinat-desa-rekaan", register.at(position, "latitude"), {"value": value}, edits)

    yield from each_value(register, by_code & ((frame["latitude"] != "") | (frame["longitude"] != "")), "code", placed)

    def other_system(position: int, value: str, rows: int) -> Problem:
        return Problem(
            "sistem-kode-tidak-dikenal", register.at(position, "code_system"), {"value": value, "rows": in_rows(rows)}
        )

    written = frame["code_system"] != ""
    yield from each_value(
        register, written & ~frame["code_system"].str.fullmatch(CODE_SYSTEM), "code_system", other_system
    )


def check_folders(project: Project) -> Iterator[Problem]:
    """A village stands in the register of its own regency: villages/18-.../18.02-.../villages.csv."""
    register, frame = project.register, project.register.frame
    folders = frame["path"].astype("object").map(lambda path: [part.partition("-")[0] for part in path.split("/")[1:3]])
    province = pd.Series([parts[0] for parts in folders], index=frame.index, dtype="str")
    regency = pd.Series([parts[1] for parts in folders], index=frame.index, dtype="str")

    def tell(position: int, value: str, rows: int) -> Problem:
        folder = "/".join(str(frame["path"].iloc[position]).split("/")[:3])
        return Problem("kode-beda-dengan-folder", register.at(position, "code"), {"value": value, "folder": folder})

    wrong = (frame["code"].str[:2] != province) | (frame["code"].str[:5] != regency)
    yield from each_value(register, wrong & frame["code"].str.fullmatch(VILLAGE_CODE), "code", tell)


def check_coordinates(project: Project) -> Iterator[Problem]:
    """A village has both coordinates or none, and they lie in Indonesia."""
    register, frame = project.register, project.register.frame

    def single(position: int, value: str, rows: int) -> Problem:
        return Problem("koordinat-tidak-lengkap", register.at(position, "latitude"), {"value": value})

    yield from each_value(register, (frame["latitude"] == "") != (frame["longitude"] == ""), "code", single)
    for column, low, high in (("latitude", SOUTH, NORTH), ("longitude", WEST, EAST)):
        number = pd.to_numeric(frame[column], errors="coerce")

        def outside(
            position: int, value: str, rows: int, column: str = column, low: float = low, high: float = high
        ) -> Problem:
            parameters = {"field": _COORDINATES[column], "value": value, "minimum": low, "maximum": high}
            return Problem("koordinat-di-luar-indonesia", register.at(position, column), parameters, _swapped(register, position))

        yield from each_value(register, (number < low) | (number > high), column, outside)


def _swapped(register: Register, position: int) -> Edits:
    """Return the edits that exchange latitude and longitude, where both then lie in Indonesia."""
    record = register.frame.iloc[position]
    latitude, longitude = (pd.to_numeric(record[name], errors="coerce") for name in ("latitude", "longitude"))
    if not (SOUTH <= longitude <= NORTH and WEST <= latitude <= EAST):
        return ()
    here, there = register.at(position, "latitude"), register.at(position, "longitude")
    return (*replacing(here, record["longitude"]), *replacing(there, record["latitude"]))


def check_predecessors(project: Project) -> Iterator[Problem]:
    """No village is, over any number of steps, its own predecessor."""
    frame = project.register.frame
    former = {
        str(code): [one for one in str(before).split(";") if one]
        for code, before in zip(frame["code"], frame["predecessors"], strict=True)
        if before
    }
    done: set[str] = set()
    for code in former:
        path: list[str] = []
        _walk(code, former, path, done)
        if path:
            position = int(frame.index[frame["code"] == path[0]][0])
            here = project.register.at(position, "predecessors")
            yield Problem("pendahulu-berputar", here, {"value": path[0], "path": " -> ".join(path)})


def _walk(start: str, former: dict[str, list[str]], loop: list[str], done: set[str]) -> None:
    """Follow predecessors from `start`; put a loop that is found into `loop`."""
    trail: list[str] = []
    stack = [(start, 0)]
    while stack:
        code, step = stack.pop()
        del trail[len(stack) :]
        trail.append(code)
        before = former.get(code, [])
        if step >= len(before) or code in done:
            done.add(code)
            continue
        stack.append((code, step + 1))
        if before[step] in trail:
            loop.extend([*trail[trail.index(before[step]) :], before[step]])
            done.update(trail)
            return
        stack.append((before[step], 0))


_COORDINATES = {
    "latitude": Text({"id": "lintang", "en": "latitude"}),
    "longitude": Text({"id": "bujur", "en": "longitude"}),
}


def _plain(names: pd.Series) -> pd.Series:
    return names.str.casefold().str.replace(r"[\s'’`-]", "", regex=True)
