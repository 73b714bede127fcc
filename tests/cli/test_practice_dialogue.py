"""A run as a conversation: typed answers in, decisions kept."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner, Result

from fieldcraft.cli.acting import acting
from fieldcraft.cli.practice_dialogue import ask_own_view, play_in_terminal
from fieldcraft.practice.run import Decided
from fieldcraft.refusal import Refused
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.practice import actions

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def id() -> str:
    with acting() as me:
        return actions.start_run(me.person, None, 7, me.now).id


def number_of(key: str, id: str) -> str:
    """The number under which something can be forecast at the run's first decision."""
    keys = [each.key for each in actions.show_run(local_owner(), id).run.asks]
    return str(keys.index(key) + 1)


def converse(id: str, *typed: str) -> Result:
    @click.command()
    def talk() -> None:
        with acting() as me:
            play_in_terminal(me, id)

    return CliRunner().invoke(talk, input="".join(f"{line}\n" for line in typed))


def test_who_stops_keeps_what_was_decided(id: str) -> None:
    said = converse(id, "1", "We know little", number_of("paying", id), "1000", "1400", "2000", "1")
    assert isinstance(said.exception, Refused) and "is kept" in str(said.exception)
    # What was picked by its number is repeated in words before the figures are asked for.
    assert "week 6 (people):" in said.output.split("Forecast which")[1].split("Under which")[0]
    [decided] = actions.show_run(local_owner(), id).run.decided
    assert decided.reason == "We know little" and decided.ask is not None and decided.ask.key == "paying"


def test_what_is_refused_is_asked_again(id: str) -> None:
    grows = number_of("grows", id)
    said = converse(id, "1", "Why not", grows, "150 %", "2", "Why not", grows, "70 %")
    assert "probability" in said.output and said.output.count("These weeks:") == 2
    assert len(actions.show_run(local_owner(), id).run.decided) == 1


def test_all_answers_are_offered_again_when_a_number_beside_them_is_refused(id: str) -> None:
    grows = number_of("grows", id)
    said = converse(id, "2", "Thought out at length", grows, "150 %", "", "", "", "70 %")
    assert "Your reason [Thought out at length]:" in said.output
    run = actions.show_run(local_owner(), id).run
    [decided] = run.decided
    assert (
        decided.reason == "Thought out at length" and decided.ask is not None and decided.ask.key == "grows"
    )
    assert decided.choice == run.points[0][1].choices[1].id


def test_a_whole_year_is_played_and_the_own_view_asked(id: str) -> None:
    run, typed = actions.show_run(local_owner(), id).run, []
    while not run.over:
        assert run.situation is not None
        grows = [each.key for each in run.asks].index("grows") + 1
        typed += ["1", "Because", str(grows), "60 %"]
        run = run.with_decision(Decided(run.week, run.situation.choices[0].id, "Because"))
    said = converse(id, *typed)
    assert said.exit_code == 0, said.output
    assert "The year is over" in said.output
    run = actions.show_run(local_owner(), id).run
    assert run.over

    @click.command()
    def view() -> None:
        assert ask_own_view(run) == {"best": 0, "worst": 2, "because": "luck"}

    assert CliRunner().invoke(view, input="0\n2\nluck\n").exit_code == 0
