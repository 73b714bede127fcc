"""All credentials of an ad, each found once and with its demand."""

from __future__ import annotations

from fieldcraft.ads.clearances import clearances
from fieldcraft.ads.degrees import degrees
from fieldcraft.ads.demand import demands
from fieldcraft.ads.generic import generic_certifications
from fieldcraft.ads.named import named_certificates
from fieldcraft.ads.page import Page, Span
from fieldcraft.ads.reading import Credential, Demand
from fieldcraft.ads.training import trainings
from fieldcraft.ads.years import years

# In characters: how far behind its last word a bracket may close.
_CLOSED_WITHIN = 3


def credentials_of(page: Page) -> tuple[Credential, ...]:
    """The credentials in reading order; no two overlap."""
    named: list[Span] = []
    taken: set[int] = set()
    for span in named_certificates(page):
        if span.first not in taken and not page.passage(span.first).is_heading:
            named.append(span)
            taken.update(range(span.first, span.last))
    found = [
        *named,
        *clearances(page, taken),
        *trainings(page, taken),
        *generic_certifications(page, taken),
        *degrees(page, taken),
        *years(page, taken),
    ]
    found.sort(key=lambda span: span.first)
    demanded = demands(page, found)
    starts = page.words.starts_of(span.first for span in found)
    return tuple(
        _credential(_written(page, span), start, span, demanded[span])
        for span, start in zip(found, starts, strict=True)
    )


def _credential(text: str, start: int, span: Span, demand: Demand) -> Credential:
    name = text if span.kind == "years" else span.name
    return Credential(text, start, start + len(text), name, span.kind, demand)


def _written(page: Page, span: Span) -> str:
    """The text of the span, with the bracket that it opened itself."""
    text = page.words.stretch(span.first, span.last)
    if text.count("(") > text.count(")"):
        before, bracket, _ = page.gap(span.last - 1)[:_CLOSED_WITHIN].partition(")")
        return text + before + bracket if bracket else text
    return text
