"""Years of experience; "18 years old", "within 24 months (2 years)" and a company's age are none."""

from __future__ import annotations

from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.page import Page, Span

_BEFORE, _AFTER = 5, 12
_MOST_YEARS = 40
_NUMBER_REACH = 3
# How far before the number a word may stand that tells whose years they are.
_TELLER_REACH = 4
# So many years are seldom asked of anybody, and often told of a company.
_SELDOM_ASKED = 20
# "a four-year degree" is a degree.
_STUDY = frozenset(["college", "degree", "university", "program", "bachelor"])


def years(page: Page, taken: set[int]) -> list[Span]:
    """Numbers of years that are experience, one span each."""
    spans: list[Span] = []
    for index in page.openings:
        if page.words.keys[index] not in lexicon().years or index in taken:
            continue
        if not any(map(_is_number, page.words.keys[max(0, index - _NUMBER_REACH) : index])):
            continue
        first = _number_before(page, index)
        if (
            first is None
            or (page.gap(index - 1) == "-" and page.key(index + 1) in _STUDY)
            or any(at in taken for at in range(first, index))
        ):
            continue
        biography = _biography(page, first)
        if biography or (not _of_company(page, first) and _is_experience(page, first, index + 1)):
            spans.append(Span(first, index + 1, None, "years", "mentioned" if biography else None))
            taken.update(range(first, index + 1))
    return spans


def _is_number(key: str) -> bool:
    if key in lexicon().numbers:
        return True
    return len(key) < 3 and key.isascii() and key.isdigit() and 0 < int(key) <= _MOST_YEARS


def _number_before(page: Page, index: int) -> int | None:
    """The first word of "5", "5-7+" or "five (5)" before the word "years"."""
    first = index
    here = page.passage(index).first
    while first > here and index - first < _NUMBER_REACH:
        gap = page.gap(first - 1)
        if not (_is_number(page.key(first - 1)) and len(gap) <= 4 and not gap.strip(" +-–—()’'/\u00a0")):
            between = page.key(first - 1) in ("to", "bis", "or", "à", "a") and first < index
            if not (between and _is_number(page.key(first - 2))):
                break
        first -= 1
    while first < index and not _is_number(page.key(first)):
        first += 1
    return first if first < index else None


def _biography(page: Page, first: int) -> bool:
    """Whether the years are those of a colleague or a founder."""
    begin = max(page.passage(first).first, first - _TELLER_REACH)
    told = lexicon().biography.find(page.words, begin, first)
    return any(not _of_anybody(page, each.first) for each in told)


def _of_company(page: Page, first: int) -> bool:
    """Whether the years are those of the company: "with over 30 years of experience, we ..."."""
    words, here = lexicon(), page.passage(first)
    if words.of_company.find(page.words, max(here.first, first - _TELLER_REACH), first):
        return True
    if here.section in ("required", "preferred") or not page.key(first).isdigit():
        return False
    return int(page.key(first)) >= _SELDOM_ASKED and words.asking.isdisjoint(
        page.key(index) for index in range(here.first, here.last)
    )


def _of_anybody(page: Page, index: int) -> bool:
    """Whether a word stands for whoever is sought: "he or she has", "somebody who has" without a comma."""
    before = page.gap(index - 1) if index else ""
    if page.key(index) == "who":
        return "," not in before
    both = {page.key(index + 1), page.key(index - 1) if index else ""}
    return "/" in before or "/" in page.gap(index) or (page.key(index) in ("he", "she") and "or" in both)


def _is_experience(page: Page, first: int, last: int) -> bool:
    words, here = lexicon(), page.passage(first)
    if here.section in ("help", "company", "benefits"):
        return "experience" in page.keys_around(first, last, 0, 6)
    experience = set(page.keys_around(first, last, _BEFORE, _AFTER)) & words.experience
    if "experience" in page.keys_around(first, last, 2, 6) and page.key(first - 1) not in ("last", "past"):
        return True
    before, after = max(here.first, first - _BEFORE), min(here.last, last + 3)
    if words.durations.find(page.words, before, first) or words.durations.find(page.words, last, after):
        return False
    return bool(experience) or here.section in ("required", "preferred")
