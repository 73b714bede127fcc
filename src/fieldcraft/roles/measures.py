"""Numbers in a criterion: whether one says how much, and whether it is said where it stands today."""

from __future__ import annotations

import re

from fieldcraft.roles.lexicon import lexicon, words_of

# Numbers that say when, not how much.
WHEN = re.compile(
    r"\b(?:19|20)\d\d(?:-\d\d-\d\d)?\b|\b[qh][1-4]\b"
    r"|\b(?:in|within|over|after|for|during)\s+(?:the\s+)?(?:first\s+|next\s+|last\s+)?"
    r"(?:\d+|one|two|three|four|six|nine|twelve)\s+(?:months?|quarters?|years?|sprints?)\b"
)
AMOUNT = r"(?:\d|zero|none|no\b|half|once|never|one|two|three)"
FROM_TO = re.compile(rf"\bfrom\b[^.;]{{0,60}}?{AMOUNT}[^.;]{{0,80}}?\bto\b|→|->")
FROM = re.compile(
    r"\bfrom (?:about |around |some |roughly )?(?:an? )?"
    r"(?:[^\W\d_]{0,3}\d|zero|none|half|third|quarter|dozen|hundred)"
)
SHARE = re.compile(
    r"\d\s*(?:%|percent|per cent|points)|\b(?:\d+|two|three|four|five) (?:of|in|out of) (?:the )?\w+"
    r"|at (?:least|most) \w+|(?:more|less|fewer) than \w+"
)
DIGIT = re.compile(r"\d")


def has_number(text: str) -> bool:
    """Whether a number, in digits or words, says how much; days and years do not."""
    left = WHEN.sub(" ", text.lower())
    return bool(DIGIT.search(left)) or lexicon().has("counts", words_of(left))


def goes_from_to(text: str) -> bool:
    """Whether it says from what to what."""
    return FROM_TO.search(text.lower()) is not None


def has_start(text: str) -> bool:
    """Whether it says where a number stands today."""
    lowered = text.lower()
    if FROM_TO.search(lowered) or FROM.search(lowered):
        return True
    return lexicon().phrases["baselines"].first_in(words_of(lowered)) is not None


def has_share(text: str) -> bool:
    """Whether a text on how something is seen says how much of it: a share, a range, so many of so many."""
    return goes_from_to(text) or SHARE.search(text.lower()) is not None
