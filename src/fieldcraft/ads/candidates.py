"""Places where a certificate may be named: its writings in an ad, joined and stretched to whole names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fieldcraft.ads.certificates import Certificate
from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.page import Page

_LONGEST_LIST_GAP = 4
# Between "certification" and the name: "Zertifizierung als PSPO".
_TO_NAME = frozenset(["in", "as", "als", "en", "comme", "como", "nach", "zum", "zur"])


@dataclass(frozen=True)
class Candidate:
    """A writing of a certificate in the text; `attached` when a word such as "certified" stands beside it."""

    first: int
    last: int
    certificate: Certificate
    written: str
    attached: bool = False


def candidates_of(page: Page) -> list[Candidate]:
    """The candidates in reading order; which of them are certificates, the words around them tell."""
    return [_attach(page, each) for each in _merged(page, list(_written(page)))]


def _written(page: Page) -> Iterator[Candidate]:
    for hit in lexicon().certificates.find_at(page.words, page.openings):
        certificate, written = hit.value
        if page.passage(hit.first) is not page.passage(hit.last - 1):
            continue
        if certificate.exact and not _same_capitals(page, hit.first, hit.last, written):
            continue
        says_so = any(page.key(index) in lexicon().certificate for index in range(hit.first, hit.last))
        levelled = certificate.levels and page.begins_at(lexicon().levels, hit.last - 1) == hit.last
        yield Candidate(hit.first, hit.last, certificate, written, says_so or levelled)


def _same_capitals(page: Page, first: int, last: int, written: str) -> bool:
    text = page.words.stretch(first, last)
    if written.isupper() or " " not in written:
        return _letters(text) in (_letters(written), _letters(written) + "s")
    return text[0].isupper()


def _letters(text: str) -> str:
    return "".join(mark for mark in text if mark.isalnum())


def _merged(page: Page, candidates: list[Candidate]) -> list[Candidate]:
    """One candidate for "Certified Scrum Product Owner (CSPO)" or "AIPMM Certified Product Manager"."""
    merged: list[Candidate] = []
    for each in candidates:
        last = merged[-1] if merged else None
        if last and _one_credential(page, last, each):
            keep = (
                each.certificate
                if last.certificate.method and not each.certificate.method
                else last.certificate
            )
            beside = any(page.key(index) in lexicon().certificate for index in range(last.last, each.first))
            merged[-1] = replace(last, last=each.last, certificate=keep, attached=last.attached or beside)
        else:
            merged.append(each)
    return merged


def _one_credential(page: Page, left: Candidate, right: Candidate) -> bool:
    if page.passage(left.first) is not page.passage(right.first):
        return False
    between = range(left.last, right.first)
    if len(between) > 1 or not all(page.key(index) in lexicon().certificate for index in between):
        return False
    gap = page.between(left.last, right.first)
    related = (
        left.certificate.issuer == right.certificate.issuer or left.certificate.name == right.certificate.name
    )
    if "(" in gap:
        return related and not any(mark in gap for mark in "),;") and not _begins_list(page, right)
    return (
        not between
        and related
        and gap in (" ", "-", " '", " – ")
        and left.certificate.family == right.certificate.family
    )


def _begins_list(page: Page, each: Candidate) -> bool:
    """Whether another certificate follows it: "PMI certification (PMP or PgMP)"."""
    following = each.last + (page.key(each.last) in lexicon().connectors)
    if following >= len(page.words) or page.passage(following) is not page.passage(each.first):
        return False
    gap = page.between(each.last, following)
    return ")" not in gap and lexicon().certificates.at(page.words, following) is not None


def _attach(page: Page, each: Candidate) -> Candidate:
    """`each` stretched over the words that make it a certificate: "PRINCE2 [Practitioner certificate]"."""
    words = lexicon()
    first, last, attached = each.first, each.last, each.attached
    level = page.begins_at(words.levels, last) if page.flows(last - 1) else last
    if level > last and (each.certificate.levels or not each.certificate.method):
        last, attached = level, True
    for reach in range(3):
        index = last + reach
        if not _joined(page, index - 1):
            break
        if page.key(index) in words.certificate:
            last, attached = index + 1, True
            break
        if page.key(index) not in words.fields:
            break
    before = first - 2 if page.key(first - 1) in _TO_NAME else first - 1
    if page.key(before) in words.certificate and all(page.flows(at) for at in range(before, first)):
        first, attached = before, True
    return replace(each, first=first, last=last, attached=attached)


def _joined(page: Page, left: int) -> bool:
    """Whether the next word follows closely, if need be across a closing bracket or quotation mark."""
    gap = page.gap(left)
    if page.flows(left) and gap.strip() not in ("/", "&", "+"):
        return True
    same = left + 1 < len(page.words) and page.passage(left) is page.passage(left + 1)
    return same and len(gap) <= _LONGEST_LIST_GAP and gap.strip("'\")”’®™ -") == "" and "\n" not in gap
