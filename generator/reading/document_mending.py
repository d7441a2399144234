"""What mends a mistake that a schema sees: tried on the document, offered where only one thing can be meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from generator.problems import Edit, EditKind, Edits, Location, Pointer, Problem, replacing, surely
from generator.reading.schema import allowed_by, word_meant
from generator.reading.slips import only_reading
from generator.reading.yaml_file import Document

TRIED = 40
"""How many mistakes of one document are tried to be mended; more than this is another kind of file."""

OLD_INDONESIAN = ("in", "ind")
"""Other codes of the Indonesian language, of an older and of a longer list."""


@dataclass(frozen=True)
class Trial:
    """A document whose mistakes are counted again with one thing changed."""

    validator: Draft202012Validator
    document: Document

    @cached_property
    def _count(self) -> int:
        return sum(1 for _ in self.validator.iter_errors(self.document.data))

    def mends(self, pointer: Pointer, change: Callable[[Any, str | int], object]) -> bool:
        """Tell whether the document has fewer mistakes when `change` is made to the owner of the place."""
        data = _copy(self.document.data)
        owner = data
        for step in pointer[:-1]:
            owner = owner[step]
        change(owner, pointer[-1])
        return sum(1 for _ in self.validator.iter_errors(data)) < self._count

    def offer(self, error: ValidationError, problem: Problem, place: Mapping[str, Any]) -> Edits:
        """Return the edit that mends a problem, none where it is not certain."""
        here = problem.location
        found: Any = error.instance
        schema: Any = error.schema
        match problem.code:
            case "isian-tidak-dikenal":
                return self._renamed(here, found, schema.get("properties", {}))
            case "isian-wajib-hilang":
                return self._inserted(here, str(problem.parameters["field"]), place)
            case "pilihan-tidak-dikenal" if here.pointer:
                word = word_meant(str(found), place) or surely(str(found), allowed_by(schema))
                return replacing(here, word)
            case "teks-indonesia-hilang":
                return tuple(Edit(here.at(one), EditKind.RENAME, key="id") for one in OLD_INDONESIAN if one in found)[:1]
            case "teks-kosong" if here.pointer and self.mends(here.pointer, lambda owner, key: owner.pop(key)):
                return (Edit(here, EditKind.REMOVE),)
            case "nilai-ganda":
                again = [number for number, one in enumerate(found) if one in found[:number]]
                return (Edit(here.at(again[0]), EditKind.REMOVE),) if len(again) == 1 else ()
            case "kode-tanpa-titik":
                dotted = str(problem.parameters["fixed"])
                return replacing(here, dotted) if dotted in here.path else ()
            case "perlu-tanda-kutip" | "teks-tanpa-bahasa" | "desimal-koma" | "jenis-nilai-salah" | "pola-tidak-cocok":
                return replacing(here, self._reading(here.pointer, found)) if here.pointer else ()
            case _:
                return ()

    def _reading(self, pointer: Pointer, found: Any) -> Any:
        def fits(value: Any) -> bool:
            return self.mends(pointer, lambda owner, key: owner.__setitem__(key, value))

        return only_reading(found, fits)

    def _renamed(self, here: Location, found: Mapping[str, Any], known: Mapping[str, Any]) -> Edits:
        key = here.pointer[-1]
        name = surely(str(key).replace("-", "_"), [one for one in known if one not in found])

        def rename(owner: Any, key: str | int) -> None:
            owner[name] = owner.pop(key)

        return (Edit(here, EditKind.RENAME, key=name),) if name and self.mends(here.pointer, rename) else ()

    def _inserted(self, here: Location, field: str, place: Mapping[str, Any]) -> Edits:
        """The id of a file in a folder is its name; a field with one allowed word has that one."""
        allowed = allowed_by(place.get("properties", {}).get(field, {}))
        folders, _, name = here.path.rpartition("/")
        value = allowed[0] if len(allowed) == 1 else None
        if field == "id" and not here.pointer and folders.startswith("framework/"):
            value = name.removesuffix(".yml")
        return () if value is None else (Edit(here, EditKind.INSERT, value, field),)


def _copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(value) for value in data] if isinstance(data, list) else data
