"""Which column of a spreadsheet holds what: told by the person, by the header, by what stands in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fieldcraft.bets.imports.chances import read_chance
from fieldcraft.bets.imports.dates import read_date
from fieldcraft.bets.imports.words import bare, column_fields, column_words, outcome_words, rank_of
from fieldcraft.refusal import Refused, refuse_if_any

# A text of so many characters on average is a sentence rather than a label.
SENTENCE = 12
# What a column is said to be that is to be left out.
NOTHING = "nothing"


def guess_columns(
    header: Sequence[str], sample: Sequence[Sequence[str]], said: Mapping[str, str]
) -> dict[str, int]:
    """The place of the column for each field; `said` maps a header, or a place from 1, to a field.

    Refused, with the headers, when no column can be taken for the title, the due date or the forecast.
    """
    columns = _said_columns(header, said)
    taken = set(columns.values())
    for place in sorted(range(len(header)), key=lambda place: _rank(header[place])):
        field = column_words().get(bare(header[place]))
        if field is not None and field not in columns and place not in taken:
            columns[field] = place
            taken.add(place)
    _guess_by_content(columns, header, sample)
    lacking = [field for field in ("title", "due") if field not in columns]
    if "probability" not in columns and not {"p10", "p50", "p90"} <= columns.keys():
        lacking.append("probability")
    if lacking:
        raise Refused(
            f"No column can be taken for {' and '.join(lacking)}; the header has {', '.join(header)}. "
            f"Say which column it is (in a terminal with --map, such as --map “{header[0]}={lacking[0]}”)."
        )
    return {field: place for field, place in columns.items() if not field.startswith(NOTHING)}


def _said_columns(header: Sequence[str], said: Mapping[str, str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    problems: list[str] = []
    for column, field in said.items():
        place = _place(header, column)
        if place is None:
            problems.append(f"There is no column {column}; the header has {', '.join(header)}.")
        elif field == NOTHING:
            # Taken, so that it is not guessed for anything.
            columns[f"{NOTHING} {place}"] = place
        elif field not in column_fields():
            problems.append(f"There is no field {field}; choose {', '.join(column_fields())} or {NOTHING}.")
        elif field in columns:
            problems.append(f"Two columns were said to be {field}; choose one.")
        else:
            columns[field] = place
    refuse_if_any(problems)
    return columns


def _place(header: Sequence[str], column: str) -> int | None:
    for place, name in enumerate(header):
        if bare(name) == bare(column):
            return place
    if column.isdecimal() and 1 <= int(column) <= len(header):
        return int(column) - 1
    return None


def _rank(name: str) -> int:
    word = bare(name)
    return rank_of(word) if word in column_words() else 0


def _guess_by_content(
    columns: dict[str, int], header: Sequence[str], sample: Sequence[Sequence[str]]
) -> None:
    """Give what is still needed to the columns that hold nothing but the like of it."""
    for field, fits in (("due", _is_day), ("probability", _is_chance), ("happened", _is_outcome)):
        if field in columns or (field == "probability" and "p50" in columns):
            continue
        for place in _free(columns, header):
            cells = [row[place] for row in sample if row[place].strip()]
            if cells and all(fits(cell) for cell in cells):
                columns[field] = place
                break
    if "title" not in columns:
        lengths = {
            place: sum(len(row[place]) for row in sample) / len(sample)
            for place in _free(columns, header)
            if sample
        }
        best = max(lengths, key=lambda place: lengths[place], default=None)
        if best is not None and lengths[best] >= SENTENCE:
            columns["title"] = best


def _free(columns: Mapping[str, int], header: Sequence[str]) -> list[int]:
    taken = set(columns.values())
    return [place for place in range(len(header)) if place not in taken]


def _is_day(cell: str) -> bool:
    return read_date(cell, "dmy") is not None or read_date(cell, "mdy") is not None


def _is_chance(cell: str) -> bool:
    return read_chance(cell, "percent") is not None


def _is_outcome(cell: str) -> bool:
    return bare(cell) in outcome_words() and not cell.strip().isdigit()
