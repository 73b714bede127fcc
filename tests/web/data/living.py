"""Somebody with bets and an answer, and everything of theirs as rows, to be compared."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from fieldcraft.ads.folders import Document
from fieldcraft.bets.imports.plan import Choices
from fieldcraft.bets.imports.reading import plan_import
from fieldcraft.bets.settlement import Happened
from fieldcraft.question.inputs import Inputs
from fieldcraft.web.ads.actions import keep_ad
from fieldcraft.web.bets import actions
from fieldcraft.web.bets.tables import BetRow
from fieldcraft.web.data.importing import Imported, import_bets
from fieldcraft.web.people.tables import Person
from fieldcraft.web.question.actions import keep_answer
from fieldcraft.web.survey.tables import SurveyRow
from tests.bets.drafts import FULL, RANGE, TODAY, draft

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
OLD_BETS = "Title,Probability,Opened,Due,Happened\nIt converts,70 %,2025-01-02,2025-03-01,yes\n"


def furnish(person: Person) -> None:
    """Three bets (settled, with a formula for a title, imported), an answer with an ad, an ad, a survey."""
    id = actions.open_bet(person, FULL, TODAY, NOW).id
    rating = {"knew": "", "left_out": "", "again": True, "decision": 4}
    actions.rate_bet(person, id, rating, TODAY, NOW)
    actions.settle_bet(person, id, Happened("no"), TODAY, NOW, reason="It did not")
    actions.open_bet(person, draft(title="=cmd|calc", forecast=RANGE), TODAY, NOW)
    bring_in(person, OLD_BETS)
    asked = Inputs("experienced", "myself", "certificate", "CSPO")
    keep_answer(person, asked, [Document("ad.txt", "CSPO is required here.")], [], NOW)
    keep_ad(person, Document("kept.txt", "PMP is required here."), NOW)
    SurveyRow.objects.create(
        owner=person,
        path="",
        uploaded=True,
        name="ads.csv",
        by="country",
        sample="invented ads",
        state=SurveyRow.State.DONE,
        result={"ads": 7, "finding": "0 of 7 ads require a certification."},
        shown={"charts": [], "lines": [], "unreadable": []},
        created=NOW,
        finished=NOW,
    )


def bring_in(person: Person, text: str, *, skip_bad: bool = False, **choices: Any) -> Imported:
    """Import the bets of a CSV."""
    file = io.BytesIO(text.encode())
    return import_bets(person, file, plan_import(file, Choices(**choices)), TODAY, NOW, skip_bad=skip_bad)


def ledger_of(person: Person) -> list[Any]:
    return list(actions.ledger_entries(person))


def bets_of(person: Person) -> list[Any]:
    return [row.to_bet() for row in BetRow.objects.filter(owner=person).order_by("number")]
