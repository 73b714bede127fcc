"""Writes the table of ARCHITECTURE.md: path → purpose, from the first line of each file's docstring.

`python -m tests.write_architecture` prints it, with `--write` it replaces the table in the page.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from tests.house import ROOT, SOURCE, python_files

PAGE = ROOT / "ARCHITECTURE.md"
START = "<!-- the table below is written by: python -m tests.write_architecture --write -->\n"
END = "<!-- end of the table -->\n"

# Folders without Python, by name.
PURPOSES = {
    "data": "The room's content, each file with its schema beside it.",
    "examples": "Ads of our own writing and public-domain ones, for a first try and the tests.",
    "migrations": "The steps by which the tables came to be.",
    "static": "The stylesheet and the scripts, all served from here.",
    "templates": "The pages' HTML, a folder a room.",
}


def table() -> str:
    """The whole table as Markdown, one row a folder and a file."""
    lines = ["| path | purpose |", "|---|---|"]
    lines += [f"| `{path}` | {purpose} |" for path, purpose in sorted(_rows())]
    return "\n".join(lines) + "\n"


def table_in_page() -> str:
    """The table as it stands in ARCHITECTURE.md now."""
    return PAGE.read_text("utf-8").partition(START)[2].partition(END)[0]


def _rows() -> list[tuple[str, str]]:
    rows = []
    for path in python_files():
        if path.name == "__init__.py":
            if path.parent != SOURCE:
                rows.append((f"{_short(path.parent)}/", _purpose(path)))
        else:
            rows.append((_short(path), _purpose(path)))
    for folder in SOURCE.rglob("*/"):
        holds_python = (folder / "__init__.py").exists() and folder.name != "migrations"
        of_templates = "templates" in folder.relative_to(SOURCE).parts[:-1]
        if folder.name in PURPOSES and not holds_python and not of_templates:
            rows.append((f"{_short(folder)}/", PURPOSES[folder.name]))
    return rows


def _purpose(path: Path) -> str:
    words = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return words.partition("\n")[0].replace("|", "\\|")


def _short(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


if __name__ == "__main__":
    if "--write" in sys.argv:
        before, _, rest = PAGE.read_text("utf-8").partition(START)
        PAGE.write_text(before + START + table() + END + rest.partition(END)[2], "utf-8")
    else:
        print(table(), end="")
