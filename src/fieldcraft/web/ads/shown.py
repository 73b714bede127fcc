"""An annotated ad as the page shows it: the same values, in words and marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from fieldcraft.ads.annotated import annotate, questions_of
from fieldcraft.ads.reading import AdReading
from fieldcraft.ads.summary import balance, credentials_line, language_line, top_line
from fieldcraft.charts.counts import draw_counts
from fieldcraft.web.ads.own_bets import look_through
from fieldcraft.web.ads.tables import KeptAdRow
from fieldcraft.web.people.tables import Person
from fieldcraft.web.question.ads import reading_of
from fieldcraft.web.question.tables import AdRow


@dataclass(frozen=True)
class ShownAd:
    """An ad with its addresses: `key` names it to the page on which a question starts.

    `delete` and `lint` are empty for an ad that came with an answer.
    """

    name: str
    text: str
    key: str
    here: str
    questions: str
    delete: str
    lint: str
    back: str
    back_said: str

    @property
    def reading(self) -> AdReading:
        return reading_of(self.text)


def kept_ad(row: KeptAdRow) -> ShownAd:
    """An ad that was kept by itself."""
    return ShownAd(
        name=row.name,
        text=row.text,
        key=str(row.pk),
        here=reverse("ads:ad", args=[row.pk]),
        questions=reverse("ads:questions", args=[row.pk]),
        delete=reverse("ads:delete", args=[row.pk]),
        lint=reverse("ads:lint", args=[row.pk]),
        back=reverse("ads:list"),
        back_said="Your ads",
    )


def ad_of_answer(row: AdRow) -> ShownAd:
    """An ad that came with an answer; it is removed there."""
    return ShownAd(
        name=row.own_name,
        text=row.text,
        key=f"{row.answer_id}-{row.pk}",
        here=reverse("ads:of_answer", args=[row.answer_id, row.pk]),
        questions=reverse("ads:questions_of_answer", args=[row.answer_id, row.pk]),
        delete="",
        lint="",
        back=reverse("question:ads", args=[row.answer_id]),
        back_said=f"The ads of your question about {row.answer.result['asked']}",
    )


def annotated(ad: ShownAd, person: Person, today: date) -> dict[str, Any]:
    """Everything that the page of an annotated ad shows."""
    reading = ad.reading
    own = look_through(person, [each.id for each in reading.pains], today)
    weighed = balance(reading)
    return {
        "ad": ad,
        "reading": reading,
        "annotated": annotate(reading),
        "top_line": top_line(reading),
        "credentials_line": credentials_line(reading),
        "language_line": language_line(reading),
        "balance": draw_counts(weighed.counts, weighed.sentence) if weighed else None,
        "own": own.found,
        "own_said": own.sentence,
    }


def interview(ad: ShownAd, person: Person, today: date) -> dict[str, Any]:
    """The questions that an ad gives rise to, each once, with the person's own evidence."""
    questions = questions_of(ad.reading.pains)
    own = look_through(person, [each.id for each in questions], today)
    return {"ad": ad, "questions": questions, "own": own.found, "own_said": own.sentence}
