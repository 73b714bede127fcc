"""All credentials of an ad."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.ads.credentials import credentials_of
from fieldcraft.ads.page import page_of

TEXT = (
    "CSPO certification, 5+ years of experience, a Bachelor's degree; agile training or a Secret clearance."
)


def test_every_kind_is_found_once_in_reading_order() -> None:
    found = credentials_of(page_of(TEXT))
    assert [each.kind for each in found] == ["certification", "years", "degree", "training", "certification"]
    assert [each.text for each in found][:2] == ["CSPO certification", "5+ years"]


def test_a_span_ends_with_the_bracket_that_it_opened() -> None:
    (found,) = credentials_of(page_of("(Certified Scrum Product Owner (CSPO))"))
    assert found.text == "Certified Scrum Product Owner (CSPO)"


def test_years_are_named_as_written() -> None:
    (found,) = credentials_of(page_of("5-7+ years of experience"))
    assert found.name == "5-7+ years"


PIECES = st.sampled_from(
    [
        "CSPO", "PSM", "Professional Scrum Master", "A-CSM", "certified", "certification", "training in",
        "agile training", "5+", "three", "years", "of experience", "Bachelor's degree", "BS", "in", "be",
        "or equivalent", "required", "preferred", "Requirements", "About", "Secret clearance", "a", "the",
        "you", "\n", ". ", ": ", " - ", "(", ")", ",", "SAFe",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25), st.sampled_from([" ", ""]))
def test_no_credential_is_lost_by_looking_only_where_one_can_begin(pieces: list[str], join: str) -> None:
    page = page_of(join.join(pieces))
    everywhere = replace(page, openings=list(range(len(page.words))))
    assert credentials_of(page) == credentials_of(everywhere)
