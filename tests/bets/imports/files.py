"""Files as other tools write them, with invented content, and what is read in them."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from fieldcraft.bets.imports.candidate import Candidate
from fieldcraft.bets.imports.plan import Choices
from fieldcraft.bets.imports.reading import plan_import, read_bets
from fieldcraft.bets.imports.table import BadLine

TODAY = date(2026, 3, 5)
FATEBOOK_HEADER = (
    "Question title,Multiple choice option,Forecast created by,Forecast (scale = 0-1),Forecast created at,"
    "Question created by,Question created at,Question resolve by,Resolution,Resolved at,"
    "Your Brier score for this question,Your relative Brier score for this question,Question notes,"
    "Question shared with,Question shared publicly,Question comments,Question tags"
)
PREDICTIONBOOK_HEADER = (
    "created_at,creator_id,creator_label,deadline,description_with_group,description,group_id,id,"
    "mean_confidence,outcome,prediction_group_id,last_judgement_at,updated_at,uuid,version,visibility,withdrawn"
)


def fatebook_line(
    title: str = "The trial converts",
    chance: str = "0.7",
    on: str = "2025-01-02 09:07:3",
    *,
    by: str = "Ada",
    option: str = "",
    due: str = "2025-03-01 00:00:0",
    resolution: str = "YES",
    resolved: str = "2025-02-20 10:00:0",
    tags: str = "work; trial",
) -> str:
    """One forecast, as Fatebook writes it: texts in quotes, numbers and days without."""
    quoted = f'"{option}"' if option else ""
    said = f'"{resolution}"' if resolution else ""
    return (
        f'"{title}",{quoted},"{by}",{chance},{on},"Ada",2025-01-01 08:00:0,{due},{said},{resolved},'
        f'0.09,,"We saw ""it"" twice",,false,,"{tags}"'
    )


def predictionbook_line(
    title: str = "The trial converts",
    confidence: str = "70",
    *,
    outcome: str = "true",
    judged: str = "2025-02-20 10:00:00 UTC",
    deadline: str = "2025-03-01 00:00:00 UTC",
) -> str:
    return (
        f"2025-01-02 09:07:03 UTC,1,ada,{deadline},[Spring] {title},{title},,7,{confidence},{outcome},,"
        f"{judged},2025-02-20 10:00:00 UTC,aaaa-bbbb,1,visible_to_creator,false"
    )


def file_of(lines: Iterable[str], encoding: str = "utf-8") -> io.BytesIO:
    return io.BytesIO("\n".join(lines).encode(encoding))


def read(file: io.BytesIO, **choices: Any) -> list[Candidate | BadLine]:
    """What is read in a file."""
    return list(read_bets(file, plan_import(file, Choices(**choices)), TODAY))


def good(file: io.BytesIO, **choices: Any) -> list[Candidate]:
    """What is read in a file that has no bad line."""
    found = read(file, **choices)
    assert [each for each in found if isinstance(each, BadLine)] == []
    return [each for each in found if isinstance(each, Candidate)]


def bad(file: io.BytesIO, **choices: Any) -> dict[int, str]:
    """The bad lines of a file."""
    return {each.line: each.why for each in read(file, **choices) if isinstance(each, BadLine)}
