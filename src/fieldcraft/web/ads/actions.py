"""What a person does with job ads: keep one, look at it again, delete it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from fieldcraft.ads.folders import Document, text_hash
from fieldcraft.ads.limits import MOST_ADS
from fieldcraft.refusal import Missing, Refused
from fieldcraft.web.ads.tables import KeptAdRow
from fieldcraft.web.database import LARGEST_ID
from fieldcraft.web.people.tables import Person
from fieldcraft.web.question.actions import list_answers
from fieldcraft.web.question.documents import PASTED
from fieldcraft.web.question.tables import AdRow

# A pasted ad is known by its first words.
_LONGEST_TITLE = 70
LONGEST_NAME = 100


class NoSuchAd(Missing):
    """There is no such ad, or it is somebody else's: the two are not told apart."""

    title = "No such ad"

    def __init__(self, id: object) -> None:
        super().__init__(f"You have no ad {id}; look it up in the list of your ads.")


def keep_ad(person: Person, document: Document, now: datetime) -> KeptAdRow:
    """Keep an ad; the one that is kept already when its text comes again, from another tab too."""
    digest = text_hash(document.text)
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        found = list_ads(person).filter(digest=digest).first()
        if found is not None:
            return found
        if list_ads(person).count() >= MOST_ADS:
            raise Refused(f"{MOST_ADS} ads are the most that are kept; delete some before you add more.")
        name = "".join(letter for letter in document.name[:LONGEST_NAME] if letter.isprintable()).strip()
        return KeptAdRow.objects.create(
            owner=person, name=name or PASTED, text=document.text, digest=digest, kept=now
        )


def list_ads(person: Person) -> QuerySet[KeptAdRow]:
    """The person's kept ads, the one kept last first."""
    return KeptAdRow.objects.filter(owner=person)


def show_ad(person: Person, id: int) -> KeptAdRow:
    """One kept ad of the person; NoSuchAd when there is none with this id."""
    row = list_ads(person).filter(pk=id).first() if 0 <= id <= LARGEST_ID else None
    if row is None:
        raise NoSuchAd(id)
    return row


def show_ad_of_answer(person: Person, answer: int, id: int) -> AdRow:
    """One ad that came with an answer of the person and could be read; else NoSuchAd."""
    row = None
    if 0 <= answer <= LARGEST_ID and 0 <= id <= LARGEST_ID:
        own = AdRow.objects.filter(answer__in=list_answers(person), answer_id=answer)
        row = own.filter(pk=id, why_unreadable=None).select_related("answer").first()
    if row is None:
        raise NoSuchAd(id)
    return row


def delete_ad(person: Person, id: int) -> None:
    """Delete a kept ad; answers that were asked with it have a copy of their own."""
    show_ad(person, id).delete()


def document_by_key(person: Person, key: str) -> Document:
    """The ad that an address names: "12" is a kept one, "3-7" ad 7 of answer 3."""
    first, _, second = key.partition("-")
    if not first.isdecimal() or (second and not second.isdecimal()) or len(key) > 40:
        raise NoSuchAd(key[:40])
    if second:
        row = show_ad_of_answer(person, int(first), int(second))
        return Document(row.name, row.text)
    kept = show_ad(person, int(first))
    return Document(kept.name, kept.text)


def title_of(text: str) -> str:
    """The first words of an ad, by which a pasted one is known."""
    line = next((line for line in text.splitlines() if line.strip(" \t#*-")), "")
    title = " ".join(line.strip(" \t#*-").split())
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"
