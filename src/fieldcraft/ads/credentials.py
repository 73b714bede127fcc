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
    return tuple(_credential(page, span, demanded) for span in found)


def _credential(page: Page, span: Span, demanded: dict[Span, Demand]) -> Credential:
    start, end = page.words.starts[span.first], _end(page, span)
    name = span.name
    if span.kind == "years":
        name = page.text[start:end]
    return Credential(page.text[start:end], start, end, name, span.kind, demanded[span])


def _end(page: Page, span: Span) -> int:
    """Where the span ends: with the bracket that it opened itself."""
    end = page.words.ends[span.last - 1]
    inside = page.text[page.words.starts[span.first] : end]
    if inside.count("(") > inside.count(")"):
        gap = page.gap(span.last - 1)
        return end + gap.index(")") + 1 if ")" in gap[:3] else end
    return end
