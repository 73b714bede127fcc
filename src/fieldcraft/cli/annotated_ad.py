"""The annotated ad in the terminal: the top line, then the ad's lines with their notes under them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill

from fieldcraft.ads.annotated import Annotated, Line, Note, annotate, questions_of
from fieldcraft.ads.reading import AdReading, Demand, Label, Pain
from fieldcraft.ads.summary import balance, credentials_line, language_line, top_line
from fieldcraft.bets.relief import OwnEvidence
from fieldcraft.charts.text import counts_as_text

SHAPES: dict[Demand, str] = {
    "required": "◆",
    "preferred": "◇",
    "alternative": "◈",
    "mentioned": "·",
    "negated": "✕",
}
DEMANDS: dict[Demand, str] = {
    "required": "required",
    "preferred": "preferred",
    "alternative": "required, or something else instead",
    "mentioned": "mentioned, not asked for",
    "negated": "said not to be needed",
}
KINDS: dict[Label, str] = {
    "outcome": "→ outcome",
    "artifact": "▭ artifact",
    "vague": "≈ vague",
    "coaching": "⇄ coaching",
    "learning_culture": "↻ learning",
}
WIDTH = 100
INDENT = "      "
Own = Mapping[str, Sequence[OwnEvidence]]


def ad_as_text(reading: AdReading, own: Own | None = None) -> str:
    """The whole ad with its marks; `own` are the person's bets that may relieve each pain."""
    top = [top_line(reading), credentials_line(reading), language_line(reading)]
    weighed = balance(reading)
    if weighed:
        top.append(counts_as_text(weighed.counts, weighed.sentence))
    ad = annotate(reading)
    body = [line for each in ad.lines for line in _line(each, own or {})]
    return "\n".join([*(each for each in top if each), "", *body, *_left_out(ad)])


def questions_as_text(reading: AdReading, own: Own | None = None) -> str:
    """The questions to ask in the interview, each once, with what would tell."""
    questions = questions_of(reading.pains)
    if not questions:
        return (
            "This ad gives rise to no question: it demands no credential and uses none of the words we know."
        )
    return "\n\n".join(_question(number, each, own or {}) for number, each in enumerate(questions, 1))


def _line(line: Line, own: Own) -> Iterator[str]:
    if not line.parts:
        yield ""
        return
    pieces = [piece for part in line.parts for piece in part.pieces]
    yield _plain(
        "".join(
            f"[{SHAPES[piece.credential.demand]} {piece.text}]"
            if piece.credential
            else f"[{piece.text}]"
            if piece.phrase
            else piece.text
            for piece in pieces
        )
    )
    for part in line.parts:
        if part.label:
            yield f"    {KINDS[part.label]}{', perhaps' if part.unsure else ''}"
        for note in part.notes:
            yield from _note(note, own)


def _note(note: Note, own: Own) -> Iterator[str]:
    pain = note.pain
    as_above = " (as above)" if note.again else ""
    if note.credential:
        names = ", ".join(note.names)
        yield _plain(
            f"    {SHAPES[note.credential.demand]} {names}: {DEMANDS[note.credential.demand]}{as_above}"
        )
    else:
        words = () if note.whole_sentence else (", ".join(f"“{each}”" for each in note.names),)
        kind = (KINDS[note.label],) if note.label else ()
        yield _plain(f"    {' · '.join((*kind, *words))}{as_above}")
    if pain is None or note.again:
        return
    yield _wrapped(pain.pain)
    yield _wrapped(f"Ask: “{pain.ask_in_interview}”")
    yield _wrapped(f"What would tell: {pain.what_would_tell}")
    yield _wrapped(f"What would relieve it: {pain.evidence}")
    yield from _own(pain, own)


def _question(number: int, pain: Pain, own: Own) -> str:
    said = " ".join(pain.credential.text.split())
    lines = [
        fill(f"{number:>2}. “{pain.ask_in_interview}”", WIDTH, subsequent_indent="    "),
        _wrapped(f"The ad says “{_plain(said)}”. {pain.pain}"),
        _wrapped(f"What would tell: {pain.what_would_tell}"),
        _wrapped(f"Bring: {pain.evidence}"),
        *_own(pain, own),
    ]
    return "\n".join(lines)


def _own(pain: Pain, own: Own) -> Iterator[str]:
    for each in own.get(pain.id, ()):
        yield _wrapped(f"You may have this: bet {each.bet}, {_plain(each.title)}. {_plain(each.sentence)}")


def _left_out(ad: Annotated) -> list[str]:
    if not ad.notes_left_out:
        return []
    return ["", f"{ad.notes_left_out} more notes were left out; --json has all of them."]


def _wrapped(text: str) -> str:
    return fill(text, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)


def _plain(text: str) -> str:
    """Without control characters, which a terminal would obey."""
    return "".join(character if character.isprintable() else " " for character in text)
