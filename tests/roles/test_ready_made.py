from __future__ import annotations

from fieldcraft.roles.ready_made import (
    activities,
    question_to_activities,
    situations,
    terms_of_activities,
    terms_of_situations,
)
from fieldcraft.sources.readings import all_readings

OGL = "Contains public sector information licensed under the Open Government Licence v3.0."


def test_there_are_37_situations_and_54_activities_each_once() -> None:
    assert len(situations()) == 37
    assert len(activities()) == 54


def test_both_say_their_source_and_licence_and_the_attribution_stands_word_for_word() -> None:
    assert terms_of_activities().attribution == OGL
    assert terms_of_activities().licence == "Open Government Licence v3.0"
    assert terms_of_situations().licence == "Apache-2.0"
    assert OGL in terms_of_situations().attribution


def test_a_situation_starts_a_criterion_and_an_activity_asks_a_question() -> None:
    start = situations()["S12"].start
    assert start.change == situations()["S12"].good and start.seen_by == "sentence with baseline"
    assert (start.by, start.help, start.may_decide) == (None, "", "")
    assert question_to_activities() == "And what changed because of it?"
    assert not hasattr(activities()["L01"], "start")


def test_every_situation_that_a_reading_fits_is_there() -> None:
    fits = {id for reading in all_readings().values() for id in reading.fits}
    assert fits <= set(situations())
