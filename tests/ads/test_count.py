"""How many ads require it."""

from __future__ import annotations

import pytest

from fieldcraft.ads.count import AdCount, count_ads
from fieldcraft.ads.read import read_ad


def count(*texts: str, asked: str | None = None) -> AdCount:
    return count_ads([read_ad(text) for text in texts], asked)


@pytest.mark.parametrize(
    "text",
    [
        "CSPO required.",
        "CSPO or PSPO required.",
        "CSPO, PSPO or a similar agile certification is required.",
        "A security certification (e.g. CISSP, CISM) is required.",
        "A Secret clearance is required.",
    ],
)
def test_an_ad_requires_some_certification(text: str) -> None:
    assert count(text).requiring_any == 1


@pytest.mark.parametrize(
    "text",
    [
        "CSPO or equivalent experience.",
        "CSPO or PSPO or equivalent experience.",
        "PMP or a Master's degree is required.",
        "CSPO preferred.",
        "No certificates needed.",
        "We pay for your CSPO.",
        "AWS certification required.",
        "5 years of experience.",
        "",
    ],
)
def test_an_ad_requires_none(text: str) -> None:
    assert count(text).requiring_any == 0


def test_ads_that_require_only_a_clearance_are_told_apart() -> None:
    counted = count("A Secret clearance is required.", "Secret clearance and PMP required.", "PMP required.")
    assert (counted.requiring_any, counted.requiring_only_clearance) == (3, 1)


def test_the_certificate_asked_about_is_counted_under_any_of_its_names() -> None:
    texts = (
        "Certified Scrum Product Owner required.",
        "CSPO is a plus.",
        "CSPO or PSPO required.",
        "PMP required.",
    )
    assert count(*texts, asked="cspo").requiring_this == 1
    assert count(*texts, asked="PMP").requiring_this == 1
    assert count(*texts, asked="Diploma of Nothing").requiring_this == 0
    assert count(*texts).requiring_this == 0


def test_the_shares_carry_an_interval_that_fits_the_count() -> None:
    counted = count("PMP required.", "Come as you are.", asked="PMP")
    assert counted.share is not None
    assert counted.share.low < counted.share.estimate == 0.5 < counted.share.high
    assert counted.share_this == counted.share


def test_without_a_name_there_is_no_share_of_the_one_asked_about() -> None:
    assert count("PMP required.").share_this is None


def test_no_ads_have_no_share() -> None:
    assert count().share is None
    assert count().to_dict() == {
        "read": 0,
        "unreadable": [],
        "requiring_any": 0,
        "requiring_only_clearance": 0,
        "requiring_this": 0,
        "share": None,
        "share_this": None,
    }


def test_the_contracts_object_names_what_could_not_be_read() -> None:
    made = count("PMP required.").to_dict([{"file": "a.pdf", "why": "It is a photo."}])
    assert made["unreadable"] == [{"file": "a.pdf", "why": "It is a photo."}]
    assert made["share"]["level"] == 0.95
