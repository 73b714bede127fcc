"""Rules of a person's own: a pattern, what it says, and what to write instead.

Patterns run under a time limit, since the wrong one can take longer than anybody waits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from fieldcraft.ads.lint.finding import Finding
from fieldcraft.ads.lint.rules import Severity
from fieldcraft.refusal import Refused

if TYPE_CHECKING:
    import regex

LONGEST_PATTERN = 500
# A pattern that needs more time for one ad is not a rule but an accident; usual ones need a thousandth of it.
SECONDS_AN_AD = 2.0
MOST_HITS = 1_000
# A call of the pattern, or of a group, from within itself: it takes half a gigabyte before any time is up.
# Escaped characters and classes come first, so that brackets in them are passed over.
_CALL = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<call>\(\?(?:R|[+-]?\d+|&\w+|P>\w+)\))", re.DOTALL)


@dataclass(frozen=True)
class OwnRule:
    """A rule that a person wrote: `pattern` is a regular expression in which case does not matter."""

    code: str
    pattern: str
    message: str
    write_instead: str
    severity: Severity = "warning"

    @cached_property
    def _compiled(self) -> regex.Pattern[str]:
        import regex

        return regex.compile(self.pattern, regex.IGNORECASE | regex.MULTILINE)

    def problem(self) -> str | None:
        """What is wrong with the pattern, in one sentence; None when it can be run."""
        import regex

        if len(self.pattern) > LONGEST_PATTERN:
            return (
                f"The pattern of {self.code} is longer than {LONGEST_PATTERN} characters; "
                "make several rules of it."
            )
        call = next((hit["call"] for hit in _CALL.finditer(self.pattern) if hit["call"]), None)
        if call:
            return (
                f"The pattern of {self.code} calls itself with {call}; "
                "write out what it should find, or make several rules of it."
            )
        try:
            empty = self._compiled.match("", timeout=SECONDS_AN_AD)
        except (regex.error, OverflowError, RecursionError, MemoryError) as error:
            why = f" ({error})" if str(error) else ""
            return f"The pattern of {self.code} is no regular expression{why}; mend it."
        except TimeoutError:
            return self._too_slow()
        return f"The pattern of {self.code} fits everywhere; let it name some word." if empty else None

    def findings(self, text: str) -> Iterator[Finding]:
        """Every place that the pattern fits, a thousand at the most."""
        try:
            for number, hit in enumerate(self._compiled.finditer(text, timeout=SECONDS_AN_AD)):
                if number == MOST_HITS:
                    return
                if hit.end() > hit.start():
                    yield Finding(
                        start=hit.start(),
                        end=hit.end(),
                        code=self.code,
                        severity=self.severity,
                        message=self.message,
                        write_instead=self.write_instead,
                        ask=self.write_instead,
                        what=hit[0],
                    )
        except TimeoutError:
            raise Refused(self._too_slow()) from None

    def _too_slow(self) -> str:
        return (
            f"The pattern of {self.code} takes more than {SECONDS_AN_AD:.0f} seconds for one ad; "
            "take out repetitions inside repetitions, such as (a+)+."
        )
