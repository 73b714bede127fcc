"""No judgement hides in the engine's code: its numbers stand in data files, with a source or a reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldcraft.practice.model import model_files

FOLDER = model_files()[0].parent
# Mathematics from end to end, held to exact figures by tests of their own.
MATHEMATICS = {"luck", "counts", "normal", "churn"}
# Not part of the model, yet they judge or tell by its numbers.
BESIDE = ("beliefs", "regret", "effects")
FILES = [path for path in model_files() if path.stem not in MATHEMATICS] + [
    FOLDER / f"{name}.py" for name in BESIDE
]
# Nothing, one, two, halves, and what only keeps a division or a comparison from failing.
PLAIN = {0, 1, 2, 0.5}
TINY = 1e-9
# What else may stand in code, and why.
ALLOWED = {
    "week": {12: "far enough from where the market runs out", 20: "the same", 3: "a metric's place"},
    "world": {
        4: "grid of the spread of churn",
        26: "half of a year",
        52: "a year",
        12: "end of the grid, three spreads",
    },
    "prospects": {0.03: "takes noise away and changes no average, whatever it is"},
    "beliefs": {40: "keeps the seeds of the bank of ideas apart from others"},
}


def judgements(code: str) -> Iterator[float]:
    """Every number that is calculated or compared with, and every one that is not whole."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp | ast.Compare):
            inside = [each for each in ast.iter_child_nodes(node) if isinstance(each, ast.Constant)]
        else:
            inside = [node] if isinstance(node, ast.Constant) and isinstance(node.value, float) else []
        yield from (abs(each.value) for each in inside if isinstance(each.value, int | float))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_number_that_is_a_judgement_stands_in_a_data_file(file: Path) -> None:
    allowed = PLAIN | set(ALLOWED.get(file.stem, {}))
    found = {each for each in judgements(file.read_text("utf-8")) if each not in allowed and each > TINY}
    assert not found, f"{file.name}: move {sorted(found)} to data/parameters.yaml or data/policies.yaml"


def test_a_number_that_is_no_judgement_is_named_only_where_it_stands() -> None:
    for name, numbers in ALLOWED.items():
        source = ast.walk(ast.parse((FOLDER / f"{name}.py").read_text("utf-8")))
        there = {node.value for node in source if isinstance(node, ast.Constant)}
        assert set(numbers) <= there, name


def test_a_share_in_code_would_be_found() -> None:
    assert list(judgements("shock = 0.8\nearly = week < 12\nplaces = range(9)")) == [0.8, 12]
