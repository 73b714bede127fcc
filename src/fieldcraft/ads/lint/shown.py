"""Findings as people read them: the place, the rule, the line of the ad with a mark below it."""

from __future__ import annotations

import unicodedata

from fieldcraft.ads.lint.finding import Finding, Lines

# A longer line is cut around what was found.
_WIDEST = 100
_BEFORE = 30


def as_text(file: str, each: Finding, lines: Lines) -> str:
    """One finding in a few lines of text."""
    number, column = lines.at(each.start)
    head = f"{file}:{number}:{column}: {each.severity} {each.code} {each.message}"
    if each.whole_ad:
        return f"{head}\n  write: {each.write_instead}"
    line = lines.line(number)
    excerpt, mark = _marked(line, column - 1, min(each.end - each.start, len(line) - column + 1))
    return f"{head}\n{number:>5} | {excerpt}\n      | {mark}\n  write: {each.write_instead}"


def _marked(line: str, start: int, length: int) -> tuple[str, str]:
    """The part of a line that is shown, and the marks that stand below the part that was found."""
    begin = max(0, start - _BEFORE) if len(line) > _WIDEST else 0
    end = min(len(line), begin + _WIDEST)
    length = max(1, min(length, end - start))
    left = "… " if begin else ""
    right = " …" if end < len(line) else ""
    before = left + _plain(line[begin:start])
    found = _plain(line[start : start + length])
    return (
        before + found + _plain(line[start + length : end]) + right,
        " " * _columns(before) + "^" * max(1, _columns(found)),
    )


def _plain(text: str) -> str:
    """Text in which every tab is a blank and nothing steers the terminal."""
    return "".join(" " if mark == "\t" else mark for mark in text if mark == "\t" or mark.isprintable())


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(mark) else 2 if unicodedata.east_asian_width(mark) in "WF" else 1
        for mark in text
    )
