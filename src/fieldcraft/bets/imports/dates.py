"""Days as people write them; whether day or month comes first is decided over a whole column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from fieldcraft.refusal import Refused

ORDERS = ("dmy", "mdy")
# A time of day may follow, and is left out.
_REST = r"(?:[T ,].*)?"
_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_REST}", re.ASCII | re.DOTALL)
_SHORT = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_REST}", re.ASCII | re.DOTALL)
_NAMED = re.compile(rf"(\d{{1,2}})\.? ([A-Za-z]{{3}})[a-z]*\.?,? (\d{{4}}){_REST}", re.ASCII | re.DOTALL)
_NAME_FIRST = re.compile(rf"([A-Za-z]{{3}})[a-z]*\.? (\d{{1,2}}),? (\d{{4}}){_REST}", re.ASCII | re.DOTALL)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LINES_NAMED = 5


@dataclass
class OrdersSeen:
    """The lines of one column whose dates can only be day first, only month first, or either."""

    name: str
    dmy: list[int] = field(default_factory=list)
    mdy: list[int] = field(default_factory=list)
    either: list[int] = field(default_factory=list)

    def see(self, line: int, text: str) -> None:
        """Take note of one cell."""
        found = _SHORT.fullmatch(text.strip())
        # With dots the day comes first wherever dates are written so.
        if found is None or found[2] == ".":
            return
        first, second = int(found[1]), int(found[3])
        if first == second:
            return
        lines = self.dmy if first > 12 >= second else self.mdy if second > 12 >= first else self.either
        if len(lines) < LINES_NAMED:
            lines.append(line)


def decide_orders(seen: Mapping[str, OrdersSeen], said: str | None) -> dict[str, str]:
    """The order of each column by its field; `said` settles what the columns leave open.

    Refused, with the lines, when a column holds both orders, or holds dates that could be either and no
    other column of the file tells.
    """
    if said is not None and said not in ORDERS:
        raise Refused(f"The order of dates is {' or '.join(ORDERS)}, not {said}.")
    columns = list(seen.values())
    mixed = [each for each in columns if each.dmy and each.mdy]
    if mixed:
        raise Refused(_said_mixed(each) for each in mixed)
    told = {order for each in columns for order in ORDERS if getattr(each, order)}
    orders: dict[str, str] = {}
    for name, each in seen.items():
        own = "dmy" if each.dmy else "mdy" if each.mdy else None
        borrowed = next(iter(told)) if len(told) == 1 else None
        order = own or said or borrowed
        if order is None and each.either:
            raise Refused(
                f"The dates of “{each.name}” in {in_lines(each.either)} could have the day or the month "
                "first; say which (in a terminal with --dates dmy or --dates mdy)."
            )
        orders[name] = order or "dmy"
    return orders


def read_date(text: str, order: str) -> date | None:
    """The day that `text` names in this order of day and month; None when it names none."""
    text = text.strip()
    if found := _ISO.fullmatch(text):
        parts = int(found[1]), int(found[3]), int(found[4])
    elif found := _SHORT.fullmatch(text):
        day_first = order == "dmy" or found[2] == "."
        day, month = (found[1], found[3]) if day_first else (found[3], found[1])
        parts = _full_year(found[4]), int(month), int(day)
    elif found := _NAMED.fullmatch(text):
        parts = int(found[3]), _month(found[2]), int(found[1])
    elif found := _NAME_FIRST.fullmatch(text):
        parts = int(found[3]), _month(found[1]), int(found[2])
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def in_lines(lines: Sequence[int]) -> str:
    """Lines in words: "line 3", "lines 3, 4 and 9"; an ellipsis where there may be more."""
    if len(lines) == 1:
        return f"line {lines[0]}"
    if len(lines) >= LINES_NAMED:
        return f"lines {', '.join(map(str, lines))} …"
    return f"lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}"


def _said_mixed(seen: OrdersSeen) -> str:
    return (
        f"The dates of “{seen.name}” mix two orders: the day comes first in {in_lines(seen.dmy)}, "
        f"the month in {in_lines(seen.mdy)}. Write them all as YYYY-MM-DD and import again."
    )


def _full_year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _month(name: str) -> int:
    """1 to 12; 0, which no day has, for a word that is no month."""
    return _MONTHS.index(name.lower()) + 1 if name.lower() in _MONTHS else 0
