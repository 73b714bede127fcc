"""Certifications that an ad asks for without a known name: "an agile certification", "Certified Tester"."""

from __future__ import annotations

from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.page import Page, Span
from fieldcraft.ads.reading import Kind

_MODIFIERS = 4
_TITLE_WORDS = 4
_THING_REACH = 10
_MADE_REACH = 10
_PAPERS = frozenset(["certificate", "certificates", "credential", "credentials", "badge"])
_LEADING_TO_NAME = frozenset(["in", "good", "standing", "as", "a", "an", "of", "the"])


def generic_certifications(page: Page, taken: set[int]) -> list[Span]:
    """Certifications by a general word, on words that are not `taken` by a named one."""
    spans: list[Span] = []
    generic = lexicon().generic
    for index in page.openings:
        key = page.words.keys[index]
        if not (key in generic or key == "certified") or index in taken or page.passage(index).is_heading:
            continue
        span = _generic(page, index, taken) if key in generic else _certified(page, index, taken)
        if span:
            spans.append(span)
            taken.update(range(span.first, span.last))
    return spans


def _generic(page: Page, index: int, taken: set[int]) -> Span | None:
    words = lexicon()
    first = index
    while index - first < _MODIFIERS and _carries(page, first - 1, taken):
        first -= 1
    if (
        page.ends_before(words.awards, first)
        or page.ends_before(words.awards, index)
        or _is_thing(page, index)
    ):
        return None
    if _heads_section(page, first, index):
        return None
    if first == index and page.key(index) in words.needs_field:
        return None
    own = page.ends_before(words.employers_own, _before_numbers(page, first))
    matter = page.flows(index) and page.key(index + 1) in words.matters
    known = page.ends_before(words.knowing, first)
    made = _is_made(page, first, index)
    if _repeats_a_name(page, index, taken):
        return None
    begin, vendor = _vendor_before(page, index)
    first = min(first, begin) if begin not in taken else first
    if matter and first == page.passage(index).first:
        return None
    kind: Kind = "tool_cert" if vendor else "certification"
    return Span(
        first, index + 1, None, kind, "mentioned" if own or matter or known or made else None, generic=True
    )


def _is_thing(page: Page, index: int) -> bool:
    """Whether it is a file or a paper: "rotate TLS certificates", "a badge of honor"."""
    words = lexicon()
    if page.begins_at(words.not_certificates, index + 1) > index + 1 and page.flows(index):
        return True
    around = page.keys_around(index, index + 1, _THING_REACH, _THING_REACH)
    return page.key(index) in _PAPERS and not words.things.isdisjoint(around)


def _is_made(page: Page, first: int, index: int) -> bool:
    """Whether certifications are the work: "you build onboarding, workshops and certifications"."""
    words = lexicon()
    before, beside = page.keys_around(first, first, _MADE_REACH, 0), page.keys_around(first, index + 1, 3, 3)
    return not words.making.isdisjoint(before) and not words.made.isdisjoint(beside)


def _carries(page: Page, at: int, taken: set[int]) -> bool:
    glued = page.gap(at) == "" if at >= 0 else True
    return not glued and at not in taken and page.key(at) in lexicon().fields and page.flows(at)


def _repeats_a_name(page: Page, index: int, taken: set[int]) -> bool:
    """Whether the name after it says the same: "certification in good standing as a [PMP]"."""
    at = index + 1
    if at in taken and page.gap(index) == " (":
        while at in taken and (at == index + 1 or page.gap(at - 1) in (" ", "-")):
            at += 1
        return page.gap(at - 1).startswith(")")
    while at < page.passage(index).last and page.key(at) in _LEADING_TO_NAME:
        at += 1
    return index + 1 < at < page.passage(index).last and at in taken


def _before_numbers(page: Page, first: int) -> int:
    while first > 0 and page.key(first - 1).isdigit() and page.flows(first - 1):
        first -= 1
    return first


def _heads_section(page: Page, first: int, index: int) -> bool:
    """ "Certifications:" names what follows and asks for nothing itself."""
    here = page.passage(index)
    return index + 1 == here.last and first == here.first and page.gap(index).strip().startswith(":")


def _certified(page: Page, index: int, taken: set[int]) -> Span | None:
    """ "Certified Business Analyst", "AWS certified", "ISO 27001 certified"."""
    words = lexicon()
    if page.ends_before(words.awards, index):
        return None
    first = _before_numbers(page, index)
    if page.ends_before(words.employers_own, first):
        return Span(
            max(first - 1, page.passage(index).first), index + 1, None, "certification", "mentioned", True
        )
    last = index + 1
    if page.words.written[index][0].isupper():
        while last - index <= _TITLE_WORDS and _titles(page, last, taken):
            last += 1
    begin, vendor = _vendor_before(page, index)
    carried = index
    while index - carried < _MODIFIERS and _carries(page, carried - 1, taken):
        carried -= 1
    if not vendor and index - carried > 1:
        return Span(carried, index + 1, None, "certification", generic=True)
    if vendor:
        while (
            last - index <= 2
            and page.flows(last - 1)
            and page.key(last) in ("consultant", "administrator", "developer", "architect")
        ):
            last += 1
        return Span(begin, last, None, "tool_cert", generic=True)
    return Span(index, last, None, "certification", generic=True) if last > index + 2 else None


def _titles(page: Page, at: int, taken: set[int]) -> bool:
    if at >= len(page.words) or at in taken or not page.flows(at - 1):
        return False
    return page.words.written[at][0].isupper() and page.key(at) not in lexicon().not_in_titles


def _vendor_before(page: Page, index: int) -> tuple[int, bool]:
    within = lexicon().fields | lexicon().connectors | {"com"}
    for first in range(index - 1, max(page.passage(index).first, index - 6) - 1, -1):
        if not page.flows(first):
            break
        if page.begins_at(lexicon().vendors, first) > first:
            return first, True
        if page.words.written[first].islower() and page.key(first) not in within:
            break
    return index, False
