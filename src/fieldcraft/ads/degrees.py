"""Degrees asked of a candidate; "a high degree of autonomy" and "MS Office" are none."""

from __future__ import annotations

from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.page import Page, Span

_DEGREE = frozenset(["degree", "degrees"])


def degrees(page: Page, taken: set[int]) -> list[Span]:
    """Degrees by name, one span each."""
    spans: list[Span] = []
    for hit in lexicon().degrees.find_at(page.words, page.openings):
        first, last = hit.first, hit.last
        if not _is_degree(page, first, last) or page.passage(first).is_heading:
            continue
        if not taken.isdisjoint(range(first, last)):
            continue
        while page.flows(last - 1) and page.key(last) in _DEGREE:
            last += 1
        if spans and spans[-1].name == hit.value and spans[-1].last == first and "(" in page.gap(first - 1):
            first = spans.pop().first
        spans.append(Span(first, last, hit.value, "degree"))
        taken.update(range(first, last))
    return spans


def _is_degree(page: Page, first: int, last: int) -> bool:
    words = lexicon()
    phrase = page.words.stretch(first, last)
    if len(phrase) == 2 and phrase.islower() and page.key(last) not in _DEGREE:
        return False  # "be", "ma"
    following = page.key(last) if page.flows(last - 1) else ""
    before = page.key(first - 1) if page.flows(first - 1) else ""
    if page.begins_at(words.not_degrees, last) > last:
        return False
    if page.begins_at(words.short_degrees, first) == last and following not in _DEGREE:
        if following in lexicon().not_after_degree or not phrase[0].isupper():
            return False
        if before in lexicon().not_before_degree or (len(phrase) <= 2 and not phrase.isupper()):
            return False
        around = page.keys_around(first, last, 2, 3)
        return bool(set(around) & words.short_degree_told_by) and (
            len(phrase) > 2 or _academic(page, first, last)
        )
    if phrase.lower() in ("degree", "degrees"):
        return before not in lexicon().not_before_degree and following != "of"
    return following not in ("lectures", "educator", "data", "plan", "service", "services")


def _academic(page: Page, first: int, last: int) -> bool:
    """Whether a degree of two letters stands among degrees or fields of study."""
    around = set(page.keys_around(first, last, 4, 6))
    return bool(around & lexicon().fields_of_study)
