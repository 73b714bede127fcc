"""An office and a debrief as text."""

from __future__ import annotations

from fieldcraft.cli.practice_text import debrief_as_text, office_as_text
from fieldcraft.practice.run import Run, by_policy
from fieldcraft.practice.showing import shown_run
from tests.practice.plays import SCENARIO, SEED
from tests.practice.test_telling import told


def test_the_office_shows_mail_dashboard_team_and_what_can_be_forecast() -> None:
    run = Run(SCENARIO, SEED)
    run.lane.plan.test[0], run.lane.plan.hasty[0] = 3, True
    text = office_as_text(shown_run("abc", run))
    assert "price 2.80 a week" in text and "They take shortcuts." in text
    assert "What is finished is tested for 3 weeks." in " ".join(text.split())
    run = Run(SCENARIO, SEED)
    assert "Run abc" in text and "shows nothing yet" in text and "Forecast one of these" in text
    text = office_as_text(shown_run("abc", run.with_decision(by_policy(run, "reference"))))
    assert "paying customers" in text and "not in yet" in text


def test_the_debrief_shows_the_parts_the_decisions_and_the_lessons() -> None:
    text = debrief_as_text({**told()[0], "own_view": {"best": 0, "worst": 2, "because": "so"}})
    for words in (
        "You said: best in week 0",
        "your decisions",
        "luck",
        "Ranges that held: 1 of 1",
        "Lessons could be",
    ):
        assert words in text
    assert max(map(len, text.splitlines())) < 120
