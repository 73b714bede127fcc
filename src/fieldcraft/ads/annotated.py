"""An ad with its marks: its lines cut into parts, and beside each part the notes that belong to it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fieldcraft.ads.pain_rows import pain_rows
from fieldcraft.ads.reading import UNASKED, AdReading, Credential, Label, Pain, Sentence, Stretch

# Kinds of sentences that are marked; what an ad is mostly made of is not.
MARKED: tuple[Label, ...] = ("outcome", "artifact", "vague", "coaching", "learning_culture")
# Beyond so many notes a margin is no margin; the text stays marked to its end.
MOST_NOTES = 300
_LINE_END = re.compile(r"\r\n|\r|\n")
_LONGEST_HEADING, _HEADING_WORDS = 60, 7


@dataclass(frozen=True)
class Piece:
    """Some characters of the ad: a credential, a phrase that stands for something else, or neither."""

    text: str
    credential: Credential | None = None
    phrase: bool = False


@dataclass(frozen=True)
class Note:
    """What is said beside a part: its credentials or phrases, and the pain behind them.

    `pain` is None for what nobody demands. `again` says that the same pain is told in full further up,
    `label` is the kind of the sentence where that is what the note is about, of the whole of it or of words.
    """

    places: tuple[Credential | Stretch, ...]
    pain: Pain | None
    again: bool = False
    label: Label | None = None
    whole_sentence: bool = False

    @property
    def credential(self) -> Credential | None:
        """The first credential; None where the note belongs to a phrase or a sentence."""
        first = self.places[0]
        return first if isinstance(first, Credential) else None

    @property
    def names(self) -> tuple[str, ...]:
        """What it is about, each once: names of credentials, else the words that stand in the ad."""
        told = (each.name if isinstance(each, Credential) else None for each in self.places)
        return tuple(dict.fromkeys(name or each.text for name, each in zip(told, self.places, strict=True)))


@dataclass(frozen=True)
class Part:
    """A sentence, as far as it stands in one line, and what follows it; its kind if that is marked and no
    note says it already. `unsure`: that kind is less likely than not, though likelier than any other."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...] = ()
    label: Label | None = None
    unsure: bool = False


@dataclass(frozen=True)
class Line:
    """A line of the ad; a blank one has no parts."""

    parts: tuple[Part, ...]
    heading: bool = False


@dataclass(frozen=True)
class Annotated:
    """The whole ad: joined, the pieces of all lines are its text without line ends."""

    lines: tuple[Line, ...]
    notes_left_out: int = 0


def annotate(reading: AdReading, most_notes: int = MOST_NOTES) -> Annotated:
    """The ad line by line, with its notes in reading order; the first note on a pain tells it in full."""
    notes = _notes(reading)
    ad = _Ad(reading, _marks(reading), notes[:most_notes])
    lines: list[Line] = []
    for start, end in _lines(reading.text):
        lines.append(ad.line(start, end, follows_gap=not lines or not lines[-1].parts))
    return Annotated(tuple(lines), max(0, len(notes) - most_notes))


