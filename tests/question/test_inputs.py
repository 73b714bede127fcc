"""What a person brings is read whole, or refused with everything that is wrong with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.question.content import load_content
from fieldcraft.question.inputs import ABOUT, ASKERS, FOR, Cost, Inputs, read_inputs
from fieldcraft.refusal import Refused

CONTENT = load_content()


@st.composite
def some_inputs(draw: st.DrawFn) -> Inputs:
    questions = draw(st.lists(st.sampled_from(list(CONTENT.questions)), unique=True, max_size=7))
    answers = {
        question: draw(
            st.sampled_from(
                [*(choice.id for choice in CONTENT.questions[question].choices), "dont_know", "skip"]
            )
        )
        for question in questions
    }
    amounts = st.none() | st.floats(0, 1e5, allow_nan=False)
    costs = draw(
        st.dictionaries(st.sampled_from(list(CONTENT.means)), st.builds(Cost, amounts, amounts), max_size=3)
    )
    return Inputs(
        draw(st.sampled_from(list(ASKERS))),
        draw(st.sampled_from(list(FOR))),
        draw(st.sampled_from(list(ABOUT))),
        draw(st.sampled_from(["", "CSPO", "Scrum für alle"])),
        answers,
        costs,
        draw(st.sampled_from(["EUR", "USD"])),
    )


@given(some_inputs())
def test_written_out_and_read_back_they_are_the_same(inputs: Inputs) -> None:
    assert read_inputs(inputs.to_dict(), CONTENT) == inputs


def test_what_is_not_said_has_a_default() -> None:
    inputs = read_inputs({}, CONTENT)
    assert (inputs.asker, inputs.for_whom, inputs.about, inputs.currency) == (
        "experienced",
        "myself",
        "certificate",
        "EUR",
    )


def test_all_problems_are_named_at_once_with_the_nearest_known_word() -> None:
    with pytest.raises(Refused) as refused:
        read_inputs(
            {
                "asker": "experiencd",
                "about": 7,
                "answers": {"rule": "nobdy", "rul": "nobody"},
                "costs": {
                    "the_certificat": {"hours": 1},
                    "the_class": {"hours": -1},
                    "the_book": {"time": 3},
                },
                "currency": "euros",
                "colour": "red",
            },
            CONTENT,
        )
    said = " ".join(refused.value.problems)
    assert len(refused.value.problems) == 9
    assert "did you mean “experienced”?" in said
    assert "did you mean “nobody”?" in said
    assert "did you mean “rule”?" in said
    assert "did you mean “the_certificate”?" in said


@pytest.mark.parametrize("value", [None, [], "text", 3])
def test_anything_but_an_object_is_refused(value: object) -> None:
    with pytest.raises(Refused, match="not a JSON object"):
        read_inputs(value, CONTENT)


@pytest.mark.parametrize("amount", [float("nan"), float("inf"), -0.1, 1e9, True, "16", [16]])
def test_a_cost_that_is_no_amount_is_refused(amount: object) -> None:
    with pytest.raises(Refused, match="must be a number"):
        read_inputs({"costs": {"the_class": {"hours": amount}}}, CONTENT)


def test_control_characters_in_a_name_become_spaces_and_a_long_name_is_refused() -> None:
    assert read_inputs({"name": "CS\x00PO\n exam"}, CONTENT).name == "CS PO exam"
    with pytest.raises(Refused, match="120 are the most"):
        read_inputs({"name": "x" * 121}, CONTENT)


def test_the_asked_thing_is_named_as_one_would_say_it() -> None:
    assert Inputs("new", "myself", "certificate", "CSPO").asked == "the CSPO certificate"
    assert Inputs("new", "myself", "certificate", "Scrum certification").asked == "“Scrum certification”"
    assert Inputs("new", "myself", "book").asked == "a book"
