"""What the linter found: where, which rule, how serious, and what to write instead."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from fieldcraft.ads.lint.rules import Severity, rules

# So much of what was found is shown in a message.
_LONGEST_SHOWN = 80


@dataclass(frozen=True, order=True)
class Finding:
    """A finding at characters `start` to `end` of a text.

    One that is about the whole ad stands at the ad's first word. `what` are the words that were found.
    """

    start: int
    end: int
    code: str
    severity: Severity
    message: str
    write_instead: str
    ask: str
    what: str
    whole_ad: bool = False


@dataclass(frozen=True)
class Lines:
    """The lines of a text: where each starts, so that a place can be told as line and column, from 1."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        """The lines of `text`; \\n, \\r\\n and \\r end a line, nothing else does."""
        parts = text.replace("\r\n", "\n\n").replace("\r", "\n")
        ends = (at + 1 for at, mark in enumerate(parts) if mark == "\n")
        starts = [0, *ends]
        # "\r\n" became two line ends; the first of them ends nothing.
        return cls(text, tuple(at for at in starts if not text.startswith("\r\n", at - 1)))

    def at(self, place: int) -> tuple[int, int]:
        """Line and column of a character, both from 1."""
        line = bisect_right(self.starts, place)
        return line, place - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Line `number`, from 1, without its end."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


def finding(
    code: str, start: int, end: int, what: str, *, whole_ad: bool = False, nearer: str = ""
) -> Finding:
    """The finding of rule `code` at `start` to `end`, where `what` stands.

    `nearer` is an example for just this thing of what to write; it goes behind what the rule says.
    """
    rule = rules()[code]
    shown = shortened(what)
    return Finding(
        start=start,
        end=end,
        code=code,
        severity=rule.severity,
        message=rule.message.format(what=shown),
        write_instead=rule.instead.format(what=shown) + (f" For instance: {nearer}" if nearer else ""),
        ask=rule.ask.format(what=shown),
        what=what,
        whole_ad=whole_ad,
    )


def shortened(text: str, longest: int = _LONGEST_SHOWN) -> str:
    """`text` on one line, cut between words where it is long."""
    words = " ".join(text.split())
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def to_dict(file: str, each: Finding, lines: Lines) -> dict[str, Any]:
    """The finding in the shape of CONTRACTS.md, `ads lint`."""
    line, column = lines.at(each.start)
    return {
        "file": file,
        "line": line,
        "column": column,
        "start": each.start,
        "end": each.end,
        "code": each.code,
        "severity": each.severity,
        "message": each.message,
        "write_instead": each.write_instead,
    }
