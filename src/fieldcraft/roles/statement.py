"""What a statement of change says: a change, or something done or produced, a trait, a credential.

English only, by words and their order; no grammar is parsed. The effect that is named behind a means counts
for the whole ("ship the export so that tickets fall from 120 to 40"). Else the rules are tried in the order
of RULES: numbers that move are a change unless they count what was produced; then the first verb decides,
then who or what the statement is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from fieldcraft.roles.lexicon import Lexicon, lexicon, words_of
from fieldcraft.roles.measures import goes_from_to, has_number, has_start

Kind = Literal["change", "activity", "artifact", "trait", "credential", "unclear", "empty"]
Words = tuple[str, ...]

YEARS = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\s*\+?(?:\s*(?:-|–|to)\s*\d+)?\s*\+?"
    r"\s*(?:or more\s+)?years?['’]?"
    r"\s+(?:of\b|in\b|as\b|experience\b|working\b|leading\b|managing\b|product\b)"
)
TO_CHANGE = re.compile(r"[,.]?\s+(?:in order\s+|so as\s+)?to\s+(\w+)")
# What opens a statement of duty; what stands behind it has to be a change of its own.
DUTY = re.compile(
    r"(?:ensur\w+|mak(?:e|es|ing) sure|(?:be |is |are )?(?:responsible|accountable)|in charge)\b.{0,40}"
)


@dataclass(frozen=True)
class Statement:
    """The kind of a statement and the word that gave it away; `numbered`: a number says how much.

    `started`: it says where a number stands today. `moves`: it is about a number that moves, so that it
    needs both. `loose`: somebody does something, but in their heads or by a word that settles nothing.
    """

    kind: Kind
    word: str = ""
    numbered: bool = False
    started: bool = False
    moves: bool = False
    loose: bool = False


@dataclass(frozen=True)
class Clause:
    """A clause to be read: its text in lower case, and its words without what merely opens it."""

    text: str
    words: Words
    numbered: bool
    known: Lexicon

    @classmethod
    def of(cls, text: str) -> Clause:
        known = lexicon()
        return cls(text, _without_opening(words_of(text), known), has_number(text), known)

    def quote(self, place: int, length: int) -> str:
        return " ".join(self.words[place : place + length])

    def find(self, name: str) -> tuple[int, int] | None:
        """Place and length of the first phrase of a list."""
        return self.known.phrases[name].first_in(self.words)

    def has(self, name: str) -> bool:
        return self.known.has(name, self.words)

    @property
    def is_loose(self) -> bool:
        """Whether it is about minds, or by a word that settles nothing, without a number."""
        in_mind = not self.known.minds.keys().isdisjoint(self.words)
        return not self.numbered and (in_mind or self.has("loose"))

    @property
    def people_at(self) -> int | None:
        """Where the first word for people stands."""
        return next((at for at, word in enumerate(self.words) if self.known.is_people(word)), None)

    @property
    def moves_at(self) -> int | None:
        """Where a verb stands by which a number moves; as the first word it says what this person does."""
        known = self.known
        moving = (at for at, word in enumerate(self.words) if word in known.moving)
        return next((at for at in moving if at > 0 or self.words[at] not in known.changing), None)


def read_statement(text: str) -> Statement:
    """What an English text says."""
    lowered = text.lower()
    if not words_of(text) or " ".join(lowered.split()) in lexicon().sets["placeholders"]:
        return Statement("empty")
    return replace(_read(lowered), numbered=has_number(text), started=has_start(text))


def is_english(text: str) -> bool:
    """Whether a text reads as English; a short one does unless its small words are foreign."""
    words, known = words_of(text), lexicon()
    ours = sum(word in known.sets["english"] for word in words)
    theirs = sum(word in known.sets["foreign"] for word in words)
    letters = [character for character in text if character.isalpha()]
    return theirs <= ours and 2 * sum(not letter.isascii() for letter in letters) <= len(letters)


def _read(text: str) -> Statement:
    means, effect = _parted(text)
    if effect:
        found = _of_clause(Clause.of(effect))
        if found.kind == "change" and not found.loose and (not found.moves or has_number(effect)):
            return found
    return _of_clause(Clause.of(means))


def _of_clause(clause: Clause) -> Statement:
    if not clause.words:
        return Statement("unclear", loose=True)
    found = next((said for rule in RULES if (said := rule(clause)) is not None), None)
    if found is None:
        found = Statement("unclear", loose=not clause.numbered)
    if found.kind == "unclear" and (duty := DUTY.match(clause.text.strip())):
        return Statement("activity", duty[0])
    return found


def _parted(text: str) -> tuple[str, str]:
    """The means, and the effect that is named behind it, which is empty when none is."""
    known = lexicon()
    places = [
        (found.start(), found.end())
        for effect in known.sets["effects"]
        if (found := re.search(rf"\b{re.escape(effect)}\b", text)) and found.start() > 0
    ]
    if places:
        start, end = min(places)
        return text[:start], text[end:]
    for found in TO_CHANGE.finditer(text):
        if found.start() > 0 and found[1] in known.changing and has_number(text[found.end() :]):
            return text[: found.start()], text[found.start(1) :]
    return text, ""


def _without_opening(words: Words, known: Lexicon) -> Words:
    """The words without the person it is about and without what merely opens the sentence."""
    place = known.phrases["persons"].at(words, 0)
    while place < len(words) and (length := known.phrases["openers"].at(words, place)):
        place += length
    return words[place:] or words


def _credential(clause: Clause) -> Statement | None:
    moves_at, found = clause.moves_at, clause.find("credentials")
    years = YEARS.search(clause.text)
    if years and (moves_at is None or "experience" in clause.words):
        return Statement("credential", years[0].strip())
    if found is None or clause.has("not_credentials"):
        return None
    people_at = clause.people_at
    if moves_at is not None and (
        goes_from_to(clause.text) or (people_at is not None and people_at < found[0])
    ):
        return None
    return Statement("credential", clause.quote(*found))


def _counted(clause: Clause) -> Statement | None:
    """Numbers that move: a change, unless what is counted is what was produced."""
    place, known = clause.moves_at, clause.known
    if place is None or (place == 0 and not goes_from_to(clause.text)):
        return None
    subject = clause.words[:place]
    artifact = known.phrases["artifacts"].first_in(subject)
    if artifact is not None and not any(
        known.is_people(word) for word in subject[: artifact[0]] + subject[sum(artifact) :]
    ):
        rest = subject[: artifact[0]] + subject[sum(artifact) :]
        made = any(word in known.sets["produced"] or word in known.producing for word in rest)
        if made or known.sets["counting"].issuperset(rest):
            return Statement("artifact", clause.quote(*artifact))
    acts = subject and (subject[0] in known.doing or subject[0] in known.producing)
    if acts and subject[0].endswith("ing"):
        return None
    return Statement("change", moves=True)


def _trait(clause: Clause) -> Statement | None:
    """A trait asked for: behind "be" or "shows", or a phrase with little else in it."""
    found, words, known = clause.find("traits"), clause.words, clause.known
    if found is None or any(known.is_people(word) for word in words[: found[0]]):
        return None
    opened = all(word in known.sets["be"] | known.sets["show"] for word in words[: found[0]])
    asked = words[0] in known.sets["be"] or (words[0] in known.sets["show"] and not clause.numbered)
    alone = len(words) <= 6 and not clause.numbered and words[0] not in known.changing
    return Statement("trait", clause.quote(*found)) if opened or asked or alone else None


def _by_first_verb(clause: Clause) -> Statement | None:
    """What a statement is that begins with what this person does."""
    words, known = clause.words, clause.known
    first = words[0]
    if first in known.sets["be"]:
        kind: Kind = "trait" if clause.people_at is None else "unclear"
        return Statement(kind, clause.quote(0, 4), loose=True)
    if not any(first in verbs for verbs in (known.changing, known.doing, known.producing)) or _is_noun(
        clause
    ):
        return None
    if first in known.changing:
        return _of_changing(clause)
    if first in known.producing:
        place, length = known.phrases["artifacts"].first_in(words, 1) or (1, 3)
        return Statement("artifact", clause.quote(place, length) or first)
    small = len(words) > 2 and words[1] in known.sets["determiners"]
    return Statement("activity", clause.quote(0, 3 if small else 2))


def _of_changing(clause: Clause) -> Statement:
    words, known = clause.words, clause.known
    if clause.people_at is not None and words[0] in known.sets["winning"] and "to" in words[1:]:
        return Statement("change", loose=clause.is_loose)
    return Statement("change", moves=True, loose=not clause.numbered)


def _by_product(clause: Clause) -> Statement | None:
    """Something produced that is there, or that is asked for by its name alone."""
    found, words, known = clause.find("artifacts"), clause.words, clause.known
    if found is None:
        return None
    others = words[: found[0]] + words[sum(found) :]
    if any(known.is_people(word) for word in others) or words[-1] in known.sets["activity_nouns"]:
        return None
    done = known.has("produced", others)
    if not done and (clause.numbered or known.has("finite", words)):
        return None
    if clause.has("loose") and not done:
        return Statement("unclear", loose=True)
    return Statement("artifact", clause.quote(*found))


def _by_people(clause: Clause) -> Statement | None:
    """Somebody else does something; a bare noun phrase about people does not say what."""
    place = clause.people_at
    if place is None:
        return None
    behind = clause.words[place + 1 :]
    if not clause.numbered and place == 0 and clause.known.has("activity_nouns", behind[:1]):
        return Statement("activity", clause.quote(0, 2))
    if not behind and not clause.numbered:
        return Statement("unclear", loose=True)
    return Statement("change", loose=clause.is_loose)


def _by_thing(clause: Clause) -> Statement | None:
    """A phrase without a person: something done, or a state of things."""
    finite = clause.has("finite")
    if clause.has("activity_nouns") and not clause.numbered and not finite:
        nouns = clause.known.sets["activity_nouns"]
        return Statement("activity", next(word for word in clause.words if word in nouns))
    if clause.numbered or (clause.has("universals") and finite):
        return Statement("change", loose=clause.is_loose)
    return None


RULES: tuple[Callable[[Clause], Statement | None], ...] = (
    _credential,
    _counted,
    _trait,
    _by_first_verb,
    _by_product,
    _by_people,
    _by_thing,
)


def _is_noun(clause: Clause) -> bool:
    """Whether the first word, which could be a verb, begins a noun phrase: "Support tickets are …"."""
    words, known = clause.words, clause.known
    if len(words) < 3 or words[0].endswith("ing") or words[1] in known.sets["determiners"]:
        return False
    third_person = words[1].endswith("s") and not words[1].endswith("ss") and not known.is_people(words[1])
    if words[0] in known.sets["people"] and (words[1] in known.sets["finite"] or third_person):
        return True
    if words[1].endswith("s") and (words[2] in known.changing or words[2] in known.moving):
        return True
    verbs = any(word in known.sets["finite"] or word in known.moving for word in words[2:6])
    return verbs and not words[0].endswith("ed")
