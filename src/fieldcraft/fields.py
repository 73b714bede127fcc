"""Reading the fields of a JSON object that somebody else wrote, and saying all that is wrong with it."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from fieldcraft.refusal import Refused
from fieldcraft.typed import UNSURE, could_be_two

TITLE_LIMIT = 200
TEXT_LIMIT = 10_000
LIST_LIMIT = 100
LAST_YEAR = 2100
# Unicode's categories Cc, but for line end and tab, and Cs.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Fields:
    """The fields of one JSON object; each reader returns a clean value, or notes what is wrong.

    `problems` collects one sentence a fault; a reader that noted one returns an empty value, so that
    reading goes on and the writer is told of everything at once.
    """

    def __init__(self, value: object, known: Iterable[str], what: str, problems: list[str]) -> None:
        self.what = what
        self.problems = problems
        self.values: Mapping[str, Any] = {}
        if not isinstance(value, Mapping):
            problems.append(f"The {what} must be a JSON object with named fields, not {shown(value)}.")
            return
        self.values = value
        self._refuse_unknown(tuple(known))

    def _refuse_unknown(self, known: tuple[str, ...]) -> None:
        if not set(known).issuperset(self.values):
            for name in (name for name in self.values if name not in known):
                near = get_close_matches(str(name), known, 1)
                hint = f"did you mean {near[0]}?" if near else f"it may have {', '.join(known)}."
                self.problems.append(f"The {self.what} has no field {shown(name)}; {hint}")

    def given(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self.values.get(name) is not None

    def text(self, name: str, limit: int = TEXT_LIMIT) -> str:
        """A text without blanks around it; empty when it is missing."""
        return self._clean(self.values.get(name, ""), name, limit)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, without the blank ones; empty when it is missing."""
        values = self.values.get(name)
        if values is None:
            return ()
        if not isinstance(values, list | tuple):
            self.problems.append(f"The {self._label(name)} must be a list of texts, not {shown(values)}.")
            return ()
        if len(values) > LIST_LIMIT:
            self.problems.append(
                f"The {self._label(name)} has {len(values):,} lines; keep the {LIST_LIMIT} that matter."
            )
            return ()
        cleaned = [self._clean(value, name, TEXT_LIMIT, " list") for value in values]
        return tuple(text for text in cleaned if text)

    def number(self, name: str, example: str = "3.5") -> float | None:
        """A finite number; None when it is missing or none."""
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, str) and could_be_two(value):
            self.problems.append(f"The {self._label(name)} {shown(value)} {UNSURE}")
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.problems.append(
                f"The {self._label(name)} must be a number such as {example}, not {shown(value)}."
            )
            return None
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            self.problems.append(f"The {self._label(name)} must be a finite number such as {example}.")
            return None
        return number

    def whole(self, name: str) -> int | None:
        """A whole number; None when it is missing or none."""
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.problems.append(f"The {self._label(name)} must be a whole number, not {shown(value)}.")
            return None
        return value

    def flag(self, name: str) -> bool | None:
        """True or false; None when it is missing or neither."""
        value = self.values.get(name)
        if value is None or isinstance(value, bool):
            return value
        self.problems.append(f"The {self._label(name)} must be true or false, not {shown(value)}.")
        return None

    def choice(self, name: str, allowed: Iterable[str], default: str = "") -> str:
        """One of the allowed words; `default` when it is missing, which is refused when that is empty."""
        options = tuple(allowed)
        value = self.values.get(name)
        if value is None and default:
            return default
        if isinstance(value, str) and value in options:
            return value
        choose = f"choose {' or '.join(options)}."
        if value is None or value == "":
            self.problems.append(f"The {self._label(name)} is missing; {choose}")
        else:
            self.problems.append(f"The {self._label(name)} {shown(value)} is unknown; {choose}")
        return ""

    def day(self, name: str) -> date | None:
        """A day of the calendar written YYYY-MM-DD, up to the year 2100; None when it is missing."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return read_day(value, self._label(name))
        except Refused as refused:
            self.problems.extend(refused.problems)
            return None

    def _label(self, name: str) -> str:
        return name.replace("_", " ")

    def _clean(self, value: object, name: str, limit: int, part: str = "") -> str:
        # Most texts are a line of letters, in which there is nothing to look for.
        if isinstance(value, str) and len(value) <= limit and value.isprintable():
            return value.strip()
        if value is None:
            return ""
        label = self._label(name) + part
        if not isinstance(value, str):
            self.problems.append(f"The {label} must be text, not {shown(value)}.")
            return ""
        text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
        if len(text) > limit:
            self.problems.append(
                f"The {label} has {len(text):,} characters; shorten it to {limit:,} at the most."
            )
            return ""
        if CONTROL.search(text):
            self.problems.append(f"The {label} holds control characters; write it anew as plain text.")
            return ""
        return text


def parse_json(text: str, name: str) -> Any:
    """The JSON value in a text; Refused with what is wrong in the file of this name, and where."""
    try:
        return json.loads(text, object_pairs_hook=named_once)
    except json.JSONDecodeError as error:
        raise Refused(
            f"{name} is not JSON: {error.msg} in line {error.lineno}, column {error.colno}; mend it there."
        ) from None
    except (ValueError, RecursionError):
        raise Refused(f"{name} holds JSON that is nested too deep or has a number too long.") from None


def named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object from its fields; Refused when one stands twice: nobody can say which was meant."""
    values = dict(pairs)
    if len(values) < len(pairs):
        twice = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise Refused(f"The field {shown(twice)} stands twice in one JSON object; keep one of them.")
    return values


def read_day(value: object, label: str) -> date:
    """The day that a text YYYY-MM-DD names; Refused when there is no such day or it lies after 2100."""
    if not isinstance(value, str) or not DATE.fullmatch(value):
        raise Refused(f"The {label} {shown(value)} is not a date; write it as YYYY-MM-DD.")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise Refused(f"The {label} {value} is not a day of the calendar; look the day up again.") from None
    if day.year > LAST_YEAR:
        raise Refused(f"The {label} {value} lies after the year {LAST_YEAR}; choose a nearer day.")
    return day


def shown(value: object) -> str:
    """A value as it stood in the JSON, cut short so that it fits into a sentence."""
    text = json.dumps(value, ensure_ascii=False, default=repr).encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= 40 else f"{text[:37]}..."
