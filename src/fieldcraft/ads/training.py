"""Training asked for without a certificate: a course, a bootcamp, a provider's framework."""

from __future__ import annotations

from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.page import Page, Span


def trainings(page: Page, taken: set[int]) -> list[Span]:
    """Training that is asked of a candidate or offered, one span each."""
    spans: list[Span] = []
    for hit in lexicon().training.find_at(page.words, page.openings):
        if page.passage(hit.first).is_heading or any(at in taken for at in range(hit.first, hit.last)):
            continue
        if page.passage(hit.first).section in ("results", "duties", "help", "company", "benefits"):
            continue
        spans.append(Span(hit.first, hit.last, None, "training"))
        taken.update(range(hit.first, hit.last))
    for hit in lexicon().training_in.find_at(page.words, page.openings):
        span = _of_a_method(page, hit.last)
        if span and not any(at in taken for at in range(span.first, span.last)):
            spans.append(span)
            taken.update(range(span.first, span.last))
    return spans


def _of_a_method(page: Page, first: int) -> Span | None:
    """ "Training in the Pragmatic Framework"."""
    if page.key(first) in ("the", "der", "la", "le"):
        first += 1
    hit = lexicon().certificates.at(page.words, first) if first < len(page.words) else None
    return Span(first, hit.last, hit.value[0].name, "training") if hit and hit.value[0].method else None
