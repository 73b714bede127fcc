from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.roles.faults import fault_kinds, faults_of, faults_of_one
from fieldcraft.roles.role import PARTS, Criterion
from tests.roles.written import TODAY, criterion

FOLDER = Path(__file__).parent
FILES = ("criteria.yaml", "criteria_second.yaml")
# Told as something done; "strengthen" could be either.
OTHERWISE = {"Strengthen trust between teams"}


def codes(*criteria: Criterion) -> list[list[str]]:
    return [[fault.code for fault in found] for found in faults_of(criteria, TODAY)]


def one(**changes: object) -> list[str]:
    return [fault.code for fault in faults_of_one(criterion(**changes), TODAY)]


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_said_against_a_good_criterion(name: str) -> None:
    rows = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    assert [(text, one(change=text)) for text in rows["good"] if one(change=text)] == []


@pytest.mark.parametrize("name", FILES)
def test_every_weak_criterion_is_told_why(name: str) -> None:
    rows = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    weak = [(kind, text) for kind, texts in rows.items() if kind != "good" for text in texts]
    assert [
        (kind, text) for kind, text in weak if kind not in one(change=text) and text not in OTHERWISE
    ] == []
    assert all(one(change=text) for _, text in weak)


def test_the_figures_of_the_criteria_kept_back_are_those_that_are_told() -> None:
    rows = yaml.safe_load((FOLDER / "criteria_kept_back.yaml").read_text("utf-8"))
    alarms = [text for text in rows["good"] if one(change=text)]
    weak = [(kind, one(change=text)) for kind in rows if kind != "good" for text in rows[kind]]
    missed = [kind for kind, found in weak if not found]
    misnamed = [kind for kind, found in weak if found and kind not in found]
    assert (len(rows["good"]), len(weak)) == (18, 32)
    assert (len(alarms), len(missed), len(misnamed)) == (2, 0, 4)
    page = (FOLDER.parents[1] / "docs" / "roles.md").read_text("utf-8")
    assert "2 of 18" in page and "0 of 32" in page and "4 of 32" in page


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"change": ""}, "no_change"),
        ({"seen_by": ""}, "not_observable"),
        ({"seen_by": "You will notice the difference"}, "not_observable"),
        ({"seen_by": "tbd"}, "not_observable"),
        ({"by": None}, "no_date"),
        ({"by": date(2026, 3, 4)}, "date_passed"),
        ({"by": date(2027, 3, 6)}, "beyond_horizon"),
        ({"help": " "}, "no_help"),
        ({"help": "None."}, "no_help"),
        ({"may_decide": "to be agreed"}, "no_decision_rights"),
    ],
)
def test_a_part_that_is_missing_or_says_nothing_is_told(changes: dict[str, object], code: str) -> None:
    assert one(**changes) == [code]


def test_a_date_of_today_or_within_the_twelve_months_is_fine() -> None:
    assert one(by=TODAY) == one(by=date(2027, 3, 5)) == []


def test_an_opinion_that_is_written_down_can_be_seen() -> None:
    assert one(seen_by="Feedback of five sponsors, from the interview notes") == []


def test_too_few_too_many_and_the_same_are_told_where_they_stand() -> None:
    some = [criterion(change=f"{name} without a reminder go from 3 % to 9 %") for name in NAMES]
    assert codes(some[0]) == [["too_few"]]
    assert codes(*some[:2]) == [[], ["too_few"]]
    assert codes(*some[:6]) == [[]] * 6
    assert codes(*some) == [[]] * 6 + [["too_many"]]
    assert codes(*some[:3], some[1]) == [[], [], [], ["same"]]
    assert "criterion 2" in faults_of([*some[:3], some[1]], TODAY)[3][0].message


NAMES = (
    "Invoices paid by clinics",
    "Orders of spare parts",
    "Passengers who rebook",
    "Replies of landlords",
    "Deliveries to schools",
    "Harvest reports of farms",
    "Renewals among libraries",
)


def test_in_another_language_only_parts_and_dates_are_looked_at() -> None:
    said = {"change": "Das Backlog verwalten und mit dem Team pflegen", "seen_by": "im Bericht der Woche"}
    assert one(**said) == []
    assert one(**said | {"help": "", "by": None}) == ["no_date", "no_help"]


def test_every_fault_has_one_sentence_that_says_what_to_write() -> None:
    for kind in fault_kinds().values():
        sentence = kind.text.format(word="X")
        assert sentence.endswith(".") and kind.part in PARTS
        assert any(word in sentence for word in ("write", "choose", "keep"))


@pytest.mark.parametrize(
    "code", ["credential", "trait", "artifact", "activity", "no_measure", "no_baseline", "not_theirs"]
)
def test_the_example_of_a_fault_has_it_and_its_better_one_does_not(code: str) -> None:
    kind = fault_kinds()[code]
    assert code in one(change=kind.weak)
    assert one(change=kind.better) == []


@given(st.lists(st.builds(Criterion, change=st.text(max_size=80), seen_by=st.text(max_size=80)), max_size=9))
def test_any_criteria_are_read_and_each_fault_is_told_once(criteria: list[Criterion]) -> None:
    for found in faults_of(criteria, TODAY):
        told = [fault.code for fault in found]
        assert len(told) == len(set(told))
        assert "no_date" in told
