"""Sentences with labels, and the changes somebody is judged by."""

from __future__ import annotations

from fieldcraft.ads.kinds.sentences import criteria_of, sentences_of
from fieldcraft.ads.page import page_of
from fieldcraft.ads.reading import Sentence


def test_every_sentence_has_a_label_and_a_probability() -> None:
    found = sentences_of(page_of("Write user stories. Medical and dental insurance."), (), told_apart=True)
    assert [each.label for each in found] == ["artifact", "benefit"]
    assert all(each.probability is not None and 0.1 <= each.probability <= 1 for each in found)


def test_sentences_that_are_not_told_apart_have_no_label() -> None:
    found = sentences_of(page_of("Du schreibst das Backlog."), (), told_apart=False)
    assert [(each.text, each.label, each.probability) for each in found] == [
        ("Du schreibst das Backlog.", None, None)
    ]


def test_a_criterion_is_the_clause_that_states_the_change() -> None:
    text = "In this role, you will raise the on-time share to 95%."
    sentence = Sentence(10, 10 + len(text), text, "outcome", 0.9)
    (criterion,) = criteria_of([sentence])
    assert criterion.text == "raise the on-time share to 95%"
    assert text[criterion.start - 10 : criterion.end - 10] == criterion.text


def test_an_outcome_without_such_a_beginning_is_a_criterion_whole() -> None:
    text = "Fewer vans return half full."
    (criterion,) = criteria_of([Sentence(0, len(text), text, "outcome", 0.9)])
    assert criterion.text == "Fewer vans return half full"


def test_headlines_questions_and_other_kinds_are_no_criteria() -> None:
    texts = {
        "What success looks like:": "outcome",
        "How is success measured?": "outcome",
        "Plan routes.": "responsibility",
    }
    assert criteria_of(Sentence(0, len(text), text, label, 0.9) for text, label in texts.items()) == ()  # type: ignore[arg-type]
