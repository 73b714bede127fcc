from __future__ import annotations

from fieldcraft.roles.ad import draft_ad, with_questions
from fieldcraft.roles.faults import faults_of
from fieldcraft.roles.role import Criterion, new_role
from tests.roles.written import TODAY, content, criterion


def drafted(*criteria: Criterion) -> tuple[str, str]:
    role = new_role(1, content(*criteria), TODAY)
    ad = draft_ad(role, faults_of(role.criteria, TODAY))
    return ad.text, "\n".join(ad.questions)


def test_it_says_what_the_criteria_say() -> None:
    text, _ = drafted(criterion())
    for said in (
        "# Product manager",
        "1. New teams that finish set-up without calling us go from 31 % to 50 %. By 1 December 2026.",
        "We will both see it here: The share in the product report, read together.",
        "- Half a data analyst.",
        "- The order of the onboarding work.",
        "Instead of certificates, degrees or years",
    ):
        assert said in text


def test_what_is_missing_is_left_out_and_asked() -> None:
    text, asked = drafted(criterion(help="tbd", may_decide="", seen_by="you will notice", by=None))
    assert "tbd" not in text and "notice" not in text
    assert "The help you get" not in text and "What you decide" not in text and " By " not in text
    assert asked.count("The draft leaves it out so far.") == 3
    assert "There is no date" in asked


def test_what_is_no_change_stands_in_no_ad() -> None:
    text, asked = drafted(criterion(), criterion(change="CSPO certification"), criterion(change=""))
    assert "CSPO" not in text
    assert "R1.2" in asked and "R1.3" in asked


def test_no_fact_is_in_it_that_the_role_does_not_say() -> None:
    text, asked = drafted()
    assert text == "# Product manager\n"
    for word in ("pay", "coaches", "product do", "apply", "no criterion yet"):
        assert word in asked


def test_the_questions_stand_below_the_draft() -> None:
    role = new_role(1, content(), TODAY)
    text = with_questions(draft_ad(role, []))
    assert text.index("# Product manager") < text.index("questions to you") < text.index("how much pay")
