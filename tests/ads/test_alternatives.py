"""What has a substitute."""

from __future__ import annotations

import pytest

from fieldcraft.ads.read import read_ad


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PMP or equivalent experience", ["alternative"]),
        ("PMP or a proven record of delivery", ["alternative"]),
        ("Either PMP or a decade of delivery", ["alternative"]),
        ("CSPO/PSPO: one of these is a must", ["alternative", "alternative"]),
        ("PMP; a Bachelor's degree or equivalent experience", ["required", "alternative"]),
        ("A security certification (CISSP, CISM) is required", ["required", "alternative", "alternative"]),
        ("Bachelor's, Master's or PhD in law", ["required", "alternative", "alternative"]),
        (
            "Bachelor's degree and 5 years of experience, or equivalent education",
            ["alternative", "alternative"],
        ),
        ("5 years of experience and a Bachelor's degree or equivalent", ["required", "alternative"]),
        (
            "- Bachelor's degree\n- 5 years or a combination of education and experience",
            ["alternative", "alternative"],
        ),
    ],
)
def test_a_required_credential_with_a_substitute_is_an_alternative(text: str, expected: list[str]) -> None:
    assert [each.demand for each in read_ad(text).credentials] == expected


def test_a_preferred_credential_stays_preferred() -> None:
    assert [each.demand for each in read_ad("CSPO or similar is a plus").credentials] == ["preferred"]


def test_years_and_degrees_that_open_several_ways_replace_each_other() -> None:
    text = (
        "Required: 8 years with a Bachelor's degree; or 6 years and a Master's degree; or a PhD with 3 years."
    )
    assert {each.demand for each in read_ad(text).credentials} == {"alternative"}


def test_years_asked_with_any_of_several_degrees_stay_required() -> None:
    text = "Required: a Bachelor's or Master's degree with 5 years of experience."
    assert [each.demand for each in read_ad(text).credentials if each.kind == "years"] == ["required"]
