"""How many ads require some certification, and how many the one that was asked about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fieldcraft.ads.certificates import same_certificate
from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.reading import CLEARANCE, AdReading, Credential, Sentence
from fieldcraft.ads.words import words_of
from fieldcraft.chance.intervals import Share, share

# Characters that may stand between "or similar" and the certification that it leads to.
_ADJECTIVE = 16


@dataclass(frozen=True)
class AdCount:
    """Of `read` ads: how many require any certification, only a clearance, or the one `asked` about."""

    asked: str | None
    read: int
    requiring_any: int
    requiring_only_clearance: int
    requiring_this: int

    @property
    def share(self) -> Share | None:
        """The share of ads that require some certification; None where no ad was read."""
        return share(self.requiring_any, self.read)

    @property
    def share_this(self) -> Share | None:
        """The share of ads that require the one asked about; None without a name, or where no ad was read."""
        return share(self.requiring_this, self.read) if self.asked else None

    def to_dict(self, unreadable: Sequence[Mapping[str, str]] = ()) -> dict[str, Any]:
        """The "ads" object of an answer; `unreadable` lists the files that could not be read, and why."""
        of_all, of_this = self.share, self.share_this
        return {
            "read": self.read,
            "unreadable": [dict(each) for each in unreadable],
            "requiring_any": self.requiring_any,
            "requiring_only_clearance": self.requiring_only_clearance,
            "requiring_this": self.requiring_this,
            "share": of_all.to_dict() if of_all else None,
            "share_this": of_this.to_dict() if of_this else None,
        }


def count_ads(readings: Sequence[AdReading], asked: str | None) -> AdCount:
    """Count the ads that require a certification. A vendor's product certificate is not counted.

    An ad also requires some certification when it lists several of which one will do ("CSPO or PSPO
    required"): at least two alternatives in one sentence, and nothing else in that sentence accepted in
    their place, such as a degree, years, or "or equivalent experience". Such an ad requires none of
    them in particular, so that it does not count for the one asked about.
    """
    required = [_required(each) for each in readings]
    only_clearance = sum(1 for own in required if own and all(each.name == CLEARANCE for each in own))
    this = sum(1 for each in readings if asked and _requires_this(each, asked))
    return AdCount(asked, len(readings), sum(1 for own in required if own), only_clearance, this)


def _required(reading: AdReading) -> list[Credential]:
    """The certifications that the ad requires: each by itself, or one of a list."""
    certifications = [each for each in reading.credentials if each.kind == "certification"]
    required = [each for each in certifications if each.demand == "required"]
    return required or [each for each in certifications if one_of_a_list(reading, each)]


def one_of_a_list(reading: AdReading, credential: Credential) -> bool:
    """Whether it is one of several alternatives that are all certifications, with no other way out."""
    if credential.demand != "alternative":
        return False
    sentence = reading.sentence_of(credential)
    first, last = (
        bisect_left(reading.credentials, at, key=lambda each: each.start)
        for at in (sentence.start, sentence.end)
    )
    others = [each for each in reading.credentials[first:last] if each.demand == "alternative"]
    only_certifications = all(each.kind == "certification" for each in others)
    return len(others) > 1 and only_certifications and not _other_way_out(sentence, others)


def _other_way_out(sentence: Sentence, members: Sequence[Credential]) -> bool:
    """Whether the sentence accepts something else; "or an equivalent certification" is nothing else."""
    words = words_of(sentence.text, lexicon().abbreviations)
    for hit in lexicon().way_out.find(words):
        start, end = sentence.start + words.starts[hit.first], sentence.start + words.ends[hit.last - 1]
        if not any(
            start <= each.start <= end + _ADJECTIVE or each.start <= start < each.end for each in members
        ):
            return True
    return False


def _requires_this(reading: AdReading, asked: str) -> bool:
    return any(
        each.kind in ("certification", "tool_cert")
        and each.demand == "required"
        and each.name is not None
        and same_certificate(each.name, asked)
        for each in reading.credentials
    )
