from __future__ import annotations

import pytest

from fieldcraft.ads.folders import Document, Unreadable
from fieldcraft.ads.limits import MOST_ADS
from fieldcraft.refusal import Refused
from fieldcraft.web.question.ads import count_of, keep_ads, reading_of
from tests.web.question.asking import PICTURE, PLAIN, REQUIRES, started

pytestmark = pytest.mark.django_db


def test_without_ads_there_is_no_count() -> None:
    assert count_of(started()) == (None, [])


def test_the_count_tells_how_many_require_the_asked_certificate() -> None:
    count, unreadable = count_of(started(REQUIRES, PLAIN, unreadable=(PICTURE,)))
    assert count is not None
    assert (count.read, count.requiring_this) == (2, 1)
    assert unreadable == [{"file": PICTURE.file, "why": PICTURE.why}]


def test_a_text_counts_once_however_its_white_space_differs() -> None:
    row = started(REQUIRES)
    again = Document("copy.txt", REQUIRES.text.replace("\n", "\r\n") + "  ")
    assert keep_ads(row, [again], []).again == ("copy.txt",)
    assert row.ads.count() == 1


def test_ads_keep_the_order_in_which_they_came() -> None:
    row = started(PLAIN)
    keep_ads(row, [REQUIRES, Document("third.txt", "Product lead")], [])
    assert [ad.name for ad in row.ads.all()] == ["meadow.txt", "northwind.txt", "third.txt"]


def test_the_same_unreadable_file_is_listed_once() -> None:
    row = started(unreadable=(PICTURE,))
    assert keep_ads(row, [], [PICTURE, Unreadable("other.pdf", "empty")]).unreadable == 1


def test_more_ads_than_are_read_are_refused() -> None:
    row = started()
    many = [Document(f"{n}.txt", f"Ad number {n}") for n in range(2 * MOST_ADS + 1)]
    with pytest.raises(Refused, match="are the most for one question"):
        keep_ads(row, many, [])
    assert row.ads.count() == 0


def test_a_name_that_is_long_or_holds_a_zero_is_kept_as_far_as_it_can_be() -> None:
    row = started()
    keep_ads(row, [Document("a\0b" * 200, "Product lead")], [])
    assert row.ads.get().name.startswith("abab")
    assert len(row.ads.get().name) <= 300


def test_a_text_is_read_once_for_all_answers() -> None:
    assert reading_of(REQUIRES.text) is reading_of(REQUIRES.text)
