"""What import-linter cannot hold: sizes, names, and that things have the same name on every floor."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

from generator.checks import CHECKS

MODULE_LINES = 400
FUNCTION_LINES = 50
GRAB_BAGS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "base", "core", "manager"}
MODULES = sorted((Path(__file__).parent.parent / "generator").rglob("*.py"))


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_modules_and_functions_stay_small(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") <= MODULE_LINES
    for function in _functions(ast.parse(text)):
        assert (function.end_lineno or 0) - function.lineno < FUNCTION_LINES, function.name


def test_no_module_is_a_grab_bag() -> None:
    assert not [module for module in MODULES if module.stem in GRAB_BAGS]


def test_modules_do_not_import_in_circles() -> None:
    graph = grimp.build_graph("generator", cache_dir=None)
    for module in graph.modules:
        for imported in graph.find_modules_directly_imported_by(module):
            assert not graph.chain_exists(importer=imported, imported=module), (module, imported)


def test_no_module_keeps_changing_state() -> None:
    """A module-level name that is bound to a fresh list, dict or set is state waiting to happen."""
    for module in MODULES:
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.List | ast.Set | ast.ListComp):
                pytest.fail(f"{module}:{node.lineno}")


def test_every_check_is_named_so_and_is_run(root: Path) -> None:
    written = {
        node.name
        for module in (root / "generator" / "checks").glob("*.py")
        for node in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("check_")
    }
    assert {one.__name__ for one in CHECKS} == written


def test_no_wording_stands_in_templates_untranslated(root: Path) -> None:
    """Every `tr(` in a template has both languages."""
    for template in (root / "generator" / "templates").rglob("*.j2"):
        for call in re.findall(r"\btr\(([^()]*(?:\([^()]*\)[^()]*)*)\)", template.read_text(encoding="utf-8")):
            assert "id=" in call, f"{template.name}: {call}"
            assert "en=" in call, f"{template.name}: {call}"


def test_nothing_in_the_repository_names_a_machine(root: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, text=True, encoding="utf-8", check=False,
    ).stdout.split("\n")  # fmt: skip
    if tracked == [""]:
        pytest.skip("not a git checkout")
    suspicious = re.compile(r"/(?:home|root|Users|work|tmp)/[A-Za-z0-9]|file:///|localhost:\d|https?://[^/\s]*pypi", re.IGNORECASE)
    for name in filter(None, tracked):
        path = root / name
        if path.suffix in {".png", ".woff2"} or not path.is_file() or name == "tests/test_architecture.py":
            continue
        found = suspicious.search(path.read_text(encoding="utf-8", errors="replace"))
        assert not found, f"{name}: {found and found[0]}"
