"""What practice hands down to bets: the lessons and the forecasts of runs, as `bets.runs.Runs` names them."""

from fieldcraft.web.practice.judged import bets_of_runs
from fieldcraft.web.practice.lessons import (
    all_lessons,
    find_lesson,
    lesson_ids,
    recall_lesson,
    to_recall,
)

__all__ = ["all_lessons", "bets_of_runs", "find_lesson", "lesson_ids", "recall_lesson", "to_recall"]
