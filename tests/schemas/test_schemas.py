"""The schemas are valid, explain themselves in both languages, and match the model."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from generator.drafting.entries import NATURAL_KEYS
from generator.model.acknowledgement import Acknowledgements
from generator.model.adaptation import Adaptation
from generator.model.assessment import Assessment
from generator.model.composite_index import CompositeIndex
from generator.model.document import Decision, ProjectDocument
from generator.model.element import Element
from generator.model.funding import Funding
from generator.model.glossary import Glossary
from generator.model.governance import Governance
from generator.model.graduation import Graduation
from generator.model.identity import Identity
from generator.model.indicator import Indicator
from generator.model.integration import Integration
from generator.model.intervention import Intervention, InterventionModel
from generator.model.learning import Learning
from generator.model.pilot_selection import PilotSelection
from generator.model.potential import Potential
from generator.model.poverty_measure import PovertyMeasure
from generator.model.region_list import RegionList
from generator.model.release import Release
from generator.model.results import ResultsFramework
from generator.model.risk import Risk
from generator.model.source import Source
from generator.model.undertaking import Undertaking
from generator.model.upgrade import Upgrade
from generator.model.village import InventedRegions, Village, VillageProfile
from generator.model.vocabulary import Choices, Disaggregations
from generator.model.vulnerable_group import VulnerableGroup
from generator.model.workplan import Workplan
from generator.problems import Location
from generator.reading.adaptation.tightening import RULES
from generator.reading.layout import FOLDERS, Part
from generator.tables import OBSERVATION_COLUMNS
from generator.text import Text

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
SUFFIX = ".schema.json"

MODELS: dict[str, type] = {
    "programme": Identity,
    "source": Source,
    "indicator": Indicator,
    "composite-index": CompositeIndex,
    "assessment": Assessment,
    "poverty-measure": PovertyMeasure,
    "vulnerable-group": VulnerableGroup,
    "risk": Risk,
    "potential": Potential,
    "intervention": Intervention,
    "intervention-model": InterventionModel,
    "graduation": Graduation,
    "results": ResultsFramework,
    "learning": Learning,
    "governance": Governance,
    "integration": Integration,
    "pilot-selection": PilotSelection,
    "workplan": Workplan,
    "funding": Funding,
    "document": ProjectDocument,
    "decision": Decision,
    "disaggregations": Disaggregations,
    "choices": Choices,
    "glossary": Glossary,
    "acknowledgements": Acknowledgements,
    "adaptation": Adaptation,
    "village-profile": VillageProfile,
    "region": InventedRegions,
    "release": Release,
    "upgrade": Upgrade,
    "regions": RegionList,
}
TABLES = {
    "villages",
    "observations",
    "context",
    "programmes",
    "pilot-sensitivity",
    "reference-bins",
    "reference-summaries",
}
WITHOUT_FILE = {"shared", "import-mapping"}

ADAPTATIONS = {"fixed", "tighten", "replace", "extend"}
LAST_KEYS = ("open_questions", "changes", "formerly")
"""Fields of `Element` that stand last in a file although the class inherits them first."""

CONDITION = ("shared", "$defs", "condition")

Schema = Mapping[str, Any]
Steps = tuple[str, ...]


def _read(path: Path) -> dict[str, Any]:
    """Read a schema with decimals exact, as they reach the validator from YAML."""
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return schema


ALL: dict[str, dict[str, Any]] = {
    path.name.removesuffix(SUFFIX): _read(path) for path in sorted(SCHEMAS.glob(f"*{SUFFIX}"))
}
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in ALL.values()
)


def _validator(name: str, steps: Steps = ()) -> Draft202012Validator:
    """Return the validator of a schema, or of the part of it that `steps` lead to."""
    pointer = "/".join(step.replace("~", "~0").replace("/", "~1") for step in steps)
    # In a fragment "%" and "^" must be escaped, as patterns are keys here.
    escaped = "".join(c if c.isalnum() or c in "/-_.~$" else "".join(f"%{b:02X}" for b in c.encode()) for c in pointer)
    reference = f"{name}{SUFFIX}#/{escaped}" if steps else f"{name}{SUFFIX}"
    return Draft202012Validator({"$ref": reference}, registry=REGISTRY, format_checker=FormatChecker())


def _walk(schema: Schema, steps: Steps = ()) -> Iterator[tuple[Steps, Schema]]:
    """Yield a schema and every schema in it that describes data: definitions, properties, items."""
    yield steps, schema
    for keyword in ("$defs", "properties", "patternProperties"):
        for name, inner in schema.get(keyword, {}).items():
            yield from _walk(inner, (*steps, keyword, name))
    items = schema.get("items")
    if isinstance(items, Mapping):
        yield from _walk(items, (*steps, "items"))


EVERYTHING = [(name, steps, part) for name, schema in ALL.items() for steps, part in _walk(schema)]


def _label(value: object) -> str | None:
    return "/".join(value) if isinstance(value, tuple) else None


def _describes(steps: Steps) -> bool:
    """Tell whether `steps` lead to a file, a definition or a property (not to a list's items)."""
    return not steps or (len(steps) > 1 and steps[-2] in {"$defs", "properties", "patternProperties"})


def _is_property(steps: Steps) -> bool:
    return len(steps) > 1 and steps[-2] in {"properties", "patternProperties"}


DESCRIBED = [one for one in EVERYTHING if _describes(one[1])]


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    """No kind of file is without its schema, and no schema is without a known use."""
    assert set(ALL) == set(MODELS) | TABLES | WITHOUT_FILE


@pytest.mark.parametrize("name", ALL)
def test_schema_is_valid_and_knows_its_name(name: str) -> None:
    """Each schema is valid JSON Schema 2020-12, and its id is its file name."""
    Draft202012Validator.check_schema(ALL[name])
    assert ALL[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert ALL[name]["$id"] == f"{name}{SUFFIX}"


@pytest.mark.parametrize("name", ALL)
def test_schema_is_written_in_the_canonical_form(name: str) -> None:
    """Files are indented by two, keep their letters, and end with one newline."""
    text = (SCHEMAS / f"{name}{SUFFIX}").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("name", ALL)
def test_schema_says_which_files_it_is_for(name: str) -> None:
    """Each schema names its files; only the shared pieces and the import mapping have none."""
    assert ("x-file" not in ALL[name]) == (name in WITHOUT_FILE)
    assert ALL[name].get("x-table", False) == (name in TABLES)


@pytest.mark.parametrize(("name", "steps", "part"), DESCRIBED, ids=_label)
def test_everything_is_described_in_both_languages(name: str, steps: Steps, part: Schema) -> None:
    """Files, definitions and properties have a title and a description, Indonesian and English."""
    for texts in (part, part.get("x-en", {})):
        for keyword in ("title", "description"):
            text = texts.get(keyword, "")
            assert text, f"{keyword} is missing"
            assert text == text.strip()
    assert set(part["x-en"]) == {"title", "description"}
    assert part["description"].endswith((".", "?", "`")), "a description is a sentence"
    assert part["x-en"]["description"] != part["description"]


@pytest.mark.parametrize(
    ("name", "steps", "part"), [one for one in DESCRIBED if one[1] or one[0] != "shared"], ids=_label
)
def test_everything_has_an_example(name: str, steps: Steps, part: Schema) -> None:
    """Files, definitions and properties show at least one good example."""
    assert part.get("examples")


@pytest.mark.parametrize(
    ("name", "steps", "part"), [one for one in DESCRIBED if _is_property(one[1])], ids=_label
)
def test_every_property_says_what_a_region_may_do_with_it(name: str, steps: Steps, part: Schema) -> None:
    """Each property is marked fixed, tighten, replace or extend; parts of a condition follow what the condition is for."""
    if (name, *steps[:2]) == CONDITION:
        assert "x-adapt" not in part
    else:
        assert part.get("x-adapt") in ADAPTATIONS


@pytest.mark.parametrize("part", FOLDERS, ids=lambda part: part.schema)
def test_schemas_of_folders_say_what_a_region_may_do_with_a_whole_file(part: Part) -> None:
    """Whether a region may remove an element of the base or only add its own beside it stands at the top."""
    assert ALL[part.schema].get("x-adapt") in {"fixed", "extend", "replace"}


def test_only_schemas_of_folders_speak_of_the_whole_file() -> None:
    """A file that is there once is neither added nor removed."""
    assert {name for name, steps, part in EVERYTHING if not steps and "x-adapt" in part} == {
        part.schema for part in FOLDERS
    }


@pytest.mark.parametrize(("name", "steps", "part"), EVERYTHING, ids=_label)
def test_what_may_be_tightened_says_what_tighter_is(name: str, steps: Steps, part: Schema) -> None:
    """Every `tighten` has a known word of `x-tighter` that can judge such a value, and nothing else has one."""
    assert ("x-tighter" in part) == (part.get("x-adapt") == "tighten")
    if "x-tighter" in part:
        assert part["x-tighter"] in FITS
        assert FITS[part["x-tighter"]](*_resolve(name, part))


def test_every_word_for_tighter_is_used_and_told_in_both_languages() -> None:
    """No rule without a field, and each can be shown to a region."""
    assert set(FITS) == set(RULES) == {part["x-tighter"] for _, _, part in EVERYTHING if "x-tighter" in part}
    assert all(set(rule.words.languages) == {"id", "en"} for rule in RULES.values())


@pytest.mark.parametrize(("name", "steps", "part"), EVERYTHING, ids=_label)
def test_a_key_of_a_list_is_a_property_of_its_entries(name: str, steps: Steps, part: Schema) -> None:
    """`x-key` names a property that holds text or a number; lists whose entries have an id need none."""
    if "x-key" in part:
        inner_name, entry = _resolve(name, part["items"])
        assert "id" not in entry["properties"]
        assert _types(_resolve(inner_name, entry["properties"][part["x-key"]])[1]) <= {"string", "integer", "number"}


@pytest.mark.parametrize(("name", "steps", "part"), [one for one in EVERYTHING if "default" in one[2]], ids=_label)
def test_a_default_is_what_the_program_takes_where_nothing_is_written(name: str, steps: Steps, part: Schema) -> None:
    """`default` agrees with the dataclass, so that a change from nothing is judged from what nothing means."""
    assert len(steps) == 2
    field = next(field for field in dataclasses.fields(MODELS[name]) if field.name == steps[1])
    hint = _without_none(_hints(MODELS[name])[field.name])
    assert (Fraction(part["default"]) if hint is Fraction else part["default"]) == field.default


UNNAMED = {
    "acknowledgements", "assumptions", "changes", "costs", "decisions", "headlines", "mitigations", "open_questions",
    "public_contacts", "rows", "values",
}  # fmt: skip
"""Lists whose entries nothing names, so that a region can add to them or replace them, but not change one entry."""


def test_lists_whose_entries_nothing_names_are_known() -> None:
    """Any other list of mappings has an id or a key in its entries."""
    unnamed = set()
    for name, steps, part in EVERYTHING:
        entry = _resolve(name, part["items"])[1] if "items" in part else {}
        if "properties" in entry and "id" not in entry["properties"] and "x-key" not in part:
            unnamed.add(steps[-1])
    assert unnamed == UNNAMED


def test_lists_have_the_keys_by_which_changes_are_told() -> None:
    """`x-key` in the schemas and the natural keys of the change report name the same properties."""
    found: dict[type, set[str]] = {}
    for name, model in MODELS.items():
        _collect_keys(name, ALL[name], model, found, set())
    assert {cls: found.get(cls) for cls in NATURAL_KEYS} == {cls: {key} for cls, key in NATURAL_KEYS.items()}


def _collect_keys(name: str, schema: Schema, hint: Any, found: dict[type, set[str]], seen: set[type]) -> None:
    """Note by which key the schemas name the entries of each class that stands in a list."""
    hint = _without_none(hint)
    name, schema = _resolve(name, schema)
    if typing.get_origin(hint) is tuple:
        entry = typing.get_args(hint)[0]
        if dataclasses.is_dataclass(entry) and entry is not Text:
            own = "id" if any(field.name == "id" for field in dataclasses.fields(entry)) else "none"
            found.setdefault(typing.cast("type", entry), set()).add(schema.get("x-key", own))
        _collect_keys(name, schema["items"], entry, found, seen)
    elif isinstance(hint, type) and dataclasses.is_dataclass(hint) and hint is not Text and hint not in seen:
        seen.add(hint)
        for field in _fields(hint):
            inner = schema["properties"][field.name.rstrip("_")]
            _collect_keys(name, inner, _hints(hint)[field.name], found, seen)


@pytest.mark.parametrize(("name", "steps", "part"), EVERYTHING, ids=_label)
def test_every_good_example_is_accepted(name: str, steps: Steps, part: Schema) -> None:
    """What the manual shows as right is right, whole documents included."""
    for example in part.get("examples", ()):
        assert [error.message for error in _validator(name, steps).iter_errors(example)] == []


@pytest.mark.parametrize(
    ("name", "steps", "part"), [one for one in EVERYTHING if "x-bad-examples" in one[2]], ids=_label
)
def test_every_bad_example_is_rejected_and_says_why(name: str, steps: Steps, part: Schema) -> None:
    """What the manual shows as wrong is rejected, with the reason in both languages."""
    for bad in part["x-bad-examples"]:
        assert set(bad) == {"value", "why"}
        assert set(bad["why"]) == {"id", "en"}
        assert all(text.strip() for text in bad["why"].values())
        assert not _validator(name, steps).is_valid(bad["value"]), bad["value"]


@pytest.mark.parametrize(("name", "steps", "part"), EVERYTHING, ids=_label)
def test_no_mapping_accepts_unknown_keys(name: str, steps: Steps, part: Schema) -> None:
    """A key nobody knows is always a mistake that is told."""
    if part.get("type") == "object" or "properties" in part or "patternProperties" in part:
        assert part.get("type") == "object"
        assert part.get("additionalProperties") is False


@pytest.mark.parametrize(("name", "steps", "part"), EVERYTHING, ids=_label)
def test_every_word_of_a_word_list_is_explained(name: str, steps: Steps, part: Schema) -> None:
    """The words of an enumeration have their meaning in both languages beside them."""
    if "enum" in part:
        assert list(part["x-values"]) == part["enum"]
        assert all(set(meaning) == {"id", "en"} for meaning in part["x-values"].values())


@pytest.mark.parametrize("name", [*MODELS, "import-mapping"])
def test_example_documents_are_bilingual(name: str) -> None:
    """The example of a whole file has its texts in Indonesian and English."""

    def texts(value: Any) -> Iterator[Mapping[str, Any]]:
        if isinstance(value, Mapping):
            if isinstance(value.get("id"), str) and "en" in value:
                yield value
            for inner in value.values():
                yield from texts(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from texts(inner)

    for example in ALL[name]["examples"]:
        assert name == "import-mapping" or list(texts(example))
        assert all(set(text) >= {"id", "en"} for text in texts(example))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_cells_of_tables_are_text(name: str) -> None:
    """A table's schema describes one row whose cells are all text."""
    for column in ALL[name]["properties"]:
        validator = _validator(name, ("properties", column))
        assert not validator.is_valid(1)
        assert not validator.is_valid(None)


# ---------------------------------------------------------------- parity with the model


def _resolve(name: str, schema: Schema) -> tuple[str, Schema]:
    """Follow a reference to the schema that says what is accepted, and the file it is in."""
    while "$ref" in schema:
        file, pointer = schema["$ref"].split("#/")
        name = file.removesuffix(SUFFIX) or name
        schema = ALL[name]
        for step in pointer.split("/"):
            schema = schema[step]
    return name, schema


def _is_list_of_conditions(name: str, schema: Schema) -> bool:
    return "items" in schema and _resolve(name, schema["items"])[1] is ALL["shared"]["$defs"]["condition"]


def _is_number(name: str, schema: Schema) -> bool:
    return bool(_types(schema) & {"number", "integer"})


def _is_duration(name: str, schema: Schema) -> bool:
    return schema is ALL["shared"]["$defs"]["duration"]


def _is_text(name: str, schema: Schema) -> bool:
    return schema is ALL["shared"]["$defs"]["text"]


def _holds_fields(name: str, schema: Schema) -> bool:
    return "properties" in _resolve(name, schema.get("items", schema))[1]


FITS: Mapping[str, Callable[[str, Schema], bool]] = {
    "larger": _is_number,
    "direction": _is_number,
    "ambitious": _is_number,
    "later": lambda _, schema: "enum" in schema,
    "true": lambda _, schema: _types(schema) == {"boolean"},
    "shorter": _is_duration,
    "more": lambda _, schema: _types(schema) == {"array"},
    "fewer": lambda _, schema: _types(schema) == {"array"},
    "added": _is_text,
    "narrower": lambda _, schema: schema is ALL["shared"]["$defs"]["condition"],
    "narrower_all": _is_list_of_conditions,
    "narrower_any": _is_list_of_conditions,
    "inside": _holds_fields,
}
"""What kind of value each word of `x-tighter` can judge."""


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _fields(cls: type) -> list[dataclasses.Field[Any]]:
    """Return the fields a file holds, in the order in which they are written."""
    fields = [field for field in dataclasses.fields(cls) if _hints(cls)[field.name] not in (Location, Location | None)]
    if issubclass(cls, Element):
        fields.sort(key=lambda field: LAST_KEYS.index(field.name) + 1 if field.name in LAST_KEYS else 0)
    return fields


def _has_default(field: dataclasses.Field[Any]) -> bool:
    return field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING


def _without_none(hint: Any) -> Any:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        choices = [choice for choice in typing.get_args(hint) if choice is not types.NoneType]
        return choices[0] if len(choices) == 1 else typing.Union[tuple(choices)]  # noqa: UP007
    return hint


def _types(schema: Schema) -> set[str]:
    found = schema.get("type", [])
    return {found} if isinstance(found, str) else set(found)


def _differences(name: str, schema: Schema, hint: Any, where: str, seen: frozenset[type] = frozenset()) -> Iterator[str]:
    """Yield each way in which a schema and a type hint do not say the same."""
    hint = _without_none(hint)
    name, schema = _resolve(name, schema)
    origin = typing.get_origin(hint)
    kinds = _types(schema) - {"null"}
    if isinstance(hint, type) and dataclasses.is_dataclass(hint) and hint is not Text:
        if hint not in seen:
            yield from _differences_of_class(name, schema, hint, where, seen | {hint})
    elif origin is tuple:
        if kinds != {"array"}:
            yield f"{where}: the model has a list"
        else:
            yield from _differences(name, schema["items"], typing.get_args(hint)[0], f"{where}[]", seen)
    elif origin is typing.Literal:
        if schema.get("enum") != list(typing.get_args(hint)):
            yield f"{where}: {schema.get('enum')} is not {list(typing.get_args(hint))}"
    elif origin in (typing.Union, types.UnionType):
        if kinds != {"string", "number", "boolean"}:
            yield f"{where}: an operand is text, number or truth value"
    else:
        expected: dict[Any, set[str]] = {
            Text: {"object"},
            str: {"string"},
            int: {"integer"},
            bool: {"boolean"},
            Decimal: {"number"},
            Fraction: {"string", "number"},
            Any: set(),
        }
        if kinds != expected[hint]:
            yield f"{where}: {kinds} is not {expected[hint]}"
        if hint is Text and schema is not ALL["shared"]["$defs"]["text"]:
            yield f"{where}: is not a text"


def _differences_of_class(name: str, schema: Schema, cls: type, where: str, seen: frozenset[type]) -> Iterator[str]:
    fields = _fields(cls)
    keys = [field.name.rstrip("_") for field in fields]
    if list(schema["properties"]) != keys:
        yield f"{where}: {list(schema['properties'])} is not {keys}"
        return
    needed = [field.name.rstrip("_") for field in fields if not _has_default(field)]
    if schema.get("required", []) != needed:
        yield f"{where}: required {schema.get('required', [])} is not {needed}"
    for field, key in zip(fields, keys, strict=True):
        yield from _differences(name, schema["properties"][key], _hints(cls)[field.name], f"{where}.{key}", seen)


@pytest.mark.parametrize(("name", "model"), MODELS.items())
def test_schema_and_dataclass_have_the_same_fields(name: str, model: type) -> None:
    """Names, order, requiredness, types and word lists of a schema are those of its dataclass."""
    assert list(_differences_of_class(name, ALL[name], model, name, frozenset({model}))) == []


NULLABLE = {
    ("shared", ("$defs", "plannedValue", "properties", "value")),
    ("shared", ("$defs", "targetValue", "properties", "value")),
    ("intervention", ("$defs", "cost", "properties", "amount_idr")),
}


def test_null_is_allowed_only_where_it_says_not_known_yet() -> None:
    """Only a planned value, a target and a unit cost may be null; everything else is left out instead."""
    assert {(name, steps) for name, steps, part in EVERYTHING if "null" in _types(part)} == NULLABLE


def test_register_columns_are_the_fields_of_a_village() -> None:
    """The register's columns are the fields of `Village`, all of them required."""
    columns = [field.name for field in _fields(Village)]
    assert list(ALL["villages"]["properties"]) == columns
    assert ALL["villages"]["required"] == columns


def test_observation_columns_are_those_the_program_reads() -> None:
    """The columns of observations stand in one list of the program; a regency's context shares it."""
    assert tuple(ALL["observations"]["properties"]) == OBSERVATION_COLUMNS
    assert set(ALL["context"]["properties"]) - {"region_code"} < set(OBSERVATION_COLUMNS)


def test_programme_columns_are_the_fields_of_an_undertaking() -> None:
    """A text field is a column a language, `source_id` is the column `source`."""
    columns = [
        column
        for field in dataclasses.fields(Undertaking)
        if field.name != "source"
        for column in (
            [f"{field.name}_id", f"{field.name}_en"]
            if _without_none(_hints(Undertaking)[field.name]) is Text
            else ["source"]
            if field.name == "source_id"
            else [field.name]
        )
    ]
    assert list(ALL["programmes"]["properties"]) == columns


# ---------------------------------------------------------------- rules between properties


def _with(name: str, steps: Steps = (), **changes: Any) -> Any:
    """Return the first example of a schema with some keys changed; None takes a key out."""
    _, part = next((s, p) for n, s, p in EVERYTHING if (n, s) == (name, steps))
    example = {**part["examples"][0], **changes}
    return {key: value for key, value in example.items() if value is not None}


@pytest.mark.parametrize(
    ("name", "steps", "changes"),
    [
        pytest.param("indicator", (), {"unit": "category"}, id="category without categories"),
        pytest.param("indicator", (), {"denominator": None}, id="percentage without denominator"),
        pytest.param("indicator", (), {"bands_status": None}, id="bands without standing"),
        pytest.param("indicator", (), {"direction": None}, id="outcome without direction"),
        pytest.param("composite-index", (), {"sub_indices": [{"id": "a", "title": {"id": "A"}}]}, id="recomputed index without components"),
        pytest.param("poverty-measure", (), {"size": None}, id="persons counted without household size"),
        pytest.param("villages", (), {"latitude": ""}, id="longitude without latitude"),
        pytest.param("villages", (), {"synthetic": "true"}, id="real village marked as invented"),
        pytest.param("villages", (), {"code_system": "rekaan"}, id="real village with an invented code system"),
        pytest.param("observations", (), {"status": "missing"}, id="missing value that is there"),
        pytest.param("observations", (), {"missing_reason": "small-count"}, id="reason for a gap that is none"),
        pytest.param("context", (), {"value": ""}, id="reported value that is empty"),
        pytest.param("document", ("$defs", "signOff"), {"date": "2027-03-15"}, id="open sign-off with a date"),
        pytest.param("document", ("$defs", "signOff"), {"version": "2026.1"}, id="open sign-off of a version"),
        pytest.param("document", ("$defs", "signOff"), {"decision": "approved", "date": "2027-03-15"}, id="approval of no version"),
        pytest.param("indicator", ("$defs", "aggregation"), {"method": "sum"}, id="sum with a weight"),
        pytest.param("results", ("$defs", "result"), {"contributes_to": None}, id="output that serves nothing"),
    ],
)
def test_rules_between_properties_hold(name: str, steps: Steps, changes: dict[str, Any]) -> None:
    """Combinations that make no sense are rejected although each property by itself is right."""
    assert _validator(name, steps).is_valid(_with(name, steps))
    assert not _validator(name, steps).is_valid(_with(name, steps, **changes))


@pytest.mark.parametrize("value", ["5/3x", "1/0", "-1/3", "", "1,5", "50%", 2, -1, True])
def test_a_fraction_is_a_share_of_the_whole(value: object) -> None:
    """Weights and cut-offs are quoted fractions or decimals from 0 to 1."""
    assert not _validator("shared", ("$defs", "fraction")).is_valid(value)


@pytest.mark.parametrize("value", ["1/6", "0.25", ".5", "1", "0", Decimal("0.25"), 1, 0])
def test_fractions_come_as_text_or_number(value: object) -> None:
    """A share may be written as a fraction, as a decimal in quotes, or as a number."""
    assert _validator("shared", ("$defs", "fraction")).is_valid(value)


def test_texts_take_further_languages_but_need_indonesian() -> None:
    """Local languages are welcome; Indonesian is required and nothing may be blank."""
    validator = _validator("shared", ("$defs", "text"))
    assert validator.is_valid({"id": "Air", "en": "Water", "jv": "Banyu"})
    assert validator.is_valid({"id": "Alinea satu\n\nAlinea dua"})
    for wrong in ({"jv": "Banyu"}, {"id": ""}, {"id": " Air"}, {"id": "Air\n"}, {"id": "Air", "Jawa": "Banyu"}):
        assert not validator.is_valid(wrong)
