"""Sentences, bullets and headings."""

from __future__ import annotations

import pytest

from fieldcraft.ads.page import page_of


def parts(text: str) -> list[str]:
    passages = page_of(text).passages
    return [text[slice(*passages.bounds(each))] for each in passages]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three? Four"]),
        ("We use e.g. Jira. Sr. Owner wanted.", ["We use e.g. Jira.", "Sr. Owner wanted."]),
        ("A Ph.D. in law. Fine.", ["A Ph.D. in law.", "Fine."]),
        ("- one\n- Two\n* three", ["one", "Two", "three"]),
        ("a line that goes\non in the next", ["a line that goes\non in the next"]),
        ("First • Second • Third", ["First", "Second", "Third"]),
        ("a degree is a plus.2 years more", ["a degree is a plus.", "2 years more"]),
        ("degree requiredPatience", ["degree required", "Patience"]),
        ("Version 2.5 of Node.js runs", ["Version 2.5 of Node.js runs"]),
        ("", []),
        ("...", []),
    ],
)
def test_text_is_cut_into_sentences(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_a_heading_on_a_line_with_its_list_holds_for_that_line_only() -> None:
    text = "Preferred: humour\nPatience with people\nLong days"
    assert [each.section for each in page_of(text).passages] == [
        "preferred",
        "preferred",
        None,
        None,
    ]


def test_the_title_is_a_first_line_with_a_blank_one_below() -> None:
    text = "Product Owner - PMP\n\n" + "We ship things that people use. " * 10
    assert [each.is_title for each in page_of(text).passages][:3] == [True, True, False]


def test_a_run_of_words_without_an_end_is_cut() -> None:
    text = "word " * 1000
    assert max(each.last - each.first for each in page_of(text).passages) <= 100


@pytest.mark.parametrize("order", [(2, 0, 1), (0, 1, 2), (-1, -3, -2)])
def test_passages_are_the_same_in_whatever_order_they_are_asked_for(order: tuple[int, int, int]) -> None:
    text = "Preferred: humour\nPatience with people\nNice to have:\n- A PMP"
    expected = list(page_of(text).passages)
    passages = page_of(text).passages
    assert {passages[number].first: passages[number] for number in order}.items() <= {
        each.first: each for each in expected
    }.items()


def test_a_passage_beyond_the_last_is_an_error() -> None:
    with pytest.raises(IndexError):
        page_of("One. Two.").passages[2]


def test_passages_are_cut_into_lists() -> None:
    passages = page_of("One. Two. Three.").passages
    assert passages[1:] == [passages[1], passages[2]]
