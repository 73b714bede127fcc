"""Findings about sentences and about the whole ad, on readings whose labels are set by hand."""

from __future__ import annotations

from fieldcraft.ads.lint.sentences import sentence_findings, whole_ad_findings, word_findings
from fieldcraft.ads.reading import AdReading, Label, Sentence

RIGHTS = "You decide what is built first."
COACH = "Dana will debrief with you every week."
MISTAKES = "When a test fails we talk about it."


def reading(*said: tuple[str, Label | None]) -> AdReading:
    """An ad of these sentences, a line each."""
    text = "\n".join(sentence for sentence, _ in said)
    sentences, at = [], 0
    for sentence, label in said:
        sentences.append(Sentence(at, at + len(sentence), sentence, label, label and 0.9))
        at += len(sentence) + 1
    return AdReading("en", text, (), tuple(sentences))


def whole(*said: tuple[str, Label | None]) -> set[str]:
    return {each.code for each in whole_ad_findings(reading(*said))}


def test_a_document_a_change_without_a_measure_and_an_empty_sentence_are_found() -> None:
    read = reading(
        ("Write user stories.", "artifact"),
        ("Drive growth.", "outcome"),
        ("What success looks like", "outcome"),
        ("Raise activation from 31 % to 40 %.", "outcome"),
        ("Cut complaints by half by the end of the year.", "outcome"),
        ("Excellent judgement.", "vague"),
        ("You are a ninja.", "vague"),
        ("Work with engineers.", "responsibility"),
    )
    assert [each.code for each in sentence_findings(read)] == ["FC201", "FC204", "FC303"]
    assert [each.what for each in word_findings(read)] == ["ninja"]


def test_an_ad_that_says_everything_is_clean() -> None:
    said: list[tuple[str, Label | None]] = [("Raise activation to 40 %.", "outcome")]
    said += [(RIGHTS, "responsibility"), (COACH, "coaching"), (MISTAKES, "learning_culture")]
    assert whole(*said) == set()


def test_what_an_ad_leaves_out_is_told_once_each() -> None:
    said = [(f"Attend meeting {number}.", "responsibility") for number in range(4)]
    assert whole(*said) == {"FC202", "FC401", "FC402", "FC403"}


def test_many_tasks_for_one_change_are_told_and_few_are_not() -> None:
    change: tuple[str, Label] = ("Raise activation to 40 %.", "outcome")
    tasks: list[tuple[str, Label]] = [(f"Attend meeting {number}.", "responsibility") for number in range(7)]
    assert "FC203" in whole(change, *tasks)
    assert "FC203" not in whole(change, *tasks[:6])
    assert "FC203" not in whole(change, change, *tasks)


def test_a_long_list_of_wishes_is_counted() -> None:
    wishes: list[tuple[str, Label]] = [(f"Experience with thing {number}.", "skill") for number in range(13)]
    (found,) = (each for each in whole_ad_findings(reading(*wishes)) if each.code == "FC404")
    assert "13 things" in found.message
    assert "FC404" not in whole(*wishes[:12])


def test_nothing_is_said_of_an_ad_without_labels_or_of_a_remark() -> None:
    assert whole(*[("Sätze ohne Art.", None)] * 9) == set()
    assert whole(("Attend meetings.", "responsibility")) == set()