def questions_of(pains: Sequence[Pain]) -> list[Pain]:
    """One pain for each question to ask, in the order in which the ad gives rise to them."""
    first: dict[str, Pain] = {}
    for each in pains:
        first.setdefault(each.ask_in_interview, each)
    return list(first.values())


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, without the blank ones at both ends of the text."""
    start = 0
    bounds = []
    for found in _LINE_END.finditer(text):
        bounds.append((start, found.start()))
        start = found.end()
    bounds.append((start, len(text)))
    filled = [number for number, (begin, end) in enumerate(bounds) if text[begin:end].strip()]
    yield from bounds[filled[0] : filled[-1] + 1] if filled else ()


class _Ad:
    """An ad whose sentences, marks and notes are found by their place."""

    def __init__(
        self, reading: AdReading, marks: Sequence[Credential | Stretch], notes: Sequence[tuple[int, Note]]
    ) -> None:
        self._text, self._sentences, self._marks, self._notes = reading.text, reading.sentences, marks, notes

    def line(self, start: int, end: int, follows_gap: bool) -> Line:
        if not self._text[start:end].strip():
            return Line(())
        first = bisect_right(self._sentences, start, key=lambda each: each.end)
        last = bisect_left(self._sentences, end, key=lambda each: each.start)
        sentences = self._sentences[first:last]
        # What stands before the first sentence, such as a bullet, belongs to it.
        cuts = [start, *(each.start for each in sentences[1:]), end]
        parts = tuple(
            self._part(begin, stop, sentences[number] if sentences else None)
            for number, (begin, stop) in enumerate(pairwise(cuts))
        )
        heading = len(sentences) == 1 and _is_heading(self._text[start:end], follows_gap)
        return Line(parts, heading and not any(piece.credential for piece in parts[0].pieces))

    def _part(self, begin: int, stop: int, sentence: Sentence | None) -> Part:
        opens = sentence is not None and sentence.start >= begin
        label = sentence.label if sentence and opens and sentence.label in MARKED else None
        first, last = (bisect_left(self._notes, at, key=lambda each: each[0]) for at in (begin, stop))
        notes = tuple(note for _, note in self._notes[first:last])
        told = any(note.label for note in notes)
        unsure = sentence is not None and not sentence.likely
        return Part(tuple(self._pieces(begin, stop)), notes, None if told else label, unsure)

    def _pieces(self, begin: int, stop: int) -> Iterator[Piece]:
        at = begin
        first = bisect_right(self._marks, begin, key=lambda each: each.end)
        last = bisect_left(self._marks, stop, key=lambda each: each.start)
        for mark in self._marks[first:last]:
            start, end = max(mark.start, begin), min(mark.end, stop)
            if at < start:
                yield Piece(self._text[at:start])
            credential = mark if isinstance(mark, Credential) else None
            yield Piece(self._text[start:end], credential, phrase=credential is None)
            at = end
        if at < stop:
            yield Piece(self._text[at:stop])


def _marks(reading: AdReading) -> list[Credential | Stretch]:
    """What is marked in the text, in reading order, none over another: credentials, then phrases."""
    places: list[Credential | Stretch] = [*reading.credentials]
    places += [
        each.credential
        for each in reading.pains
        if isinstance(each.credential, Stretch) and not _of_whole_sentence(each)
    ]
    marks: list[Credential | Stretch] = []
    for each in sorted(places, key=lambda each: (each.start, isinstance(each, Stretch))):
        if not marks or each.start >= marks[-1].end:
            marks.append(each)
    return marks


def _of_whole_sentence(pain: Pain) -> bool:
    """Whether it was found by the kind of a sentence, and not by words in it."""
    return isinstance(pain.credential, Stretch) and not pain_rows()[pain.id].words


def _notes(reading: AdReading) -> list[tuple[int, Note]]:
    """Every note with the place where it belongs, in reading order: what one sentence says twice, once."""
    pains = {each.credential: each for each in reading.pains}
    unasked = [each for each in reading.credentials if each not in pains and each.demand in UNASKED]
    places = [*pains, *unasked]
    grouped: dict[tuple[int, str], list[Credential | Stretch]] = {}
    for place in sorted(places, key=lambda each: each.start):
        pain = pains.get(place)
        demand = place.demand if isinstance(place, Credential) else ""
        about = f"{pain.id if pain else ''} {demand}"
        grouped.setdefault((reading.sentence_of(place).start, about), []).append(place)
    told: set[str] = set()
    notes: list[tuple[int, Note]] = []
    for together in grouped.values():
        pain = pains.get(together[0])
        again = pain is not None and pain.id in told
        kind = reading.sentence_of(together[0]).label
        label = kind if pain and kind and pain_rows()[pain.id].label == kind else None
        whole = pain is not None and _of_whole_sentence(pain)
        notes.append((together[0].start, Note(tuple(together), pain, again, label, whole)))
        told.update({pain.id} if pain else ())
    return notes


def _is_heading(line: str, follows_gap: bool) -> bool:
    """Whether a line looks like a heading: short, with a capital and no sentence's end."""
    core = line.strip().lstrip("#* ")
    short = 0 < len(core) <= _LONGEST_HEADING and len(core.split()) <= _HEADING_WORDS
    marked = line.lstrip().startswith("#") or core.rstrip("* ").endswith(":")
    return short and core[0].isupper() and (marked or (follows_gap and core[-1] not in ".,;!?"))
