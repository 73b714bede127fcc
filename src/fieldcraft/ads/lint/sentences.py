"""Findings about sentences: what is to be produced, what nobody can verify, and what the ad leaves out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from fieldcraft.ads.kinds.sentences import is_headline
from fieldcraft.ads.lint.finding import Finding, finding
from fieldcraft.ads.lint.rules import words
from fieldcraft.ads.reading import AdReading, Label, Sentence
from fieldcraft.ads.words import words_of

_PRODUCED: tuple[Label, ...] = ("responsibility", "artifact")
_WISHES: tuple[Label, ...] = ("credential", "skill", "vague")
# Fewer sentences are a remark, not an ad: what they leave out says nothing.
_SHORTEST_AD = 3
# A number that is no year of experience, a share, or a day to see it by.
_MEASURED = re.compile(
    r"\d|\b(?:half|halve|double|triple|by (?:january|february|march|april|may|june|july|august|september|"
    r"october|november|december|spring|summer|autumn|fall|winter|the end of))\b",
    re.IGNORECASE,
)

# "from 31 % to 50 %", "from six weeks to two": a change, however its sentence reads.
_NUMBER = r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|none)"
_FROM_TO = re.compile(rf"\bfrom\s+{_NUMBER}\b(?:\s\S+){{0,4}}?\s+to\s+{_NUMBER}\b", re.IGNORECASE)
_OF_MONEY: tuple[Label, ...] = ("benefit", "credential")


def word_findings(reading: AdReading) -> Iterator[Finding]:
    """Words that nobody can verify, and pressure named as if it were a virtue."""
    for code, pattern in (("FC301", words().traits), ("FC302", words().pressure)):
        for hit in pattern.finditer(reading.text):
            yield finding(code, hit.start(), hit.end(), hit[0])


def sentence_findings(reading: AdReading) -> Iterator[Finding]:
    """Sentences whose point is a document, a change without a measure, or nothing that could be checked.

    One whose kind is less likely than not is passed over: nobody is told to mend what we only guess.
    """
    for each in reading.sentences:
        text = each.text
        if not each.likely:
            continue
        if each.label == "artifact":
            yield finding("FC201", each.start, each.end, text)
        elif each.label == "outcome" and not (_MEASURED.search(text) or is_headline(text, words_of(text))):
            yield finding("FC204", each.start, each.end, text)
        elif each.label == "vague" and not (words().traits.search(text) or words().pressure.search(text)):
            yield finding("FC303", each.start, each.end, text)


def whole_ad_findings(reading: AdReading) -> Iterator[Finding]:
    """What the ad as a whole does too much of, or leaves out. Nothing is said of an ad without labels."""
    counted = Counter(each.label for each in reading.sentences if each.label)
    if counted.total() < _SHORTEST_AD:
        return
    limits = words().limits
    first = reading.sentences[0]
    outcomes, produced = counted["outcome"], sum(counted[label] for label in _PRODUCED)
    if not outcomes and not any(map(_states_a_change, reading.sentences)):
        yield _of_whole("FC202", first)
    elif (
        outcomes
        and produced >= limits["produced_at_least"]
        and produced > limits["produced_for_one_change"] * outcomes
    ):
        changes = "1 change" if outcomes == 1 else f"{outcomes} changes"
        yield _of_whole("FC203", first, f"{produced} tasks and documents and {changes}")
    wishes = sum(counted[label] for label in _WISHES)
    if wishes > limits["wishes"]:
        yield _of_whole("FC404", first, str(wishes))
    coached = counted["coaching"] or words().coaches.search(reading.text)
    if not coached:
        yield _of_whole("FC401", first)
    if not (counted["learning_culture"] or words().mistakes.search(reading.text)):
        yield _of_whole("FC402", first)
    if not words().decides.search(reading.text):
        yield _of_whole("FC403", first)


def _states_a_change(each: Sentence) -> bool:
    return each.label not in _OF_MONEY and bool(_FROM_TO.search(each.text))


def _of_whole(code: str, first: Sentence, what: str = "") -> Finding:
    return finding(code, first.start, first.end, what, whole_ad=True)
