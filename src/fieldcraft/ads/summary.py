"""A reading in a line or two: what the ad asks for, what it wants changed, what it wants produced."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fieldcraft.ads.pain_rows import pain_rows
from fieldcraft.ads.reading import AdReading, Demand

ORDER: tuple[Demand, ...] = ("required", "alternative", "preferred", "mentioned", "negated")
LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "nl": "Dutch",
    "it": "Italian",
    "pt": "Portuguese",
    "pl": "Polish",
    "sv": "Swedish",
    "ru": "Russian",
    "uk": "Ukrainian",
    "el": "Greek",
    "ar": "Arabic",
    "he": "Hebrew",
}
# In these, credentials and their demand are read; in the others, names only.
_READ = ("de", "fr", "es")


@dataclass(frozen=True)
class Balance:
    """How many sentences say what will change, and how many what is to be produced."""

    change: int
    produce: int

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """The two counts with what they are of, to be drawn; none where both are none."""
        counts = (("what you will change", self.change), ("what you will produce", self.produce))
        return counts if self.change or self.produce else ()

    @property
    def sentence(self) -> str:
        """The ratio in words."""
        if not self.change and not self.produce:
            return "Nothing in it was read as what you will change or what you will produce."
        if not self.produce:
            return f"It names {_times(self.change)} what you will change, and nothing to produce."
        if not self.change:
            return f"It names {_times(self.produce)} what you will produce, and never what you will change."
        change, produce = "what you will change", "what you will produce"
        one, other = (change, produce) if self.produce >= self.change else (produce, change)
        fewer, more = sorted((self.change, self.produce))
        times = f"{more / fewer:.1f}".removesuffix(".0")
        return f"For each time it names {one}, it names {_times_of(times)} {other}."


def top_line(reading: AdReading) -> str:
    """The line over an annotated ad: its sentences by kind where these are told, and whether anybody coaches.

    What is said of coaching is what the ad says; what it leaves out may still be so. Sentences whose kind is
    less likely than not are counted by it all the same, and how many they are is said.
    """
    words = sum(1 for each in reading.pains if pain_rows()[each.id].label == "vague")
    unverified = f"{_count(words, 'word')} nobody can verify"
    if not reading.labelled:
        return f"{unverified[0].upper()}{unverified[1:]}." if reading.language == "en" and words else ""
    counted = Counter(each.label for each in reading.sentences)
    kinds = (
        _count(counted["outcome"], "outcome"),
        _count(counted["responsibility"], "activity", "activities"),
        _count(counted["artifact"], "artifact"),
        unverified,
    )
    coaching = counted["coaching"]
    coached = f"{_count(coaching, 'sentence')} about coaching" if coaching else "nobody coaches here"
    return _capital(f"{', '.join(kinds)}; {coached}.{_doubt(reading)}")


def credentials_line(reading: AdReading) -> str:
    """How many credentials there are, by demand."""
    counted = Counter(each.demand for each in reading.credentials)
    total = len(reading.credentials)
    if not total:
        return "No credentials: this ad names no certificate, degree, training or years of experience."
    each_demand = ", ".join(f"{counted[demand]} {demand}" for demand in ORDER if counted[demand])
    return f"{_count(total, 'credential')}: {each_demand}."


def language_line(reading: AdReading) -> str:
    """What is not read because of the ad's language; empty for an English ad with kinds of sentences."""
    name = LANGUAGES.get(reading.language)
    if name is None and reading.labelled:
        return "Its language was not recognised; it is read as if it were English."
    if name is None:
        return "Its language was not recognised: it is read for names of certificates only."
    if reading.language == "en":
        return "" if reading.labelled else "Its sentences are not told apart by kind."
    read = "its credentials are read" if reading.language in _READ else "it is read for names of certificates"
    if reading.labelled:
        return f"It is written in {name}: {read}."
    return (
        f"It is written in {name}: {read}; kinds of sentences and vague words are told of English ads only."
    )


def balance(reading: AdReading) -> Balance | None:
    """What the ad wants changed and what it wants produced; None where kinds are not told."""
    if not reading.labelled:
        return None
    counted = Counter(each.label for each in reading.sentences)
    return Balance(counted["outcome"], counted["artifact"])


def _doubt(reading: AdReading) -> str:
    unsure = sum(not each.likely for each in reading.sentences)
    return f" The kind of {unsure} of its {len(reading.sentences)} sentences is uncertain." if unsure else ""


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _times_of(number: str) -> str:
    return {"1": "once", "2": "twice"}.get(number, f"{number} times")
