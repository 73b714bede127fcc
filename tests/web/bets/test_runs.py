from __future__ import annotations

from datetime import date

import pytest

from fieldcraft.web.bets.runs import RunBets, runs
from fieldcraft.web.people.actions import local_owner


@pytest.mark.django_db
def test_whoever_has_no_runs_has_no_lessons_and_no_forecasts_of_them() -> None:
    ada = local_owner()
    assert runs().all_lessons(ada) == []
    assert runs().lesson_ids(ada) == set()
    assert runs().to_recall(ada, date(2100, 1, 1), 9) == []
    assert runs().bets_of_runs(ada, "") == RunBets()
