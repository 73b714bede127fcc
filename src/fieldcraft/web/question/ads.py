"""The ads of an answer: kept once each, read again when they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from fieldcraft.ads.count import AdCount, count_ads
from fieldcraft.ads.folders import Document, Unreadable, text_hash
from fieldcraft.ads.limits import MOST_ADS
from fieldcraft.ads.read import read_ad
from fieldcraft.ads.reading import AdReading
from fieldcraft.refusal import Refused
from fieldcraft.web.question.tables import AdRow, AnswerRow


@dataclass(frozen=True)
class Kept:
    """What was kept of the ads that came: how many anew, and the names of those that were there already."""

    added: int
    unreadable: int
    again: tuple[str, ...]


# An answer is worked out anew after each of its questions, with the same ads.
@lru_cache(maxsize=2 * MOST_ADS)
def reading_of(text: str) -> AdReading:
    """The reading of an ad's text."""
    return read_ad(text)


def keep_ads(row: AnswerRow, documents: Sequence[Document], unreadable: Sequence[Unreadable]) -> Kept:
    """Keep ads with an answer; a text that is there already is not kept twice."""
    there = set(row.ads.values_list("digest", flat=True))
    rows: list[AdRow] = []
    again: list[str] = []
    last = row.ads.order_by("-position").values_list("position", flat=True).first() or 0
    for document in documents:
        digest = text_hash(document.text)
        if digest in there:
            again.append(document.name)
            continue
        there.add(digest)
        rows.append(_row(row, last + len(rows) + 1, document.name, digest, text=document.text))
    for each in unreadable:
        digest = sha256(f"{each.file}\0{each.why}".encode()).hexdigest()
        if digest not in there:
            there.add(digest)
            rows.append(_row(row, last + len(rows) + 1, each.file, digest, why_unreadable=each.why))
    readable = row.ads.filter(why_unreadable=None).count() + sum(each.why_unreadable is None for each in rows)
    if max(readable, len(there) - readable) > MOST_ADS:
        raise Refused(f"{MOST_ADS} ads are the most for one question; remove some before you add more.")
    AdRow.objects.bulk_create(rows)
    unread = sum(each.why_unreadable is not None for each in rows)
    return Kept(len(rows) - unread, unread, tuple(again))


def count_of(row: AnswerRow) -> tuple[AdCount | None, list[dict[str, str]]]:
    """The count over an answer's ads, None when it has none; and the ads that could not be read."""
    ads = list(row.ads.all())
    if not ads:
        return None, []
    unreadable = [{"file": ad.name, "why": ad.why_unreadable} for ad in ads if ad.why_unreadable is not None]
    readings = [reading_of(ad.text) for ad in ads if ad.why_unreadable is None]
    return count_ads(readings, row.inputs["name"] or None), unreadable


def _row(row: AnswerRow, position: int, name: str, digest: str, **rest: str) -> AdRow:
    return AdRow(answer=row, position=position, name=name[:300].replace("\0", ""), digest=digest, **rest)
