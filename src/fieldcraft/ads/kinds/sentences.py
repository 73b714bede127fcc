"""The sentences of an ad with their labels, and the stretches among them that state a change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fieldcraft.ads.kinds.cues import cues
from fieldcraft.ads.kinds.headlines import HEADLINE_WORDS
from fieldcraft.ads.kinds.kind import kinds_of
from fieldcraft.ads.kinds.model import shipped_model
from fieldcraft.ads.kinds.page_words import page_words_of
from fieldcraft.ads.kinds.units import units_of
from fieldcraft.ads.page import Page
from fieldcraft.ads.reading import Credential, Sentence, Stretch
from fieldcraft.ads.words import Words, words_of

_ACTS = frozenset(["change", "doing", "paperwork"])
_MORE = frozenset(["and", "or"])
# A clause that begins later than this is no longer what the sentence is about.
_LATEST_BEGINNING = 12
_END_MARKS = " \t\r\n.;,:!"


def sentences_of(page: Page, credentials: Sequence[Credential], told_apart: bool) -> tuple[Sentence, ...]:
    """Every sentence, bullet and heading in reading order, with label and probability if `told_apart`."""
    seen = page_words_of(page, shipped_model().known)
    units = units_of(seen)
    texts = [page.text[each.start : each.end] for each in units]
    if not told_apart:
        return tuple(Sentence(each.start, each.end, text) for each, text in zip(units, texts, strict=True))
    kinds = kinds_of(seen, units, credentials)
    return tuple(
        Sentence(unit.start, unit.end, text, label, probability)
        for unit, text, (label, probability) in zip(units, texts, kinds, strict=True)
    )


def criteria_of(sentences: Iterable[Sentence]) -> tuple[Stretch, ...]:
    """Of each outcome sentence the clause that states the change; headlines and questions left out."""
    outcomes = [(each, words_of(each.text)) for each in sentences if each.label == "outcome"]
    return tuple(_clause(each, words) for each, words in outcomes if not is_headline(each.text, words))


def is_headline(text: str, words: Words) -> bool:
    """Whether an outcome sentence only announces a change ("What success looks like"), or asks for one."""
    asks = words.keys[:1] and words.keys[0] in HEADLINE_WORDS and not text.endswith((".", "!"))
    return bool(asks) or text.endswith((":", "?"))


def _clause(sentence: Sentence, words: Words) -> Stretch:
    """From the verb that follows a beginning such as "In this role, you will" to the end of the sentence."""
    start = next(words.starts_of([_beginning(words.keys)])) if words else 0
    text = sentence.text[start:].rstrip(_END_MARKS)
    return Stretch(sentence.start + start, sentence.start + start + len(text), text)


def _beginning(keys: Sequence[str]) -> int:
    """The number of the word that the clause begins with."""
    known = cues()
    lead_in = known.names.index("lead_in")
    acting = {known.names.index(name) for name in _ACTS}
    for index, key in enumerate(keys[:_LATEST_BEGINNING]):
        classes = known.of_word.get(key, ())
        if lead_in in classes and key not in _MORE:
            continue
        return index if acting.intersection(classes) else 0
    return 0
