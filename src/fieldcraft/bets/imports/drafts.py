"""JSON lines: one draft a line, with the day it was opened and what came of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from fieldcraft.bets.imports.candidate import Candidate, candidate
from fieldcraft.bets.imports.table import BadLine
from fieldcraft.bets.settlement import Happened, Outcome, read_value
from fieldcraft.fields import Fields, named_once, read_day
from fieldcraft.refusal import Refused

NAME = "drafts"
LIFE = ("opened", "settled", "outcome")
# Above what a draft can hold, so that a file without line ends is not read into memory whole.
LONGEST_LINE = 4 * 1024 * 1024
MARK = b"\xef\xbb\xbf"


def lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, each with its number."""
    file.seek(0)
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if line.removeprefix(MARK).strip():
            yield number, line.removeprefix(MARK)


def bet_of(number: int, line: bytes) -> Candidate | BadLine:
    """The bet in one line."""
    try:
        value: Any = json.loads(line.decode(), object_pairs_hook=named_once)
    except Refused as refused:
        return BadLine(number, str(refused))
    except (ValueError, RecursionError):
        return BadLine(number, "It is not JSON in UTF-8; write one draft a line.")
    if not isinstance(value, dict):
        return BadLine(number, "It is not a JSON object; write one draft a line.")
    problems: list[str] = []
    opened, settled = (_day(value, name, problems) for name in ("opened", "settled"))
    outcome = _outcome(value.get("outcome"), problems)
    if value.get("opened") is None:
        problems.append("The day on which the bet was opened is missing; write it as YYYY-MM-DD.")
    draft = {name: part for name, part in value.items() if name not in LIFE}
    return candidate(number, draft, opened, settled, outcome, problems)


def _day(value: dict[str, Any], name: str, problems: list[str]) -> Any:
    if value.get(name) is None:
        return None
    try:
        return read_day(value[name], f"day it was {name}")
    except Refused as refused:
        problems.extend(refused.problems)
        return None


def _outcome(value: object, problems: list[str]) -> Outcome | None:
    if value is None:
        return None
    before = len(problems)
    fields = Fields(value, ("happened", "value"), "outcome", problems)
    if len(problems) > before:
        return None
    if fields.given("value"):
        try:
            return read_value(fields.values["value"])
        except Refused as refused:
            problems.extend(refused.problems)
            return None
    answer = fields.choice("happened", ("yes", "no", "void"))
    return Happened(answer) if answer else None
