"""A draft of a better ad, made from the ad and from what the manager answers; nothing is invented.

Each passage with findings becomes one question. Its answer, in the manager's own words, takes the place of
the passage; what is not answered stays as it was, and is said.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fieldcraft.ads.lint.check import Linted
from fieldcraft.ads.lint.finding import Finding, Lines
from fieldcraft.ads.lint.rules import words
from fieldcraft.fields import CONTROL
from fieldcraft.refusal import refuse_if_any

# Answers are sentences of an ad; a longer one was pasted into the wrong field.
LONGEST_ANSWER = 2_000


@dataclass(frozen=True)
class Question:
    """What the manager is asked about one passage, or about the whole ad (`start` is None then).

    `id` is "line.column" of the passage, or the rule's code. `passage` is the text that an answer replaces.
    """

    id: str
    ask: tuple[str, ...]
    findings: tuple[Finding, ...]
    passage: str = ""
    start: int | None = None
    end: int | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "passage": self.passage,
            "ask": list(self.ask),
            "codes": [each.code for each in self.findings],
            "write_instead": [each.write_instead for each in self.findings],
        }


@dataclass(frozen=True)
class Draft:
    """The draft, and the questions that were not answered."""

    text: str
    open: tuple[Question, ...]


def questions(linted: Linted) -> tuple[Question, ...]:
    """One question a passage in reading order, then those about the whole ad."""
    lines = Lines.of(linted.text)
    by_passage: dict[tuple[int, int], list[Finding]] = {}
    whole: list[Finding] = []
    for each in linted.findings:
        if each.whole_ad:
            if each.code in words().headings:
                whole.append(each)
        elif each.ask:
            by_passage.setdefault(_passage(linted, each), []).append(each)
    asked = [
        Question(
            id=".".join(map(str, lines.at(start))),
            ask=tuple(dict.fromkeys(each.ask for each in found)),
            findings=tuple(found),
            passage=linted.text[start:end],
            start=start,
            end=end,
        )
        for (start, end), found in sorted(by_passage.items())
    ]
    return (*asked, *(Question(each.code, (each.ask,), (each,)) for each in whole))


def _passage(linted: Linted, each: Finding) -> tuple[int, int]:
    """The sentence that a finding begins in."""
    number = bisect_right(linted.reading.sentences, each.start, key=lambda sentence: sentence.start) - 1
    sentence = linted.reading.sentences[max(number, 0)]
    inside = sentence.start <= each.start < sentence.end
    return (sentence.start, sentence.end) if inside else (each.start, each.end)


def read_answers(value: object, asked: Sequence[Question]) -> dict[str, str]:
    """Answers of unknown origin: from a question's id to a text; an empty text takes the passage out.

    Raises Refused with everything that is wrong.
    """
    problems: list[str] = []
    known = {each.id for each in asked}
    if not isinstance(value, dict):
        problems.append('The answers are no object; write {"3.1": "what the ad should say there"}.')
    else:
        for id, answer in value.items():
            if id not in known:
                listed = ", ".join(sorted(known)) or "none"
                problems.append(f"There is no question {id} about this ad; there are {listed}.")
            elif not isinstance(answer, str):
                problems.append(f"The answer to {id} is no text; write it in quotes.")
            elif len(answer) > LONGEST_ANSWER:
                problems.append(
                    f"The answer to {id} is longer than {LONGEST_ANSWER:,} characters; shorten it."
                )
            elif CONTROL.search(answer):
                problems.append(f"The answer to {id} holds control characters; write it anew as plain text.")
    refuse_if_any(problems)
    return dict(value) if isinstance(value, dict) else {}


def rewritten(linted: Linted, answers: Mapping[str, str]) -> Draft:
    """The draft: each answered passage replaced, what was missing added below its heading at the end."""
    asked = questions(linted)
    text, at = "", 0
    for each in asked:
        if each.start is None or each.end is None or each.id not in answers:
            continue
        answer = answers[each.id].strip()
        text += linted.text[at : each.start] + answer
        at = each.end
        if not answer:
            text, at = _without_empty_bullet(text, linted.text, at)
    text += linted.text[at:]
    added = _added(each for each in asked if each.start is None and answers.get(each.id, "").strip())
    unanswered = tuple(each for each in asked if each.id not in answers)
    if added:
        parts = [f"{heading}\n\n{answers[id].strip()}" for heading, id in added]
        text = "\n\n".join([text.rstrip(), *parts]) + "\n"
    return Draft(text, unanswered)


def _added(asked: Iterable[Question]) -> list[tuple[str, str]]:
    return [(words().headings[each.id], each.id) for each in asked]


def _without_empty_bullet(text: str, original: str, at: int) -> tuple[str, int]:
    """Take the bullet and its line out too, where a passage that was alone on its line is taken out."""
    line_start = max(text.rfind("\n"), text.rfind("\r")) + 1
    rest_end = at
    while rest_end < len(original) and original[rest_end] not in "\r\n":
        rest_end += 1
    if text[line_start:].strip(" \t-*•·–—") or original[at:rest_end].strip():
        return text, at
    while rest_end < len(original) and original[rest_end] in "\r\n":
        rest_end += 1
        if original[rest_end - 1] == "\n":
            break
    return text[:line_start], rest_end
