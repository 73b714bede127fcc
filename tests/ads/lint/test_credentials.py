"""Findings about credentials."""

from __future__ import annotations

import pytest

from fieldcraft.ads.lint.credentials import beginners_years, contradictions, credential_findings
from fieldcraft.ads.read import read_ad


def codes(text: str) -> list[str]:
    return [each.code for each in credential_findings(read_ad(text))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A CSPO certification is required.", "FC101"),
        ("A PMP is a plus.", "FC102"),
        ("A Bachelor's degree is required.", "FC104"),
        ("An MBA is preferred.", "FC105"),
        ("5+ years of experience in product management.", "FC106"),
        ("An active Secret clearance is required.", "FC109"),
    ],
)
def test_each_kind_of_proxy_has_its_code(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "We pay for your CSPO certification.",
        "No certification is required.",
        "A Bachelor's degree or equivalent experience.",
        "CS degree not required.",
    ],
)
def test_what_is_not_asked_for_is_no_finding(text: str) -> None:
    assert codes(text) == []


def test_several_of_which_one_will_do_are_one_finding() -> None:
    found = list(credential_findings(read_ad("You must hold a CSPO, PSPO or equivalent certification.")))
    assert [each.code for each in found] == ["FC103"]
    assert "CSPO, PSPO" in found[0].what


def test_one_thing_in_two_ways_is_a_contradiction_told_once() -> None:
    text = "A CSPO certification is required.\n\nNice to have: CSPO certification.\n\nA CSPO is a plus."
    assert [each.code for each in contradictions(read_ad(text))] == ["FC501"]
    assert list(contradictions(read_ad("A CSPO is required.\n\nCSPO holders: a CSPO is required."))) == []


def test_a_beginner_is_not_asked_for_years() -> None:
    years = "You have at least 5 years of experience in product management."
    (found,) = beginners_years(read_ad(f"Junior Product Manager\n\n{years}"))
    assert found.what.startswith("at least 5 years") or found.what.startswith("5 years")
    assert list(beginners_years(read_ad(f"Product Manager\n\n{years}"))) == []
    assert list(beginners_years(read_ad("Junior Product Manager\n\n1+ years of experience."))) == []
