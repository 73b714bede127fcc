"""Kinds of invented sentences, after the definitions of the guide, and the cues that spoke for them."""

from __future__ import annotations

import pytest

from fieldcraft.ads.credentials import credentials_of
from fieldcraft.ads.kinds.kind import evidence_for, kinds_of
from fieldcraft.ads.kinds.model import shipped_model
from fieldcraft.ads.kinds.page_words import page_words_of
from fieldcraft.ads.kinds.units import units_of
from fieldcraft.ads.page import page_of
from fieldcraft.ads.reading import Label


def kind(text: str) -> Label:
    page = page_of(text)
    seen = page_words_of(page, shipped_model().known)
    return kinds_of(seen, units_of(seen), credentials_of(page))[0][0]


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("outcome", "Increase the retention of small bakeries from 60% to 75% in the first year."),
        ("outcome", "Own the revenue and profitability of the ferry business."),
        ("outcome", "Cut failed card payments from 4 % to 2 % by next summer."),
        ("outcome", "Fewer drivers get lost on their first day."),
        ("responsibility", "Work with engineers and designers to plan how nurses hand over their shift."),
        ("responsibility", "Own the product strategy, vision and roadmap for the warehouse tools."),
        ("artifact", "Write user stories and acceptance criteria, and groom the backlog."),
        ("artifact", "Prepare weekly status reports and maintain the project documentation."),
        ("skill", "Experience with SQL and an understanding of how ferry bookings are stored."),
        ("skill", "Ability to explain technical trade-offs to a board of directors."),
        ("vague", "You are a passionate self-starter who thrives in a fast-paced environment."),
        ("vague", "Strong communication skills."),
        ("credential", "At least 5 years of experience in product management."),
        ("credential", "Bachelor's degree in computer science or a related field."),
        ("coaching", "Mentor and coach junior product managers as they grow."),
        ("coaching", "You get a personal mentor who has done the job before."),
        ("coaching", "Hire, develop and mentor a team of designers."),
        ("learning_culture", "We share feedback openly and learn from our mistakes."),
        ("learning_culture", "We encourage you to apply even if you do not meet every requirement."),
        ("benefit", "Medical, dental and vision insurance, paid parental leave and a wellness stipend."),
        ("benefit", "The base salary range is $120,000 to $150,000, plus equity and a bonus."),
        (
            "boilerplate",
            "We are an equal opportunity employer and do not discriminate on the basis of race or gender.",
        ),
        ("boilerplate", "Founded in 2009, our company builds software for harbours all over the world."),
    ],
)
def test_an_invented_sentence_gets_the_label_of_the_guide(label: Label, text: str) -> None:
    assert kind(text) == label


def test_a_heading_says_nothing_itself() -> None:
    assert kind("Requirements\n- Three winters on the road with a van") == "boilerplate"


def test_an_ad_without_words_has_no_kinds() -> None:
    assert kinds_of(page_words_of(page_of("…"), shipped_model().known), [], ()) == []


def test_the_strongest_cues_can_be_told_in_words() -> None:
    page = page_of("Increase the retention of small bakeries.")
    seen = page_words_of(page, shipped_model().known)
    told = evidence_for(seen, units_of(seen), (), 0, "outcome")
    assert len(told) == 5
    assert [abs(each.weight) for each in told] == sorted((abs(each.weight) for each in told), reverse=True)
    cues = {each.cue for each in evidence_for(seen, units_of(seen), (), 0, "outcome", most=50)}
    assert {"the word “retention”", "opens with a verb of changing that acts on something measured"} <= cues
