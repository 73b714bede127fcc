"""Numbers as people type them: what pages print can be typed back; what could be two numbers is not guessed.

A point stands before decimals. Thousands may be parted by commas, as pages do it, by blanks or apostrophes. A
comma stands before decimals only where it cannot part thousands: "1,5" and "0,125", not "1,500".
"""

from __future__ import annotations

import re
from decimal import Decimal

# Longer than any number that a page prints, and no longer than what is quickly read.
_LONGEST = 400
_BLANKS = " \t\u00a0\u2007\u2009\u202f"
# What a page prints so that it does not break off at a line's end.
_MINUS = "\u2212"
_PLAIN = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_GROUPED = re.compile(
    rf"[1-9]\d{{0,2}}(?P<parted>[,'\u2019{_BLANKS}])\d{{3}}(?:(?P=parted)\d{{3}})*(?P<places>[.,]\d+)?",
    re.ASCII,
)
_COMMA = re.compile(r"(\d+),(\d+)", re.ASCII)
_SEPARATED = re.compile(rf"[+\-{_MINUS}]?\d[\d.,'\u2019{_BLANKS}]*\d", re.ASCII)
# What to type instead of a number that could be two.
UNSURE = "cannot be read for sure; put a point before decimals, such as 0.5 or 1,500.5."


def typed_number(text: str, *units: str) -> float | str | None:
    """The number that somebody typed; the text itself when it is none, to be refused by who reads it.

    One of the `units` may stand behind the number. None when nothing was typed.
    """
    text = text.strip()
    plain = _plain(_without_unit(text, units))
    return (text or None) if plain is None else float(plain)


def typed_whole(text: str, digits: int = 9) -> int | str | None:
    """The whole number from 0 on that somebody typed, of so many digits at most; else as `typed_number`."""
    text = text.strip()
    plain = _plain(text)
    known = plain is not None and plain.isdigit() and len(plain) <= digits
    return int(plain) if plain is not None and known else text or None


def typed_percent(text: str) -> float | str | None:
    """The probability that "70 %", "70" or "0.7" stand for; other text as it was typed; None when blank.

    A bare 1 stays text: it could be one percent or certainty.
    """
    text = text.strip()
    signed = text.endswith("%")
    plain = _plain(_without_unit(text, ("%",)))
    if plain is None:
        return text or None
    number = Decimal(plain)
    if not 0 <= number <= 100 or (number == 1 and not signed):
        return text
    if not signed and 0 < number < 1:
        return float(number)
    return float(number / 100)


def could_be_two(text: str) -> bool:
    """Whether a text is digits and separators that may stand for more than one number."""
    digits = _without_unit(text.strip(), ("%",))
    if len(digits) > _LONGEST or not _SEPARATED.fullmatch(digits):
        return False
    return _plain(digits) is None or "," in digits


def plain_whole(text: str, digits: int = 9) -> int | None:
    """The whole number that a program wrote into an address or a file; None for what is no such thing."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else None


def _without_unit(text: str, units: tuple[str, ...]) -> str:
    for unit in units:
        if unit and text.endswith(unit):
            rest = text.removesuffix(unit)
            # "15" is no 1 with the unit 5.
            if rest.rstrip() != rest or not unit[0].isalnum():
                return rest.rstrip()
    return text


def _plain(text: str) -> str | None:
    """The number as a program writes it; None for what is none, or could be two."""
    if len(text) > _LONGEST:
        return None
    number = text.replace(_MINUS, "-")
    sign = "-" if number.startswith("-") else ""
    number = number[1:] if number.startswith(("-", "+")) else number
    if _PLAIN.fullmatch(number):
        return sign + number
    if grouped := _GROUPED.fullmatch(number):
        parted, places = grouped["parted"], grouped["places"] or ""
        # After blanks a comma can stand before decimals, if it does not part thousands itself.
        if places.startswith(",") and (parted == "," or len(places) == 4):
            return None
        whole = number.removesuffix(places).replace(parted, "")
        return sign + whole + places.replace(",", ".")
    if comma := _COMMA.fullmatch(number):
        whole, places = comma.groups()
        if len(places) != 3 or whole == "0":
            return f"{sign}{whole}.{places}"
    return None
