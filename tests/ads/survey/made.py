"""Invented ads for the tests of the survey, none like another unless it is made so."""

from __future__ import annotations

import csv
import gzip
import itertools
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from fieldcraft.ads.survey.result import Survey
from fieldcraft.ads.survey.run import Settings, Surveying
from fieldcraft.scale.run import Where

_NOUNS = ["teams", "customers", "backlog", "roadmap", "invoices", "ports", "trains", "harbours", "farms"]
_VERBS = ["shape", "decide", "measure", "remove", "explain", "test", "ship", "follow", "compare", "sort"]
_HOW = ["weekly", "together", "calmly", "early", "often", "by data", "with sales", "after launch", "in pairs"]
CERTIFIED = "CSPO certification required."


def ad(number: int, *, certified: bool = False) -> str:
    """An ad of about 120 words, its words drawn by its number."""
    drawn = Random(number)
    lines = [f"Product Manager {number}"]
    for _ in range(20):
        words = (drawn.choice(_VERBS), drawn.choice(_NOUNS), drawn.choice(_HOW), drawn.choice(_NOUNS))
        lines.append("You " + " ".join(words) + f" {drawn.randrange(10_000)}.")
    if certified:
        lines.insert(5, CERTIFIED)
    return "\n".join(lines)


def rows(count: int, every: int = 10) -> list[dict[str, Any]]:
    """Ads as rows; every tenth requires a certificate."""
    return [
        {
            "title": f"PM {number}",
            "description": ad(number, certified=number % every == 0),
            "country": ("DE", "US")[number % 2],
            "posted": f"202{number % 4}-03-0{1 + number % 9}",
            "company": f"Company {number % 7}",
        }
        for number in range(count)
    ]


def write_jsonl(path: Path, lines: Sequence[Any]) -> Path:
    """Rows, or lines as they stand, one a line; packed when the name ends so."""
    data = b"".join(
        (each if isinstance(each, bytes) else json.dumps(each).encode()) + b"\n" for each in lines
    )
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def write_csv(
    path: Path, lines: Sequence[dict[str, Any]], encoding: str = "utf-8", delimiter: str = ","
) -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(lines)
    return path


def write_parquet(path: Path, lines: Sequence[dict[str, Any]]) -> Path:
    import duckdb

    jsonl = write_jsonl(path.with_suffix(".jsonl-for-parquet"), lines)
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (SELECT * FROM read_json('{jsonl}', format='newline_delimited', columns="
            f"{{{', '.join(f'{name!r}: $$VARCHAR$$' for name in lines[0])}}})) TO '{path}' (FORMAT parquet)"
        )
    jsonl.unlink()
    return path


def survey(
    path: Path,
    home: Path,
    settings: Settings | None = None,
    where: Where = "here",
    stop_after: int | None = None,
) -> Survey | None:
    """A survey to its end, or None when it is left after so many batches; each batch is kept at once."""
    ticks = itertools.count(step=100)
    surveying = Surveying(path, settings or Settings(), home)
    try:
        steps = surveying.steps(lambda: next(ticks), where, 2)
        for number, _ in enumerate(steps, 1):
            if number == stop_after:
                steps.close()
                return None
        return surveying.result()
    finally:
        surveying.close()
