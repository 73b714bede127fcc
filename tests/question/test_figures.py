"""What is drawn of an answer is what the answer says, in its order."""

from __future__ import annotations

import pytest

from fieldcraft.question.figures import beliefs_of, means_of
from tests.question.test_answer import ASKED, answer


def test_the_beliefs_are_the_answers_reasons() -> None:
    said = answer(ASKED)
    assert [each.text for each in beliefs_of(said)] == [reason["text"] for reason in said["reasons"]]
    assert sum(each.probability for each in beliefs_of(said)) == pytest.approx(1)


def test_the_means_are_the_answers_options_with_the_asked_one_marked() -> None:
    said = answer(ASKED)
    drawn = means_of(said)
    assert [each.text for each in drawn] == [option["means"] for option in said["options"]]
    assert [each.text for each in drawn if each.asked_for] == ["Get the CSPO certificate"]
