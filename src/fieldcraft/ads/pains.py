"""Between the lines: the pain that probably stands behind each proxy of an ad, as a hypothesis."""

from __future__ import annotations

from bisect import bisect_right

from fieldcraft.ads.count import one_of_a_list
from fieldcraft.ads.language import is_read_as_english
from fieldcraft.ads.page import Page
from fieldcraft.ads.pain_rows import PainRow, for_credential, for_label, leads, phrases
from fieldcraft.ads.reading import UNASKED, AdReading, Credential, Pain, Stretch
from fieldcraft.ads.words import words_of


def pains_of(page: Page, reading: AdReading) -> tuple[Pain, ...]:
    """The pains in reading order: one for each credential that is demanded, one for each other proxy.

    `reading` is the reading of `page`, its sentences with or without labels.
    """
    found = _behind_credentials(reading)
    # The words of sentences are English.
    if is_read_as_english(reading.language, page.words):
        found += _behind_sentences(page, reading)
    return tuple(sorted(found, key=lambda each: each.credential.start))


def _behind_credentials(reading: AdReading) -> list[Pain]:
    found: list[Pain] = []
    # Sentences that name a certificate: of "or a similar certificate" in them nothing more is told.
    named: set[int] = set()
    for each in sorted(reading.credentials, key=lambda each: each.name is None):
        if each.demand in UNASKED:
            continue
        sentence = reading.sentence_of(each)
        certificate = each.kind == "certification"
        if certificate and each.name is None and sentence.start in named:
            continue
        degree = each.kind == "degree"
        beside = frozenset(words_of(sentence.text).keys) if degree else frozenset()
        row = for_credential(each, beside)
        if row is not None:
            named.update({sentence.start} if certificate else ())
            found.append(_pain(row, each, "required" if one_of_a_list(reading, each) else each.demand))
    return found


def _behind_sentences(page: Page, reading: AdReading) -> list[Pain]:
    """Phrases that stand for something else, and sentences of a kind that does; none inside a credential."""
    found: list[Pain] = []
    told: set[int] = set()
    starts = [each.start for each in reading.sentences]
    taken = {index for each in reading.credentials for index in (each.start, each.end - 1)}
    hits = phrases().find(page.words)
    for hit, start in zip(hits, page.words.starts_of(hit.first for hit in hits), strict=True):
        text = page.words.stretch(hit.first, hit.last)
        end = start + len(text)
        number, row = bisect_right(starts, start) - 1, hit.value
        label = reading.sentences[number].label
        if (row.only_labelled and label not in (None, row.label)) or start in taken or end - 1 in taken:
            continue
        told.add(number)
        found.append(_pain(row, Stretch(start, end, text), "sentence"))
    for number, each in enumerate(reading.sentences):
        kind = for_label(each.label) if each.label is not None else None
        # A kind that is less likely than not is marked with its doubt; no pain is built on it.
        if kind is not None and each.likely and number not in told:
            found.append(_pain(kind, Stretch(each.start, each.end, each.text), "sentence"))
    return found


def _pain(row: PainRow, place: Credential | Stretch, demand: str) -> Pain:
    # "Perhaps, since it is only a wish" is "Perhaps" where there is little room.
    lead = leads()[demand]
    short_lead = lead.partition(",")[0]
    return Pain(
        id=row.id,
        proxy=row.proxy,
        credential=place,
        short=row.short if row.rule else f"{short_lead}: {row.short}",
        pain=row.pain if row.rule else f"{lead}: {row.pain}",
        ask_in_interview=row.ask,
        evidence=row.evidence,
        what_would_tell=row.told_by,
        write_instead=row.instead,
        fair_if=row.fair_if,
        origin=row.origin,
        rule=row.rule,
    )
