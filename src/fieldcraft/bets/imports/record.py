"""One row of a table, read field by field; what is wrong with it is collected."""

from __future__ import annotations

import math
import re
from datetime import date

from fieldcraft.bets.imports.chances import read_chance
from fieldcraft.bets.imports.dates import read_date
from fieldcraft.bets.imports.plan import Plan
from fieldcraft.bets.imports.table import Row
from fieldcraft.bets.imports.words import bare, outcome_words
from fieldcraft.bets.spreadsheet_rows import FORMULA_STARTS
from fieldcraft.fields import shown

NUMBER = re.compile(r"[-+]?(\d{1,300}([.,]\d{0,300})?|[.,]\d{1,300})(e[-+]?\d{1,3})?", re.ASCII | re.I)
# 1,000 is a thousand to some and one to others.
THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2},\d{3}", re.ASCII)


class Record:
    """The cells of one row by field; a reader that finds something wrong adds a sentence to `problems`."""

    def __init__(self, row: Row, plan: Plan) -> None:
        self.row = row
        self.plan = plan
        self.problems: list[str] = []

    @property
    def line(self) -> int:
        return self.row.line

    def text(self, field: str) -> str:
        """The text of a field; empty when there is no such column. The apostrophe of an export is dropped."""
        place = self.plan.columns.get(field)
        text = "" if place is None else self.row.cells[place].strip()
        guarded = text.startswith("'") and text.lstrip("'").startswith(FORMULA_STARTS)
        return text[1:] if guarded else text

    def texts(self, field: str) -> list[str]:
        """The parts of a text between semicolons, else between commas."""
        text = self.text(field)
        return [part.strip() for part in text.split(";" if ";" in text else ",") if part.strip()]

    def day(self, field: str, label: str) -> date | None:
        """The day in a field; None when it is empty or none."""
        text = self.text(field)
        if not text:
            return None
        day = read_date(text, self.plan.orders.get(field, "dmy"))
        if day is None:
            self.problems.append(f"The {label} {shown(text)} is not a day; write it as YYYY-MM-DD.")
        return day

    def chance(self, field: str = "probability") -> float | None:
        """The probability from 0 to 1; None when it is empty or none."""
        text = self.text(field)
        if not text:
            return None
        chance = read_chance(text, self.plan.scale)
        if chance is None:
            self.problems.append(
                f"The probability {shown(text)} is none; write a number from 0 to 1 or a percentage."
            )
        return chance

    def number(self, field: str) -> float | None:
        """The number in a field, with a decimal point or comma; None when it is empty or none."""
        text = self.text(field).removesuffix("%").strip()
        if not text:
            return None
        number = float(text.replace(",", ".")) if NUMBER.fullmatch(text) else math.inf
        if THOUSANDS.fullmatch(text) or not math.isfinite(number):
            self.problems.append(
                f"The {field} {shown(text)} is no plain number; write one such as 1234.5, without separators."
            )
            return None
        return number

    def answer(self) -> str:
        """yes, no, void, or empty while nobody knows."""
        text = self.text("happened")
        if not text:
            return ""
        said = outcome_words().get(bare(text))
        if said is None:
            self.problems.append(f"The outcome {shown(text)} is unknown; write yes, no or void.")
        return "" if said in (None, "open") else str(said)
