from __future__ import annotations

import pytest

from fieldcraft.ads.survey.result import SMALL, ByCredential, Counted, Survey, per_cent
from fieldcraft.ads.survey.sample import Frame


def survey(count: int = 12, ads: int = 217, sample: str = "mostly US technology firms") -> Survey:
    demands = {"required": 3, "alternative": 2, "preferred": 1, "mentioned": 0, "negated": 1}
    return Survey(
        source="ads.csv",
        frame=Frame(ads, 1, sample),
        same=2,
        near=3,
        unreadable=1,
        unreadable_rows=(("ads.csv", 7, "Its text is empty."),),
        requiring=Counted("a certification", count, ads),
        only_clearance=min(count, 1),
        by_credential=(ByCredential("CSPO", "certification", demands, ads),),  # type: ignore[arg-type]
        kinds=(Counted("a degree", 70, ads),),
        families=(Counted("product owner", 3, ads), Counted("product manager", 0, ads)),
        by="country",
        groups=(Counted("DE", 2, 10), Counted("US", 10, 207)),
        sentences=(Counted("coaching", 40, ads),),
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0 %"),
        (0.00004, "0.004 %"),
        (0.0123, "1.2 %"),
        (0.0995, "10 %"),
        (0.336, "34 %"),
        (1, "100 %"),
        (0.9993, "99.93 %"),
    ],
)
def test_shares_have_the_digits_that_their_size_deserves(value: float, said: str) -> None:
    assert per_cent(value).replace("\u00a0", " ") == said


def test_none_and_all_have_the_exact_bound_and_others_wilsons() -> None:
    none, some, all_ = (Counted("x", count, 217) for count in (0, 12, 217))
    assert none.in_words().replace("\u00a0", " ") == "0 of 217 (could be up to 1.7 %)"
    assert some.in_words().replace("\u00a0", " ") == "12 of 217 (5.5 %, could be 3.2 to 9.4 %)"
    assert all_.in_words().replace("\u00a0", " ") == "217 of 217 (could be 98 % or more)"
    assert Counted("x", 0, 0).in_words() == "no ads"


def test_the_object_has_the_fields_of_the_contract() -> None:
    said = survey().to_dict()
    assert list(said)[:7] == [
        "ads",
        "duplicates",
        "unreadable",
        "sample",
        "requiring_certification",
        "by_credential",
        "groups",
    ]
    assert (said["ads"], said["duplicates"], said["unreadable"]) == (217, 5, 1)
    assert said["sample"] == "217 ads, mostly US technology firms"
    requiring = said["requiring_certification"]
    assert (requiring["count"], requiring["level"]) == (12, 0.95)
    assert requiring["low"] < requiring["share"] < requiring["high"]
    assert requiring["share"] == pytest.approx(12 / 217)
    (cspo,) = said["by_credential"]
    assert list(cspo)[:7] == ["name", "kind", "required", "preferred", "alternative", "mentioned", "negated"]
    assert [group["group"] for group in said["groups"]] == ["DE", "US"]


def test_a_small_group_says_so() -> None:
    small = [group["small"] for group in survey().to_dict()["groups"]]
    assert small == [True, False]
    assert not Counted("x", 0, SMALL).small


def test_the_finding_is_never_without_its_sample_and_never_more_than_counted() -> None:
    found = survey(0).finding().replace("\u00a0", " ")
    assert found == (
        "0 of 217 ads require a certification (could be up to 1.7 %). "
        "Sample: 217 ads, mostly US technology firms."
    )
    assert "not required" not in found
    assert "; 1 of them only a security clearance" in survey(1).finding()
    assert "1 of 217 ads requires" in survey(1).finding()
