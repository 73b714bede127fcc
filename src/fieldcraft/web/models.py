"""All tables, gathered from the rooms, where Django looks for them."""

from __future__ import annotations

from fieldcraft.web.ads.tables import KeptAdRow
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice.tables import PracticeEntryRow, PracticeLessonRow, PracticeRunRow
from fieldcraft.web.question.tables import AdRow, AnswerRow
from fieldcraft.web.roles.tables import RoleVersionRow
from fieldcraft.web.survey.tables import SurveyRow

__all__ = [
    "AdRow",
    "AnswerRow",
    "BetRow",
    "KeptAdRow",
    "LedgerEntryRow",
    "Person",
    "PracticeEntryRow",
    "PracticeLessonRow",
    "PracticeRunRow",
    "RoleVersionRow",
    "SurveyRow",
]
