"""Ignores written into an ad: "fieldcraft: ignore FC104", in a comment or as plain text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from fieldcraft.ads.lint.finding import Finding, Lines, finding

# With the marks of a comment around it, and an optional reason after "--".
_DIRECTIVE = re.compile(
    r"(?:<!--|\[//\]: # \(|#|//|\[)?[ \t]*fieldcraft:[ \t]*ignore(?P<file>-file)?[ \t]+"
    r"(?P<codes>[A-Za-z]{1,10}[0-9]{1,5}(?:[ \t]*,[ \t]*[A-Za-z]{1,10}[0-9]{1,5}){0,50})"
    r"(?:[ \t]*--(?!>)[^\r\n\]>)]{0,200})?[ \t]*(?:-->|\)|\])?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Ignore:
    """One code that is ignored: on a line, or, where `line` is None, in the whole ad."""

    code: str
    line: int | None
    start: int
    end: int


def ignores_in(text: str, lines: Lines) -> tuple[list[Ignore], str]:
    """The ignores of `text`, and the text with blanks in their place, so that all offsets stay.

    An ignore on a line with other text is about that line, one on a line of its own about the next line
    that holds any; "ignore-file" is about the whole ad.
    """
    found: list[Ignore] = []
    blanked = _DIRECTIVE.sub(lambda hit: " " * len(hit[0]), text)
    for hit in _DIRECTIVE.finditer(text):
        line = None if hit["file"] else _line_meant(lines, Lines(blanked, lines.starts), hit.start())
        codes = re.split(r"[ \t]*,[ \t]*", hit["codes"])
        found += [Ignore(code.upper(), line, hit.start(), hit.end()) for code in codes]
    return found, blanked


def _line_meant(lines: Lines, blanked: Lines, place: int) -> int:
    line, _ = lines.at(place)
    for number in range(line, len(lines.starts) + 1):
        if blanked.line(number).strip():
            return number
    return line


def apply_ignores(
    found: Iterable[Finding], ignores: Sequence[Ignore], lines: Lines, known: Collection[str]
) -> list[Finding]:
    """The findings that no ignore is about, and findings about ignores that are mistaken or of no use.

    Nothing can ignore what is found about ignores: it is mended where it stands.
    """
    used: set[Ignore] = set()
    kept: list[Finding] = []
    by_code: dict[str, list[Ignore]] = {}
    for each in ignores:
        by_code.setdefault(each.code, []).append(each)
    for one in found:
        line, _ = lines.at(one.start)
        about = [
            each
            for each in by_code.get(one.code, ())
            if each.line is None or (each.line == line and not one.whole_ad)
        ]
        used.update(about)
        if not about:
            kept.append(one)
    for each in ignores:
        if each.code not in known:
            kept.append(finding("FC001", each.start, each.end, each.code))
        elif each not in used:
            kept.append(finding("FC002", each.start, each.end, each.code))
    return kept
