"""The tree is what the pages about it say: every rules file has its tests, every file its line."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house import ROOT, SOURCE, python_files
from tests.write_architecture import table, table_in_page

# Files that need no test file of their own, and why.
EXEMPT = {
    "__init__.py": "says what its folder is and holds no rules",
    "__main__.py": "one call of the command line, run as a program by the tests of the command line",
    "apps.py": "tells Django the name of the app",
    "models.py": "gathers the rooms' tables for Django",
    "settings.py": "values; every page test runs under them",
    "tables.py": "columns; the tests of the actions write and read them",
    "urls.py": "addresses; the tests of the pages call them",
}


def defines_something_public(path: Path) -> bool:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    body = ast.parse(path.read_text("utf-8")).body
    return any(isinstance(part, kinds) and not part.name.startswith("_") for part in body)


def test_every_file_with_rules_has_its_tests_at_the_same_place() -> None:
    lonely = []
    for path in python_files():
        if path.name in EXEMPT or not defines_something_public(path):
            continue
        inside = path.relative_to(SOURCE)
        twin = ROOT / "tests" / inside.with_name(f"test_{inside.name}")
        if not twin.is_file():
            lonely.append(f"{inside} (expected {twin.relative_to(ROOT)})")
    assert lonely == []


def test_every_exemption_is_used() -> None:
    names = {path.name for path in python_files()}
    assert set(EXEMPT) <= names


def test_every_file_says_in_its_first_line_what_it_is() -> None:
    silent = [
        str(path.relative_to(SOURCE))
        for path in python_files()
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_the_table_of_paths_matches_the_tree() -> None:
    assert table_in_page() == table(), "run: python -m tests.write_architecture --write"
