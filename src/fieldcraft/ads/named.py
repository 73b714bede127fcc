"""Certificates that an ad names: found by their spellings, checked against what they are confused with."""

from __future__ import annotations

from fieldcraft.ads.candidates import Candidate, candidates_of
from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.page import Page, Span

_LONGEST_LIST_GAP = 4
_LONGEST_BRACKET = 6
_CONFUSION_REACH = 30
_LONGEST_BEFORE_GENERIC = 9
_OTHERS = frozenset(["other", "another", "similar", "equivalent", "comparable", "related"])
# Ways of working so common in ads that only a word such as "certified" makes them certificates.
_BROAD = frozenset(["Agile", "Scrum"])
# Words between a certificate and what is said of it: "a PSM is not required", "we fund your CSM".
_LINKS = frozenset(
    [
        "is",
        "are",
        "would",
        "will",
        "be",
        "ist",
        "wäre",
        "sind",
        "est",
        "serait",
        "es",
        "sería",
        "highly",
        "strongly",
    ]
)
_OWN = frozenset(["your", "a", "the", "votre", "ton", "dein", "deine", "ihre", "tu", "su", "of", "de"])


def named_certificates(page: Page) -> list[Span]:
    """Every certificate named as such: no method, no job title, no other meaning of the same letters."""
    candidates = candidates_of(page)
    sure = [_stands_alone(page, each) for each in candidates]
    for order in (range(len(candidates)), range(len(candidates) - 1, -1, -1)):
        for index in order:
            sure[index] = sure[index] or _in_list_with_sure(page, candidates, sure, index)
    return [
        Span(
            each.first,
            each.last,
            each.certificate.name,
            each.certificate.kind,
            "mentioned" if each.certificate.employers_own or _of_others(page, each) else None,
        )
        for each, yes in zip(candidates, sure, strict=True)
        if yes
    ]


def _stands_alone(page: Page, each: Candidate) -> bool:
    """Whether it is a certificate without help from its neighbours in a list."""
    certificate = each.certificate
    if each.attached:
        return True
    if _way_of_working(page, each) or certificate.method:
        return False
    if certificate.confusions and _betrayed(page, each):
        return False
    if certificate.told_by is None or not _is_abbreviation(each):
        return True
    return not certificate.told_by.isdisjoint(page.near(each.first, each.last)) or _spoken_of(page, each)


def _spoken_of(page: Page, each: Candidate) -> bool:
    """Whether a cue stands directly beside it: "CSM is a plus", "we pay for your CSM"."""
    here = page.passage(each.first)
    after = each.last
    while after < here.last and page.key(after) in _LINKS:
        after += 1
    follows = lexicon().cues.at(page.words, after) if after < here.last else None
    if follows and follows.value.of_last in ("required", "preferred", "not_required", "mentioned"):
        return True
    begin = max(here.first, each.first - 4)
    hits = lexicon().cues.find(page.words, begin, each.first)
    return any(
        hit.value.of_next in ("mentioned", "preferred")
        and all(page.key(at) in _OWN for at in range(hit.last, each.first))
        for hit in hits
    )


def _is_abbreviation(each: Candidate) -> bool:
    return each.written.replace("-", "").isupper() and " " not in each.written


def _way_of_working(page: Page, each: Candidate) -> bool:
    """Such as "knowledge of PRINCE2", "methodologies (PMP, Scrum)", "(PMP, Scrum) methods"."""
    ways, here = lexicon().ways, page.passage(each.first)
    if page.flows(each.last - 1) and page.key(each.last) in ways:
        return True
    if page.ends_before(lexicon().knowing, each.first):
        return True
    for index in range(each.last, min(each.last + _LONGEST_BRACKET, here.last)):
        gap = page.gap(index - 1)
        if "(" in gap or ")" in gap:
            if gap == ") " and page.key(index) in ways:
                return True
            break
    for index in range(each.first - 1, max(each.first - _LONGEST_BRACKET, here.first) - 1, -1):
        gap = page.gap(index)
        if "(" in gap or ")" in gap:
            return gap == " (" and page.key(index) in ways
    return False


def _of_others(page: Page, each: Candidate) -> bool:
    """ "You work beside two PMP-certified project managers": a certificate of other people."""
    here, words = page.passage(each.first), lexicon()
    after = page.words.keys[each.last : min(here.last, each.last + 3)]
    before = page.words.keys[max(here.first, each.first - 5) : each.first]
    return (
        page.key(each.last - 1) == "certified"
        and not words.people.isdisjoint(after)
        and not words.beside.isdisjoint(before)
    )


def _betrayed(page: Page, each: Candidate) -> bool:
    around = page.keys_around(each.first, each.last, _CONFUSION_REACH, _CONFUSION_REACH)
    return any(not confusion.betrayed_by.isdisjoint(around) for confusion in each.certificate.confusions)


def _in_list_with_sure(page: Page, candidates: list[Candidate], sure: list[bool], index: int) -> bool:
    """Whether it stands in one list with a certificate: "CSPO, PSPO or SAFe certified"."""
    each = candidates[index]
    if _way_of_working(page, each) or (each.certificate.confusions and _betrayed(page, each)):
        return False
    if page.passage(each.first).section == "certificates" and page.passage(each.first).first == each.first:
        return each.certificate.name not in _BROAD
    if each.certificate.name in _BROAD:
        return False
    if (
        each.certificate.levels
        and _spoken_of(page, each)
        and any(
            sure[at] and page.passage(other.first) is page.passage(each.first)
            for at, other in _neighbours(candidates, index)
        )
    ):
        return True
    near = [other for at, other in _neighbours(candidates, index) if sure[at]]
    if any(_listed_together(page, each, other) for other in near):
        return True
    return _after_generic(page, each) or _before_generic(page, each)


def _neighbours(candidates: list[Candidate], index: int) -> list[tuple[int, Candidate]]:
    return [(at, candidates[at]) for at in (index - 1, index + 1) if 0 <= at < len(candidates)]


def _listed_together(page: Page, one: Candidate, other: Candidate) -> bool:
    left, right = (one, other) if one.first < other.first else (other, one)
    if page.passage(left.first) is not page.passage(right.first):
        return False
    return only_connects(page, left.last, right.first)


def only_connects(page: Page, last: int, first: int) -> bool:
    """Whether nothing but list words and commas stand between the words before `last` and word `first`."""
    if first - last > _LONGEST_LIST_GAP:
        return False
    gap = page.between(last, first)
    return ";" not in gap and all(page.key(index) in lexicon().connectors for index in range(last, first))


def _after_generic(page: Page, each: Candidate) -> bool:
    """ "Certification (AIPMM, ...)", "no certification: neither CSPO nor SAFe"."""
    at = each.first - 1
    begin = page.passage(each.first).first
    while at >= begin and at > each.first - 4 and page.key(at) in lexicon().connectors:
        at -= 1
    gap = page.gap(at) if at >= begin else ""
    return at >= begin and page.key(at) in lexicon().generic and any(mark in gap for mark in "(:")


def _before_generic(page: Page, each: Candidate) -> bool:
    """ "Six Sigma, or another process improvement certification"."""
    words, last = lexicon(), min(page.passage(each.first).last, each.last + _LONGEST_BEFORE_GENERIC)
    others = False
    for index in range(each.last, last):
        key = page.key(index)
        if any(mark in page.gap(index - 1) for mark in ";()"):
            return False
        if key in words.generic:
            return others
        if key not in words.connectors and key not in words.fields:
            return False
        others = others or key in _OTHERS
    return False
