from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from fieldcraft.question.inputs import Cost
from fieldcraft.refusal import Refused
from fieldcraft.web.question.forms import AdsForm, StartForm, cost_of

FILLED = {"name": " CSPO ", "about": "certificate", "asker": "new", "for_whom": "myself"}


def test_the_start_becomes_an_answers_file() -> None:
    form = StartForm(FILLED)
    assert form.is_valid()
    assert form.said() == {"asker": "new", "for": "myself", "about": "certificate", "name": "CSPO"}


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [("about", "Choose what kind of thing it is."), ("asker", "Choose who asks.")],
)
def test_what_is_missing_is_asked_for(missing: str, sentence: str) -> None:
    form = StartForm({key: value for key, value in FILLED.items() if key != missing})
    assert form.errors[missing] == [sentence]


def test_all_files_come_through_empty_ones_among_them() -> None:
    files = [SimpleUploadedFile("a.txt", b"x"), SimpleUploadedFile("b.txt", b"")]
    form = AdsForm({"pasted": "\ttext "}, MultiValueDict({"ads": files}))
    assert form.is_valid()
    assert [each.name for each in form.cleaned_data["ads"]] == ["a.txt", "b.txt"]
    assert form.cleaned_data["pasted"] == "\ttext "


@pytest.mark.parametrize(
    ("hours", "money", "cost"),
    [
        ("", "", Cost()),
        ("12", "", Cost(hours=12)),
        (" 1.5 ", "0", Cost(hours=1.5, money=0)),
        ("1,5", "1200,50", Cost(hours=1.5, money=1200.5)),
        ("1,200", "1\u202f200.50", Cost(hours=1200, money=1200.5)),
    ],
)
def test_costs_are_read_as_they_are_written(hours: str, money: str, cost: Cost) -> None:
    assert cost_of(hours, money) == cost


@pytest.mark.parametrize("text", ["many", "-3", "1e9", "1,200,00", "1.200,00", "NaN", "٣", "9" * 20])
def test_a_cost_that_is_no_plain_number_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"put a point before decimals, such as 12 or 1,500\.5"):
        cost_of(text, "")


def test_both_costs_are_mended_in_one_go() -> None:
    with pytest.raises(Refused) as refused:
        cost_of("x", "y")
    assert len(refused.value.problems) == 2


def test_a_folder_is_read_with_the_files_but_not_its_hidden_ones() -> None:
    files = MultiValueDict(
        {
            "ads": [SimpleUploadedFile("one.txt", b"PMP required.")],
            "folder": [
                SimpleUploadedFile("two.txt", b"CSPO required."),
                SimpleUploadedFile(".DS_Store", b"\x00"),
            ],
        }
    )
    form = AdsForm({"pasted": ""}, files)
    assert form.is_valid()
    read = form.documents()
    assert [each.name for each in read.documents] == ["one.txt", "two.txt"]
    assert read.hidden == 1
