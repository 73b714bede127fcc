"""Lint one ad: all rules, those of the person too, less what the settings and the ad itself ignore."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fieldcraft.ads.lint.credentials import beginners_years, contradictions, credential_findings
from fieldcraft.ads.lint.finding import Finding, Lines
from fieldcraft.ads.lint.ignores import apply_ignores, ignores_in
from fieldcraft.ads.lint.rules import rules
from fieldcraft.ads.lint.sentences import sentence_findings, whole_ad_findings, word_findings
from fieldcraft.ads.lint.settings import Settings
from fieldcraft.ads.read import read_ad
from fieldcraft.ads.reading import AdReading


@dataclass(frozen=True)
class Linted:
    """What linting an ad came to: its findings in reading order, and how it was read.

    `labelled` says whether sentences could be told apart by kind; where not, only credentials and words
    were looked at.
    """

    text: str
    reading: AdReading
    findings: tuple[Finding, ...]

    @property
    def labelled(self) -> bool:
        return any(each.label for each in self.reading.sentences)


# Every rule as it is.
_PLAIN = Settings()


def lint(text: str, settings: Settings = _PLAIN, file: str = "") -> Linted:
    """Lint the ad `text`; `file` is the path by which the settings may know it.

    Raises Refused where a rule of the person's own cannot be run.
    """
    lines = Lines.of(text)
    ignores, without = ignores_in(text, lines)
    reading = read_ad(without)
    own = {rule.code for rule in settings.rules}
    found = [each for each in _all(reading, settings) if settings.wants(each.code, file)]
    kept = apply_ignores(found, ignores, lines, known=rules().keys() | own)
    kept = [each for each in kept if settings.wants(each.code, file)]
    graded = (replace(each, severity=settings.severity.get(each.code, each.severity)) for each in kept)
    return Linted(text, reading, tuple(sorted(graded)))


def _all(reading: AdReading, settings: Settings) -> Iterator[Finding]:
    yield from credential_findings(reading)
    yield from contradictions(reading)
    yield from beginners_years(reading)
    yield from word_findings(reading)
    yield from sentence_findings(reading)
    yield from whole_ad_findings(reading)
    for rule in settings.rules:
        yield from rule.findings(reading.text)
