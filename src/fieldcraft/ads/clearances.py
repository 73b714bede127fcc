"""Security clearances; "clearance" of goods, rights or patients is none."""

from __future__ import annotations

from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.page import Page, Span
from fieldcraft.ads.reading import CLEARANCE

_NEAR = 8
_SURE = frozenset(["secret", "ts", "sci", "dod", "vetting", "polygraph", "sc", "dv"])


def clearances(page: Page, taken: set[int]) -> list[Span]:
    """Clearances asked of a person, one span each."""
    spans: list[Span] = []
    for hit in lexicon().clearances.find_at(page.words, page.openings):
        first = hit.first
        if first in taken or page.passage(first).is_heading or not _of_a_person(page, first, hit.last):
            continue
        if spans and spans[-1].last == first and page.flows(first - 1):
            first = spans.pop().first
        spans.append(Span(first, hit.last, CLEARANCE, "certification"))
        taken.update(range(first, hit.last))
    return spans


def _of_a_person(page: Page, first: int, last: int) -> bool:
    keys = [page.key(index) for index in range(first, last)]
    if last - first > 1:
        return keys != ["public", "trust"] or page.words.written[last - 1][0].isupper()
    if keys[0] in ("clearance", "clearances"):
        secret = not _SURE.isdisjoint(page.keys) or {"security", "clearance"} <= page.keys
        return secret and page.key(first - 1) not in lexicon().other_clearances
    around = page.keys_around(first, last, _NEAR, _NEAR)
    return page.words.written[first][0].isupper() and bool(set(around) & lexicon().clearance_words)
